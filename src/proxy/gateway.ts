import type { SecretRef, Table } from '../api/objects.ts';
import type { ObjectRef } from '../api/problem.ts';
import { servedHosts } from '../mesh/gateways.ts';
import { keepList, memo } from '../mesh/incremental.ts';
import { matchesAll } from '../mesh/matches.ts';
import type { GatewayServer, Mesh, RouteTable, Workload } from '../mesh/model.ts';
import { compare, sees } from '../mesh/names.ts';
import type { ClusterPolicies } from './cluster-policies.ts';
import { domainOf } from './hosts.ts';
import type { Route, RouteConfiguration, VirtualHost, VirtualHostGroup } from './model.ts';
import { routesAt, rulesFrom, type Seat } from './routes.ts';
import { type Site, servedPorts, sitesOf } from './servers.ts';

/** The route configurations of a gateway: a file per port of plain HTTP, and one per server that ends TLS. */
export function gatewayRoutes(): (
  mesh: Mesh,
  policies: ClusterPolicies,
  workload: Workload,
) => readonly RouteConfiguration[] {
  const sites = memo((servers: readonly GatewayServer[], workload: Workload, secrets: Table<SecretRef>) =>
    sitesOf(servedPorts(servers, workload, secrets)),
  );
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
  const build = memo((all: readonly Site[], tables: readonly RouteTable[], from: Asker) =>
    all.map((site) => {
      const hosts = hostsOf(site, visible(tables, from.client)).map(({ name, number, way, bound }) => {
        const pairs = bound.flatMap(({ table, gateway }) => [table, gateway]);
        return host(name, number, way, from, ...pairs);
      });
      return configuration(site.name, group(...hosts));
    }),
  );
  return (mesh, policies, workload) => {
    const all = sites(mesh.servers, workload, mesh.secrets);
    const from = asker(policies, workload.namespace, workload.labels);
    return keep(workload.key, build(all, mesh.routes.gateway, from));
  };
}

/** A gateway as the client of what it leads to. */
type Asker = Pick<Seat, 'client' | 'labels' | 'policyOf'>;

/** The tables that are exported to the gateway's namespace. */
export const visible = (tables: readonly RouteTable[], namespace: string): readonly RouteTable[] =>
  tables.filter((table) => sees(table.visibleTo, namespace));

/** How a host's requests come; `redirected` are those that must come again over TLS. */
type Way = 'plain' | 'redirected' | 'tls';

interface BoundHost {
  readonly name: string;
  /** The number of the server's port, which `match.port` speaks of. */
  readonly number: number;
  readonly way: Way;
  readonly bound: readonly { readonly table: RouteTable; readonly gateway: string }[];
}

/** The hosts of a site, each with the tables that serve it, oldest first. */
function hostsOf(site: Site, tables: readonly RouteTable[]): BoundHost[] {
  const claims = site.servers.flatMap((server) => claimsOf(server, tables));
  return [...Map.groupBy(claims, (claim) => claim.name)]
    .sort(([a], [b]) => compare(a, b))
    .map(([name, mine]) => ({
      name,
      number: mine[0]?.server.port ?? site.port,
      way: site.isTls ? 'tls' : mine.some((claim) => claim.server.httpsRedirect) ? 'redirected' : 'plain',
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
  const redirected =
    server.httpsRedirect && server.protocol === 'http'
      ? server.hosts.map(({ host }) => ({ name: host, server }))
      : [];
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
  way: Way,
  asker: Asker,
  ...bound: readonly (RouteTable | string)[]
): VirtualHost {
  const perTable: Route[][] = [];
  const from: ObjectRef[] = [];
  for (let i = 0; i < bound.length; i += 2) {
    const [table, gateway] = [bound[i], bound[i + 1]];
    if (typeof table !== 'object' || typeof gateway !== 'string') continue;
    const routes = routesAt(table, { ...asker, port: number, gateway, tls: way === 'tls' });
    perTable.push(routes);
    // Even without a rule that applies it is why the host is there.
    from.push(...rulesFrom(table, routes));
  }
  const all = perTable.flat();
  const routes =
    perTable.length < 2 ? all : [...all.filter((route) => !takesAll(route)), ...all.filter(takesAll)];
  return {
    name: `${name}:${number}`,
    domains: [domainOf(name)],
    requireTls: way === 'redirected',
    routes,
    from,
  };
}

/** Ports, gateways and the namespace were decided when the routes were picked, so they no longer narrow a match. */
function takesAll(route: Route): boolean {
  if (route.match === undefined) return true;
  const { gateways: _, port: __, sourceNamespace: ___, ...rest } = route.match;
  return matchesAll(rest);
}
