import type {
  DestinationRule,
  EndpointSlice,
  Gateway,
  Pod,
  Service,
  Snapshot,
  Table,
  VirtualService,
} from '../api/objects.ts';
import { objectKey } from '../api/objects.ts';
import type { Problem } from '../api/problem.ts';
import { aliasesOf, httpOnTcp, keepClaims, meshConflicts, namedByAlias } from './conflicts.ts';
import { delegateKeys } from './delegates.ts';
import { gatewayProblems } from './gateway-problems.ts';
import { readGateway } from './gateways.ts';
import { keepList, mapEach, memo } from './incremental.ts';
import { idleFailovers } from './locality-warnings.ts';
import type { RegexCheck } from './matches.ts';
import type {
  GatewayServer,
  Mesh,
  MeshService,
  MeshSettings,
  RouteIndex,
  RouteTable,
  ServiceEndpoints,
  Workload,
} from './model.ts';
import { byAge, compare, resolveHost } from './names.ts';
import { type NodeLocalities, nodeLocalities } from './places.ts';
import { groupIndex, groupRules, policyGroup, servicePolicies } from './policies.ts';
import { ruleRefusals } from './policy-refusals.ts';
import { destinationHosts, type ReadRoutes, readRoutes } from './routes.ts';
import { emptySubsets, unknownHost } from './selection.ts';
import { meshService, nodeOf, serviceEndpoints } from './services.ts';
import type { KnownHost } from './targets.ts';
import { untranslated } from './untranslated.ts';
import { ownKey, workload } from './workloads.ts';

const byKey = <T>(table: Table<T>): [string, T][] => [...table].sort(([a], [b]) => compare(a, b));
const present = <T>(items: Iterable<T | undefined>): T[] => [...items].filter((item) => item !== undefined);

/** A function from snapshots to meshes that keeps what did not change from one call to the next. */
export function resolver(given: { readonly regex: RegexCheck }): (snapshot: Snapshot) => Mesh {
  const settings = memo(
    (config: Snapshot['config']): MeshSettings => ({
      allowAny: config.outboundTrafficPolicy?.mode !== 'REGISTRY_ONLY',
      rootNamespace: config.rootNamespace ?? 'istio-system',
    }),
  );
  const services = serviceStage();
  const localities = memo(nodeLocalities);
  const endpoints = endpointStage();
  const workloads = workloadStage();
  const policies = policyStage();
  const routes = routeStage(given.regex);
  const servers = serverStage();
  const gatewayFaults = memo(gatewayProblems);
  const clashes = memo((tables: readonly RouteTable[], known: ReadonlyMap<string, KnownHost>): Problem[] => [
    ...meshConflicts(tables),
    ...httpOnTcp(tables, new Map([...known].map(([host, { service }]) => [host, service]))),
  ]);
  const claimed = keepClaims();
  const aliases = memo((shapes: ReadonlyMap<string, MeshService>) => aliasesOf(shapes.values()));
  const misnamed = memo(namedByAlias);
  const workloadList = memo((map: ReadonlyMap<string, Workload>): readonly Workload[] => [...map.values()]);

  return (snapshot) => {
    const set = settings(snapshot.config);
    const shapes = services(snapshot.services);
    const where = localities(snapshot.nodes);
    const ends = endpoints(shapes, snapshot.slices, snapshot.pods, where);
    const proxies = workloads(shapes, snapshot.pods, where);
    const rules = policies(snapshot.destinationRules, shapes, set.rootNamespace, ends);
    const read = routes(snapshot.virtualServices, shapes, rules.policies);
    const gates = servers(snapshot.gateways);
    const claims = claimed(read.index.mesh);
    return {
      services: shapes,
      endpoints: ends,
      workloads: proxies,
      policies: rules.policies,
      routes: read.index,
      servers: gates.servers,
      secrets: snapshot.secrets,
      settings: set,
      problems: [
        ...read.problems,
        ...rules.problems,
        ...gates.problems,
        ...clashes(claims, read.known),
        ...misnamed(claims, aliases(shapes)),
        ...gatewayFaults(gates.gateways, read.index.gateway, workloadList(proxies), snapshot.secrets),
      ],
    };
  };
}

