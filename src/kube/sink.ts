import { annotations, type Pod, type Snapshot } from '../api/objects.ts';
import type { ScopeFiles } from '../envoy/model.ts';
import type { Workload } from '../mesh/model.ts';
import type { KubeClient } from './client.ts';
import { contentHash, type Files, type Owner, type PutResult, split } from './configmaps.ts';
import type { HeldConfigMaps } from './held.ts';
import type { Rank } from './schedule.ts';
import { Settling } from './settle.ts';
import { Standing, type StandingEvent } from './standing.ts';
import { Sweep } from './sweep.ts';
import type { WriteQueue } from './write.ts';

export type SinkEvent = StandingEvent;

export interface KubeSink {
  readonly client: KubeClient;
  readonly queue: WriteQueue;
  readonly configMaps: HeldConfigMaps;
  /** The pods as they were last read. */
  readonly pods: () => Snapshot['pods'];
  /** How soon a change must be written. */
  readonly urgency: (live: ScopeFiles, next: ScopeFiles) => Rank;
  /** The pod that a workload's own ConfigMap goes with; none where it is a template's. */
  readonly owner?: (workload: Workload) => Owner | undefined;
  readonly told: (event: SinkEvent) => void;
  /** The time that proxies have for each step after its last poke, in milliseconds. */
  readonly stepTime?: number;
  /** How long a ConfigMap stays that nothing names, in milliseconds. */
  readonly grace?: number;
}

const defaultStepTime = 2_000;
const defaultGrace = 60_000;

/** The ConfigMaps of a cluster: shared ones first, then own ones, then the pokes of the pods whose files have changed. */
export function kubeSink(given: KubeSink) {
  const scopes = new Scopes(given);
  const sweep = new Sweep({ ...given, grace: given.grace ?? defaultGrace, failed: scopes.failed });
  return {
    /** `wanted` spares the reading of what stands already. */
    live: (scope: string, workloads: readonly Workload[], wanted?: ScopeFiles) =>
      scopes.live(scope, workloads, wanted),
    write: (scope: string, files: ScopeFiles) => scopes.write(scope, files),
    /** Proxies are not asked yet: they have the stated time. */
    shown: async (
      workloads: readonly Workload[],
      what: { readonly after: Files; readonly afterOwn: ReadonlyMap<string, Files> },
    ): Promise<void> => {
      const asked = what.after.size > 0 || [...what.afterOwn.values()].some((files) => files.size > 0);
      if (asked) await scopes.settled(workloads);
    },
    served: (workloads: readonly Workload[]) => scopes.settled(workloads),
    remove: async (keep: ReadonlySet<string>): Promise<void> => {
      const named = new Set([...keep, ...namedBy(given.pods().values())]);
      scopes.forget(named);
      sweep.name(named);
    },
    /** What may not be written, because the name is somebody else's. */
    takenNames: () => scopes.standing.takenNames(),
    stop: (): void => {
      sweep.stop();
      scopes.stop();
    },
  };
}

/** The names of ConfigMaps that pods say in their annotations, as `namespace/name`. */
function* namedBy(pods: Iterable<Pod>): Iterable<string> {
  for (const { meta } of pods) {
    for (const name of [annotations.configMap, annotations.sharedConfigMap]) {
      const value = meta.annotations[name];
      if (value !== undefined) yield `${meta.namespace}/${value}`;
    }
  }
}

const noFiles: Files = new Map();

class Scopes {
  readonly standing: Standing;
  private readonly given: KubeSink;
  private readonly members = new Map<string, ReadonlyMap<string, Workload>>();
  private readonly settlings = new Map<string, Settling>();
  private readonly end = new AbortController();

  constructor(given: KubeSink) {
    this.given = given;
    this.standing = new Standing({
      ...given,
      ownerOf: (key) => {
        const workload = this.naming(key).find((each) => each.key === key);
        return workload && given.owner?.(workload);
      },
      restored: (key) => {
        // The version is the one that the pods were last told, and an annotation that stays is no news to the kubelet.
        const again = `.${Date.now().toString(36)}`;
        for (const workload of this.naming(key)) this.poke(workload, 'routes', again);
      },
    });
  }

