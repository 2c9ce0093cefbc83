import { once } from 'node:events';
import { start, stop } from '../process.ts';

export interface Lock {
  release(): Promise<void>;
}

/**
 * Takes an exclusive lock on a file. The kernel drops it when this process dies, however that happens. Where another process has it,
 * this waits, or with `wait: false` gives undefined at once.
 */
export async function lock(file: string, { wait }: { readonly wait: boolean }): Promise<Lock | undefined> {
  const flags = ['--exclusive', '--no-fork', ...(wait ? [] : ['--nonblock', '--conflict-exit-code', '75'])];
  const command = ['flock', ...flags, file, 'sh', '-c', 'echo held; exec cat'];
  const holder = start({}, command, ['pipe', 'pipe', 'inherit']);
  const { stdout } = holder;
  if (stdout === null) throw new Error('flock has no output');
  const code = await Promise.race([
    once(stdout, 'data').then(() => 'held' as const),
    once(holder, 'exit').then(([status]) => status),
  ]);
  if (code === 'held') return { release: () => stop(holder) };
  if (code === 75) return undefined;
  throw new Error(`flock could not lock ${file} (exit code ${code})`);
}
