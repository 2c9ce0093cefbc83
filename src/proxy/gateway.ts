import type { ObjectRef } from '../api/problem.ts';
import { servedHosts } from '../mesh/gateways.ts';
import { keepList, memo } from '../mesh/incremental.ts';
import { matchesAll } from '../mesh/matches.ts';
import type { GatewayServer, L4Match, Mesh, RouteTable, Workload } from '../mesh/model.ts';
import { compare, sees, selects } from '../mesh/names.ts';
import { distinct, tlsChains } from './chains.ts';
import { type ClusterPolicies, withBytes } from './cluster-policies.ts';
import type {
  GatewayHttp,
  GatewayTcp,
  Listener,
  RawChain,
  Route,
  RouteConfiguration,
  VirtualHost,
  VirtualHostGroup,
} from './model.ts';
import { isReserved } from './model.ts';
import { applies, routesAt, type Seat, weightedClusters } from './routes.ts';
import type { ListenerBasis, RouteSource } from './sidecar.ts';

/** The servers that share a port of a gateway pod; all have the first one's protocol. */
interface OpenPort {
  readonly port: number;
  readonly address: string;
  readonly protocol: GatewayServer['protocol'];
  readonly servers: readonly GatewayServer[];
}

const everywhere = '0.0.0.0';
export const gatewayRoute = (port: number): string => `http.${port}`;

/** Where a gateway's pod listens for a server. */
export const targetPort = (server: GatewayServer, workload: Workload): number =>
  workload.exposes.find((one) => one.number === server.port)?.target ?? server.port;

/** The ports that a gateway opens: those of its Service's target ports, or the servers' own where no Service has them. */
export function openPorts(servers: readonly GatewayServer[], workload: Workload): readonly OpenPort[] {
  const ports = new Map<number, OpenPort>();
  for (const server of servers) {
    if (!selects(server.selector, workload.labels)) continue;
    const port = targetPort(server, workload);
    const open = ports.get(port);
    if (isReserved(port)) continue;
    if (open === undefined) {
      ports.set(port, {
        port,
        address: server.bind ?? everywhere,
        protocol: server.protocol,
        servers: [server],
      });
    } else if (open.protocol === server.protocol)
      ports.set(port, { ...open, servers: [...open.servers, server] });
  }
  return [...ports.values()].sort((a, b) => a.port - b.port);
}

/** The route configurations of a gateway, a file per HTTP port. */
export function gatewayRoutes(): (
  mesh: Mesh,
  policies: ClusterPolicies,
  workload: Workload,
) => readonly RouteConfiguration[] {
  const open = memo(openPorts);
  const group = memo((...hosts: readonly VirtualHost[]): VirtualHostGroup => ({ hosts }));
  const host = memo(virtualHost);
  const keep = keepList<RouteConfiguration>();
  const configuration = memo(
    (name: string, all: VirtualHostGroup): RouteConfiguration => ({
      name,
      groups: [all],
      fallback: all.hosts.some((one) => one.domains.includes('*')) ? 'none' : 'notFound',
    }),
  );
  const asker = memo(
    (policies: ClusterPolicies, client: string, labels: Workload['labels']): Asker => ({
      client,
      labels,
      policyOf: (cluster) => policies.of(client, cluster),
    }),
  );
  const build = memo((ports: readonly OpenPort[], tables: readonly RouteTable[], from: Asker) =>
    ports
      .filter((one) => one.protocol === 'http')
      .map((one) => {
        const seen = visible(tables, from.client);
        const hosts = hostsOf(one, seen).map(({ name, number, requireTls, bound }) => {
          const pairs = bound.flatMap(({ table, gateway }) => [table, gateway]);
          return host(name, number, requireTls, from, ...pairs);
        });
        return configuration(gatewayRoute(one.port), group(...hosts));
      }),
  );
  return (mesh, policies, workload) => {
    const ports = open(mesh.servers, workload);
    const from = asker(policies, workload.namespace, workload.labels);
    return keep(workload.key, build(ports, mesh.routes.gateway, from));
  };
}

/** A gateway as the client of what it leads to. */
type Asker = Pick<Seat, 'client' | 'labels' | 'policyOf'>;

/** The tables that are exported to the gateway's namespace. */
const visible = (tables: readonly RouteTable[], namespace: string): readonly RouteTable[] =>
  tables.filter((table) => sees(table.visibleTo, namespace));

interface BoundHost {
  readonly name: string;
  /** The number of the server's port, which `match.port` speaks of. */
  readonly number: number;
  readonly requireTls: boolean;
  readonly bound: readonly { readonly table: RouteTable; readonly gateway: string }[];
}

/** The hosts of a port, each with the tables that serve it, oldest first. */
function hostsOf(open: OpenPort, tables: readonly RouteTable[]): BoundHost[] {
  const claims = open.servers.flatMap((server) => claimsOf(server, tables));
  return [...Map.groupBy(claims, (claim) => claim.name)]
    .sort(([a], [b]) => compare(a, b))
    .map(([name, mine]) => ({
      name,
      number: mine[0]?.server.port ?? open.port,
      requireTls: mine.some((claim) => claim.server.httpsRedirect),
      bound: exactOnly(name, mine, tables),
    }));
}

