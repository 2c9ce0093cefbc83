import type { MisshapenObject, Snapshot } from '../api/objects.ts';
import type { Problem } from '../api/problem.ts';
import { keepValue } from '../api/read/keep.ts';
import type { CopiedConfig } from './mesh-config.ts';
import type { GatewaySecrets } from './secrets.ts';
import { type Reading as TableReading, watchTables } from './tables.ts';

interface Reading {
  readonly snapshot: Snapshot;
  readonly problems: readonly Problem[];
  readonly misshapen: readonly MisshapenObject[];
}

/** Everything in the cluster that the operator reads. */
export interface KubeSource {
  /** Resolves first when every served kind has been listed; rejects when the source is stopped before. */
  read(): Promise<Reading>;
  /** `changed` is called after something may have changed. */
  watch(changed: () => void): { close(): void };
  /** Certificates and keys, and what of them stands in the Secrets of gateways. */
  readonly secrets: GatewaySecrets;
  /** The mesh configuration that holds; nothing before the first reading. */
  config(): CopiedConfig;
  stop(): Promise<void>;
}

/** Watches the API server from now on, until `stop`. The client stays open. */
export function kubeSource(reading: Omit<TableReading, 'changed'>): KubeSource {
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
      await tables.current();
      return {
        snapshot: tables.snapshot(),
        problems: keepProblems(tables.problems()),
        misshapen: tables.misshapen(),
      };
    },
    watch: (changed) => {
      listeners.add(changed);
      return { close: () => void listeners.delete(changed) };
    },
    secrets: tables.secrets,
    config: tables.config,
    stop: () => tables.stop(),
  };
}
