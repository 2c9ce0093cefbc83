import type { SecretRef, Table } from '../api/objects.ts';
import { servedHosts } from '../mesh/gateways.ts';
import { memo } from '../mesh/incremental.ts';
import type { GatewayServer, L4Match, Mesh, RouteTable, Workload } from '../mesh/model.ts';
import { hostCovers, outboundCluster, sees } from '../mesh/names.ts';
import { policyFor } from '../mesh/policies.ts';
import { distinct, sourcesOf, tlsChains } from './chains.ts';
import { type ClusterPolicies, withBytes } from './cluster-policies.ts';
import { inFamilies } from './everywhere.ts';
import { visible } from './gateway.ts';
import type {
  GatewayHttp,
  GatewayTcp,
  GatewayTls,
  Listener,
  RawChain,
  RouteConfiguration,
  TlsChain,
  WeightedCluster,
} from './model.ts';
import { applies, weightedClusters } from './routes.ts';
import { plainRoute, type Served, type ServedPort, servedPorts, socketOf, tlsRoute } from './servers.ts';
import type { ListenerBasis, RouteSource } from './sidecar.ts';

/** What the listeners of one gateway are made of. */
interface Basis {
  readonly workload: Workload;
  readonly tables: readonly RouteTable[];
  readonly clusters: ClusterPolicies;
  readonly services: Mesh['services'];
  readonly policies: Mesh['policies'];
  /** Ids of the secrets that have a file of their own. */
  readonly watched: ReadonlySet<string>;
  readonly routes: readonly RouteSource[];
}

/** The listeners of a gateway; each binds its port. */
export function gatewayListeners(): (
  on: ListenerBasis,
  workload: Workload,
  routes: readonly RouteSource[],
  watched: ReadonlySet<string>,
) => readonly Listener[] {
  const ports = memo((servers: readonly GatewayServer[], workload: Workload, secrets: Table<SecretRef>) =>
    servedPorts(servers, workload, secrets),
  );
  const seen = memo(visible);
  const spread = memo(inFamilies);
  const none: Mesh['services'] = new Map();
  const noPolicies: Mesh['policies'] = new Map();
  const build = memo(
    (
      open: readonly ServedPort[],
      workload: Workload,
      tables: readonly RouteTable[],
      clusters: ClusterPolicies,
      services: Mesh['services'],
      policies: Mesh['policies'],
      watched: ReadonlySet<string>,
      routes: readonly RouteSource[],
    ) => {
      const basis = { workload, tables, clusters, services, policies, watched, routes };
      return open.flatMap((one) => listenersOf(one, basis));
    },
  );
  return (on, workload, routes, watched) => {
    const open = ports(on.servers, workload, on.secrets);
    // Services concern a gateway's listeners only where every one of them can be asked for by name.
    const asks = open.some(({ servers }) =>
      servers.some(({ server }) => server.protocol === 'autoPassthrough'),
    );
    const listeners = build(
      open,
      workload,
      seen(on.routes.gateway, workload.namespace),
      on.clusters,
      asks ? on.services : none,
      asks ? on.policies : noPolicies,
      watched,
      routes,
    );
    return spread(listeners, on.settings.proxies);
  };
}

function listenersOf(open: ServedPort, basis: Basis): readonly Listener[] {
  switch (open.kind) {
    case 'http':
      return [httpListener(open, basis)];
    case 'tcp':
      return tcpListener(open, basis);
    case 'tls':
      return tlsListener(open, basis);
  }
}

function httpListener({ port, address, servers }: ServedPort, { routes }: Basis): GatewayHttp {
  const route = plainRoute(port, address);
  const from = servers.map(({ server }) => server.from);
  const asked = servers.some(({ server }) => server.grpcWeb === true);
  const grpcWeb = asked ? ({ grpcWeb: true } as const) : {};
  return { kind: 'gatewayHttp', address, port, route, from, ...grpcWeb, ...inlineOf(route, routes) };
}

/** The configuration itself where there is no file for it. */
function inlineOf(name: string, routes: readonly RouteSource[]): { readonly inline?: RouteConfiguration } {
  const inline = routes.find(
    (route): route is RouteConfiguration => typeof route !== 'string' && route.name === name,
  );
  return inline === undefined ? {} : { inline };
}

const boundTables = (server: GatewayServer, tables: readonly RouteTable[]): readonly RouteTable[] =>
  tables.filter((table) => table.gateways.includes(server.gateway) && servedHosts(server, table).length > 0);

