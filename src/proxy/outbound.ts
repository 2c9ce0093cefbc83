import { keepList, mapEach, memo } from '../mesh/incremental.ts';
import type { Mesh, MeshService, RouteTable } from '../mesh/model.ts';
import { sees } from '../mesh/names.ts';
import type { ClusterPolicies } from './cluster-policies.ts';
import { type Asking, domainsOf, httpPorts, serviceHost, unregisteredHost } from './hosts.ts';
import type { RouteConfiguration, VirtualHostGroup } from './model.ts';
import { isReserved } from './model.ts';
import { dependsOnClient, type Place, servesAt } from './routes.ts';
import type { Scope } from './scopes.ts';
import { type TableIndex, tableIndex } from './tables.ts';

const inMesh = (port: number, client: string): Place => ({ port, client, gateway: 'mesh', tls: false });

/** A VirtualService for a host that no service has exists on this port only. */
const unregisteredPort = 80;

/**
 * The route configurations of sidecars, by scope. Virtual hosts are grouped by their services' namespace, and scopes to whom a namespace
 * looks alike share the group, so that its text is made once.
 */
export function outboundStage(): (
  mesh: Mesh,
  policies: ClusterPolicies,
  scopes: readonly Scope[],
) => ReadonlyMap<string, readonly RouteConfiguration[]> {
  const index = memo(tableIndex);
  const keep = keepList<RouteTable>();
  const places = memo((services: Mesh['services']) => namespacesOf(services));
  const groups = groupStage();
  const takesAll = memo((group: VirtualHostGroup): boolean =>
    group.hosts.some((host) => host.domains.includes('*')),
  );
  const files = mapEach(
    (
      name: string,
      all: readonly VirtualHostGroup[],
      fallback: RouteConfiguration['fallback'],
    ): RouteConfiguration => ({
      name,
      groups: all,
      fallback,
    }),
  );
  const run = memo(
    (
      services: Mesh['services'],
      tables: readonly RouteTable[],
      policies: ClusterPolicies,
      allowAny: boolean,
      scopes: readonly Scope[],
    ) => {
      const plan = planScopes(places(services), { tables: index(tables), policies }, scopes);
      const made = groups(plan.groups, policies);
      const built = files(
        plan.scopes.flatMap(({ scope, ports }) =>
          ports.map(({ port, keys }) => {
            const all = keys.flatMap((key) => made.get(key) ?? []).filter((group) => group.hosts.length > 0);
            const everything = all.some((group) => takesAll(group));
            const fallback = everything ? 'none' : allowAny ? 'allowAny' : 'blockAll';
            return [`${scope} ${port}`, [String(port), all, fallback] as const] as const;
          }),
        ),
      );
      return new Map(
        plan.scopes.map(
          ({ scope, ports }) =>
            [scope, ports.flatMap(({ port }) => built.get(`${scope} ${port}`) ?? [])] as const,
        ),
      );
    },
  );
  return (mesh, policies, scopes) => {
    const tables = keep(
      'http',
      mesh.routes.mesh.filter((table) => table.http.length > 0),
    );
    return run(mesh.services, tables, policies, mesh.settings.allowAny, scopes);
  };
}

/** The virtual hosts of every planned group; one keeps its identity while its names and the tables that serve them stay. */
function groupStage(): (
  planned: Plan['groups'],
  policies: ClusterPolicies,
) => ReadonlyMap<string, VirtualHostGroup> {
  const ofService = memo(serviceHost);
  const ofTable = memo(unregisteredHost);
  const asking = memo(
    (port: number, client: string, policies: ClusterPolicies): Asking => ({
      port,
      client,
      policies,
    }),
  );
  const groups = mapEach(
    (
      names: GroupPlan['names'],
      tables: GroupPlan['tables'],
      port: number,
      looksAs: string,
      local: boolean,
      policies: ClusterPolicies,
    ): VirtualHostGroup => ({
      hosts: names.flatMap((one, i) => {
        const table = tables[i];
        const who = asking(port, looksAs, policies);
        if (typeof one !== 'string') return ofService(one, table, who, local);
        return table === undefined ? [] : ofTable(table, one, who);
      }),
    }),
  );
  return (planned, policies) =>
    groups(
      [...planned].map(([key, { names, tables, port, looksAs, local }]) => [
        key,
        [names, tables, port, looksAs, local, policies] as const,
      ]),
    );
}

/** The services of a namespace, and those of them that each HTTP port serves; `limited`: not everyone sees all of them. */
interface NamespaceServices {
  readonly namespace: string;
  readonly services: readonly MeshService[];
  readonly byPort: ReadonlyMap<number, readonly MeshService[]>;
  readonly limited: boolean;
}

interface Places {
  readonly namespaces: readonly NamespaceServices[];
  /** Every name that a service answers to, so that no other virtual host claims it. */
  readonly names: ReadonlySet<string>;
}

function namespacesOf(services: Mesh['services']): Places {
  const namespaces = [...Map.groupBy(services.values(), (one) => one.namespace)].map(
    ([namespace, members]) => ({
      namespace,
      services: members,
      byPort: byHttpPort(members),
      limited: members.some((one) => one.visibleTo !== 'all'),
    }),
  );
  const names = [...services.values()].flatMap((one) => domainsOf(one, false));
  return { namespaces, names: new Set(names) };
}

