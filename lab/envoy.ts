import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { type Admin, openAdmin } from './admin.ts';
import { envoyBinary } from './envoy-binary.ts';
import { type Place, start, stop, until } from './process.ts';

export { envoyBinary } from './envoy-binary.ts';

/**
 * `dir` is laid out as a kubelet does it: Envoy starts with `<dir>/..data/bootstrap.json`. `concurrency` is its number of worker threads
 * (2 unless given), `patience` the milliseconds it may take to become live (15 000 unless given).
 */
interface EnvoyOptions extends Place {
  readonly dir: string;
  readonly concurrency?: number;
  readonly extraArgs?: readonly string[];
  readonly patience?: number;
}

/** A running Envoy. */
export interface Envoy {
  readonly pid: number;
  /** Counters, gauges and text readouts whose name matches the regular expression. */
  stats(filter: string): Promise<ReadonlyMap<string, number | string>>;
  /** The body of a page of its admin server, such as `/clusters`. */
  admin(path: string): Promise<string>;
  /** All it logged so far. */
  log(): string;
  /** Ends it and waits until it is gone. */
  stop(): Promise<void>;
}

const tail = (log: string): string => log.split('\n').slice(-25).join('\n');

async function adminPort(bootstrap: string): Promise<number> {
  const text = await readFile(bootstrap, 'utf8').catch(() => {
    throw new Error(`${bootstrap} is missing: write the proxy's files there before Envoy starts`);
  });
  const port: unknown = JSON.parse(text)?.admin?.address?.socket_address?.port_value;
  return typeof port === 'number' ? port : 15000;
}

// Another program that answers there would be taken for the Envoy that is about to start.
async function refuseTakenPort(port: number): Promise<void> {
  const probe = connect(port, '127.0.0.1');
  const taken = await new Promise<boolean>((resolve) => {
    probe.once('connect', () => resolve(true));
    probe.once('error', () => resolve(false));
  });
  probe.destroy();
  if (taken)
    throw new Error(`127.0.0.1:${port} (Envoy's admin port) is in use; end the program that listens there.`);
}

// The binary goes in as an open file, since the cache may lie in a home directory that the proxy's own uid cannot enter.
function launch(binary: string, args: readonly string[], place: Place): ChildProcess {
  if (place.uid === undefined) return start(place, [binary, ...args], ['ignore', 'pipe', 'pipe']);
  const file = openSync(binary, 'r');
  try {
    return start(place, ['/proc/self/fd/3', ...args], ['ignore', 'pipe', 'pipe', file]);
  } finally {
    closeSync(file);
  }
}

function capture(child: ChildProcess): () => string {
  let log = '';
  const add = (chunk: Buffer): void => {
    log += chunk.toString('utf8');
  };
  child.stdout?.on('data', add);
  child.stderr?.on('data', add);
  child.on('error', (error) => {
    log += `${error.message}\n`;
  });
  return () => log;
}

async function stats(admin: Admin, filter: string): Promise<ReadonlyMap<string, number | string>> {
  const text = await admin.get(`/stats?format=json&filter=${encodeURIComponent(filter)}`);
  const found: unknown = JSON.parse(text).stats;
  const values = new Map<string, number | string>();
  if (!Array.isArray(found)) return values;
  for (const { name, value } of found) {
    if (typeof name === 'string' && (typeof value === 'number' || typeof value === 'string'))
      values.set(name, value);
  }
  return values;
}

/**
 * Starts an Envoy and waits until its admin server says that it is live. Throws with the end of its log when it ends or is not live in
 * time; it has been stopped by then.
 */
export async function startEnvoy(options: EnvoyOptions): Promise<Envoy> {
  const { dir, concurrency = 2, extraArgs = [], patience = 15_000, ...place } = options;
  const bootstrap = join(dir, '..data', 'bootstrap.json');
  const [binary, port] = await Promise.all([envoyBinary(), adminPort(bootstrap)]);
  const flags = ['--reject-unknown-dynamic-fields', '--use-dynamic-base-id', '--log-level', 'warning'];
  const counts = ['--concurrency', String(concurrency), '--drain-time-s', '5'];
  if (place.netns === undefined) await refuseTakenPort(port);
  const child = launch(binary, ['-c', bootstrap, ...flags, ...counts, ...extraArgs], place);
  const log = capture(child);
  const admin = await openAdmin(port, place.netns);
  const end = async (): Promise<void> => {
    await stop(child);
    await admin.close();
  };
  const live = async (): Promise<true | undefined> => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) {
      throw new Error(
        `Envoy ended (${child.signalCode ?? child.exitCode ?? 'not started'}):\n${tail(log())}`,
      );
    }
    const said = await admin.get('/ready').catch(() => '');
    return said.startsWith('LIVE') ? true : undefined;
  };
  try {
    await until(live, {
      patience,
      otherwise: () => `Envoy is not live after ${patience} ms:\n${tail(log())}`,
    });
  } catch (error) {
    await end();
    throw error;
  }
  return { pid: child.pid ?? 0, stats: (filter) => stats(admin, filter), admin: admin.get, log, stop: end };
}
