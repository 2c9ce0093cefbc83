import type { RouteTable } from '../mesh/model.ts';
import { hostCovers, sees } from '../mesh/names.ts';
import { dependsOnClient } from './routes.ts';

/** Which of the mesh's tables serves a host for a client. */
export interface TableIndex {
  readonly tables: readonly RouteTable[];
  /** The oldest visible table that names the host, else the visible one with the most specific wildcard. */
  serving(host: string, client: string): RouteTable | undefined;
  /** Whether every client gets the same answer. */
  uniform(host: string): boolean;
}

export function tableIndex(tables: readonly RouteTable[]): TableIndex {
  const exact = new Map<string, RouteTable[]>();
  const wild: { readonly host: string; readonly table: RouteTable }[] = [];
  for (const table of tables) {
    for (const host of table.hosts) {
      if (host.startsWith('*')) wild.push({ host, table });
      else if (exact.has(host)) exact.get(host)?.push(table);
      else exact.set(host, [table]);
    }
  }
  wild.sort((a, b) => b.host.length - a.host.length);
  const candidates = (host: string): readonly RouteTable[] => {
    const named = exact.get(host) ?? [];
    if (wild.length === 0) return named;
    return [...named, ...wild.filter((one) => hostCovers(one.host, host)).map((one) => one.table)];
  };
  return {
    tables,
    serving: (host, client) => candidates(host).find((table) => sees(table.visibleTo, client)),
    uniform: (host) => {
      const [first] = candidates(host);
      return first === undefined || (first.visibleTo === 'all' && !dependsOnClient(first));
    },
  };
}