/** A port of plain TCP. Who calls is not asked. */
function tcpListener({ port, address, servers }: ServedPort, basis: Basis): readonly GatewayTcp[] {
  const chains = servers.flatMap(({ server }) =>
    boundTables(server, basis.tables).flatMap((table) => {
      const to = tcpTarget(server, table);
      const from = [server.from, table.from];
      return to === undefined ? [] : [{ sni: [], subnets: [], to: bytesTo(to, basis), from }];
    }),
  );
  const all = distinct(chains);
  return all.length === 0 ? [] : [{ kind: 'gatewayTcp', address, port, chains: all, from: sourcesOf(all) }];
}

const bytesTo = (to: readonly WeightedCluster[], { clusters, workload }: Basis): readonly WeightedCluster[] =>
  withBytes(to, clusters, workload.namespace);

const fitting =
  (server: GatewayServer, table: RouteTable) =>
  ({ port, gateways }: L4Match): boolean =>
    applies(
      { ...(port === undefined ? {} : { port }), ...(gateways === undefined ? {} : { gateways }) },
      table,
      { port: server.port, client: '', gateway: server.gateway, tls: false },
    );

/** Where the bytes of a server's connections go by the first rule that is for it. */
function tcpTarget(server: GatewayServer, table: RouteTable): readonly WeightedCluster[] | undefined {
  const fits = fitting(server, table);
  const rule = table.tcp.find(({ matches }) => matches.length === 0 || matches.some(fits));
  return rule && weightedClusters(rule.to, server.port);
}

function tlsListener({ port, address, servers }: ServedPort, basis: Basis): readonly GatewayTls[] {
  const all = distinct(servers.flatMap((one) => chainsOf(one, basis)));
  // The routes of a server stand in a file of its own even where other chains take all of its names.
  const routed = servers.flatMap(({ server }) => (server.protocol === 'https' ? [server.from] : []));
  const from = sourcesOf(all, routed);
  return all.length === 0 ? [] : [{ kind: 'gatewayTls', address, port, chains: all, from }];
}

function chainsOf(served: Served, basis: Basis): readonly TlsChain[] {
  const { server } = served;
  const tables = boundTables(server, basis.tables);
  switch (server.protocol) {
    case 'http':
    case 'tcp':
      return [];
    case 'https': {
      const route = tlsRoute(server);
      return [ending(served, basis, { kind: 'http', route, ...inlineOf(route, basis.routes) })];
    }
    case 'tls':
      return tables.flatMap((table) => {
        const to = tcpTarget(server, table);
        if (to === undefined) return [];
        const chain = ending(served, basis, { kind: 'bytes', clusters: bytesTo(to, basis) });
        return [{ ...chain, from: [server.from, table.from] }];
      });
    case 'passthrough':
      return tables.flatMap((table) =>
        table.tls
          .flatMap((rule) => tlsChains(rule, [server.from, table.from], server.port, fitting(server, table)))
          .map((chain) => passed(chain, basis)),
      );
    case 'autoPassthrough':
      return everyService(server, basis);
  }
}

/** The chain of a server that ends TLS for its hosts. */
function ending(served: Served, { watched }: Basis, to: TlsChain['to']): TlsChain {
  const tls = socketOf(served, watched);
  const names = served.server.hosts.map(({ host }) => host);
  const sni = names.includes('*') ? [] : [...new Set(names)];
  return { sni, subnets: [], to, from: [served.server.from], ...(tls === undefined ? {} : { tls }) };
}

const passed = ({ to, ...chain }: RawChain, basis: Basis): TlsChain => ({
  ...chain,
  to: { kind: 'bytes', clusters: bytesTo(to, basis) },
});

/** Each port and subset of each service, under the name by which the gateways of other meshes ask for it. */
function everyService(server: GatewayServer, basis: Basis): TlsChain[] {
  const { services, policies, workload } = basis;
  return [...services.values()].flatMap(({ key, host, ports, visibleTo }) => {
    const covered = server.hosts.some((one) => hostCovers(one.host, host));
    if (!covered || !sees(visibleTo, workload.namespace)) return [];
    const subsets = policyFor(policies.get(key), workload.namespace)?.subsets ?? [];
    return ports.flatMap(({ number }) =>
      ['', ...new Set(subsets.map(({ name }) => name))].map((subset) => {
        const to = [{ cluster: outboundCluster(number, subset, host), weight: 1 }];
        const sni = [`outbound_.${number}_.${subset}_.${host}`];
        return passed({ sni, subnets: [], to, from: [server.from] }, basis);
      }),
    );
  });
}
