import type { Audience, HttpRoute, Mesh, MeshService, RouteTable } from '../mesh/model.ts';
import { sees } from '../mesh/names.ts';
import type { ClusterPolicies } from './cluster-policies.ts';
import { domainsOf, httpPorts } from './hosts.ts';
import { isReserved } from './model.ts';
import type { Place } from './routes.ts';
import type { Scope } from './scopes.ts';
import type { TableIndex } from './tables.ts';
import { unregisteredHosts } from './unregistered.ts';

export const inMesh = (port: number, client: string): Place => ({
  port,
  client,
  gateway: 'mesh',
  tls: false,
});

/** Whether two tables lead to the same plan: whom they serve, where, and to which hosts they send. What else their rules do is no matter. */
export const plannedAlike = (a: RouteTable, b: RouteTable): boolean => plannedOf(a) === plannedOf(b);

const plannedOf = ({ hosts, visibleTo, onPorts, gateways, http }: RouteTable): string =>
  JSON.stringify([hosts, visibleTo, onPorts, gateways, http.map(plannedOfRule)]);

const plannedOfRule = ({ matches, action }: HttpRoute) => [
  matches.map(({ port, gateways, sourceNamespace }) => [port, gateways, sourceNamespace]),
  action.kind === 'forward' ? action.to.map(({ target }) => target.host) : [],
];

/** The services of a namespace, and those of them that each HTTP port serves; `limited`: not everyone sees all of them. */
interface NamespaceServices {
  readonly namespace: string;
  readonly services: readonly MeshService[];
  readonly byPort: ReadonlyMap<number, readonly MeshService[]>;
  readonly limited: boolean;
}

export interface Places {
  readonly namespaces: readonly NamespaceServices[];
  /** Every name that a service answers to which all see, so that no other virtual host claims it. */
  readonly names: ReadonlySet<string>;
  /** The same of services that not everyone sees, with those who do. */
  readonly hidden: ReadonlyMap<string, readonly Audience[]>;
}

export function placesOf(services: Mesh['services']): Places {
  const namespaces = [...Map.groupBy(services.values(), (one) => one.namespace)].map(
    ([namespace, members]) => ({
      namespace,
      services: members,
      byPort: byHttpPort(members),
      limited: members.some((one) => one.visibleTo !== 'all'),
    }),
  );
  const names = new Set<string>();
  const hidden = new Map<string, Audience[]>();
  for (const service of services.values()) {
    for (const name of domainsOf(service, false)) {
      if (service.visibleTo === 'all') names.add(name);
      else hidden.set(name, [...(hidden.get(name) ?? []), service.visibleTo]);
    }
  }
  return { namespaces, names, hidden };
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
export interface GroupPlan {
  readonly port: number;
  readonly looksAs: string;
  readonly local: boolean;
  readonly names: readonly (MeshService | string)[];
  readonly tables: readonly (RouteTable | undefined)[];
}

export interface Plan {
  readonly groups: ReadonlyMap<string, GroupPlan>;
  readonly scopes: readonly {
    readonly scope: string;
    readonly ports: readonly { readonly port: number; readonly keys: readonly string[] }[];
  }[];
}

/** What decides on the routes of a host. */
export interface Deciding {
  readonly tables: TableIndex;
  readonly policies: ClusterPolicies;
}

/** Which groups of virtual hosts there are, and which of them each scope has on each port. */
export function planScopes(
  places: Places,
  tables: TableIndex,
  policies: ClusterPolicies,
  scopes: readonly Scope[],
): Plan {
  const by = { tables, policies };
  const groups = new Map<string, GroupPlan>();
  const strangers = unregisteredHosts(places, by);
  const varied = new Set(
    places.namespaces
      .filter((one) => one.limited || one.services.some((service) => !isUniform(service.host, by)))
      .map((one) => one.namespace),
  );
  const perScope = scopes.map(({ key, namespace: client }) => {
    const parts = [
      ...places.namespaces.flatMap((one) => servicePlans(one, tables, client, varied.has(one.namespace))),
      ...strangers(client),
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

export const sendsTo = (table: RouteTable, hosts: ReadonlySet<string>): boolean =>
  table.http.some(
    ({ action }) => action.kind === 'forward' && action.to.some(({ target }) => hosts.has(target.host)),
  );

/** A group that a client's scope has, and how it is planned where no other client's is the same. */
export interface Part {
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