  readonly failed = (what: string, error: unknown): void => this.given.told({ kind: 'failed', what, error });

  async live(scope: string, workloads: readonly Workload[], wanted?: ScopeFiles): Promise<ScopeFiles> {
    this.members.set(scope, new Map(workloads.map((workload) => [workload.key, workload])));
    await this.given.configMaps.ready;
    const shared = await this.standing.files(scope, wanted?.shared);
    const own = await Promise.all(
      workloads.map(async ({ key }) => ({
        key,
        files: await this.standing.files(key, wanted?.own.get(key)),
      })),
    );
    return {
      shared: shared ?? noFiles,
      own: new Map(own.flatMap(({ key, files }) => (files === undefined ? [] : [[key, files] as const]))),
    };
  }

  /** A ConfigMap that fails does not hold up the others; the first error is thrown when all have had their turn. */
  async write(scope: string, files: ScopeFiles): Promise<void> {
    const rank = this.given.urgency(this.known(scope, files), files);
    const settling = this.settling(scope);
    const shared = await this.standing.put(scope, files.shared, rank);
    settling.touch();
    const ends = await Promise.allSettled(
      [...files.own].map(async ([key, own]) => {
        const result = await this.standing.put(key, own, rank);
        const workload = this.members.get(scope)?.get(key);
        if (workload === undefined || ![shared, result].some(({ kind }) => kind === 'written')) return;
        if (!isFirst(result) || this.hasStarted(workload)) this.poke(workload, rank);
      }),
    );
    settling.touch();
    if (shared.kind === 'written') settling.announced = true;
    const failure = ends.find((end) => end.status === 'rejected');
    if (failure !== undefined) throw failure.reason;
  }

  async settled(workloads: readonly Workload[]): Promise<void> {
    const scope = workloads[0]?.scope;
    if (scope === undefined) return;
    const settling = this.settling(scope);
    if (!settling.announced) for (const workload of workloads) this.poke(workload, 'rest');
    settling.announced = true;
    await settling.settled(this.end.signal);
  }

  forget(named: ReadonlySet<string>): void {
    for (const key of this.standing.keys()) if (!named.has(key)) this.standing.forget(key);
    for (const scope of this.members.keys()) {
      if (named.has(scope)) continue;
      this.members.delete(scope);
      this.settlings.delete(scope);
    }
  }

  stop(): void {
    this.end.abort();
    this.standing.stop();
  }

  private known(scope: string, files: ScopeFiles): ScopeFiles {
    const own = [...files.own.keys()].map((key) => [key, this.standing.known(key) ?? noFiles] as const);
    return { shared: this.standing.known(scope) ?? noFiles, own: new Map(own) };
  }

  /** The workloads whose pods mount a ConfigMap. */
  private naming(key: string): readonly Workload[] {
    const all = this.members.get(key)?.values() ?? [];
    const own = [...this.members.values()].flatMap((workloads) => workloads.get(key) ?? []);
    return [...all, ...own];
  }

  private settling(scope: string): Settling {
    const { queue, stepTime = defaultStepTime } = this.given;
    const settling =
      this.settlings.get(scope) ?? new Settling({ queue, time: stepTime, failed: this.failed });
    this.settlings.set(scope, settling);
    return settling;
  }

  /** The kubelet gives a terminating pod no new files, so it is left alone. */
  private poke(workload: Workload, rank: Rank, again = ''): void {
    const files = [this.standing.known(workload.scope), this.standing.known(workload.key)];
    const version = files.map((each) => contentHash(each ?? noFiles).slice(0, 16)).join('.');
    for (const key of workload.pods) {
      if (this.given.pods().get(key)?.terminating === true) continue;
      this.settling(workload.scope).poke(split(key), `${version}${again}`, rank);
    }
  }

  /** A pod without an address has not mounted its volumes yet, so it needs no poke for a ConfigMap that has just been made. */
  private hasStarted({ pods }: Workload): boolean {
    return pods.some((key) => this.given.pods().get(key)?.ip !== undefined);
  }
}

const isFirst = (result: PutResult): boolean => result.kind === 'written' && result.created;
