import { objectKey } from '../api/objects.ts';
import { fields, items } from '../api/read/fields.ts';
import { rawObject } from '../api/read/objects.ts';
import { ApiError } from './api-error.ts';
import { Cache } from './cache.ts';
import { type Change, follow, Silence, Suspicion } from './follow.ts';
import { collectionPath, watchRule } from './kinds.ts';
import { type Listing, list } from './list.ts';
import { pause, rest } from './pace.ts';
import type { WatchEvent } from './watch-event.ts';
import type { Timing, Watch, Watching } from './watching.ts';

export type { ResourceKind } from './kinds.ts';
export { type WatchEvent, watchSentence } from './watch-event.ts';
export type { Timing, Watch, Watching } from './watching.ts';

/** Keeps a table of all objects of a kind as the API server has them, through whatever happens to the connection. */
export function watchKind<T>(watching: Watching<T>): Watch<T> {
  const watcher = new Watcher(watching);
  const running = watcher.run();
  return {
    ready: watcher.ready,
    table: () => watcher.cache.table(),
    get: (key) => watcher.cache.get(key),
    served: () => watcher.isServed,
    stop: async () => {
      watcher.stop();
      await running;
    },
  };
}

const usual: Timing = { page: 500, silence: 75_000, relist: 600_000 };

/** So often in a row the kind must be unknown before its objects go: one wrong answer of a load balancer must not take all rules away. */
const confirmations = 3;

/** After so many refusals in a row the version that a watch begins at is suspected. */
const suspicious = 5;

/** A watch that was open for so long, in milliseconds, was a good one even if it saw nothing. */
const longEnough = 5_000;

class Watcher<T> {
  readonly cache = new Cache<T>();
  readonly ready: Promise<void>;
  isServed = true;
  private readonly given: Watching<T>;
  private readonly timing: Timing;
  private readonly stopping = new AbortController();
  private readonly first = Promise.withResolvers<void>();
  /** The last version that was listed or seen; undefined when everything must be listed. */
  private version: string | undefined;
  /** Of the version of the kind that was served when it was listed last. */
  private path = '';
  private relistAt = 0;
  private failures = 0;
  /** How many watches in a row ended without a word. */
  private silences = 0;
  private unknown = 0;
  private isReady = false;
  private trouble = '';

  constructor(given: Watching<T>) {
    this.given = given;
    this.timing = { ...usual, ...given.timing };
    this.ready = this.first.promise;
    // Nobody may be waiting for it when it is rejected.
    this.ready.catch(() => {});
  }

