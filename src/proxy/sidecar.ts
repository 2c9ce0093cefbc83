import { keepList, memo } from '../mesh/incremental.ts';
import type { Mesh, MeshService, RouteTable, ServicePort, Traffic, Workload } from '../mesh/model.ts';
import { inboundCluster, outboundCluster, sees } from '../mesh/names.ts';
import { policyFor } from '../mesh/policies.ts';
import { type Client, tcpRoutes, tlsRoutes } from './chains.ts';
import { type ClusterPolicies, withBytes } from './cluster-policies.ts';
import { speaksHttp } from './hosts.ts';
import type {
  InboundChain,
  InboundCluster,
  Listener,
  OutboundTcp,
  RawRoutes,
  RouteConfiguration,
  WeightedCluster,
} from './model.ts';
import { isReserved } from './model.ts';
import type { Scope } from './scopes.ts';
import { tableIndex } from './tables.ts';

/** A route file's name, or the whole configuration where the file budget is spent. */
export type RouteSource = string | RouteConfiguration;

const everywhere = '0.0.0.0';
const passthrough: readonly WeightedCluster[] = [{ cluster: 'PassthroughCluster', weight: 1 }];
const blackHole: readonly WeightedCluster[] = [{ cluster: 'BlackHoleCluster', weight: 1 }];

/** What listeners depend on: endpoints are no part of it, and of the routes only those that a listener itself decides. */
export interface ListenerBasis
  extends Pick<Mesh, 'services' | 'policies' | 'servers' | 'settings' | 'routes'> {
  readonly clusters: ClusterPolicies;
}

/** A function from meshes to what listeners depend on, which keeps its identity while they stay as they are. */
export function listenerBasis(): (mesh: Mesh, clusters: ClusterPolicies) => ListenerBasis {
  const keep = keepList<RouteTable>();
  const basis = memo(
    (
      services: Mesh['services'],
      policies: Mesh['policies'],
      servers: Mesh['servers'],
      settings: Mesh['settings'],
      mesh: readonly RouteTable[],
      gateway: readonly RouteTable[],
      clusters: ClusterPolicies,
    ): ListenerBasis => ({ services, policies, servers, settings, routes: { mesh, gateway }, clusters }),
  );
  return ({ services, policies, servers, settings, routes }, clusters) => {
    const layer4 = (tables: readonly RouteTable[]) =>
      tables.filter((table) => table.tcp.length + table.tls.length > 0);
    return basis(
      services,
      policies,
      servers,
      settings,
      keep('mesh', layer4(routes.mesh)),
      keep('gateway', layer4(routes.gateway)),
      clusters,
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
    ): readonly Listener[] => {
      const stray = allowAny ? passthrough : blackHole;
      const anything: RawRoutes = { chains: [], rest: stray };
      const index = tableIndex(tables);
      return [
        { kind: 'virtualOutbound', allowAny },
        ...routes.map((route) => wildcardListener(route, anything)),
        ...addressed(services, client).map((at): Listener => {
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
                port: at.port.number,
                raw,
                from,
              } satisfies OutboundTcp);
        }),
      ];
    },
  );
  return ({ services, settings, routes: { mesh: tables }, clusters }, workload, routes) => {
    const byLabels = tables.some((table) =>
      [...table.tcp, ...table.tls].some((rule) =>
        rule.matches.some((match) => Object.keys(match.sourceLabels).length > 0),
      ),
    );
    const labels = byLabels ? workload.labels : undefined;
    return build(services, tables, workload.namespace, labels, settings.allowAny, routes, clusters);
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
}

/** TCP ports, and ports that are sniffed, of services with an address of their own. */
function addressedPorts(services: Mesh['services'], client: string): AddressedPort[] {
  return [...services.values()].flatMap((service) =>
    sees(service.visibleTo, client)
      ? service.ports
          .filter((port) => !isReserved(port.number) && ['tcp', 'tls', 'auto'].includes(port.protocol))
          .flatMap((port) => service.addresses.map((address) => ({ service, port, address })))
      : [],
  );
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

/** What enters a pod. */
export function inboundListeners(): (on: ListenerBasis, workload: Workload) => readonly Listener[] {
  const build = memo(
    (workload: Workload, ...limits: readonly (Traffic | undefined)[]): readonly Listener[] => [
      {
        kind: 'virtualInbound',
        chains: workload.serves.map(
          ({ port, protocol, service }, i): InboundChain => ({
            port,
            protocol,
            cluster: nameOf(port, service, limits[i]),
          }),
        ),
      },
    ],
  );
  return ({ policies }, workload) =>
    build(workload, ...workload.serves.map(({ service }) => limitsOf(policies, service, workload)));
}

/** The inbound clusters of a scope: one per port, and one more per port of each service whose connections are bounded. */
export function inboundClusters(): (mesh: Mesh, scope: Scope) => readonly InboundCluster[] {
  const one = memo((traffic: Traffic, name: string): InboundCluster => ({ name, traffic }));
  const keep = keepList<InboundCluster>();
  const none: Traffic = {};
  const ofScope = memo((policies: Mesh['policies'], scope: Scope): readonly InboundCluster[] => {
    const found = new Map<string, Traffic>();
    for (const workload of scope.workloads) {
      for (const { port, service } of workload.serves) {
        const limits = limitsOf(policies, service, workload);
        found.set(inboundCluster(port, ''), none);
        if (limits !== undefined) found.set(nameOf(port, service, limits), limits);
      }
    }
    const sorted = [...found].sort(([a], [b]) => (a < b ? -1 : 1));
    return keep(
      scope.key,
      sorted.map(([name, traffic]) => one(traffic, name)),
    );
  });
  return (mesh, scope) => ofScope(mesh.policies, scope);
}

const hostOf = (serviceKey: string): string => {
  const [namespace = '', name = ''] = serviceKey.split('/');
  return `${name}.${namespace}.svc.cluster.local`;
};

const nameOf = (port: number, service: string, limits: Traffic | undefined): string =>
  inboundCluster(port, limits === undefined ? '' : hostOf(service));

/** A DestinationRule's connection pool bounds the service's own pods as well. */
function limitsOf(policies: Mesh['policies'], service: string, workload: Workload): Traffic | undefined {
  const traffic = policyFor(policies.get(service), workload.namespace)?.traffic;
  return traffic?.tcp === undefined && traffic?.http === undefined ? undefined : traffic;
}
