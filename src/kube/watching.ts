import type { KubeClient } from './client.ts';
import type { ResourceKind } from './kinds.ts';
import type { WatchEvent } from './watch-event.ts';

export interface Watching<T> {
  readonly client: KubeClient;
  readonly kind: ResourceKind;
  /** Only this namespace; by default, all. */
  readonly namespace?: string;
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
  /** Objects come without anything but their metadata. */
  readonly metadataOnly?: true;
  /**
   * What is kept of an object, in JSON form; undefined passes it over. Where it throws, that is told, and the object counts as absent.
   */
  readonly read: (raw: unknown) => T | undefined;
  /** The table has changed, or the kind has been listed for the first time. Never called before `watchKind` has returned. */
  readonly changed: () => void;
  readonly told: (event: WatchEvent) => void;
  readonly timing?: Partial<Timing>;
}

export interface Timing {
  /** Objects in a page of a list. */
  readonly page: number;
  /** A watch that is silent for so long is taken for dead, in milliseconds; the server sends a bookmark each minute. */
  readonly silence: number;
  /** Everything is listed again after so long, in milliseconds, give or take a tenth. */
  readonly relist: number;
}

export interface Watch<T> {
  /** Resolves when the kind has been listed once, or is known not to be served; rejects when it is stopped before. */
  readonly ready: Promise<void>;
  /** The objects by `namespace/name`, in the order of these; frozen. What did not change keeps its identity. */
  table(): ReadonlyMap<string, T>;
  /** The object under a key, without making the table. */
  get(key: string): T | undefined;
  /** False while the API server does not know the kind. */
  served(): boolean;
  stop(): Promise<void>;
}
