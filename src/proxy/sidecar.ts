import { keepList, memo } from '../mesh/incremental.ts';
import type { Mesh, MeshService, RouteTable, ServicePort, Workload } from '../mesh/model.ts';
import { outboundCluster, sees } from '../mesh/names.ts';
import { type Client, tcpRoutes, tlsRoutes } from './chains.ts';
import { type ClusterPolicies, withBytes } from './cluster-policies.ts';
import { type HeadlessEndpoints, headlessEndpoints } from './headless.ts';
import { speaksHttp } from './hosts.ts';
import type { Listener, OutboundTcp, RawRoutes, RouteConfiguration, WeightedCluster } from './model.ts';
import { isReserved } from './model.ts';
import { tableIndex } from './tables.ts';

/** A route file's name, or the whole configuration where the file budget is spent. */
export type RouteSource = string | RouteConfiguration;

const everywhere = '0.0.0.0';
const passthrough: readonly WeightedCluster[] = [{ cluster: 'PassthroughCluster', weight: 1 }];
const blackHole: readonly WeightedCluster[] = [{ cluster: 'BlackHoleCluster', weight: 1 }];

/** What listeners depend on: endpoints are no part of it but where a headless service's matter, and of the routes only those that a listener itself decides. */
export interface ListenerBasis
  extends Pick<Mesh, 'services' | 'policies' | 'servers' | 'secrets' | 'settings' | 'routes'> {
  readonly clusters: ClusterPolicies;
  readonly headless: HeadlessEndpoints;
}

/** A function from meshes to what listeners depend on, which keeps its identity while they stay as they are. */
export function listenerBasis(): (mesh: Mesh, clusters: ClusterPolicies) => ListenerBasis {
  const keep = keepList<RouteTable>();
  const basis = memo(
    (
      services: Mesh['services'],
      policies: Mesh['policies'],
      servers: Mesh['servers'],
      secrets: Mesh['secrets'],
      settings: Mesh['settings'],
      mesh: readonly RouteTable[],
      gateway: readonly RouteTable[],
      clusters: ClusterPolicies,
      headless: HeadlessEndpoints,
    ): ListenerBasis => ({
      services,
      policies,
      servers,
      secrets,
      settings,
      routes: { mesh, gateway },
      clusters,
      headless,
    }),
  );
  const ends = headlessEndpoints();
  return (mesh, clusters) => {
    const { services, policies, servers, secrets, settings, routes } = mesh;
    const layer4 = (tables: readonly RouteTable[]) =>
      tables.filter((table) => table.tcp.length + table.tls.length > 0);
    return basis(
      services,
      policies,
      servers,
      secrets,
      settings,
      keep('mesh', layer4(routes.mesh)),
      keep('gateway', layer4(routes.gateway)),
      clusters,
      ends(mesh),
    );
  };
}

