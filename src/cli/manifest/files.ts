import { readFile, writeFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { isMissing } from '../../local/files.ts';
import type { Source } from './rewrite.ts';

/**
 * The manifests that a command was given, as arguments or with -f; `-` is the standard input, as is nothing at all in a pipe. Throws where one
 * is missing, or none is given.
 */
export async function sources(files: readonly string[]): Promise<readonly Source[]> {
  if (files.length === 0 && process.stdin.isTTY) {
    throw new Error('There is no manifest to read. Name a file, or - for the standard input.');
  }
  const read: Source[] = [];
  for (const file of files.length === 0 ? ['-'] : new Set(files)) {
    read.push(
      file === '-'
        ? { file: 'standard input', text: await text(process.stdin) }
        : { file, text: await contents(file) },
    );
  }
  return read;
}

const contents = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((error: unknown) => {
    if (isMissing(error))
      throw new Error(`There is no file ${file}. Name one that is there, or - for the standard input.`);
    if (error instanceof Error && 'code' in error && error.code === 'EISDIR') {
      throw new Error(`${file} is a directory. Name the files in it.`);
    }
    throw error;
  });

/** Writes manifests to a file, or to the standard output, as one stream of documents. */
export async function deliver(texts: readonly string[], output: string | undefined): Promise<void> {
  const [first = '', ...rest] = texts;
  const joined = rest.reduce(
    (before, next) =>
      `${before}${before === '' || before.endsWith('\n') ? '' : '\n'}${/^(?:---|%)/.test(next) ? '' : '---\n'}${next}`,
    first,
  );
  if (output === undefined || output === '-') process.stdout.write(joined);
  else await writeFile(output, joined).catch(cannotWrite(output));
}

const cannotWrite =
  (output: string) =>
  (error: unknown): never => {
    const why = isMissing(error)
      ? 'its folder is not there'
      : String(error instanceof Error ? error.message : error);
    throw new Error(`${output} cannot be written: ${why}. Name another file with -o.`, { cause: error });
  };