/** A host of a server, and a table that serves it there. */
interface Claim {
  readonly name: string;
  readonly server: GatewayServer;
  readonly table?: RouteTable;
}

function claimsOf(server: GatewayServer, tables: readonly RouteTable[]): Claim[] {
  const redirected = server.httpsRedirect ? server.hosts.map(({ host }) => ({ name: host, server })) : [];
  const bound = tables
    .filter((table) => table.gateways.includes(server.gateway))
    .flatMap((table) => servedHosts(server, table).map((name) => ({ name, server, table })));
  return [...redirected, ...bound];
}

/** A wildcard table serves a narrower host only where no other table names that host. */
function exactOnly(
  name: string,
  claims: readonly Claim[],
  tables: readonly RouteTable[],
): BoundHost['bound'] {
  const gateways = new Map<RouteTable, string>();
  for (const { table, server } of claims) {
    if (table !== undefined && !gateways.has(table)) gateways.set(table, server.gateway);
  }
  const bound = [...gateways].map(([table, gateway]) => ({ table, gateway }));
  const exact = bound.filter(({ table }) => table.hosts.includes(name));
  return (exact.length > 0 ? exact : bound).sort((a, b) => tables.indexOf(a.table) - tables.indexOf(b.table));
}

/** A gateway's host; `bound` alternates tables and the gateways that bind them. */
function virtualHost(
  name: string,
  number: number,
  requireTls: boolean,
  asker: Asker,
  ...bound: readonly (RouteTable | string)[]
): VirtualHost {
  const perTable: Route[][] = [];
  const from: ObjectRef[] = [];
  for (let i = 0; i < bound.length; i += 2) {
    const [table, gateway] = [bound[i], bound[i + 1]];
    if (typeof table !== 'object' || typeof gateway !== 'string') continue;
    const routes = routesAt(table, { ...asker, port: number, gateway, tls: false });
    perTable.push(routes);
    if (routes.length > 0) from.push(table.from);
  }
  const all = perTable.flat();
  const routes =
    perTable.length < 2 ? all : [...all.filter((route) => !takesAll(route)), ...all.filter(takesAll)];
  return { name: `${name}:${number}`, domains: [name], requireTls, routes, from };
}

/** Ports, gateways and the namespace were decided when the routes were picked, so they no longer narrow a match. */
function takesAll(route: Route): boolean {
  if (route.match === undefined) return true;
  const { gateways: _, port: __, sourceNamespace: ___, ...rest } = route.match;
  return matchesAll(rest);
}

/** The listeners of a gateway; each binds its port. */
export function gatewayListeners(): (
  on: ListenerBasis,
  workload: Workload,
  routes: readonly RouteSource[],
) => readonly Listener[] {
  const build = memo(
    (
      servers: readonly GatewayServer[],
      workload: Workload,
      tables: readonly RouteTable[],
      policies: ClusterPolicies,
      routes: readonly RouteSource[],
    ) =>
      openPorts(servers, workload).flatMap((open): Listener[] => {
        if (open.protocol !== 'http')
          return tcpListener(open, visible(tables, workload.namespace)).map((listener) => ({
            ...listener,
            chains: listener.chains.map((chain) => ({
              ...chain,
              to: withBytes(chain.to, policies, workload.namespace),
            })),
          }));
        const name = gatewayRoute(open.port);
        const inline = routes.find(
          (route): route is RouteConfiguration => typeof route !== 'string' && route.name === name,
        );
        const listener: GatewayHttp = {
          kind: 'gatewayHttp',
          address: open.address,
          port: open.port,
          route: name,
          from: open.servers.map((server) => server.from),
        };
        return [inline === undefined ? listener : { ...listener, inline }];
      }),
  );
  return (on, workload, routes) => build(on.servers, workload, on.routes.gateway, on.clusters, routes);
}

/** A port of plain TCP, or of TLS that is told apart by its server name and passed on unopened. Who calls is not asked. */
function tcpListener(open: OpenPort, tables: readonly RouteTable[]): GatewayTcp[] {
  const from = open.servers.map((server) => server.from);
  const chains = open.servers.flatMap((server) =>
    tables
      .filter((table) => table.gateways.includes(server.gateway) && servedHosts(server, table).length > 0)
      .flatMap((table) => {
        from.push(table.from);
        return rawChains(server, table);
      }),
  );
  const all = distinct(chains);
  return all.length === 0
    ? []
    : [{ kind: 'gatewayTcp', address: open.address, port: open.port, chains: all, from }];
}

function rawChains(server: GatewayServer, table: RouteTable): RawChain[] {
  const place = { port: server.port, client: '', gateway: server.gateway, tls: false };
  const fits = ({ port, gateways }: L4Match): boolean =>
    applies(
      { ...(port === undefined ? {} : { port }), ...(gateways === undefined ? {} : { gateways }) },
      table,
      place,
    );
  if (server.protocol !== 'tcp') return table.tls.flatMap((rule) => tlsChains(rule, server.port, fits));
  const rule = table.tcp.find(({ matches }) => matches.length === 0 || matches.some(fits));
  return rule === undefined ? [] : [{ sni: [], subnets: [], to: weightedClusters(rule.to, server.port) }];
}
