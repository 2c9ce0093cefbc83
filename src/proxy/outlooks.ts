import type { Labels } from '../api/objects.ts';
import type { ObjectRef } from '../api/problem.ts';
import { keepList, mapEach, memo } from '../mesh/incremental.ts';
import type { Mesh, Workload } from '../mesh/model.ts';
import { selects } from '../mesh/names.ts';
import { type Picking, seenBySelected, selectorsOf } from '../mesh/selected-policies.ts';
import type { SidecarRule } from '../mesh/sidecar-model.ts';
import { commonSidecar, type SidecarChoice, sidecarFor } from '../mesh/sidecars.ts';
import { withIngress } from './ingress.ts';
import { narrowing, type Sight } from './narrowed.ts';

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

/** What makes workloads see another mesh. */
interface Deciding {
  readonly selectors: ReturnType<typeof selectorsOf>;
  readonly sidecars: SidecarChoice;
}

/** How an outlook differs from the common one. */
interface Difference {
  readonly key: string;
  readonly isApart: boolean;
  readonly namespace: string;
  /** The labels by which rules pick its workloads, and those rules. */
  readonly labels: Labels;
  readonly pickedBy: readonly ObjectRef[];
  readonly sidecar: SidecarRule | undefined;
}

interface Group {
  readonly difference: Difference | undefined;
  readonly workloads: Workloads;
}

/** A function from meshes to the outlooks of their workloads, the common one first; what did not change keeps its identity. */
export function outlookStage(): (mesh: Mesh) => readonly Outlook[] {
  const selectors = memo(selectorsOf);
  const groups = memo(
    (
      workloads: Workloads,
      all: Deciding['selectors'],
      rules: Mesh['sidecars'],
      scopes: Mesh['scopes'],
      root: string,
    ): readonly Group[] => groupsOf(workloads, { selectors: all, sidecars: { rules, scopes, root } }),
  );
  const alone = memo((mesh: Mesh): readonly Outlook[] => [{ key: '', mesh, isApart: false }]);
  const stages = new Map<string, ReturnType<typeof outlookOf>>();
  return (mesh) => {
    const { workloads, policies, sidecars, scopes, settings } = mesh;
    const all = selectors(policies);
    const isPlain = all.size === 0 && sidecars.length === 0 && scopes.size === 0;
    const found = isPlain ? nothingElse : groups(workloads, all, sidecars, scopes, settings.rootNamespace);
    const keys = new Set(found.map(keyOf));
    for (const key of stages.keys()) if (!keys.has(key)) stages.delete(key);
    if (found.length < 2) return alone(mesh);
    return found.map((group) => {
      const stage = stages.get(keyOf(group)) ?? outlookOf(group.difference?.namespace ?? '');
      stages.set(keyOf(group), stage);
      return stage(mesh, group);
    });
  };
}

const nothingElse: readonly Group[] = [];
const keyOf = ({ difference }: Group): string => difference?.key ?? '';

function outlookOf(namespace: string): (mesh: Mesh, group: Group) => Outlook {
  const keep = mapEach((workload: Workload, sidecar: SidecarRule | undefined) =>
    sidecar === undefined ? workload : withIngress(workload, sidecar),
  );
  const policiesOf = seenBySelected();
  const narrowed = narrowing(namespace);
  const keepSources = keepList<ObjectRef>();
  const outlook = memo(
    (
      mesh: Mesh,
      workloads: Workloads,
      policies: Mesh['policies'],
      key: string,
      isApart: boolean,
      ...[services, reachable, routes, settings, narrowedBy]: SightParts
    ): Outlook => ({
      key,
      mesh: { ...mesh, workloads, policies, services, reachable, routes, settings, narrowedBy },
      isApart,
    }),
  );
  return (mesh, { difference, workloads }) => {
    const mine = keep([...workloads].map(([key, one]) => [key, [one, difference?.sidecar] as const]));
    if (difference === undefined) return outlook(mesh, mine, mesh.policies, '', false, ...partsOf(mesh));
    const { key, labels, isApart, sidecar, pickedBy } = difference;
    const policies = policiesOf(mesh.policies, namespace, labels);
    const sight = sidecar === undefined ? mesh : narrowed(mesh, sidecar);
    // To be picked is to have files of one's own, even where they say what the others' say.
    const narrowedBy = keepSources('', [...sight.narrowedBy, ...pickedBy]);
    return outlook(mesh, mine, policies, key, isApart, ...partsOf({ ...sight, narrowedBy }));
  };
}

