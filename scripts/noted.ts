import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environment, root } from './stage.ts';

interface Given {
  /** Go to vitest, which takes them as filters. */
  readonly filters: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** The environment variable by which tests are told where to note what they came to, a line of JSON each. */
  readonly variable: string;
}

/** A line of JSON each. */
export const notedIn = (text: string): readonly unknown[] =>
  text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));

/** Runs tests as `npm test` does, and gives what they noted; the exit code of this process says whether all passed. */
export async function runNoting({ filters, env, variable }: Given): Promise<readonly unknown[]> {
  const folder = await mkdtemp(join(tmpdir(), 'sluice-noted-'));
  try {
    const noted = join(folder, 'figures.jsonl');
    const child = spawn(process.execPath, ['scripts/test.ts', ...filters], {
      cwd: root,
      env: { ...env, ...environment, [variable]: noted },
      stdio: 'inherit',
    });
    // A terminal sends SIGINT to the tests as well, which end in order; this script has only to outlive them.
    process.on('SIGINT', () => {});
    const [code] = await once(child, 'close');
    process.exitCode = code === 0 ? 0 : 1;
    const text = await readFile(noted, 'utf8').catch(() => '');
    return notedIn(text);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
