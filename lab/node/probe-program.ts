/*
 * Runs in a pod: node probe-program.ts OPTIONS, as JSON an URL and the name of a header. It asks again and again until its standard input
 * ends, and prints the header's value with the time in milliseconds since 1970 whenever it is another one than before.
 */
import { Agent, get } from 'node:http';

const { url, header }: { url: string; header: string } = JSON.parse(process.argv[2] ?? '{}');
const agent = new Agent({ keepAlive: true });
const pause = 2;

const ask = (): Promise<string | undefined> =>
  new Promise((resolve) => {
    const request = get(url, { agent, timeout: 5_000 }, (response) => {
      response.resume();
      response.once('end', () => resolve(String(response.headers[header] ?? '')));
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(undefined));
  });

let isOver = false;
process.stdin.once('end', () => {
  isOver = true;
});
process.stdin.resume();

let last: string | undefined;
while (!isOver) {
  const value = await ask();
  if (value !== undefined && value !== last) {
    last = value;
    process.stdout.write(`${value} ${performance.timeOrigin + performance.now()}\n`);
  }
  await new Promise((done) => setTimeout(done, pause));
}
agent.destroy();
