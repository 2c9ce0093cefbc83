import type { KubeClient } from './client.ts';
import { type Held, managedLabel, readHeld } from './configmaps.ts';
import { type WatchEvent, watchKind } from './watch.ts';

/** After this long without an echo of a write on the watch, in milliseconds, the watch is believed rather than the write's answer. */
const patience = 10_000;

/** The operator's ConfigMaps as they are now, by the watch and by the answers to our own writes, whichever is newer. Without their text. */
export interface HeldConfigMaps {
  /** Resolves when they have been listed once. */
  readonly ready: Promise<void>;
  get(key: string): Held | undefined;
  keys(): ReadonlySet<string>;
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
  const answers = new Map<string, { readonly held: Held; readonly at: number }>();
  const listeners = new Set<() => void>();
  const watch = watchKind<Held>({
    client,
    kind: { kind: 'ConfigMap', apiVersion: 'v1', plural: 'configmaps', namespaced: true },
    labelSelector: `${managedLabel}=true`,
    // A ConfigMap takes up to 1 MiB, and a page is parsed as a whole.
    timing: { page: 50 },
    read: readHeld,
    changed: () => {
      for (const [key, { held }] of answers) {
        const seen = watch.table().get(key);
        if (seen !== undefined && !isOlder(seen, held)) answers.delete(key);
      }
      for (const changed of listeners) changed();
    },
    told,
  });
  const answered = (key: string): Held | undefined => {
    const answer = answers.get(key);
    if (answer === undefined || performance.now() - answer.at <= patience) return answer?.held;
    answers.delete(key);
    return undefined;
  };
  return {
    ready: watch.ready,
    get: (key) => {
      const seen = watch.table().get(key);
      const answer = answered(key);
      return answer !== undefined && (seen === undefined || isOlder(seen, answer)) ? answer : seen;
    },
    keys: () => new Set([...watch.table().keys(), ...answers.keys()]),
    note: (key, held) => {
      const seen = watch.table().get(key);
      if (seen === undefined || isOlder(seen, held)) answers.set(key, { held, at: performance.now() });
    },
    forget: (key) => {
      answers.delete(key);
    },
    onChange: (changed) => {
      listeners.add(changed);
      return () => void listeners.delete(changed);
    },
    stop: () => watch.stop(),
  };
}

/** Resource versions of one kind are whole numbers that grow; two of different objects under one name compare as well. */
const isOlder = (a: Held, b: Held): boolean =>
  BigInt(a.resourceVersion || 0) < BigInt(b.resourceVersion || 0);
