import type { ObjectRef } from '../api/problem.ts';
import type { L4Match, RouteTable, TcpRoute, TlsRoute, Weighted, Workload } from '../mesh/model.ts';
import { selects } from '../mesh/names.ts';
import type { Subnet } from '../mesh/subnets.ts';
import type { RawChain, RawRoutes, WeightedCluster } from './model.ts';
import { applies, holdsOn, type Place, weightedClusters } from './routes.ts';

/** Who opens connections at a place. */
export interface Client {
  readonly place: Place;
  readonly labels: Workload['labels'];
}

/** Whether a match is for the client; what is left of it, Envoy asks of each connection. */
const fits = (match: L4Match, table: RouteTable, { place, labels }: Client): boolean =>
  applies(match, table, place) && selects(match.sourceLabels, labels);

/** Where a service's plain TCP goes under the rules of tables, oldest first; `own` is where it goes without. */
export function tcpRoutes(
  tables: readonly RouteTable[],
  own: readonly WeightedCluster[],
  client: Client,
): RawRoutes {
  const chains: RawChain[] = [];
  for (const table of tables) {
    if (!holdsOn(table, client.place.port)) continue;
    for (const rule of table.tcp) {
      const to = weightedClusters(rule.to, client.place.port);
      const subnets = subnetsOf(rule, table, client);
      const from = [table.from];
      if (subnets === 'any') return sourced({ chains: distinct(chains), rest: to }, from);
      if (subnets.length > 0) chains.push({ sni: [], subnets, to, from });
    }
  }
  return sourced({ chains: distinct(chains), rest: own });
}

const sourced = (routes: Omit<RawRoutes, 'from'>, rest: RawRoutes['from'] = []): RawRoutes => ({
  ...routes,
  from: sourcesOf(routes.chains, rest),
});

/** What chains are made of, and whatever they stand beside, each object once. */
export const sourcesOf = (
  chains: readonly Pick<RawChain, 'from'>[],
  beside: readonly ObjectRef[] = [],
): readonly ObjectRef[] => [...new Set([...chains.flatMap(({ from }) => from), ...beside])];

function subnetsOf(rule: TcpRoute, table: RouteTable, client: Client): 'any' | readonly Subnet[] {
  if (rule.matches.length === 0) return 'any';
  const fitting = rule.matches.filter((match) => fits(match, table, client));
  return fitting.some((match) => match.subnets.length === 0)
    ? 'any'
    : fitting.flatMap((match) => match.subnets);
}

/** Where a service's TLS goes; with rules, `stray` takes the connections for names that they do not say. */
export function tlsRoutes(
  tables: readonly RouteTable[],
  own: readonly WeightedCluster[],
  stray: readonly WeightedCluster[],
  client: Client,
): RawRoutes {
  const all = distinct(
    tables
      .filter((table) => holdsOn(table, client.place.port))
      .flatMap((table) =>
        table.tls.flatMap((rule) =>
          tlsChains(rule, [table.from], client.place.port, (match) => fits(match, table, client)),
        ),
      ),
  );
  if (all.length === 0) return sourced({ chains: all, rest: own });
  const everything = all.find((chain) => chain.sni.length + chain.subnets.length === 0);
  const chains = all.filter((chain) => chain !== everything);
  return sourced({ chains, rest: everything?.to ?? stray }, everything?.from);
}

/** A chain per match of a rule; the name `*` is any. */
export const tlsChains = (
  rule: TlsRoute,
  from: RawChain['from'],
  port: number,
  fitting: (match: L4Match) => boolean,
): RawChain[] =>
  rule.matches
    .filter((match) => match.sniHosts.length > 0 && fitting(match))
    .map((match) => ({
      sni: match.sniHosts.includes('*') ? [] : match.sniHosts,
      subnets: match.subnets,
      to: toOf(rule.to, port),
      from,
    }));

const toOf = (to: readonly Weighted[], port: number): WeightedCluster[] => weightedClusters(to, port);

const textOf = (subnet: Subnet | undefined): string =>
  subnet === undefined ? '' : `${subnet.address}/${subnet.bits}`;

/** The chains without what an earlier one takes: Envoy refuses a listener in which two ask for the same. */
export function distinct<Chain extends Pick<RawChain, 'sni' | 'subnets'>>(
  chains: readonly Chain[],
): readonly Chain[] {
  const taken = new Set<string>();
  return chains.flatMap((chain) =>
    Map.groupBy(
      (chain.sni.length === 0 ? [''] : chain.sni).map((name) => {
        const left = (chain.subnets.length === 0 ? [undefined] : chain.subnets).filter((subnet) => {
          const pair = `${name} ${textOf(subnet)}`;
          return !taken.has(pair) && taken.add(pair);
        });
        return { name, left };
      }),
      ({ left }) => `${left.length} ${left.map(textOf).join()}`,
    )
      .values()
      .flatMap((alike): Chain[] => {
        const [{ left } = { left: [] }] = alike;
        if (left.length === 0) return [];
        return [
          {
            ...chain,
            sni: alike.flatMap(({ name }) => (name === '' ? [] : [name])),
            subnets: left.flatMap((subnet) => subnet ?? []),
          },
        ];
      })
      .toArray(),
  );
}
