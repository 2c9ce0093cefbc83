import type { Snapshot } from '../api/objects.ts';
import type { Problem } from '../api/problem.ts';
import { keepValue } from '../api/read/keep.ts';
import { type Reading, watchTables } from './tables.ts';

/** Everything in the cluster that the operator reads. */
export interface KubeSource {
  /** Resolves first when every served kind has been listed; rejects when the source is stopped before. */
  read(): Promise<{ readonly snapshot: Snapshot; readonly problems: readonly Problem[] }>;
  /** `changed` is called after something may have changed. */
  watch(changed: () => void): { close(): void };
  stop(): Promise<void>;
}

/** Watches the API server from now on, until `stop`. The client stays open. */
export function kubeSource(reading: Omit<Reading, 'changed'>): KubeSource {
  const listeners = new Set<() => void>();
  const tables = watchTables({
    ...reading,
    changed: () => {
      for (const changed of listeners) changed();
    },
  });
  // Nobody may be reading when it is rejected.
  tables.ready.catch(() => {});
  const keepProblems = keepValue<readonly Problem[]>();
  return {
    read: async () => {
      await tables.ready;
      return { snapshot: tables.snapshot(), problems: keepProblems(tables.problems()) };
    },
    watch: (changed) => {
      listeners.add(changed);
      return { close: () => void listeners.delete(changed) };
    },
    stop: () => tables.stop(),
  };
}
