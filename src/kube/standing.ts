import { ApiError } from './api-error.ts';
import {
  type ConfigMapContent,
  contentHash,
  type Files,
  type Owner,
  type PutResult,
  type Requests,
  readConfigMap,
  type TakenName,
} from './configmaps.ts';
import { gate } from './gate.ts';
import type { HeldConfigMaps } from './held.ts';
import { QueueStopped } from './lane.ts';
import type { Rank } from './schedule.ts';
import type { WriteQueue } from './write.ts';

export type StandingEvent =
  /** A ConfigMap that somebody edited or deleted was put back. */
  | { readonly kind: 'restored'; readonly key: string }
  | { readonly kind: 'refused'; readonly taken: TakenName }
  | { readonly kind: 'failed'; readonly what: string; readonly error: unknown };

interface Given {
  readonly client: Requests;
  readonly queue: WriteQueue;
  readonly configMaps: HeldConfigMaps;
  readonly told: (event: StandingEvent) => void;
  readonly ownerOf: (key: string) => Owner | undefined;
  /** What is kept beside the files. */
  readonly recordOf: (key: string) => string | undefined;
  /** A ConfigMap was put back: its pods may have seen what stood there meanwhile. */
  readonly restored: (key: string) => void;
  /** The API server does not let a ConfigMap be written; `put` throws the same error. */
  readonly unwritten: (key: string, error: ApiError) => void;
}

/** What was written under a name, or would have been had it been let. */
interface Entry {
  readonly files: Files;
  readonly state: 'ours' | 'refused' | 'gone';
  readonly taken?: TakenName;
  restoredAt: number;
}

/** A change on the watch is looked at after this quiet time, so that a pass may say first that nothing is wanted there any more. In milliseconds. */
const quiet = 250;
/** Between two times that one ConfigMap is put back, in milliseconds. */
const betweenRestores = 1_000;
/** How often what was refused is tried again, in milliseconds. */
const slow = 30_000;
const readsAtOnce = 8;

/**
 * Remembers what was written, sees to it that it stands, and so knows the text of live files without reading them. The text is the very one that
 * the translation holds. A ConfigMap that may not be written counts as written, so that one of them does not stop the rest of its scope.
 */
export class Standing {
  private readonly given: Given;
  private readonly entries = new Map<string, Entry>();
  private readonly read = gate(readsAtOnce);
  private readonly slowly: NodeJS.Timeout;
  private readonly unfollow: () => void;
  private soon: NodeJS.Timeout | undefined;

  constructor(given: Given) {
    this.given = given;
    this.unfollow = given.configMaps.onChange(() => this.lookSoon(quiet));
    this.slowly = setInterval(() => this.look(true), slow).unref();
  }

  stop(): void {
    this.unfollow();
    clearInterval(this.slowly);
    clearTimeout(this.soon);
  }

  /** The files under a name as last written or read by us, without asking. */
  known(key: string): Files | undefined {
    return this.entries.get(key)?.files;
  }

  takenNames(): readonly TakenName[] {
    const names: TakenName[] = [];
    for (const { taken } of this.entries.values()) if (taken !== undefined) names.push(taken);
    return names;
  }

  /**
   * The files that stand under a name, or undefined where there are none, or a hand's. `wanted` spares the reading where it is what stands there.
   * Throws ApiError.
   */
  async files(key: string, wanted: Files | undefined): Promise<Files | undefined> {
    const entry = this.entries.get(key);
    if (entry !== undefined) return entry.files;
    const held = this.given.configMaps.get(key);
    if (held === undefined || held.content === 'edited') return undefined;
    if (wanted !== undefined && contentHash(wanted) === held.hash) return this.keep(key, wanted);
    const found = await this.read(() => readConfigMap(this.given.client, key));
    return found?.held.content === 'intact' ? this.keep(key, found.files) : undefined;
  }

  /** Throws ApiError where it is not let, and QueueStopped. */
  async put(key: string, files: Files, rank: Rank): Promise<PutResult> {
    const result = await this.given.queue
      .put({ ...this.content(key, files), rank })
      .catch((error: unknown) => {
        if (error instanceof ApiError) this.given.unwritten(key, error);
        throw error;
      });
    const before = this.entries.get(key);
    const restoredAt = before?.restoredAt ?? Number.NEGATIVE_INFINITY;
    if (result.kind === 'refused') {
      if (before?.taken === undefined) this.given.told({ kind: 'refused', taken: result.taken });
      this.entries.set(key, { files, state: 'refused', taken: result.taken, restoredAt });
    } else {
      this.entries.set(key, { files, state: result.kind === 'gone' ? 'gone' : 'ours', restoredAt });
    }
    return result;
  }

  /** Lets go of a name: what happens there is no concern any more. */
  forget(key: string): void {
    this.entries.delete(key);
  }

  keys(): Iterable<string> {
    return this.entries.keys();
  }

  private content(key: string, files: Files): ConfigMapContent {
    const [owner, record] = [this.given.ownerOf(key), this.given.recordOf(key)];
    return { key, files, ...(owner !== undefined && { owner }), ...(record !== undefined && { record }) };
  }

  private keep(key: string, files: Files): Files {
    this.entries.set(key, { files, state: 'ours', restoredAt: Number.NEGATIVE_INFINITY });
    return files;
  }

  private lookSoon(wait: number): void {
    this.soon ??= setTimeout(() => {
      this.soon = undefined;
      this.look(false);
    }, wait);
  }

  /** Puts back what does not stand as it was written; `all`: also tries again what was not let. */
  private look(all: boolean): void {
    const now = performance.now();
    for (const [key, entry] of this.entries) {
      if (this.given.queue.busy(key) || this.stands(key, entry, all)) continue;
      if (now - entry.restoredAt < betweenRestores) this.lookSoon(betweenRestores);
      else void this.restore(key, entry);
    }
  }

  private stands(key: string, entry: Entry, all: boolean): boolean {
    if (entry.state !== 'ours') return !all;
    const held = this.given.configMaps.get(key);
    // What is unread is looked at when it was read.
    return (
      held?.content === 'unread' || (held?.content === 'intact' && held.hash === contentHash(entry.files))
    );
  }

  private async restore(key: string, entry: Entry): Promise<void> {
    entry.restoredAt = performance.now();
    try {
      const result = await this.put(key, entry.files, 'routes');
      if (result.kind !== 'written') return;
      this.given.told({ kind: 'restored', key });
      this.given.restored(key);
    } catch (error) {
      if (!(error instanceof QueueStopped))
        this.given.told({ kind: 'failed', what: `ConfigMap ${key}`, error });
    }
  }
}
