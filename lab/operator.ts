import { engine, operatorProgram } from './bundle.ts';
import { start, stop } from './process.ts';

/** The operator of this working copy, in a process of its own. */
export interface OperatorProcess {
  /** What it logged. */
  log(): string;
  /** Kills it in the middle of its work, and starts it again. */
  restart(): Promise<void>;
  /** Sends it a signal, without a look at what comes of it. */
  signal(name: NodeJS.Signals): void;
  stop(): Promise<void>;
}

export interface OperatorOptions {
  readonly kubeconfig: string;
  /** The network namespace that it runs in; by default, this process's. */
  readonly netns?: string;
  readonly flags?: readonly string[];
  /** A module that it loads before all others. */
  readonly preload?: URL;
  /** The program that is run in place of `sluice operator`. */
  readonly program?: URL;
}

export function startOperator({
  kubeconfig,
  netns,
  flags = [],
  preload,
  program,
}: OperatorOptions): OperatorProcess {
  let log = '';
  const entry = program === undefined ? [operatorProgram(), 'operator'] : [program.pathname];
  const first = preload === undefined ? [] : [`--import=${preload.pathname}`];
  const { environment, flags: engineFlags } = engine();
  const launch = () => {
    const command = [
      'env',
      `KUBECONFIG=${kubeconfig}`,
      ...environment,
      process.execPath,
      ...engineFlags,
      ...first,
      ...entry,
      ...flags,
    ];
    const child = start({ netns }, command, ['ignore', 'pipe', 'pipe']);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        log += chunk.toString();
        if (process.env.LOG !== undefined) process.stderr.write(chunk);
      });
    }
    return child;
  };
  let child = launch();
  return {
    log: () => log,
    stop: () => stop(child, 10_000),
    signal: (name) => void child.kill(name),
    restart: async () => {
      await stop(child, 0);
      child = launch();
    },
  };
}
