import type { Problem } from '../api/problem.ts';
import type { MeshService, RouteTable } from './model.ts';
import { hostCovers } from './names.ts';

/** Gives back the tables of the last call while they claim what those claimed. The checks of tables below look at nothing else. */
export function keepClaims(): (tables: readonly RouteTable[]) => readonly RouteTable[] {
  let last: readonly RouteTable[] = [];
  return (tables) => {
    if (tables.length !== last.length || !tables.every((table, i) => claimsAlike(table, last[i])))
      last = tables;
    return last;
  };
}

const claimsAlike = (a: RouteTable, b: RouteTable | undefined): boolean =>
  a === b ||
  (b !== undefined &&
    a.from.namespace === b.from.namespace &&
    a.from.name === b.from.name &&
    a.hosts.join() === b.hosts.join() &&
    (a.http.length === 0) === (b.http.length === 0) &&
    seenAlike(a.visibleTo, b.visibleTo));

const seenAlike = (a: RouteTable['visibleTo'], b: RouteTable['visibleTo']): boolean =>
  a === 'all' || b === 'all' ? a === b : a.join() === b.join();

/** Two tables with HTTP rules for one host in the mesh: the older one serves it whole. `all` come oldest first. */
export function meshConflicts(all: readonly RouteTable[]): Problem[] {
  const tables = all.filter((table) => table.http.length > 0);
  const owners = new Map<string, RouteTable[]>();
  const wildcards: { host: string; table: RouteTable }[] = [];
  const problems: Problem[] = [];
  for (const table of tables) {
    for (const [i, host] of table.hosts.entries()) {
      const owner = owners.get(host)?.find((other) => overlaps(other, table));
      if (owner === undefined) owners.set(host, [...(owners.get(host) ?? []), table]);
      else problems.push(conflict(table, i, host, owner));
      if (host.startsWith('*')) wildcards.push({ host, table });
    }
  }
  for (const { host, table } of wildcards) {
    const shadowed = [...owners].find(
      ([other, [owner]]) => other !== host && owner !== table && hostCovers(host, other),
    );
    if (shadowed === undefined) continue;
    const message = `Host ${host} does not apply to ${shadowed[0]}, which another VirtualService names exactly: their rules do not merge.`;
    problems.push({
      code: 'SLU0106',
      severity: 'warning',
      on: table.from,
      path: `spec.hosts[${table.hosts.indexOf(host)}]`,
      message,
    });
  }
  return problems;
}

const overlaps = (a: RouteTable, b: RouteTable): boolean =>
  a.visibleTo === 'all' || b.visibleTo === 'all' || a.visibleTo.some((name) => b.visibleTo.includes(name));

const conflict = (table: RouteTable, i: number, host: string, owner: RouteTable): Problem => ({
  code: 'IST0109',
  severity: 'error',
  on: table.from,
  path: `spec.hosts[${i}]`,
  message: `VirtualService ${owner.from.namespace}/${owner.from.name} is older and serves ${host} whole, so this one is not in force for it. Merge the two.`,
});

/** HTTP rules for a host none of whose ports speaks HTTP. */
export function httpOnTcp(
  tables: readonly RouteTable[],
  byHost: ReadonlyMap<string, MeshService>,
): Problem[] {
  return tables.flatMap((table) =>
    table.http.length === 0
      ? []
      : table.hosts.flatMap((host): Problem[] => {
          const service = byHost.get(host);
          const plain = service?.ports.every((port) => port.protocol === 'tcp' || port.protocol === 'tls');
          if (service === undefined || service.ports.length === 0 || plain !== true) return [];
          const message = `No port of ${host} speaks HTTP, so its HTTP rules never apply. Name a port http-… or set its appProtocol, or use tcp rules.`;
          return [{ code: 'SLU0107', severity: 'warning', on: table.from, path: 'spec.http', message }];
        }),
  );
}

/** The shorter names and addresses of services, each with the service's host. */
export const aliasesOf = (services: Iterable<MeshService>): ReadonlyMap<string, string> =>
  new Map(
    [...services].flatMap(({ name, namespace, host, addresses }) =>
      [`${name}.${namespace}`, `${name}.${namespace}.svc`, `${host}.`, ...addresses].map(
        (alias) => [alias, host] as const,
      ),
    ),
  );

/** Rules for a service under a name that is not its whole one. */
export const namedByAlias = (
  tables: readonly RouteTable[],
  aliases: ReadonlyMap<string, string>,
): Problem[] =>
  tables.flatMap((table) =>
    table.hosts.flatMap((name, i): Problem[] => {
      const host = aliases.get(name);
      if (host === undefined) return [];
      const message = `Rules for ${name} do not apply: the service is known by its whole name. Write ${host}, or in its own namespace the bare name.`;
      return [{ code: 'SLU0111', severity: 'error', on: table.from, path: `spec.hosts[${i}]`, message }];
    }),
  );
