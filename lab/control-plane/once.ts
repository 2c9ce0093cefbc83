import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { lock } from './lock.ts';

/** Where everything that is fetched or built once is kept: `sluice` in the user's cache. */
export const cacheFolder = (): string =>
  join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'sluice');

/** A folder of the cache: whether it is there whole, and what fills it. `fill` is given an empty folder that becomes `target`. */
export interface Making {
  readonly target: string;
  built(): Promise<boolean>;
  fill(into: string): Promise<void>;
}

/**
 * Makes a folder of the cache unless `built` finds it there once no other process builds. It appears as a whole, and takes the place of
 * one that is not whole. One build at a time on a machine: two would only take each other's cores.
 */
export async function makeOnce({ target, built, fill }: Making): Promise<void> {
  const cache = cacheFolder();
  await mkdir(cache, { recursive: true });
  const held = await lock(join(cache, 'building.lock'), { wait: true });
  const into = await mkdtemp(join(cache, 'building-'));
  try {
    if (await built()) return;
    await fill(into);
    await rm(target, { recursive: true, force: true });
    await rename(into, target);
  } finally {
    await rm(into, { recursive: true, force: true });
    await held?.release();
  }
}

/** Does a step of a build and tells on stderr what it was and how long it took. */
export async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await work();
  const seconds = Math.round((performance.now() - began) / 1000);
  process.stderr.write(`${what.padEnd(30)} ${String(seconds).padStart(4)} s\n`);
  return result;
}
