import { setTimeout as wait } from 'node:timers/promises';
import { ApiError } from './api-error.ts';

const first = 100;
const longest = 5_000;

/** A server that asks for more than this, in seconds, is not believed. */
const longestAsked = 300;

/**
 * Milliseconds to wait after `failures` failures in a row, 0 or more: at most 5 s and with jitter, so that many clients do not return at
 * once; longer only where the API server asked for it.
 */
export function pause(failures: number, error?: unknown): number {
  const bound = Math.min(longest, first * 2 ** Math.min(failures, 10));
  const own = bound * (0.5 + Math.random() / 2);
  const asked = error instanceof ApiError ? Math.min(error.retryAfter ?? 0, longestAsked) * 1000 : 0;
  return asked === 0 ? own : Math.max(own, asked * (1 + Math.random() / 10));
}

/** Resolves after so many milliseconds, or at once when the signal says so. */
export async function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  await wait(milliseconds, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
