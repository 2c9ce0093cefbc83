import { randomInt } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename } from 'node:path';
import { start, stop, until } from '../process.ts';

/** A program that runs until it is stopped, with its output in a file. */
export interface Daemon {
  readonly pid: number;
  /** Waits until `ask` gives something; throws with the end of the log when the program ends before that, or `patience` ms (four minutes unless given) have passed. */
  ready<T>(ask: () => Promise<T | undefined>, patience?: number): Promise<T>;
  /** Ends it, by force after `patience` ms (5000 unless given). */
  stop(patience?: number): Promise<void>;
}

/** A program that starts in seconds takes minutes on a machine that is busy; one that ends by itself is told at once. */
const longest = 240_000;

const tail = (log: string): string => log.trim().split('\n').slice(-15).join('\n');

/** Starts a program; it dies with this process. Its output is added to `logFile`, whose name is also what it is called in errors. */
export function startDaemon(command: readonly [string, ...string[]], logFile: string): Daemon {
  const name = basename(logFile, '.log');
  const log = openSync(logFile, 'a', 0o600);
  const child = start({}, command, ['ignore', log, log]);
  const before = fstatSync(log).size;
  closeSync(log);
  const failure = (why: string): string =>
    `${name} ${why}:\n${tail(readFileSync(logFile).subarray(before).toString())}`;
  const ready: Daemon['ready'] = (ask, patience = longest) =>
    until(
      () => {
        if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
          throw new Error(failure(`ended (${child.signalCode ?? child.exitCode ?? 'not started'})`));
        return ask();
      },
      { patience, otherwise: () => failure(`is not ready after ${patience / 1000} s`) },
    );
  return { pid: child.pid ?? 0, ready, stop: (patience = 5000) => stop(child, patience) };
}

const usable = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/**
 * A port of 127.0.0.1 that nobody listens on. It lies below those that the kernel gives to outgoing connections, so that it is still
 * free when a server comes back to it.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries += 1) {
    const port = randomInt(20_000, 30_000);
    if (await usable(port)) return port;
  }
  throw new Error('There is no free port between 20000 and 30000 on 127.0.0.1.');
}
