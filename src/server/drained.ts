import type { Readable } from 'node:stream';

/** Bytes, and milliseconds. */
export interface DrainBounds {
  readonly bytes: number;
  readonly time: number;
}

/** Reads what is left of a body and throws it away; resolves at its end, and where a bound is reached first. Never throws. */
export function drained(body: Readable, { bytes, time }: DrainBounds): Promise<void> {
  if (body.readableEnded || body.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    let left = bytes;
    const timer = setTimeout(done, time);
    const count = (chunk: Buffer): void => {
      left -= chunk.length;
      if (left > 0) return;
      body.pause();
      done();
    };
    function done(): void {
      clearTimeout(timer);
      body.off('data', count).off('end', done).off('close', done).off('error', done);
      resolve();
    }
    body.on('data', count).on('end', done).on('close', done).on('error', done).resume();
  });
}
