import { keepAlike, keepList, mapEach, memo } from '../mesh/incremental.ts';
import type { Mesh, Retries, RouteTable } from '../mesh/model.ts';
import type { ClusterPolicies } from './cluster-policies.ts';
import { type Asking, serviceHost, unregisteredHost } from './hosts.ts';
import type { RouteConfiguration, VirtualHostGroup } from './model.ts';
import { type GroupPlan, type Plan, placesOf, plannedAlike, planScopes } from './outbound-plan.ts';
import type { Scope } from './scopes.ts';
import { tableIndex } from './tables.ts';

/**
 * The route configurations of sidecars, by scope. Virtual hosts are grouped by their services' namespace, and scopes to whom a namespace
 * looks alike share the group, so that its text is made once.
 */
export function outboundStage(): (
  mesh: Mesh,
  policies: ClusterPolicies,
  scopes: readonly Scope[],
) => ReadonlyMap<string, readonly RouteConfiguration[]> {
  const keep = keepList<RouteTable>();
  const standIn = keepAlike(plannedAlike);
  const places = memo(placesOf);
  const plan = memo(planScopes);
  const inPlaceOf = memo(
    (planned: readonly RouteTable[], tables: readonly RouteTable[]): Now =>
      new Map(planned.map((table, i) => [table, tables[i] ?? table])),
  );
  const groups = groupStage();
  const takesAll = memo((group: VirtualHostGroup): boolean =>
    group.hosts.some((host) => host.domains.includes('*')),
  );
  const index = memo(tableIndex);
  const files = mapEach(
    (
      name: string,
      all: readonly VirtualHostGroup[],
      fallback: RouteConfiguration['fallback'],
      egressProxy: string | undefined,
    ): RouteConfiguration => ({
      name,
      groups: all,
      fallback,
      ...(egressProxy === undefined ? {} : { egressProxy }),
    }),
  );
  const configurations = memo(
    (planned: Plan, now: Now, policies: ClusterPolicies, settings: Mesh['settings']) => {
      const { allowAny, egressProxy, retries } = settings;
      const made = groups(planned.groups, now, policies, retries);
      const built = files(
        planned.scopes.flatMap(({ scope, ports }) =>
          ports.map(({ port, keys }) => {
            const all = keys.flatMap((key) => made.get(key) ?? []).filter((group) => group.hosts.length > 0);
            const everything = all.some((group) => takesAll(group));
            const fallback = everything ? 'none' : allowAny ? 'allowAny' : 'blockAll';
            const through = fallback === 'allowAny' ? egressProxy : undefined;
            return [`${scope} ${port}`, [String(port), all, fallback, through] as const] as const;
          }),
        ),
      );
      return new Map(
        planned.scopes.map(
          ({ scope, ports }) =>
            [scope, ports.flatMap(({ port }) => built.get(`${scope} ${port}`) ?? [])] as const,
        ),
      );
    },
  );
  return ({ services, routes, settings }, policies, scopes) => {
    const tables = keep(
      'http',
      routes.mesh.filter((table) => table.http.length > 0),
    );
    // An edit that only shifts requests leaves the plan as it is, made with the tables of an earlier time.
    const planned = standIn(tables);
    const planOf = plan(places(services), index(planned), policies, scopes);
    return configurations(planOf, inPlaceOf(planned, tables), policies, settings);
  };
}

/** The tables of now, under those with which the plan was made. */
type Now = ReadonlyMap<RouteTable, RouteTable>;

/** The virtual hosts of every planned group; one keeps its identity while its names and the tables that serve them stay. */
function groupStage(): (
  planned: Plan['groups'],
  now: Now,
  policies: ClusterPolicies,
  retries: Retries,
) => ReadonlyMap<string, VirtualHostGroup> {
  const ofService = memo(serviceHost);
  const ofTable = memo(unregisteredHost);
  const asking = memo(
    (port: number, client: string, policies: ClusterPolicies, retries: Retries): Asking => ({
      port,
      client,
      policies,
      retries,
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
      retries: Retries,
    ): VirtualHostGroup => ({
      hosts: names.flatMap((one, i) => {
        const table = tables[i];
        const who = asking(port, looksAs, policies, retries);
        if (typeof one !== 'string') return ofService(one, table, who, local);
        return table === undefined ? [] : ofTable(table, one, who);
      }),
    }),
  );
  return (planned, now, policies, retries) =>
    groups(
      [...planned].map(([key, { names, tables, port, looksAs, local }]) => {
        const serving = tables.map((table) => table && now.get(table));
        return [key, [names, serving, port, looksAs, local, policies, retries] as const];
      }),
    );
}
