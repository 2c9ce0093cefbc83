import { until } from '../../lab/process.ts';
import { fields } from '../../src/api/read/fields.ts';
import type { Server } from './server.ts';

const paths = {
  configMaps: '/api/v1/configmaps',
  pods: '/api/v1/pods',
  virtualServices: '/apis/networking.istio.io/v1/virtualservices',
  destinationRules: '/apis/networking.istio.io/v1/destinationrules',
} as const;
const kinds = ['configMaps', 'pods', 'virtualServices', 'destinationRules'] as const;
export type Watched = (typeof kinds)[number];

/** When an object was written first and last, by `performance.now()`. */
export interface Written {
  readonly first: number;
  readonly last: number;
}

/** Sees each write, whoever makes it, when the API server tells of it. Objects are named `namespace/name`. */
export interface Watches {
  /** Forgets what was seen so far. */
  clear(): void;
  seen(of: Watched): ReadonlyMap<string, Written>;
  /** Resolves when the watch tells of the next write of an object, in the same turn of the event loop, with the time; rejects when none does. */
  next(of: Watched, key: string): Promise<number>;
  /** Resolves when each of these was written; throws when that does not come true. */
  written(of: Watched, keys: readonly string[]): Promise<void>;
  /** Resolves when nothing more is written. */
  quiet(): Promise<void>;
  stop(): Promise<void>;
}

/** Nothing more comes after so long without a write, and the operator may send a whole second's pokes again. In milliseconds. */
const silence = 1_300;
const patience = 120_000;

export async function watches(server: Server): Promise<Watches> {
  const writes = new Map(kinds.map((kind) => [kind, new Map<string, Written>()]));
  const seen = (of: Watched): Map<string, Written> => writes.get(of) ?? new Map();
  const awaited = new Map<string, (at: number) => void>();
  const end = new AbortController();
  let latest = performance.now();
  let failure: unknown;

  const follow = async (of: Watched, version: string): Promise<void> => {
    for await (const event of await server.watch(paths[of], version, end.signal)) {
      const { namespace, name } = fields(fields(fields(event).object).metadata);
      const key = `${String(namespace)}/${String(name)}`;
      latest = performance.now();
      seen(of).set(key, { first: seen(of).get(key)?.first ?? latest, last: latest });
      awaited.get(`${of} ${key}`)?.(latest);
    }
    throw new Error(`The watch of ${of} has ended.`);
  };
  const versions = await Promise.all(kinds.map((of) => server.version(paths[of])));
  const running = kinds.map((of, i) =>
    follow(of, versions[i] ?? '').catch((error: unknown) => {
      failure = error;
    }),
  );
  const wait = async (isTrue: () => boolean, otherwise: () => string): Promise<void> => {
    const ask = (): true | undefined => {
      if (failure !== undefined) throw failure;
      return isTrue() ? true : undefined;
    };
    await until(ask, { patience, otherwise });
  };
  return {
    clear: () => {
      for (const objects of writes.values()) objects.clear();
    },
    seen,
    next: (of, key) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`No watch told of ${of} ${key}.`)), patience);
        awaited.set(`${of} ${key}`, (at) => {
          awaited.delete(`${of} ${key}`);
          clearTimeout(timer);
          resolve(at);
        });
      }),
    written: (of, keys) => {
      const missing = (): string[] => keys.filter((key) => !seen(of).has(key));
      return wait(
        () => missing().length === 0,
        () => `${missing().length} of ${keys.length} ${of} were not written, among them ${missing()[0]}.`,
      );
    },
    quiet: () =>
      wait(
        () => performance.now() - latest > silence,
        () => 'The writes do not end.',
      ),
    stop: async () => {
      end.abort();
      await Promise.all(running);
    },
  };
}

/** The milliseconds from `start` until the last of these was written last. */
export const lastOf = (seen: ReadonlyMap<string, Written>, keys: readonly string[], start: number): number =>
  Math.max(...keys.map((key) => seen.get(key)?.last ?? Number.NaN)) - start;
