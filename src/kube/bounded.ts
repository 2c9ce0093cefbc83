import { setMaxListeners } from 'node:events';
import type { Requests } from './configmaps.ts';

/**
 * Calls that end in any case: after at least `time` milliseconds and at most twice as many, or when `end` says so. All calls that begin within
 * one `time` share a deadline, since one of its own for each call costs more than a small call itself.
 */
export function bounded(client: Requests, { time, end }: Bounds): Requests {
  const running = new Map<AbortController, number>();
  let latest: AbortController | undefined;
  end.addEventListener('abort', () => {
    for (const controller of running.keys()) controller.abort(end.reason);
  });
  const open = (): AbortController => {
    const controller = new AbortController();
    // Each call on its way listens to it.
    setMaxListeners(0, controller.signal);
    setTimeout(() => {
      if (latest === controller) latest = undefined;
    }, time).unref();
    setTimeout(() => controller.abort(late(time)), 2 * time).unref();
    return controller;
  };
  return {
    request: async (call) => {
      if (end.aborted) throw end.reason;
      latest ??= open();
      const mine = latest;
      running.set(mine, (running.get(mine) ?? 0) + 1);
      try {
        return await client.request({ ...call, signal: mine.signal });
      } finally {
        const left = (running.get(mine) ?? 1) - 1;
        if (left === 0) running.delete(mine);
        else running.set(mine, left);
      }
    },
  };
}

interface Bounds {
  /** In milliseconds. */
  readonly time: number;
  readonly end: AbortSignal;
}

const late = (time: number): DOMException =>
  new DOMException(`The API server did not answer in ${time / 1000} s.`, 'TimeoutError');
