import type { Snapshot } from '../api/objects.ts';
import type { ScopeFiles } from '../envoy/model.ts';
import type { Workload } from '../mesh/model.ts';
import type { ApiError } from './api-error.ts';
import type { KubeClient } from './client.ts';
import type { Files, Owner } from './configmaps.ts';
import type { HeldConfigMaps } from './held.ts';
import type { Refusal } from './questions.ts';
import type { Rank } from './schedule.ts';
import type { GatewaySecrets } from './secrets.ts';
import type { StandingEvent } from './standing.ts';
import type { WriteQueue } from './write.ts';

export type SinkEvent =
  | StandingEvent
  /** A step waits for pods, `namespace/name`. */
  | { readonly kind: 'waiting'; readonly scope: string; readonly pods: readonly string[] }
  | { readonly kind: 'refusal'; readonly refusal: Refusal }
  /** A ConfigMap is not let be written, which is tried again and again; `pods`, `namespace/name`, mount it. */
  | {
      readonly kind: 'unwritten';
      readonly key: string;
      readonly pods: readonly string[];
      readonly error: ApiError;
    };

export interface KubeSink {
  readonly client: KubeClient;
  readonly queue: WriteQueue;
  readonly configMaps: HeldConfigMaps;
  /** The certificates of gateways; without them no gateway gets any. */
  readonly secrets?: Pick<GatewaySecrets, 'text' | 'files'>;
  /** The pods as they were last read. */
  readonly pods: () => Snapshot['pods'];
  /** How soon a change must be written. */
  readonly urgency: (live: ScopeFiles, next: ScopeFiles) => Rank;
  /** The pod that a workload's own ConfigMap goes with; none where it is a template's. */
  readonly owner?: (workload: Workload) => Owner | undefined;
  readonly told: (event: SinkEvent) => void;
  /** The time that proxies which cannot be asked have for each step after its poke, in milliseconds. */
  readonly stepTime?: number;
  /** How long a ConfigMap stays that nothing names, in milliseconds. */
  readonly grace?: number;
}

/** What proxies are to show: of the shared files, and of each one's own. */
export interface Awaited {
  readonly after: Files;
  readonly afterOwn: ReadonlyMap<string, Files>;
}
