import { performance } from 'node:perf_hooks';

/** Milliseconds that a call takes, and what it gives. */
export function timed<T>(call: () => T): { readonly ms: number; readonly value: T } {
  const start = performance.now();
  const value = call();
  return { ms: performance.now() - start, value };
}

/** The value below which this share (0 to 1) of the numbers lies; 0 for none. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);

/** Collects all garbage. Needs `--expose-gc`. */
export function collectGarbage(): void {
  if (globalThis.gc === undefined) throw new Error('Run with --expose-gc.');
  globalThis.gc();
}

/** Bytes of live objects on the JavaScript heap. */
export function heapBytes(): number {
  collectGarbage();
  collectGarbage();
  return process.memoryUsage().heapUsed;
}
