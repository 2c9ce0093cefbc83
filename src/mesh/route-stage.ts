import type { Table, VirtualService } from '../api/objects.ts';
import type { Problem } from '../api/problem.ts';
import { delegateKeys } from './delegates.ts';
import { keepList, mapEach, mapTable, memo } from './incremental.ts';
import type { RegexCheck } from './matches.ts';
import type { MeshService, Retries, RouteIndex, RouteTable, ServicePolicies } from './model.ts';
import { byAge } from './names.ts';
import { destinationHosts, type ReadRoutes, type RuleBasis, readRoutes } from './routes.ts';
import type { MeshSettings } from './settings.ts';
import { type KnownHost, seenFrom } from './targets.ts';

type Known = ReadonlyMap<string, KnownHost>;
type Services = Table<VirtualService>;

/** A function from VirtualServices to the tables of their rules, oldest first, and what is known of the hosts that they may name. */
export function routeStage(regex: RegexCheck) {
  const known = knownHosts();
  const order = ageOrder();
  const delegates = delegateStage();
  const read = mapTable((one: VirtualService, _key, lookup: Known, others: Services, basis: RuleBasis) => {
    const named = delegateKeys(one).map((key) => others.get(key));
    const all = [one, ...named].flatMap((each) => (each === undefined ? [] : destinationHosts(each)));
    const hosts = [...new Set(all)];
    return [
      one,
      hosts,
      hosts.map((host) => seenFrom(lookup.get(host), one.meta.namespace)),
      named,
      basis,
    ] as const;
  }, readRoutes);
  const collect = collectStage();
  const basisOf = memo(
    (exportTo: RuleBasis['exportTo'], retries: Retries): RuleBasis => ({ regex, exportTo, retries }),
  );
  return (
    table: Services,
    shapes: ReadonlyMap<string, MeshService>,
    policies: ReadonlyMap<string, ServicePolicies>,
    { exportTo, retries }: Pick<MeshSettings, 'exportTo' | 'retries'>,
  ) => {
    const lookup = known(shapes, policies);
    return {
      ...collect(
        read(table, lookup, delegates(table), basisOf(exportTo.virtualServices, retries)),
        order(table),
      ),
      known: lookup,
    };
  };
}

function knownHosts() {
  const each = mapEach(
    (service: MeshService, policies: KnownHost['policies']): KnownHost => ({ service, policies }),
  );
  const join = memo((first: KnownHost, ...others: readonly KnownHost[]): KnownHost => ({ ...first, others }));
  const grouped = memo((all: Known): Known => byHost(all, join));
  return memo(
    (shapes: ReadonlyMap<string, MeshService>, policies: ReadonlyMap<string, ServicePolicies>): Known =>
      grouped(each([...shapes].map(([key, service]) => [key, [service, policies.get(key)] as const]))),
  );
}

/** Services by host; those that different namespaces see under one host are joined. */
function byHost(all: Known, join: (first: KnownHost, ...others: readonly KnownHost[]) => KnownHost): Known {
  const first = new Map<string, KnownHost>();
  const others = new Map<string, KnownHost[]>();
  for (const one of all.values()) {
    const { host } = one.service;
    const more = others.get(host);
    if (!first.has(host)) first.set(host, one);
    else if (more === undefined) others.set(host, [one]);
    else more.push(one);
  }
  for (const [host, more] of others) {
    const one = first.get(host);
    if (one !== undefined) first.set(host, join(one, ...more));
  }
  return first;
}

/** The keys of a table's objects, the oldest first; the same list while none is made or removed. */
function ageOrder(): (table: Services) => readonly string[] {
  const births = mapTable(
    ({ meta }: VirtualService) => [meta.created ?? '', meta.namespace, meta.name] as const,
    (...birth) => birth,
  );
  const sorted = memo((all: ReturnType<typeof births>): readonly string[] =>
    [...all]
      .map(([key, [created, namespace, name]]) => ({ key, meta: { created, namespace, name } }))
      .sort(byAge)
      .map(({ key }) => key),
  );
  return (table) => sorted(births(table));
}

/** The objects that others name as delegates; nearly always the same ones. */
function delegateStage(): (table: Services) => Services {
  const namedBy = mapTable(
    (one: VirtualService) => [delegateKeys(one)] as const,
    (keys) => keys,
  );
  const named = memo((all: ReturnType<typeof namedBy>): readonly string[] => [
    ...new Set([...all.values()].flat()),
  ]);
  const keep = mapEach((one: VirtualService) => one);
  return (table) =>
    keep(
      named(namedBy(table)).flatMap((key) => {
        const one = table.get(key);
        return one === undefined ? [] : [[key, [one] as const] as const];
      }),
    );
}

interface Collected {
  readonly index: RouteIndex;
  readonly problems: readonly Problem[];
}

const none: readonly Problem[] = [];

function collectStage(): (read: ReadonlyMap<string, ReadRoutes>, order: readonly string[]) => Collected {
  const keep = keepList<RouteTable>();
  const indexOf = memo(
    (mesh: readonly RouteTable[], gateway: readonly RouteTable[]): RouteIndex => ({ mesh, gateway }),
  );
  return memo((read: ReadonlyMap<string, ReadRoutes>, order: readonly string[]) => {
    const problems: Problem[] = [];
    const mesh: RouteTable[] = [];
    const gateway: RouteTable[] = [];
    for (const key of order) {
      const { table, problems: found = none } = read.get(key) ?? {};
      if (found.length > 0) problems.push(...found);
      if (table?.gateways.includes('mesh')) mesh.push(table);
      if (table?.gateways.some((name) => name !== 'mesh')) gateway.push(table);
    }
    return { index: indexOf(keep('mesh', mesh), keep('gateway', gateway)), problems };
  });
}
