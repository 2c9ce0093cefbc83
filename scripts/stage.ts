import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's top directory. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** The environment in which a command finds the tools that `npm ci` brought, whoever starts the script. */
export const environment: NodeJS.ProcessEnv = {
  ...process.env,
  PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
};

export interface Outcome {
  readonly ok: boolean;
  /** Standard output and standard error as they came. */
  readonly output: string;
  readonly seconds: number;
}

/** Runs a command in the repository to its end and keeps what it says. A command that is not there is a failure, not an exception. */
export async function run([file, ...args]: readonly [string, ...string[]]): Promise<Outcome> {
  const began = performance.now();
  const child = spawn(file, args, { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const add = (chunk: string): void => {
    output += chunk;
  };
  child.stdout.setEncoding('utf8').on('data', add);
  child.stderr.setEncoding('utf8').on('data', add);
  const ok = await once(child, 'close').then(
    ([code]) => code === 0,
    (error: unknown) => {
      add(`${error instanceof Error ? error.message : String(error)}\n`);
      return false;
    },
  );
  return { ok, output, seconds: (performance.now() - began) / 1000 };
}
