import type { ObjectRef } from '../api/problem.ts';
import { keepList, mapEach, memo } from '../mesh/incremental.ts';
import { type Led, ledTo } from '../mesh/led.ts';
import type { Mesh, MeshService, RouteTable, ServicePort } from '../mesh/model.ts';
import { compare, hostCovers, outboundCluster, sees } from '../mesh/names.ts';
import type { EgressPart, SeenHost, SidecarRule } from '../mesh/sidecar-model.ts';

type Services = Mesh['services'];

/** What a Sidecar leaves of a mesh: the services that clients may call by name, and the rules that hold for them. */
export type Sight = Pick<Mesh, 'services' | 'reachable' | 'routes' | 'settings' | 'narrowedBy'>;

/** A function from meshes to what of them a Sidecar shows to the clients of a namespace; what did not change keeps its identity. */
export function narrowing(client: string): (mesh: Mesh, rule: SidecarRule) => Sight {
  const seen = seenServices(client);
  const table = memo((one: RouteTable, rule: SidecarRule) => narrowedTable(one, rule, client));
  const tables = memo((all: readonly RouteTable[], rule: SidecarRule): readonly RouteTable[] =>
    all.flatMap((one) => table(one, rule)),
  );
  const keep = keepList<RouteTable>();
  const keepSources = keepList<ObjectRef>();
  const keepServices = keptMap();
  const routes = memo((ofMesh: readonly RouteTable[], gateway: readonly RouteTable[]): Mesh['routes'] => ({
    mesh: ofMesh,
    gateway,
  }));
  const index = memo(hostIndex);
  const reachable = reachableServices(client);
  return (mesh, rule) => {
    const services = seen(mesh.services, rule);
    const rules = keep('', tables(mesh.routes.mesh, rule));
    const { services: all, from } = reachable(services, rules, index(mesh.services), rule);
    return {
      services,
      reachable: keepServices(all),
      routes: routes(rules, mesh.routes.gateway),
      settings: settingsOf(mesh.settings, rule),
      narrowedBy: keepSources('', from),
    };
  };
}

const settingsOf = memo((settings: Mesh['settings'], { unknown }: SidecarRule): Mesh['settings'] => {
  if (unknown === undefined) return settings;
  const { allow, proxy } = unknown;
  const through = proxy && { egressProxy: outboundCluster(proxy.port ?? 0, proxy.subset, proxy.host) };
  return { ...settings, allowAny: allow, ...through };
});

const coversService = ({ hosts }: EgressPart, { namespace, host }: MeshService, client: string): boolean =>
  hosts.some((one) => isIn(one, namespace, client) && hostCovers(one.host, host));

const isIn = (one: SeenHost, namespace: string, client: string): boolean =>
  one.namespace === '*' || (one.namespace === '.' ? client : one.namespace) === namespace;

/** The services with the ports on which they are seen, in the order of the mesh. */
function seenServices(client: string): (all: Services, rule: SidecarRule) => Services {
  const index = memo(hostIndex);
  const each = mapEach((service: MeshService, rule: SidecarRule) => onSeenPorts(service, rule, client));
  const present = memo(
    (shapes: ReadonlyMap<string, MeshService | undefined>): Services =>
      new Map([...shapes].flatMap(([key, one]) => (one === undefined ? [] : [[key, one] as const]))),
  );
  return memo((all: Services, rule: SidecarRule): Services => {
    const found = new Set(
      rule.egress.flatMap((part) => part.hosts.flatMap((host) => index(all).of(host, client))),
    );
    return present(
      each(
        [...found]
          .filter(({ visibleTo }) => sees(visibleTo, client))
          .sort((a, b) => compare(a.key, b.key))
          .map((service) => [service.key, [service, rule]] as const),
      ),
    );
  });
}

interface HostIndex {
  /** The services that may be meant. */
  of(seen: SeenHost, client: string): readonly MeshService[];
  named(host: string): readonly MeshService[];
}

function hostIndex(all: Services): HostIndex {
  const byHost = Map.groupBy(all.values(), ({ host }) => host);
  const byNamespace = Map.groupBy(all.values(), ({ namespace }) => namespace);
  const everyone = [...all.values()];
  const named = (host: string): readonly MeshService[] => byHost.get(host) ?? [];
  return {
    named,
    of: ({ namespace, host }, client) => {
      if (!host.startsWith('*')) return named(host);
      if (namespace === '*') return everyone;
      return byNamespace.get(namespace === '.' ? client : namespace) ?? [];
    },
  };
}

