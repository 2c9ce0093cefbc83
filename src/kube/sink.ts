import { annotations, type Pod } from '../api/objects.ts';
import { versionIn } from '../envoy/fragment.ts';
import type { ScopeFiles } from '../envoy/model.ts';
import type { Workload } from '../mesh/model.ts';
import type { Files } from './configmaps.ts';
import type { Awaited, KubeSink } from './kube-sink.ts';
import type { Refusal } from './questions.ts';
import { Scopes } from './scopes.ts';
import { Sweep } from './sweep.ts';

export type { SinkEvent } from './kube-sink.ts';

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
    shown: (workloads: readonly Workload[], what: Awaited, signal: AbortSignal) =>
      scopes.shown(workloads[0]?.scope, what, signal),
    served: (workloads: readonly Workload[], files: ScopeFiles) =>
      scopes.shown(workloads[0]?.scope, versionsOf(files), never),
    remember: (scope: string, records: ReadonlyMap<string, string>) => scopes.remember(scope, records),
    remembered: (scope: string) => scopes.remembered(scope),
    /** Takes in the workloads of all scopes and their pods as they are now. */
    members: (workloads: ReadonlyMap<string, Workload>): void => scopes.follow(workloads),
    onRefused: (refused: (scope: string, refusal: Refusal) => void): void => {
      scopes.refused.push(refused);
    },
    /** How far the proxies of a scope are, and the number of the write that stands there now. */
    states: (scope: string) => scopes.states(scope),
    /** Calls back when an answer of `states` may have changed. */
    onState: (changed: () => void): void => {
      scopes.changed = changed;
    },
    remove: async (keep: ReadonlySet<string>): Promise<void> => {
      const named = new Set([...keep, ...namedBy(given.pods().values())]);
      scopes.forget(named);
      sweep.name(named);
    },
    /** What may not be written, because the name is somebody else's. */
    takenNames: () => [...scopes.standing.takenNames(), ...scopes.keys.takenNames()],
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

const never = new AbortController().signal;

/** Everything that a proxy shows of files; endpoints and certificates apart, whose files nothing waits for. */
function versionsOf({ shared, own }: ScopeFiles): Awaited {
  const versions = (files: Files): Files =>
    new Map(
      [...files]
        .map(([file, text]) => [file, versionIn(text)] as const)
        .filter((each): each is [string, string] => each[1] !== undefined && !/^[es]ds\./.test(each[0])),
    );
  return {
    after: versions(shared),
    afterOwn: new Map([...own].map(([key, files]) => [key, versions(files)])),
  };
}
