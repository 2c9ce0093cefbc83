import { clustersFile, type FileName } from '../envoy/model.ts';
import { showsAwaited } from '../envoy/shown.ts';
import type { PodProxy } from './pod-proxy.ts';
import type { Stand } from './stand.ts';

/** A step waits for each proxy until then, in milliseconds after what it waits for was written or poked. */
const silentTime = 10_000;
const laggingTime = 100_000;
/** How often a step that waits looks again in any case, in milliseconds. */
const longest = 5_000;

/**
 * Until when a step waits for a proxy: `no` longer, `unpoked` until it was poked, else a time on the clock that never goes back. `unasked` is
 * how long after its poke one that never answered counts as served, in milliseconds.
 */
export function waitsUntil(
  proxy: PodProxy,
  awaited: ReadonlyMap<FileName, string>,
  { stand, unasked }: { readonly stand: Stand; readonly unasked: number },
): number | 'no' | 'unpoked' {
  if (proxy.address === undefined || awaited.size === 0) return 'no';
  // What has never run and does not answer is still starting, and reads the files as they are.
  if (!proxy.hasStarted && proxy.failures > 0) return 'no';
  if (proxy.shown !== undefined && showsAwaited(proxy.shown, awaited)) return sureFrom(proxy, awaited, stand);
  const since = [...awaited].map(
    ([file, version]) => stand.since(proxy.key, file, version) ?? { index: stand.index, at: 0 },
  );
  const at = Math.max(...since.map((one) => one.at));
  if (proxy.answers) return at + laggingTime;
  // It is being asked for the first time.
  if (proxy.failures === 0) return Number.POSITIVE_INFINITY;
  const poked = proxy.pokedFor(Math.max(...since.map((one) => one.index)));
  if (poked === undefined) return 'unpoked';
  return proxy.shown === undefined ? poked + unasked : Math.max(poked, at) + silentTime;
}

/**
 * The routes or listeners that it shows may have stood before and been put back, with others in between that are on their way to it still: then it has some
 * time after its poke to come to those. Clusters that come back wait for all to have lost them, so no such doubt is left of them.
 */
function sureFrom(
  proxy: PodProxy,
  awaited: ReadonlyMap<FileName, string>,
  stand: Stand,
): number | 'no' | 'unpoked' {
  const doubtful = [...awaited].flatMap(([file, version]) => {
    const isShown = file !== clustersFile && proxy.shown?.has(file) === true;
    const since = isShown ? stand.since(proxy.key, file, version) : undefined;
    return since === undefined || proxy.reached >= since.index ? [] : [since.index];
  });
  if (doubtful.length === 0) return 'no';
  const poked = proxy.pokedFor(Math.max(...doubtful));
  return poked === undefined ? 'unpoked' : poked + silentTime;
}

/** Those who wait for news. What is told in one turn of the event loop is news once. */
export class News {
  private readonly waiting = new Set<() => void>();
  private readonly heard: () => void;
  private due: NodeJS.Immediate | undefined;

  constructor(heard: () => void) {
    this.heard = heard;
  }

  tell(): void {
    this.due ??= setImmediate(() => {
      this.due = undefined;
      for (const done of [...this.waiting]) done();
      this.heard();
    });
  }

  /** Resolves at the next news, after so many milliseconds, or at the signal. */
  next(time: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.waiting.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, Math.min(time, longest));
      this.waiting.add(done);
      signal.addEventListener('abort', done);
    });
  }
}