/** A part that names a port says all of that port; the others belong to the part without one. */
function onSeenPorts(service: MeshService, { egress }: SidecarRule, client: string): MeshService | undefined {
  const rest = egress.find(({ port }) => port === undefined);
  const all = rest !== undefined && coversService(rest, service, client);
  const ports = service.ports.flatMap((port): ServicePort[] => {
    const part = egress.find((one) => one.port?.number === port.number);
    if (part?.port === undefined) return all ? [port] : [];
    if (!coversService(part, service, client)) return [];
    const { protocol } = part.port;
    return [protocol === 'auto' || protocol === port.protocol ? port : { ...port, protocol }];
  });
  // One of UDP alone is known by its name all the same.
  if (ports.length === 0) return all && service.ports.length === 0 ? service : undefined;
  return ports.every((port, i) => port === service.ports[i]) && ports.length === service.ports.length
    ? service
    : { ...service, ports };
}

/**
 * A table as far as it holds: on the ports whose part names one of its hosts in its namespace. With a Sidecar it holds for its other hosts too, as with
 * Istio; where none is written, these are not seen.
 */
function narrowedTable(whole: RouteTable, rule: SidecarRule, client: string): RouteTable[] {
  if (!sees(whole.visibleTo, client)) return [];
  const { egress } = rule;
  const table = rule.by === undefined ? whole : ofSeenHosts(whole, rule, client);
  const holds = (part: EgressPart): boolean =>
    part.hosts.some(
      (one) =>
        isIn(one, table.from.namespace, client) && table.hosts.some((host) => meansSame(one.host, host)),
    );
  const named = egress.flatMap((part) =>
    part.port === undefined ? [] : [{ port: part.port.number, holds: holds(part) }],
  );
  const rest = egress.some((part) => part.port === undefined && holds(part));
  const ports = named.filter((one) => one.holds !== rest).map(({ port }) => port);
  if (!rest && ports.length === 0) return [];
  return ports.length === 0 ? [table] : [{ ...table, onPorts: rest ? { except: ports } : { only: ports } }];
}

function ofSeenHosts(table: RouteTable, { egress }: SidecarRule, client: string): RouteTable {
  const seen = egress.flatMap((part) =>
    part.hosts.filter((one) => isIn(one, table.from.namespace, client)).map(({ host }) => host),
  );
  const hosts = table.hosts.filter((host) => seen.some((one) => meansSame(one, host)));
  return hosts.length === table.hosts.length ? table : { ...table, hosts };
}

const meansSame = (seen: string, host: string): boolean => hostCovers(seen, host) || hostCovers(host, seen);

function reachableServices(client: string) {
  const led = memo((table: RouteTable): readonly Led[] => ledTo(table, client));
  const widened = memo(
    (service: MeshService, ...ports: MeshService['ports']): MeshService =>
      ports.length === service.ports.length ? service : { ...service, ports },
  );
  return memo(
    (
      seen: Services,
      tables: readonly RouteTable[],
      index: HostIndex,
      { from, by = [], unknown }: SidecarRule,
    ) => {
      const all = [...tables.flatMap((table) => led(table)), ...(unknown?.proxy ? [unknown.proxy] : [])];
      const byHost = Map.groupBy(all, ({ host }) => host);
      const hosts = new Set([...seen.values()].map(({ host }) => host)).union(byHost);
      const reached = [...hosts].flatMap((host) => {
        const service = index.named(host).find(({ visibleTo }) => sees(visibleTo, client));
        if (service === undefined) return [];
        const before = seen.get(service.key)?.ports ?? [];
        const ports = service.ports.filter((port) => isReached(port, before, byHost.get(host) ?? []));
        return ports.length === 0 ? [] : [widened(service, ...ports)];
      });
      const unseen = new Set(
        reached
          .filter(({ key, ports }) => ports.length > (seen.get(key)?.ports.length ?? 0))
          .map(({ host }) => host),
      );
      const leading = tables.filter((table) => led(table).some(({ host }) => unseen.has(host)));
      return {
        services: inOrder(reached),
        from: [
          from,
          ...by,
          ...leading.flatMap((table) => [table.from, ...table.http.flatMap(({ by }) => by ?? [])]),
        ],
      };
    },
  );
}

const isReached = ({ number }: ServicePort, seen: readonly ServicePort[], led: readonly Led[]): boolean =>
  seen.some((one) => one.number === number) || led.some(({ port }) => port === undefined || port === number);

const inOrder = (services: readonly MeshService[]): Services =>
  new Map([...services].sort((a, b) => compare(a.key, b.key)).map((one) => [one.key, one]));

/** A function that gives back the map of the last call while the new one has the same entries. */
function keptMap(): (services: Services) => Services {
  const same = mapEach((service: MeshService) => service);
  return (services) => same([...services].map(([key, one]) => [key, [one]]));
}
