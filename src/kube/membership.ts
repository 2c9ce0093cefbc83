import type { Pod, Snapshot } from '../api/objects.ts';
import type { Workload } from '../mesh/model.ts';

/** Which workloads each scope has, under the keys of their own ConfigMaps. */
export class Membership {
  private readonly members = new Map<string, ReadonlyMap<string, Workload>>();
  private readonly joined = new Map<string, Joined>();

  /** False where it is the same as last time, as in most passes. */
  join(scope: string, workloads: readonly Workload[], pods: Snapshot['pods']): boolean {
    const last = this.joined.get(scope);
    if (last?.workloads === workloads && last.pods === pods) return false;
    this.joined.set(scope, { workloads, pods });
    this.members.set(scope, new Map(workloads.map((workload) => [workload.key, workload])));
    return true;
  }

  leave(scope: string): void {
    this.members.delete(scope);
    this.joined.delete(scope);
  }

  scopes(): readonly string[] {
    return [...this.members.keys()];
  }

  /** The own ConfigMaps of a scope. */
  keys(scope: string): Iterable<string> {
    return this.members.get(scope)?.keys() ?? [];
  }

  /** The workload whose own ConfigMap this is. */
  of(key: string): Workload | undefined {
    for (const workloads of this.members.values()) {
      const found = workloads.get(key);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The workloads whose pods mount a ConfigMap. */
  naming(key: string): readonly Workload[] {
    const all = this.members.get(key)?.values() ?? [];
    return [...all, ...[...this.members.values()].flatMap((workloads) => workloads.get(key) ?? [])];
  }
}

interface Joined {
  readonly workloads: readonly Workload[];
  readonly pods: Snapshot['pods'];
}

/** The pods of workloads as they were last read, under their names. */
export const podsOf = (
  workloads: readonly Workload[],
  pods: Snapshot['pods'],
): ReadonlyMap<string, { readonly key: string; readonly pod: Pod }> =>
  new Map(
    workloads.flatMap(({ key, pods: names }) =>
      names.flatMap((name) => {
        const pod = pods.get(name);
        return pod === undefined ? [] : [[name, { key, pod }] as const];
      }),
    ),
  );
