import type { RouteTable } from '../mesh/model.ts';
import { hostCovers, sees } from '../mesh/names.ts';
import { dependsOnClient, type Place, servesAt } from './routes.ts';

/** Which of the mesh's tables serves a host for a client. */
export interface TableIndex {
  /** Every host that a table names, once. */
  readonly hosts: readonly string[];
  /** The tables that name this very host, oldest first. */
  naming(host: string): readonly RouteTable[];
  /** Of the visible tables with a rule for this place the oldest that names the host, else the one with the most specific wildcard. */
  serving(host: string, place: Place): RouteTable | undefined;
  /** All visible tables that name the host or a wildcard over it, oldest first. */
  covering(host: string, client: string): readonly RouteTable[];
  /** All tables that may serve the host, in the order in which they are asked. */
  candidates(host: string): readonly RouteTable[];
  /** Whether every client gets the same answer. */
  uniform(host: string): boolean;
}

const nobody: readonly RouteTable[] = [];

/** `tables` come oldest first. */
export function tableIndex(tables: readonly RouteTable[]): TableIndex {
  const byHost = new Map<string, RouteTable[]>();
  const wild: { readonly host: string; readonly table: RouteTable }[] = [];
  for (const table of tables) {
    for (const host of table.hosts) {
      if (host.startsWith('*')) wild.push({ host, table });
      const named = byHost.get(host);
      if (named === undefined) byHost.set(host, [table]);
      else named.push(table);
    }
  }
  wild.sort((a, b) => b.host.length - a.host.length);
  const naming = (host: string): readonly RouteTable[] => byHost.get(host) ?? nobody;
  const candidates = (host: string): readonly RouteTable[] => {
    const named = naming(host);
    if (wild.length === 0) return named;
    return [...named, ...wild.filter((one) => hostCovers(one.host, host)).map((one) => one.table)];
  };
  return {
    hosts: [...byHost.keys()],
    naming,
    candidates,
    serving: (host, place) => candidates(host).find((table) => servesAt(table, place)),
    covering: (host, client) => {
      const all = new Set(candidates(host).filter((table) => sees(table.visibleTo, client)));
      return all.size < 2 ? [...all] : tables.filter((table) => all.has(table));
    },
    uniform: (host) => {
      for (const table of candidates(host)) {
        if (table.visibleTo !== 'all' || dependsOnClient(table)) return false;
        if (servesEverywhere(table)) return true;
      }
      return true;
    },
  };
}

/** Whether it has a rule for each port of the mesh. */
const servesEverywhere = (table: RouteTable): boolean =>
  table.onPorts === undefined &&
  table.http.some(
    ({ matches }) =>
      matches.length === 0 ||
      matches.some(
        ({ port, gateways }) => port === undefined && (gateways ?? table.gateways).includes('mesh'),
      ),
  );
