import type { Labels, Pod, ServiceEntry, Snapshot, Table, WorkloadEntry } from '../api/objects.ts';
import { objectKey } from '../api/objects.ts';
import type { Problem } from '../api/problem.ts';
import { settleClaims } from './claims.ts';
import {
  disagreements,
  entryService,
  groupEntries,
  type HostEntries,
  memberLabels,
  selectorOf,
} from './entries.ts';
import { entryEndpoints, servesNow } from './entry-endpoints.ts';
import { entryRefusals, workloadRefusals } from './entry-refusals.ts';
import { strangeMembers, takenPorts, unaddressed, unheeded } from './entry-warnings.ts';
import { mapEach, memo } from './incremental.ts';
import type { MeshService, ServiceEndpoints } from './model.ts';
import { compare, selects } from './names.ts';
import type { NodeLocalities } from './places.ts';
import { selectedStage } from './selected-entries.ts';
import { untranslated } from './untranslated.ts';

type Services = ReadonlyMap<string, MeshService>;
type Given = Pick<Snapshot, 'serviceEntries' | 'workloadEntries' | 'pods'>;

/** What ServiceEntries and WorkloadEntries add to the mesh. */
export interface Entries {
  /** All services: Kubernetes' and theirs. */
  readonly services: Services;
  /** The endpoints of theirs, and of Kubernetes' that select WorkloadEntries. */
  readonly endpoints: ReadonlyMap<string, ServiceEndpoints>;
  readonly problems: readonly Problem[];
}

const nothing: readonly Problem[] = [];

/** A function from the tables of entries to what they add to Kubernetes' services. Without entries these stay as they are. */
export function entryStage(): (
  given: Given,
  kubernetes: Pick<Entries, 'services' | 'endpoints'>,
  where: NodeLocalities,
  exportTo: readonly string[] | undefined,
) => Entries {
  const accept = acceptStage();
  const groups = memo(groupEntries);
  const shapesOf = shapeStage();
  const settle = memo(settleClaims);
  const all = memo((services: Services, entries: Services): Services => new Map([...services, ...entries]));
  const endpointsOf = endpointStage();
  const told = memo(groupProblems);
  const select = selectedStage();
  const joined = memo((some: Entries['endpoints'], others: Entries['endpoints']): Entries['endpoints'] =>
    some.size === 0 ? others : new Map([...some, ...others]),
  );
  return (given, kubernetes, where, exportTo) => {
    const { entries, members, problems: refused } = accept(given.serviceEntries, given.workloadEntries);
    const { services, endpoints, ...selected } = select(kubernetes.services, kubernetes.endpoints, members);
    const problems = selected.problems.length === 0 ? refused : [...refused, ...selected.problems];
    if (entries.length === 0) return { services, endpoints, problems };
    const grouped = groups(entries, exportTo);
    const claims = settle(services, shapesOf(grouped, members));
    return {
      services: all(services, claims.services),
      endpoints: joined(endpoints, endpointsOf(grouped, claims.services, members, given.pods, where)),
      problems: [...problems, ...claims.problems, ...told(grouped, members, claims.services)],
    };
  };
}

type Members = ReadonlyMap<string, readonly WorkloadEntry[]>;

/** The entries that are not refused, by age or by namespace. */
function acceptStage() {
  const refused = mapEach(entryRefusals);
  const refusedMembers = mapEach(workloadRefusals);
  const told = mapEach((entry: ServiceEntry) => [
    ...untranslated('ServiceEntry', entry),
    ...unaddressed(entry),
    ...unheeded(entry),
  ]);
  const toldOfMembers = mapEach((entry: WorkloadEntry) => untranslated('WorkloadEntry', entry));
  return memo((entries: Table<ServiceEntry>, members: Table<WorkloadEntry>) => {
    const sound = soundOf(entries, refused);
    const soundMembers = soundOf(members, refusedMembers);
    const problems = [
      ...sound.problems,
      ...soundMembers.problems,
      ...[...told(keyed(sound.good)).values()].flat(),
      ...[...toldOfMembers(keyed(soundMembers.good)).values()].flat(),
    ];
    const byNamespace: Members = Map.groupBy(soundMembers.good, ({ meta }) => meta.namespace);
    return {
      entries: sound.good,
      members: byNamespace,
      problems: problems.length === 0 ? nothing : problems,
    };
  });
}