  async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      let failure: unknown;
      try {
        await this.watch(await this.listed());
      } catch (error) {
        failure = error;
        if (!signal.aborted) this.fail(error);
      }
      await rest(pause(this.failures, failure), signal);
    }
  }

  stop(): void {
    this.stopping.abort();
    this.first.reject(
      new Error(`The watch of ${this.given.kind.plural} was stopped before they were listed.`),
    );
  }

  /** Lists everything when that is due, and gives the version to go on from. */
  private async listed(): Promise<string> {
    if (this.version !== undefined && performance.now() < this.relistAt) return this.version;
    const exactly = this.version;
    const { version, objects } = await this.listBest(exactly);
    this.version = version;
    this.relistAt = performance.now() + this.timing.relist * (0.9 + Math.random() / 5);
    this.isServed = true;
    this.unknown = 0;
    const changes = this.cache.replace(objects);
    // At the very version that the watch had come to, each difference is something that it missed.
    const missed = exactly === undefined ? undefined : changes;
    this.given.told({ kind: 'listed', of: this.given.kind, objects: objects.size, missed });
    this.mark(changes > 0);
    return version;
  }

  /** Lists the best version of the kind that is served, from which on it is watched. Throws ApiError 404 where none is. */
  private async listBest(exactly: string | undefined) {
    const { kind } = this.given;
    const older = [...(kind.olderVersions ?? [])];
    for (
      let apiVersion: string | undefined = kind.apiVersion;
      ;
      apiVersion = older.shift() ?? kind.apiVersion
    ) {
      this.path = collectionPath({ ...kind, apiVersion }, this.given.namespace);
      const objects = new Map<string, T>();
      const take = (raw: unknown): void => {
        const [key, value] = this.read(raw);
        if (value !== undefined) objects.set(key, value);
      };
      try {
        return { version: await list(this.listing(), take, exactly), objects };
      } catch (error) {
        if (!(error instanceof ApiError) || error.status !== 404 || older.length === 0) throw error;
      }
    }
  }

  private async watch(version: string): Promise<void> {
    const began = performance.now();
    const { signal: _, page: __, ...listing } = this.listing();
    await follow(
      {
        ...listing,
        version,
        seconds: 290 + Math.floor(Math.random() * 301),
        silence: this.timing.silence,
        longest: Math.max(0, this.relistAt - began),
        signal: this.stopping.signal,
        // One that follows on a silent one has to say something first.
        opened: () => this.silences === 0 && this.goOn(),
      },
      (change) => this.take(change),
    );
    this.failures = performance.now() - began >= longEnough ? 0 : this.failures + 1;
  }

  private take({ type, raw, version }: Change): void {
    this.failures = 0;
    if (this.silences > 0) this.goOn();
    this.silences = 0;
    if (type !== 'bookmark') {
      const [key, value] = this.read(raw);
      this.mark(this.cache.put(key, type === 'gone' ? undefined : value));
    }
    this.version = version;
  }

  private listing(): Listing {
    const { client, labelSelector, fieldSelector, metadataOnly } = this.given;
    return {
      client,
      path: this.path,
      query: {
        ...(labelSelector === undefined ? {} : { labelSelector }),
        ...(fieldSelector === undefined ? {} : { fieldSelector }),
      },
      metadataOnly,
      page: this.timing.page,
      signal: this.stopping.signal,
    };
  }

  private read(raw: unknown): readonly [key: string, value: T | undefined] {
    const key = objectKey(rawObject(raw).on);
    try {
      return [key, this.given.read(raw)];
    } catch (error) {
      this.given.told({ kind: 'threw', of: this.given.kind, on: key, error });
      return [key, undefined];
    }
  }

  /** Says that something has changed, and at the first time also when nothing has. */
  private mark(hasChanged: boolean): void {
    if (!hasChanged && this.isReady) return;
    this.isReady = true;
    this.first.resolve();
    try {
      this.given.changed();
    } catch (error) {
      this.given.told({ kind: 'threw', of: this.given.kind, on: '', error });
    }
  }

  private fail(error: unknown): void {
    if (error instanceof Suspicion) return;
    if (error instanceof Silence) this.given.client.suspect(new Suspicion());
    this.failures++;
    const status = error instanceof ApiError ? error.status : undefined;
    const isRefused = status !== undefined && this.failures >= suspicious;
    if (isTooOld(error) || isTooNew(error) || status === 404 || isRefused) this.version = undefined;
    const of = this.given.kind;
    if (status === 403) this.tell({ kind: 'forbidden', of, missing: watchRule(of), error });
    else if (status === 404 && this.isUnknown()) this.dropAll();
    else if (!isTooOld(error) && !this.mayBeLate(error)) this.tell({ kind: 'interrupted', of, error });
  }

  /** On a busy machine a bookmark may come late: one silence is a reason to watch anew, and only two in a row are one to tell of it. */
  private mayBeLate(error: unknown): boolean {
    return error instanceof Silence && ++this.silences < 2;
  }

  private isUnknown(): boolean {
    this.unknown++;
    return !this.isReady || !this.isServed || this.unknown >= confirmations;
  }

  private dropAll(): void {
    this.isServed = false;
    this.tell({ kind: 'not served', of: this.given.kind });
    this.mark(this.cache.replace(new Map()) > 0);
  }

  private tell(event: WatchEvent & { readonly error?: unknown }): void {
    const trouble = `${event.kind} ${String(event.error)}`;
    if (trouble === this.trouble) return;
    this.trouble = trouble;
    this.given.told(event);
  }

  private goOn(): void {
    if (this.trouble === '') return;
    this.trouble = '';
    this.given.told({ kind: 'going', of: this.given.kind });
  }
}

const isTooOld = (error: unknown): boolean => error instanceof ApiError && error.status === 410;

/** The API server has gone back behind the version, as after etcd was restored from a backup. */
const isTooNew = (error: unknown): boolean =>
  error instanceof ApiError &&
  items(fields(error.details).causes).some((cause) => fields(cause).reason === 'ResourceVersionTooLarge');
