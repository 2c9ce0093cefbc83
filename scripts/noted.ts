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
  /** Is told all that was noted so far whenever there is more, while the tests run. */
  readonly told?: (noted: readonly unknown[]) => void;
}

/** A line of JSON each. */
export const notedIn = (text: string): readonly unknown[] =>
  text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));

/** Between two looks for what was noted, in milliseconds. */
const look = 2_000;

/** Tells of what a file holds whenever it holds more, until it is called. */
function following(file: string, told: (noted: readonly unknown[]) => void): () => void {
  let known = 0;
  const timer = setInterval(async () => {
    const text = await readFile(file, 'utf8').catch(() => '');
    // A line that is being written has no end yet.
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    if (whole.length === known) return;
    known = whole.length;
    told(notedIn(whole));
  }, look);
  return () => clearInterval(timer);
}

/** Runs tests as `npm test` does, and gives what they noted; the exit code of this process says whether all passed. */
export async function runNoting({ filters, env, variable, told }: Given): Promise<readonly unknown[]> {
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
    const end = told === undefined ? () => {} : following(noted, told);
    const [code] = await once(child, 'close');
    end();
    process.exitCode = code === 0 ? 0 : 1;
    const text = await readFile(noted, 'utf8').catch(() => '');
    return notedIn(text);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