type SightParts = [
  Sight['services'],
  Sight['reachable'],
  Sight['routes'],
  Sight['settings'],
  Sight['narrowedBy'],
];

const partsOf = ({ services, reachable, routes, settings, narrowedBy }: Sight): SightParts => [
  services,
  reachable,
  routes,
  settings,
  narrowedBy,
];

/**
 * The workloads by outlook. Those that are apart are in the one of their scope too, since a scope has shared files even where nobody is left who reads
 * them. Gateways of one scope have the same labels, so none of them is apart.
 */
function groupsOf(workloads: Workloads, by: Deciding): readonly Group[] {
  const scopes = new Map<string, Workload>();
  const groups = new Map<
    string,
    { readonly difference: Difference | undefined; readonly workloads: Map<string, Workload> }
  >([['', { difference: undefined, workloads: new Map() }]]);
  const add = (difference: Difference | undefined, key: string, one: Workload): void => {
    const id = difference?.key ?? '';
    const group = groups.get(id) ?? { difference, workloads: new Map<string, Workload>() };
    groups.set(id, group);
    group.workloads.set(key, one);
  };
  for (const [key, one] of workloads) {
    const first = scopes.get(one.scope) ?? one;
    scopes.set(one.scope, first);
    const difference = one.role === 'gateway' ? ofGateway(first, by) : ofSidecar(one, by);
    if (difference === undefined || difference.isApart) add(ofScope(one, by), key, one);
    if (difference !== undefined) add(difference, key, one);
  }
  return [...groups.values()];
}

type Who = Pick<Workload, 'namespace' | 'role' | 'labels'>;

const picking = ({ namespace, labels }: Who, { selectors }: Deciding): readonly Picking[] =>
  (selectors.get(namespace) ?? []).filter(({ selector }) => selects(selector, labels));

/** Sidecars are not for gateways. */
const ofGateway = (who: Who, by: Deciding): Difference | undefined =>
  differenceOf(who, picking(who, by), undefined, false);

/** What a scope of sidecars shares: nobody is picked by labels. */
function ofScope({ namespace, role, labels }: Who, { sidecars }: Deciding): Difference | undefined {
  if (role === 'gateway') return undefined;
  return differenceOf({ namespace, role, labels }, [], commonSidecar(sidecars, namespace), false);
}

function ofSidecar(who: Who, by: Deciding): Difference | undefined {
  const picked = picking(who, by);
  const sidecar = sidecarFor(by.sidecars, who);
  return differenceOf(who, picked, sidecar, picked.length > 0 || sidecar?.selector !== undefined);
}

function differenceOf(
  { role, namespace }: Who,
  picked: readonly Picking[],
  sidecar: SidecarRule | undefined,
  isApart: boolean,
): Difference | undefined {
  if (picked.length === 0 && sidecar === undefined) return undefined;
  const { from: ref } = sidecar ?? {};
  const from = ref === undefined ? '' : `${ref.kind} ${ref.namespace}/${ref.name}`;
  return {
    key: `${role} ${namespace} ${from} ${JSON.stringify(picked.map(({ selector }) => selector))}`,
    isApart,
    namespace,
    labels: Object.fromEntries(picked.flatMap(({ selector }) => Object.entries(selector))),
    pickedBy: [...new Set(picked.flatMap((one) => one.from))],
    sidecar,
  };
}