const keyed = <T extends ServiceEntry | WorkloadEntry>(list: readonly T[]): [string, [T]][] =>
  list.map((one) => [objectKey(one.meta), [one]]);

function soundOf<T>(
  table: Table<T>,
  refused: (entries: Iterable<readonly [string, [T]]>) => ReadonlyMap<string, readonly Problem[]>,
): { readonly good: readonly T[]; readonly problems: readonly Problem[] } {
  const sorted = [...table].sort(([a], [b]) => compare(a, b));
  const found = refused(sorted.map(([key, one]) => [key, [one]] as const));
  return {
    good: sorted.flatMap(([key, one]) => ((found.get(key) ?? []).length > 0 ? [] : [one])),
    problems: [...found.values()].flat(),
  };
}

const selectorsOf = ({ entries }: HostEntries): readonly Labels[] =>
  entries.map(selectorOf).filter((labels) => labels !== undefined);

/** The WorkloadEntries that an entry of the group selects. */
function membersOf(group: HostEntries, members: Members): readonly WorkloadEntry[] {
  const { entries } = group;
  const selectors = selectorsOf(group);
  if (selectors.length === 0) return [];
  const near = members.get(entries[0]?.meta.namespace ?? '') ?? [];
  return near.filter((one) => selectors.some((selector) => selects(selector, memberLabels(one))));
}

function shapeStage() {
  const each = mapEach(entryService);
  const present = memo(
    (shapes: ReadonlyMap<string, MeshService | undefined>): Services =>
      new Map([...shapes].flatMap(([key, one]) => (one === undefined ? [] : [[key, one] as const]))),
  );
  return memo(
    (groups: readonly HostEntries[], members: Members): Services =>
      present(
        each(
          groups.map((group) => {
            const { key, host, visibleTo, entries } = group;
            return [key, [key, host, visibleTo, entries, membersOf(group, members)] as const];
          }),
        ),
      ),
  );
}

function endpointStage() {
  const each = mapEach(entryEndpoints);
  const byNamespace = memo(
    (pods: Table<Pod>): ReadonlyMap<string, readonly Pod[]> =>
      Map.groupBy(
        [...pods.values()].filter(servesNow).sort((a, b) => compare(a.meta.name, b.meta.name)),
        ({ meta }) => meta.namespace,
      ),
  );
  const podsOf = (group: HostEntries, pods: Table<Pod>): readonly Pod[] => {
    const selectors = selectorsOf(group);
    if (selectors.length === 0) return [];
    const near = byNamespace(pods).get(group.entries[0]?.meta.namespace ?? '') ?? [];
    return near.filter(({ meta }) => selectors.some((selector) => selects(selector, meta.labels)));
  };
  return memo(
    (
      groups: readonly HostEntries[],
      services: Services,
      members: Members,
      pods: Table<Pod>,
      where: NodeLocalities,
    ): Entries['endpoints'] =>
      each(
        groups.flatMap((group) => {
          const service = services.get(group.key);
          if (service === undefined) return [];
          const behind = podsOf(group, pods);
          const localities = where.size === 0 ? [] : behind.map(({ node = '' }) => where.get(node));
          return [
            [group.key, [service, group.entries, membersOf(group, members), behind, localities]] as const,
          ];
        }),
      ),
  );
}

function groupProblems(groups: readonly HostEntries[], members: Members, services: Services): Problem[] {
  return [
    ...groups.flatMap((group) => [
      ...disagreements(group.host, group.entries),
      ...strangeMembers(group.entries, membersOf(group, members)),
    ]),
    ...takenPorts(services.values()),
  ];
}
