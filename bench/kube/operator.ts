import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { engine, operatorProgram } from '../../lab/bundle.ts';
import { temporaryFolder } from '../../lab/folder.ts';
import { start, stop } from '../../lab/process.ts';

/** The operator in a process of its own. */
export interface OperatorProcess {
  /** Bytes of memory: now, and at most so far. */
  memory(): Promise<{ readonly now: number; readonly peak: number }>;
  /** The end of what it logged. */
  log(): Promise<string>;
  stop(): Promise<void>;
}

export async function startOperator(kubeconfig: string): Promise<OperatorProcess> {
  const { dir, remove } = await temporaryFolder();
  const file = join(dir, 'operator.log');
  const output = await open(file, 'w');
  const { environment, flags } = engine();
  const node = [...environment, process.execPath, ...flags];
  const child = start(
    {},
    ['env', `KUBECONFIG=${kubeconfig}`, ...node, operatorProgram(), 'operator'],
    ['ignore', output.fd, output.fd],
  );
  const log = async (): Promise<string> => (await readFile(file, 'utf8')).slice(-4_000);
  return {
    memory: async () => {
      if (child.exitCode !== null) throw new Error(`The operator has ended:\n${await log()}`);
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
      return { now: kilobytes(status, 'VmRSS') * 1024, peak: kilobytes(status, 'VmHWM') * 1024 };
    },
    log,
    stop: async () => {
      await stop(child, 10_000);
      await output.close();
      await remove();
    },
  };
}

const kilobytes = (status: string, name: string): number =>
  Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? Number.NaN);