/** What leaves the pods of a scope: a listener per HTTP port for any address, and one per address and port of other services. */
export function outboundListeners(): (
  on: ListenerBasis,
  workload: Workload,
  routes: readonly RouteSource[],
) => readonly Listener[] {
  const addressed = memo(addressedPorts);
  const build = memo(
    (
      services: Mesh['services'],
      tables: readonly RouteTable[],
      client: string,
      labels: Workload['labels'] | undefined,
      allowAny: boolean,
      routes: readonly RouteSource[],
      policies: ClusterPolicies,
      headless: HeadlessEndpoints,
    ): readonly Listener[] => {
      const stray = allowAny ? passthrough : blackHole;
      const anything: RawRoutes = { chains: [], rest: stray };
      const index = tableIndex(tables);
      return [
        { kind: 'virtualOutbound', allowAny },
        ...routes.map((route) => wildcardListener(route, anything)),
        ...addressed(services, headless, client).map((at): Listener => {
          const covering = index.covering(at.service.host, client);
          const place = { port: at.port.number, client, gateway: 'mesh', tls: false };
          const plain = rawRoutes(at, covering, stray, {
            place,
            labels: labels ?? {},
          });
          const raw: RawRoutes = {
            chains: plain.chains.map((chain) => ({ ...chain, to: withBytes(chain.to, policies, client) })),
            rest: withBytes(plain.rest, policies, client),
          };
          const from = rawSources(at, covering);
          return speaksHttp(at.port)
            ? {
                kind: 'outboundHttp',
                address: at.address,
                port: at.port.number,
                route: String(at.port.number),
                raw,
                from,
              }
            : ({
                kind: 'outboundTcp',
                address: at.address,
                port: at.listensOn,
                raw,
                from,
              } satisfies OutboundTcp);
        }),
      ];
    },
  );
  return ({ services, settings, routes: { mesh: tables }, clusters, headless }, workload, routes) => {
    const byLabels = tables.some((table) =>
      [...table.tcp, ...table.tls].some((rule) =>
        rule.matches.some((match) => Object.keys(match.sourceLabels).length > 0),
      ),
    );
    const labels = byLabels ? workload.labels : undefined;
    const { allowAny } = settings;
    return build(services, tables, workload.namespace, labels, allowAny, routes, clusters, headless);
  };
}

const wildcardListener = (route: RouteSource, raw: RawRoutes): Listener => {
  const name = typeof route === 'string' ? route : route.name;
  const base = {
    kind: 'outboundHttp' as const,
    address: everywhere,
    port: Number(name),
    route: name,
    raw,
    from: [],
  };
  return typeof route === 'string' ? base : { ...base, inline: route };
};

interface AddressedPort {
  readonly service: MeshService;
  readonly port: ServicePort;
  readonly address: string;
  readonly listensOn: number;
}

/** TCP ports, and ports that are sniffed, of services. A pod behind two headless services on one port belongs to the first. */
function addressedPorts(
  services: Mesh['services'],
  headless: HeadlessEndpoints,
  client: string,
): AddressedPort[] {
  const all = [...services.values()].flatMap((service) =>
    sees(service.visibleTo, client)
      ? service.ports
          .filter((port) => !isReserved(port.number) && ['tcp', 'tls', 'auto'].includes(port.protocol))
          .flatMap((port) => placesOf(service, port, headless).map((at) => ({ service, port, ...at })))
      : [],
  );
  const first = new Map<string, AddressedPort>();
  for (const one of all) {
    const name = `${one.address} ${one.listensOn}`;
    if (!first.has(name)) first.set(name, one);
  }
  return [...first.values()];
}

/** Where clients reach a port: at the service's addresses, or at its pods' where it has none and they matter. */
function placesOf(
  service: MeshService,
  port: ServicePort,
  headless: HeadlessEndpoints,
): Pick<AddressedPort, 'address' | 'listensOn'>[] {
  const own = service.addresses.map((address) => ({ address, listensOn: port.number }));
  if (port.protocol === 'auto') return own;
  const pods = headless.get(service.key)?.get(port.number) ?? [];
  return [
    ...own,
    ...pods
      .filter((one) => !isReserved(one.port))
      .map((one) => ({ address: one.address, listensOn: one.port })),
  ];
}

/** TLS ports obey TLS rules and all others TCP rules; of several tables every one has its say. */
function rawRoutes(
  { service, port }: AddressedPort,
  tables: readonly RouteTable[],
  stray: readonly WeightedCluster[],
  client: Client,
): RawRoutes {
  const own = [{ cluster: outboundCluster(port.number, '', service.host), weight: 1 }];
  return port.protocol === 'tls' ? tlsRoutes(tables, own, stray, client) : tcpRoutes(tables, own, client);
}

/** The tables with rules for connections of this kind. */
const rawSources = ({ port }: AddressedPort, tables: readonly RouteTable[]): OutboundTcp['from'] =>
  tables
    .filter(({ tls, tcp }) => (port.protocol === 'tls' ? tls : tcp).length > 0)
    .map((table) => table.from);
