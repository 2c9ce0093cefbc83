import type { Sidecar } from '../../api/objects.ts';
import type { Problem, ProblemCode, Severity } from '../../api/problem.ts';
import { byAge, refOf, selects } from '../../mesh/names.ts';
import { wholeRule } from './rule.ts';

/** Sidecars that are in force nowhere or not everywhere, because an older one comes first or no pod is selected. */
export const sidecars = wholeRule(
  ({ snapshot }) => [snapshot.sidecars, snapshot.pods],
  (table, pods) => {
    const all = [...Map.groupBy([...table.values()].sort(byAge), ({ meta }) => meta.namespace)];
    const byNamespace = Map.groupBy(pods.values(), ({ meta }) => meta.namespace);
    return all.flatMap(([namespace, mine]) => {
      const labels = (byNamespace.get(namespace) ?? []).map(({ meta }) => meta);
      return [...severalForAll(mine), ...selecting(mine, labels)];
    });
  },
);

const selectorOf = ({ spec }: Sidecar): Readonly<Record<string, string>> =>
  spec.workloadSelector?.labels ?? {};
const isForAll = (one: Sidecar): boolean => Object.keys(selectorOf(one)).length === 0;

function severalForAll(all: readonly Sidecar[]): Problem[] {
  const [first, ...others] = all.filter(isForAll);
  if (first === undefined) return [];
  return others.map((one) =>
    problem(
      one,
      'IST0111',
      'error',
      `Sidecar ${first.meta.name} of namespace ${first.meta.namespace} is older and is for all workloads as well, so this one is in force nowhere. Merge them, or give one a workloadSelector.`,
    ),
  );
}

type Meta = Sidecar['meta'];

function selecting(all: readonly Sidecar[], pods: readonly Meta[]): Problem[] {
  const owners = new Map<Meta, Sidecar>();
  return all
    .filter((one) => !isForAll(one))
    .flatMap((one) => {
      const mine = pods.filter(({ labels }) => selects(selectorOf(one), labels));
      const taken = mine.find((pod) => owners.has(pod));
      for (const pod of mine) if (!owners.has(pod)) owners.set(pod, one);
      if (mine.length === 0) return problem(one, 'IST0101', 'warning', nobody);
      if (taken === undefined) return [];
      const { name } = owners.get(taken)?.meta ?? one.meta;
      const message = `Pod ${taken.name} is selected by the older Sidecar ${name} as well, which holds for it instead of this one. Give each workload one Sidecar.`;
      return problem(one, 'IST0110', 'warning', message);
    });
}

const nobody =
  'No pod of the namespace has these labels, so the Sidecar is in force nowhere. Correct the labels, or start such pods.';

const problem = (one: Sidecar, code: ProblemCode, severity: Severity, message: string): Problem => ({
  code,
  severity,
  on: refOf('Sidecar', one),
  path: 'spec.workloadSelector',
  message,
});
