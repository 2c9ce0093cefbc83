import { mapEach, memo } from '../mesh/incremental.ts';
import type { Mesh, MeshService, RouteTable } from '../mesh/model.ts';
import { sees } from '../mesh/names.ts';
import { httpPorts, serviceHost, speaksHttp, unregisteredHost } from './hosts.ts';
import type { RouteConfiguration, VirtualHost, VirtualHostGroup } from './model.ts';
import { isReserved } from './model.ts';
import { dependsOnClient } from './routes.ts';
import type { Scope } from './scopes.ts';
import { type TableIndex, tableIndex } from './tables.ts';

/** A VirtualService for a host that no service has exists on this port only. */
const unregisteredPort = 80;

/**
 * The route configurations of sidecars, by scope. Virtual hosts are grouped by their services' namespace, and scopes to whom a namespace
 * looks alike share the group, so that its text is made once.
 */
export function outboundStage(): (
  mesh: Mesh,
  scopes: readonly Scope[],
) => ReadonlyMap<string, readonly RouteConfiguration[]> {
  const index = memo(tableIndex);
  const places = memo((services: Mesh['services']) => namespacesOf(services));
  const ofService = memo(serviceHost);
  const ofTable = memo(unregisteredHost);
  const groups = mapEach((hosts: readonly VirtualHost[]): VirtualHostGroup => ({ hosts }));
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
  const hostsOf = (plan: GroupPlan): readonly VirtualHost[] =>
    plan.kind === 'services'
      ? plan.services.map((one) =>
          ofService(one, plan.port, plan.tables.serving(one.host, plan.client), plan.looksAs, plan.local),
        )
      : plan.hosts.flatMap(({ table, host }) => ofTable(table, host, plan.port, plan.looksAs) ?? []);
  const run = memo(
    (
      services: Mesh['services'],
      tables: readonly RouteTable[],
      allowAny: boolean,
      scopes: readonly Scope[],
    ) => {
      const plan = planScopes(places(services), index(tables), scopes);
      const made = groups([...plan.groups].map(([key, group]) => [key, [hostsOf(group)] as const]));
      const built = files(
        plan.scopes.flatMap(({ scope, ports }) =>
          ports.map(({ port, keys }) => {
            const all = keys.flatMap((key) => made.get(key) ?? []).filter((group) => group.hosts.length > 0);
            const everything = all.some((group) => group.hosts.some((host) => host.domains.includes('*')));
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
  return (mesh, scopes) => run(mesh.services, mesh.routes.mesh, mesh.settings.allowAny, scopes);
}

interface NamespaceServices {
  readonly namespace: string;
  readonly services: readonly MeshService[];
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
      limited: members.some((one) => one.visibleTo !== 'all'),
    }),
  );
  const names = [...services.values()].flatMap((one) => [
    one.host,
    `${one.name}.${one.namespace}`,
    `${one.name}.${one.namespace}.svc`,
    ...one.addresses,
  ]);
  return { namespaces, names: new Set(names) };
}

/** What a group holds. `client` is an example of whom it is for; `looksAs` is the client where it matters and `''` where not. */
type GroupPlan = { readonly port: number; readonly client: string; readonly looksAs: string } & (
  | {
      readonly kind: 'services';
      readonly services: readonly MeshService[];
      readonly tables: TableIndex;
      readonly local: boolean;
    }
  | { readonly kind: 'hosts'; readonly hosts: readonly UnregisteredHost[] }
);

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

function planScopes(places: Places, tables: TableIndex, scopes: readonly Scope[]): Plan {
  const groups = new Map<string, GroupPlan>();
  const strangers = unregistered(places, tables);
  const varied = new Set(
    places.namespaces
      .filter((one) => one.limited || one.services.some((service) => !tables.uniform(service.host)))
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

/** A group that a client's scope has, and how it is planned where no other client's is the same. */
interface Part {
  readonly id: string;
  readonly port: number;
  readonly plan: () => GroupPlan;
}

function servicePlans(
  { namespace, services, limited }: NamespaceServices,
  tables: TableIndex,
  client: string,
  varies: boolean,
): Part[] {
  const looksAs = varies ? client : '';
  const local = namespace === client;
  const seen = limited ? services.filter((one) => sees(one.visibleTo, client)) : services;
  const ports = [...new Set(seen.flatMap((one) => httpPorts(one.ports)))].filter((port) => !isReserved(port));
  return ports.map((port) => ({
    id: `${looksAs} ${local} ${namespace} ${port}`,
    port,
    plan: () => {
      const mine = seen.filter((one) =>
        one.ports.some((other) => other.number === port && speaksHttp(other)),
      );
      return { kind: 'services', services: mine, tables, local, port, client, looksAs };
    },
  }));
}

function hostPlan(hosts: readonly UnregisteredHost[], client: string, varies: boolean): Part {
  const looksAs = varies ? client : '';
  const port = unregisteredPort;
  return { id: `${looksAs} hosts`, port, plan: () => ({ kind: 'hosts', hosts, port, client, looksAs }) };
}

/** The hosts of tables that no service answers to, each with the table that serves it for a client. */
function unregistered(places: Places, tables: TableIndex) {
  const hosts = [...new Set(tables.tables.flatMap((table) => table.hosts))]
    .filter((host) => !places.names.has(host))
    .sort();
  const varies = hosts.some((host) => {
    const all = tables.tables.filter((table) => table.hosts.includes(host));
    return all.some((table) => table.visibleTo !== 'all' || dependsOnClient(table));
  });
  return (client: string): { hosts: UnregisteredHost[]; varies: boolean } => ({
    hosts: hosts.flatMap((host) => {
      const table = tables.tables.find((one) => one.hosts.includes(host) && sees(one.visibleTo, client));
      return table === undefined || table.http.length === 0 ? [] : [{ table, host }];
    }),
    varies,
  });
}
