/** The JSON values of a stream that holds one a line. Throws when a line is no JSON, and when the stream ends within a line. */
export async function* jsonLines(stream: AsyncIterable<Uint8Array>): AsyncGenerator<unknown, void> {
  const decoder = new TextDecoder();
  let begun: string[] = [];
  for await (const chunk of stream) {
    const [first = '', ...more] = decoder.decode(chunk, { stream: true }).split('\n');
    begun.push(first);
    for (const next of more) {
      const line = begun.join('');
      begun = [next];
      if (line !== '') yield JSON.parse(line);
    }
  }
  if (begun.some((part) => part !== '')) throw new Error('The stream ended in the middle of a line.');
}
