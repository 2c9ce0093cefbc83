import type { Labels } from '../api/objects.ts';
import { mapEach, memo } from '../mesh/incremental.ts';
import type { Mesh, Workload } from '../mesh/model.ts';
import { selects } from '../mesh/names.ts';
import { seenBySelected, selectorsOf } from '../mesh/selected-policies.ts';

/**
 * What some workloads see of the mesh: a `Mesh` in which other things hold, and which has no other workloads. All later stages are the same for
 * each of them and know nothing of it.
 */
export interface Outlook {
  /** Empty for the one that most have. */
  readonly key: string;
  readonly mesh: Mesh;
  /** Whether others in the scopes of its workloads see another mesh: all that these read then stands in their own ConfigMaps. */
  readonly isApart: boolean;
}

type Workloads = Mesh['workloads'];
type Selectors = ReturnType<typeof selectorsOf>;

/** How an outlook differs from the common one. */
interface Difference {
  readonly key: string;
  readonly isApart: boolean;
  readonly namespace: string;
  /** The labels by which rules pick its workloads. */
  readonly labels: Labels;
}

interface Group {
  readonly difference: Difference | undefined;
  readonly workloads: Workloads;
}

/** A function from meshes to the outlooks of their workloads, the common one first; what did not change keeps its identity. */
export function outlookStage(): (mesh: Mesh) => readonly Outlook[] {
  const selectors = memo(selectorsOf);
  const groups = memo(groupsOf);
  const alone = memo((mesh: Mesh): readonly Outlook[] => [{ key: '', mesh, isApart: false }]);
  const stages = new Map<string, ReturnType<typeof outlookOf>>();
  return (mesh) => {
    const all = selectors(mesh.policies);
    const found = all.size === 0 ? nothingElse : groups(mesh.workloads, all);
    const keys = new Set(found.map(keyOf));
    for (const key of stages.keys()) if (!keys.has(key)) stages.delete(key);
    if (found.length < 2) return alone(mesh);
    return found.map((group) => {
      const stage = stages.get(keyOf(group)) ?? outlookOf();
      stages.set(keyOf(group), stage);
      return stage(mesh, group);
    });
  };
}

const nothingElse: readonly Group[] = [];
const keyOf = ({ difference }: Group): string => difference?.key ?? '';

function outlookOf(): (mesh: Mesh, group: Group) => Outlook {
  const keep = mapEach((workload: Workload) => workload);
  const policiesOf = seenBySelected();
  const outlook = memo(
    (
      mesh: Mesh,
      workloads: Workloads,
      policies: Mesh['policies'],
      key: string,
      isApart: boolean,
    ): Outlook => ({
      key,
      mesh: { ...mesh, workloads, policies },
      isApart,
    }),
  );
  return (mesh, { difference, workloads }) => {
    const mine = keep([...workloads].map(([key, one]) => [key, [one]]));
    if (difference === undefined) return outlook(mesh, mine, mesh.policies, '', false);
    const { key, namespace, labels, isApart } = difference;
    return outlook(mesh, mine, policiesOf(mesh.policies, namespace, labels), key, isApart);
  };
}

/**
 * The workloads by outlook. Those that are apart are in the common one too, since a scope has shared files even where nobody is left who reads them.
 * Gateways of one scope have the same labels, so none of them is apart.
 */
function groupsOf(workloads: Workloads, all: Selectors): readonly Group[] {
  const scopes = new Map<string, Workload>();
  const common = new Map<string, Workload>();
  const others = new Map<
    string,
    { readonly difference: Difference; readonly workloads: Map<string, Workload> }
  >();
  for (const [key, one] of workloads) {
    const first = scopes.get(one.scope) ?? one;
    scopes.set(one.scope, first);
    const difference = differenceOf(one.role === 'gateway' ? first : one, all);
    if (difference === undefined || difference.isApart) common.set(key, one);
    if (difference === undefined) continue;
    const group = others.get(difference.key) ?? { difference, workloads: new Map<string, Workload>() };
    others.set(difference.key, group);
    group.workloads.set(key, one);
  }
  return [{ difference: undefined, workloads: common }, ...others.values()];
}

function differenceOf({ namespace, labels, role }: Workload, all: Selectors): Difference | undefined {
  const picking = (all.get(namespace) ?? []).filter((selector) => selects(selector, labels));
  if (picking.length === 0) return undefined;
  return {
    key: `${role} ${namespace} ${JSON.stringify(picking)}`,
    isApart: role === 'sidecar',
    namespace,
    labels: Object.fromEntries(picking.flatMap((selector) => Object.entries(selector))),
  };
}
