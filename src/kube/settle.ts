import { setTimeout as sleep } from 'node:timers/promises';
import { QueueStopped } from './lane.ts';
import type { Rank } from './schedule.ts';
import type { PodName, WriteQueue } from './write.ts';

interface Given {
  readonly queue: Pick<WriteQueue, 'poke'>;
  /** How long proxies have after the last poke, in milliseconds. */
  readonly time: number;
  readonly failed: (what: string, error: unknown) => void;
}

/** The pokes of one scope, and the time that its proxies have to take in what they announce. */
export class Settling {
  private readonly given: Given;
  private readonly open = new Set<Promise<void>>();
  private last = performance.now();
  /** Whether every pod of the scope was poked since this process began: an earlier one may have ended between a write and its pokes. */
  announced = false;

  constructor(given: Given) {
    this.given = given;
  }

  /** Something was written. */
  touch(): void {
    this.last = performance.now();
  }

  poke(pod: PodName, version: string, rank: Rank): void {
    const poke = this.given.queue
      .poke(pod, version, rank)
      .catch((error: unknown) => {
        if (!(error instanceof QueueStopped)) this.given.failed(`pod ${pod.namespace}/${pod.name}`, error);
      })
      .finally(() => {
        this.open.delete(poke);
        this.touch();
      });
    this.open.add(poke);
  }

  /** Resolves when every poke was answered and the stated time has passed since. Rejects when the signal comes first. */
  async settled(signal: AbortSignal): Promise<void> {
    for (;;) {
      await Promise.all(this.open);
      const wait = this.last + this.given.time - performance.now();
      if (this.open.size === 0 && wait <= 0) return;
      if (wait > 0) await sleep(wait, undefined, { signal });
    }
  }
}