function serviceStage() {
  const each = mapEach(meshService);
  return memo(
    (table: Table<Service>): ReadonlyMap<string, MeshService> =>
      each(byKey(table).map(([key, one]) => [key, [one]])),
  );
}

function endpointStage() {
  const each = mapEach(serviceEndpoints);
  const grouped = memo((slices: Table<EndpointSlice>): ReadonlyMap<string, EndpointSlice[]> => {
    const groups = new Map<string, EndpointSlice[]>();
    for (const [, slice] of byKey(slices)) {
      const key = `${slice.meta.namespace}/${slice.service}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [slice]);
      else group.push(slice);
    }
    return groups;
  });
  return memo(
    (
      shapes: ReadonlyMap<string, MeshService>,
      slices: Table<EndpointSlice>,
      pods: Table<Pod>,
      where: NodeLocalities,
    ): ReadonlyMap<string, ServiceEndpoints> => {
      const groups = grouped(slices);
      return each(
        [...shapes].map(([key, service]) => {
          const mine = groups.get(key) ?? [];
          const behind = mine.flatMap((slice) =>
            slice.endpoints.map((one) => (one.pod === undefined ? undefined : pods.get(one.pod))),
          );
          const ends = where.size === 0 ? [] : mine.flatMap((slice) => slice.endpoints);
          const localities = ends.map((one, i) => where.get(nodeOf(one, behind[i]) ?? ''));
          return [key, [service, mine, behind, localities] as const];
        }),
      );
    },
  );
}

function workloadStage() {
  const each = mapEach(workload);
  const inNamespaces = memo((shapes: ReadonlyMap<string, MeshService>) => {
    const oldestFirst = [...shapes.values()].sort(
      (a, b) => compare(a.created, b.created) || compare(a.key, b.key),
    );
    return Map.groupBy(oldestFirst, (service) => service.namespace);
  });
  type Shapes = ReadonlyMap<string, MeshService>;
  return memo((shapes: Shapes, pods: Table<Pod>, where: NodeLocalities): ReadonlyMap<string, Workload> => {
    const services = inNamespaces(shapes);
    const groups = Map.groupBy(
      byKey(pods).map(([, pod]) => pod),
      (pod) => ownKey(pod) ?? '',
    );
    groups.delete('');
    const found = each(
      [...groups]
        .sort(([a], [b]) => compare(a, b))
        .map(([key, members]) => [
          key,
          [
            key,
            members,
            services.get(members[0]?.meta.namespace ?? '') ?? [],
            members.map((pod) => where.get(pod.node ?? '')),
          ] as const,
        ]),
    );
    return found as ReadonlyMap<string, Workload>;
  });
}

function policyStage() {
  const refused = mapEach(ruleRefusals);
  const unread = mapEach((rule: DestinationRule) => untranslated('DestinationRule', rule));
  const idle = mapEach(idleFailovers);
  const groups = mapEach(policyGroup);
  const each = mapEach(servicePolicies);
  const thin = mapEach(emptySubsets);
  const read = memo(
    (table: Table<DestinationRule>, shapes: ReadonlyMap<string, MeshService>, root: string) => {
      const refusals = refused(byKey(table).map(([key, rule]) => [key, [rule]]));
      const good = byKey(table).flatMap(([key, rule]) =>
        (refusals.get(key) ?? []).length > 0 ? [] : [rule],
      );
      const merged = present(
        groups([...groupRules(good)].map(([key, rules]) => [key, [rules]] as const)).values(),
      );
      const covering = groupIndex(merged);
      const policies = each(
        [...shapes].map(([key, service]) => [key, [service, root, covering(service.host)] as const]),
      );
      const hosts = new Set([...shapes.values()].map((service) => service.host));
      const problems = [
        ...[...refusals.values()].flat(),
        ...[...unread(good.map((rule) => [objectKey(rule.meta), [rule] as const])).values()].flat(),
        ...[...idle(good.map((rule) => [objectKey(rule.meta), [rule] as const])).values()].flat(),
        ...merged.flatMap((group) => group.problems),
        ...good.flatMap((rule) => unknownHost(rule, resolveHost(rule.spec.host, rule.meta.namespace), hosts)),
      ];
      return { policies, problems };
    },
  );
  return (
    table: Table<DestinationRule>,
    shapes: ReadonlyMap<string, MeshService>,
    root: string,
    endpoints: ReadonlyMap<string, ServiceEndpoints>,
  ) => {
    const { policies, problems } = read(table, shapes, root);
    const withRules = [...policies].filter(([, one]) => one.everyone !== undefined || one.byClient.size > 0);
    const empty = thin(
      withRules.map(([key, one]) => [key, [shapes.get(key), one, endpoints.get(key)] as const]),
    );
    return { policies, problems: [...problems, ...[...empty.values()].flat()] };
  };
}

function routeStage(regex: RegexCheck) {
  const known = mapEach(
    (service: MeshService, policies: KnownHost['policies']): KnownHost => ({ service, policies }),
  );
  const each = mapEach(readRoutes);
  const keep = keepList<RouteTable>();
  const hosts = memo(destinationHosts);
  const indexOf = memo(
    (mesh: readonly RouteTable[], gateway: readonly RouteTable[]): RouteIndex => ({ mesh, gateway }),
  );
  const registry = memo(
    (shapes: ReadonlyMap<string, MeshService>, policies: ReadonlyMap<string, KnownHost['policies']>) =>
      known([...shapes].map(([key, service]) => [service.host, [service, policies.get(key)] as const])),
  );
  const oldestFirst = memo((table: Table<VirtualService>): readonly VirtualService[] =>
    [...table.values()].sort(byAge),
  );
  const delegates = memo(delegateKeys);
  const entry = memo(
    (
      one: VirtualService,
      lookup: ReadonlyMap<string, KnownHost>,
      ...others: readonly (VirtualService | undefined)[]
    ): [string, Parameters<typeof readRoutes>] => {
      const named = [...new Set([one, ...others].flatMap((each) => (each === undefined ? [] : hosts(each))))];
      return [objectKey(one.meta), [one, named, named.map((host) => lookup.get(host)), others, regex]];
    },
  );
  const readAll = memo(
    (table: Table<VirtualService>, lookup: ReadonlyMap<string, KnownHost>): ReadonlyMap<string, ReadRoutes> =>
      each(
        oldestFirst(table).map((one) => entry(one, lookup, ...delegates(one).map((key) => table.get(key)))),
      ),
  );
  const collect = memo((read: ReadonlyMap<string, ReadRoutes>) => {
    const tables = present([...read.values()].map((one) => one.table));
    return {
      index: indexOf(
        keep(
          'mesh',
          tables.filter((table) => table.gateways.includes('mesh')),
        ),
        keep(
          'gateway',
          tables.filter((table) => table.gateways.some((name) => name !== 'mesh')),
        ),
      ),
      problems: [...read.values()].flatMap((one) => one.problems),
    };
  });
  return (
    table: Table<VirtualService>,
    shapes: ReadonlyMap<string, MeshService>,
    policies: ReadonlyMap<string, KnownHost['policies']>,
  ) => {
    const lookup = registry(shapes, policies);
    return { ...collect(readAll(table, lookup)), known: lookup };
  };
}

function serverStage() {
  const each = mapEach(readGateway);
  const collect = memo((gateways: ReturnType<typeof each>) => {
    const servers: readonly GatewayServer[] = [...gateways.values()].flatMap((one) => one.servers);
    return {
      gateways,
      servers,
      problems: [...gateways.values()].flatMap((one) => one.problems),
    };
  });
  const sorted = memo((table: Table<Gateway>) =>
    each([...table.values()].sort(byAge).map((one) => [objectKey(one.meta), [one]] as const)),
  );
  return (table: Table<Gateway>) => collect(sorted(table));
}
