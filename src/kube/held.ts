import type { KubeClient } from './client.ts';
import { type Held, readSeen, type Seen } from './configmaps.ts';
import { configMapKind as kind, ownSelector as labelSelector, Reader } from './reader.ts';
import { type WatchEvent, watchKind } from './watch.ts';

/** After this long without an echo of a write on the watch, in milliseconds, the watch is believed rather than the write's answer. */
const patience = 10_000;

/**
 * The operator's ConfigMaps as they are now, by the watch and by the answers to our own writes, whichever is newer. The watch tells of metadata
 * only: contents are read where a version shows that is not of our writing, and not kept.
 */
export interface HeldConfigMaps {
  /** Reads contents from now on, until `rest`; resolves when all have been read once. A replica that only watches needs none. */
  begin(): Promise<void>;
  rest(): void;
  get(key: string): Held | undefined;
  keys(): ReadonlySet<string>;
  /** Says that a write is on its way: what the watch tells until `ended` is not read, since it is most likely that write. */
  began(key: string): void;
  ended(key: string): void;
  /** Takes in the answer to a write. */
  note(key: string, held: Held): void;
  /** Takes in that one was deleted. */
  forget(key: string): void;
  /** Calls back after each change, until what it gives is called. */
  onChange(changed: () => void): () => void;
  stop(): Promise<void>;
}

interface Given {
  readonly client: KubeClient;
  readonly told: (event: WatchEvent) => void;
}

export function heldConfigMaps({ client, told }: Given): HeldConfigMaps {
  const contents = new Contents();
  const writing = new Set<string>();
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const changed of listeners) changed();
  };
  const watch = watchKind<Seen>({
    client,
    kind,
    labelSelector,
    metadataOnly: true,
    read: readSeen,
    changed: () => {
      contents.seen(watch);
      if (begun !== undefined) reader.soon();
      tell();
    },
    told,
  });
  const reader = new Reader({
    client,
    unread: () => contents.unread(watch.table()).filter((key) => !writing.has(key)),
    took: (key, held) => contents.note(key, held, watch.get(key)),
    gone: (key) => contents.missed(key, watch.get(key)),
    done: tell,
    failed: (error) => told({ kind: 'interrupted', of: kind, error }),
  });
  let begun: Promise<void> | undefined;
  const begin = (): Promise<void> => {
    const reading = watch.ready.then(() => reader.run());
    // Nobody may be waiting for it when it is rejected.
    reading.catch(() => {});
    return reading;
  };
  return {
    begin: () => {
      begun ??= begin();
      return begun;
    },
    rest: () => {
      begun = undefined;
    },
    get: (key) => contents.of(key, watch.get(key)),
    keys: () => new Set([...watch.table().keys(), ...contents.keys()]),
    began: (key) => {
      writing.add(key);
    },
    ended: (key) => {
      writing.delete(key);
      if (begun !== undefined) reader.soon();
    },
    note: (key, held) => contents.note(key, held, watch.get(key)),
    forget: (key) => contents.forget(key),
    onChange: (changed) => {
      listeners.add(changed);
      return () => void listeners.delete(changed);
    },
    stop: async () => {
      await Promise.all([watch.stop(), reader.stop()]);
    },
  };
}

/** The contents that are known from writing and reading, each of one version. */
class Contents {
  private readonly known = new Map<string, Held>();
  /** When those came that the watch has not told of yet. */
  private readonly ahead = new Map<string, number>();
  /** Versions that the watch told of and that were gone when they were read. */
  private readonly vanished = new Map<string, string>();

  of(key: string, seen: Seen | undefined): Held | undefined {
    const last = this.known.get(key);
    if (last !== undefined && this.holds(key, last, seen)) return last;
    return seen && { ...seen, content: 'unread', hash: '' };
  }

  keys(): Iterable<string> {
    return this.ahead.keys();
  }

  /** Takes in what the watch tells now. */
  seen(table: Pick<ReadonlyMap<string, Seen>, 'get'>): void {
    for (const key of this.ahead.keys()) {
      const seen = table.get(key);
      const last = this.known.get(key);
      if (last === undefined || (seen !== undefined && !isOlder(seen, last))) this.ahead.delete(key);
    }
  }

  /** The keys of what is seen in a version that is not known; what does not hold any more is forgotten. */
  unread(table: ReadonlyMap<string, Seen>): readonly string[] {
    for (const [key, last] of this.known) if (!this.holds(key, last, table.get(key))) this.forget(key);
    for (const key of this.vanished.keys()) if (!table.has(key)) this.vanished.delete(key);
    return [...table].flatMap(([key, { resourceVersion }]) =>
      this.known.has(key) || this.vanished.get(key) === resourceVersion ? [] : [key],
    );
  }

  note(key: string, held: Held, seen: Seen | undefined): void {
    const last = this.known.get(key);
    if (last !== undefined && isOlder(held, last)) return;
    this.known.set(key, held);
    if (seen === undefined || isOlder(seen, held)) this.ahead.set(key, performance.now());
  }

  missed(key: string, seen: Seen | undefined): void {
    if (seen !== undefined) this.vanished.set(key, seen.resourceVersion);
  }

  forget(key: string): void {
    this.known.delete(key);
    this.ahead.delete(key);
  }

  /** Whether what is known is what is seen, or is so new that the watch may not have told of it yet. */
  private holds(key: string, known: Held, seen: Seen | undefined): boolean {
    if (seen?.resourceVersion === known.resourceVersion) return true;
    if (seen !== undefined && !isOlder(seen, known)) return false;
    return performance.now() - (this.ahead.get(key) ?? Number.NEGATIVE_INFINITY) <= patience;
  }
}

/** Resource versions of one kind are whole numbers that grow; two of different objects under one name compare as well. */
const isOlder = (a: Seen, b: Seen): boolean =>
  BigInt(a.resourceVersion || 0) < BigInt(b.resourceVersion || 0);
