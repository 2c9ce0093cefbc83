import type { Audience, MeshService, RouteTable } from '../mesh/model.ts';
import { hostCovers, sees } from '../mesh/names.ts';
import { unregisteredPort } from '../mesh/ports.ts';
import { domainOf } from './hosts.ts';
import { type Deciding, inMesh, type Part, type Places, sendsTo } from './outbound-plan.ts';
import { dependsOnClient, servesAt } from './routes.ts';

/** A port of the services that a table names, and who sees one of them there. */
interface SharedPort {
  readonly port: number;
  readonly audience: Audience;
  readonly service: MeshService;
}

/**
 * The hosts of tables that no service answers to, each with the table that serves it for a client: on one port always, and on those of the services
 * that the table names besides.
 */
export function unregisteredHosts(places: Places, by: Deciding): (client: string) => readonly Part[] {
  const { tables } = by;
  const { names, hidden } = places;
  const hosts = tables.hosts.filter((host) => !names.has(domainOf(host))).sort();
  if (hosts.length === 0) return () => [];
  const shared = sharedPorts(places);
  const ports = [
    ...new Set([
      unregisteredPort,
      ...hosts.flatMap((host) =>
        tables.naming(host).flatMap((table) => shared(table).map((one) => one.port)),
      ),
    ]),
  ];
  const isSeen = (host: string, client: string): boolean =>
    hidden.get(domainOf(host))?.some((audience) => sees(audience, client)) === true;
  const isOn = (table: RouteTable, host: string, port: number, client: string): boolean => {
    if (port === unregisteredPort) return true;
    const there = shared(table).filter((one) => one.port === port && sees(one.audience, client));
    // Where a wildcard is that of a service it is no host without one.
    return there.length > 0 && !there.some(({ service }) => hostCovers(host, service.host));
  };
  const varies = hosts.some((host) => variesByClient(host, shared, places, by));
  return (client) =>
    ports.flatMap((port): readonly Part[] => {
      const found = hosts.flatMap((host) => {
        if (isSeen(host, client)) return [];
        const fits = (one: RouteTable): boolean =>
          isOn(one, host, port, client) && servesAt(one, inMesh(port, client));
        const table = tables.naming(host).find(fits);
        return table === undefined ? [] : [{ table, host }];
      });
      if (found.length === 0) return [];
      const looksAs = varies ? client : '';
      const plan = () => ({
        names: found.map(({ host }) => host),
        tables: found.map(({ table }) => table),
        local: false,
        port,
        looksAs,
      });
      return [{ id: `${looksAs} hosts ${port}`, port, plan }];
    });
}

/** A function from tables to the HTTP ports of the services that they name; those of a table are looked for once. */
function sharedPorts({ namespaces }: Places): (table: RouteTable) => readonly SharedPort[] {
  const all = namespaces.flatMap(({ byPort }) =>
    [...byPort].flatMap(([port, services]) =>
      services.map((service): SharedPort => ({ port, audience: service.visibleTo, service })),
    ),
  );
  const byHost = Map.groupBy(all, ({ service }) => service.host);
  const known = new Map<RouteTable, readonly SharedPort[]>();
  return (table) => {
    const found =
      known.get(table) ??
      table.hosts.flatMap((host) =>
        host.startsWith('*')
          ? all.filter(({ service }) => hostCovers(host, service.host))
          : (byHost.get(host) ?? []),
      );
    known.set(table, found);
    return found;
  };
}

/** Whether the rules for a host that no service has are not the same for all clients. */
const variesByClient = (
  host: string,
  shared: (table: RouteTable) => readonly SharedPort[],
  { hidden }: Places,
  { tables, policies: { varying } }: Deciding,
): boolean =>
  hidden.has(domainOf(host)) ||
  tables
    .naming(host)
    .some(
      (table) =>
        table.visibleTo !== 'all' ||
        dependsOnClient(table) ||
        sendsTo(table, varying) ||
        shared(table).some(({ audience }) => audience !== 'all'),
    );