function byHttpPort(services: readonly MeshService[]): NamespaceServices['byPort'] {
  const pairs = services.flatMap((service) =>
    [...new Set(httpPorts(service.ports))].map((port) => ({ port, service })),
  );
  const served = Map.groupBy(
    pairs.filter(({ port }) => !isReserved(port)),
    ({ port }) => port,
  );
  return new Map([...served].map(([port, all]) => [port, all.map(({ service }) => service)]));
}

/**
 * What a group holds: services, and hosts that no service has; `tables[i]` serves `names[i]`.
 * `looksAs` is the client where it matters and `''` where not.
 */
interface GroupPlan {
  readonly port: number;
  readonly looksAs: string;
  readonly local: boolean;
  readonly names: readonly (MeshService | string)[];
  readonly tables: readonly (RouteTable | undefined)[];
}

interface UnregisteredHost {
  readonly table: RouteTable;
  readonly host: string;
}

interface Plan {
  readonly groups: ReadonlyMap<string, GroupPlan>;
  readonly scopes: readonly {
    readonly scope: string;
    readonly ports: readonly { readonly port: number; readonly keys: readonly string[] }[];
  }[];
}

/** What decides on the routes of a host. */
interface Deciding {
  readonly tables: TableIndex;
  readonly policies: ClusterPolicies;
}

function planScopes(places: Places, by: Deciding, scopes: readonly Scope[]): Plan {
  const { tables } = by;
  const groups = new Map<string, GroupPlan>();
  const strangers = unregistered(places, by);
  const varied = new Set(
    places.namespaces
      .filter((one) => one.limited || one.services.some((service) => !isUniform(service.host, by)))
      .map((one) => one.namespace),
  );
  const perScope = scopes.map(({ key, namespace: client }) => {
    const { hosts, varies } = strangers(client);
    const parts = [
      ...places.namespaces.flatMap((one) => servicePlans(one, tables, client, varied.has(one.namespace))),
      ...(hosts.length === 0 ? [] : [hostPlan(hosts, client, varies)]),
    ];
    for (const { id, plan } of parts) if (!groups.has(id)) groups.set(id, plan());
    const ports = [...Map.groupBy(parts, (part) => part.port)].sort(([a], [b]) => a - b);
    return { scope: key, ports: ports.map(([port, mine]) => ({ port, keys: mine.map((part) => part.id) })) };
  });
  return { groups, scopes: perScope };
}

/** Whether every client has the same routes to a host. */
function isUniform(host: string, { tables, policies: { varying } }: Deciding): boolean {
  if (!tables.uniform(host)) return false;
  if (varying.size === 0) return true;
  return !varying.has(host) && !tables.candidates(host).some((table) => sendsTo(table, varying));
}

const sendsTo = (table: RouteTable, hosts: ReadonlySet<string>): boolean =>
  table.http.some(
    ({ action }) => action.kind === 'forward' && action.to.some(({ target }) => hosts.has(target.host)),
  );

/** A group that a client's scope has, and how it is planned where no other client's is the same. */
interface Part {
  readonly id: string;
  readonly port: number;
  readonly plan: () => GroupPlan;
}

function servicePlans(
  { namespace, byPort, limited }: NamespaceServices,
  tables: TableIndex,
  client: string,
  varies: boolean,
): Part[] {
  const looksAs = varies ? client : '';
  const local = namespace === client;
  return [...byPort].flatMap(([port, services]) => {
    const names = limited ? services.filter((one) => sees(one.visibleTo, client)) : services;
    const place = inMesh(port, client);
    const serving = () => names.map((one) => tables.serving(one.host, place));
    const id = `${looksAs} ${local} ${namespace} ${port}`;
    return names.length === 0
      ? []
      : [{ id, port, plan: () => ({ names, tables: serving(), local, port, looksAs }) }];
  });
}

function hostPlan(hosts: readonly UnregisteredHost[], client: string, varies: boolean): Part {
  const looksAs = varies ? client : '';
  const port = unregisteredPort;
  const names = hosts.map(({ host }) => host);
  const tables = hosts.map(({ table }) => table);
  return { id: `${looksAs} hosts`, port, plan: () => ({ names, tables, local: false, port, looksAs }) };
}

/** The hosts of tables that no service answers to, each with the table that serves it for a client. */
function unregistered(places: Places, { tables, policies: { varying } }: Deciding) {
  const hosts = tables.hosts.filter((host) => !places.names.has(host)).sort();
  const varies = hosts.some((host) =>
    tables
      .naming(host)
      .some((table) => table.visibleTo !== 'all' || dependsOnClient(table) || sendsTo(table, varying)),
  );
  return (client: string): { hosts: UnregisteredHost[]; varies: boolean } => ({
    hosts: hosts.flatMap((host) => {
      const table = tables.naming(host).find((one) => servesAt(one, inMesh(unregisteredPort, client)));
      return table === undefined ? [] : [{ table, host }];
    }),
    varies,
  });
}
