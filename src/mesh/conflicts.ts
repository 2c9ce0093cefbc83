import type { Problem } from '../api/problem.ts';
import type { HttpMatch, MeshService, RouteTable } from './model.ts';
import { hostCovers } from './names.ts';

/** Whether two tables claim the same; the checks of tables below look at nothing else. */
export const claimsAlike = (a: RouteTable, b: RouteTable): boolean =>
  a.from.namespace === b.from.namespace &&
  a.from.name === b.from.name &&
  a.hosts.join() === b.hosts.join() &&
  (a.http.length === 0) === (b.http.length === 0) &&
  reachOf(a) === reachOf(b) &&
  seenAlike(a.visibleTo, b.visibleTo);

const seenAlike = (a: RouteTable['visibleTo'], b: RouteTable['visibleTo']): boolean =>
  a === 'all' || b === 'all' ? a === b : a.join() === b.join();

/** For how many of a host's ports and callers in the mesh a table has an HTTP rule. */
function reachOf({ http, gateways }: RouteTable): 'none' | 'some' | 'all' {
  const inMesh = http.flatMap(({ matches }): readonly Pick<HttpMatch, 'port' | 'sourceNamespace'>[] =>
    matches.length === 0 ? [{}] : matches.filter((match) => (match.gateways ?? gateways).includes('mesh')),
  );
  if (inMesh.length === 0) return 'none';
  const all = inMesh.some(({ port, sourceNamespace }) => port === undefined && sourceNamespace === undefined);
  return all ? 'all' : 'some';
}

/** A table that has a host, whole or in part. */
interface Owner {
  readonly table: RouteTable;
  readonly reach: 'some' | 'all';
}

/** Two tables with HTTP rules for one host in the mesh: the older one has it wherever it has a rule. `tables` come oldest first. */
export function meshConflicts(tables: readonly RouteTable[]): Problem[] {
  const owners = new Map<string, readonly Owner[]>();
  const wildcards: { host: string; table: RouteTable }[] = [];
  const problems: Problem[] = [];
  for (const table of tables) {
    const reach = reachOf(table);
    if (reach === 'none') continue;
    for (const [i, host] of table.hosts.entries()) {
      const older = owners.get(host) ?? [];
      const owner = ownerBefore(table, older);
      if (owner?.reach !== 'all') owners.set(host, [...older, { table, reach }]);
      if (owner !== undefined) problems.push(conflict(table, i, host, owner));
      if (host.startsWith('*')) wildcards.push({ host, table });
    }
  }
  return [...problems, ...wildcards.flatMap((one) => shadowed(one.host, one.table, owners))];
}

function ownerBefore(table: RouteTable, older: readonly Owner[]): Owner | undefined {
  const rivals = older.filter((other) => overlaps(other.table, table));
  return rivals.find(({ reach }) => reach === 'all') ?? rivals[0];
}

/** A wildcard host that one of its own names is kept from. */
function shadowed(
  host: string,
  table: RouteTable,
  owners: ReadonlyMap<string, readonly Owner[]>,
): readonly Problem[] {
  const exact = [...owners].find(
    ([other, [owner]]) => other !== host && owner?.table !== table && hostCovers(host, other),
  );
  if (exact === undefined) return [];
  const message = `Host ${host} does not apply to ${exact[0]}, which another VirtualService names exactly: their rules do not merge.`;
  const path = `spec.hosts[${table.hosts.indexOf(host)}]`;
  return [{ code: 'SLU0106', severity: 'warning', on: table.from, path, message }];
}

const overlaps = (a: RouteTable, b: RouteTable): boolean =>
  a.visibleTo === 'all' || b.visibleTo === 'all' || a.visibleTo.some((name) => b.visibleTo.includes(name));

function conflict(table: RouteTable, i: number, host: string, owner: Owner): Problem {
  const { namespace, name } = owner.table.from;
  const who = `VirtualService ${namespace}/${name} is older and`;
  const isWhole = owner.reach === 'all';
  const message = isWhole
    ? `${who} serves ${host} whole, so this one is not in force for it. Merge the two.`
    : `${who} serves ${host} on the ports and for the callers that its rules name, so this one is in force for the others only. Merge the two.`;
  return {
    code: 'IST0109',
    severity: isWhole ? 'error' : 'warning',
    on: table.from,
    path: `spec.hosts[${i}]`,
    message,
  };
}

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
          if (service === undefined || plain !== true) return [];
          const message = `No port of ${host} speaks HTTP, so its HTTP rules never apply. Name a port http-… or set its appProtocol, or use tcp rules.`;
          return [{ code: 'SLU0107', severity: 'warning', on: table.from, path: 'spec.http', message }];
        }),
  );
}

/** The shorter names and addresses of services, each with the service's host. */
export const aliasesOf = (services: Iterable<MeshService>): ReadonlyMap<string, string> =>
  new Map(
    [...services].flatMap(({ name, namespace, host, addresses }) =>
      [
        ...(name === '' ? [] : [`${name}.${namespace}`, `${name}.${namespace}.svc`]),
        `${host}.`,
        ...addresses,
      ].map((alias) => [alias, host] as const),
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
