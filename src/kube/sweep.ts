import type { HeldConfigMaps } from './held.ts';
import { QueueStopped } from './lane.ts';
import type { WriteQueue } from './write.ts';

interface Given {
  readonly queue: Pick<WriteQueue, 'remove'>;
  readonly configMaps: HeldConfigMaps;
  /** How long nothing must have named a ConfigMap before it is deleted, in milliseconds: a roll-out may name it again. */
  readonly grace: number;
  readonly failed: (what: string, error: unknown) => void;
}

/** Deletes the ConfigMaps of ours that nothing names any more. */
export class Sweep {
  private readonly given: Given;
  private readonly unnamedSince = new Map<string, number>();
  private named: ReadonlySet<string> = new Set();
  private timer: NodeJS.Timeout | undefined;

  constructor(given: Given) {
    this.given = given;
  }

  /** Takes in which ConfigMaps are named now. */
  name(named: ReadonlySet<string>): void {
    this.named = named;
    this.run();
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private run(): void {
    clearTimeout(this.timer);
    const { configMaps, grace } = this.given;
    const unnamed = configMaps.keys().difference(this.named);
    for (const key of this.unnamedSince.keys()) if (!unnamed.has(key)) this.unnamedSince.delete(key);
    const now = performance.now();
    for (const key of unnamed) {
      const since = this.unnamedSince.get(key) ?? now;
      this.unnamedSince.set(key, since);
      if (now - since >= grace) void this.remove(key);
    }
    const [oldest] = this.unnamedSince.values();
    if (oldest !== undefined) {
      const wait = Math.max(1_000, oldest + grace - now);
      this.timer = setTimeout(() => this.run(), wait).unref();
    }
  }

  private async remove(key: string): Promise<void> {
    this.unnamedSince.delete(key);
    try {
      await this.given.queue.remove(key);
    } catch (error) {
      if (!(error instanceof QueueStopped)) this.given.failed(`ConfigMap ${key}`, error);
    }
  }
}
