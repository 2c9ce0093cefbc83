import { keepList, memo } from '../mesh/incremental.ts';
import type { Workload } from '../mesh/model.ts';
import { compare } from '../mesh/names.ts';

/** The proxies that share a ConfigMap. Gateways of one scope have the same labels, and so the same routes. */
export interface Scope {
  readonly key: string;
  readonly namespace: string;
  readonly role: Workload['role'];
  readonly workloads: readonly Workload[];
}

/** The scopes, sorted by key; one whose workloads did not change keeps its identity. */
export function scopeStage(): (workloads: ReadonlyMap<string, Workload>) => readonly Scope[] {
  const keep = keepList<Workload>();
  const scope = memo((workloads: readonly Workload[]): readonly Scope[] => {
    const [first] = workloads;
    return first === undefined
      ? []
      : [{ key: first.scope, namespace: first.namespace, role: first.role, workloads }];
  });
  return memo((workloads) => {
    const groups = Map.groupBy(workloads.values(), (one) => one.scope);
    return [...groups]
      .sort(([a], [b]) => compare(a, b))
      .flatMap(([key, members]) => scope(keep(key, members)));
  });
}
