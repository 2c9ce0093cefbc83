import type { HttpMatch, HttpRoute, RouteTable, Target, Weighted } from '../mesh/model.ts';
import { outboundCluster } from '../mesh/names.ts';
import type { PathRewrite, Route, RouteTo, WeightedCluster } from './model.ts';

/** Where a table's rules are served: a port, for clients of a namespace (`''`: it makes no difference), on a gateway or in the mesh. */
export interface Place {
  readonly port: number;
  readonly client: string;
  readonly gateway: string;
}

/** Whether who asks changes what a table means when its file is made. */
export const dependsOnClient = (table: RouteTable): boolean =>
  table.http.some((rule) => rule.matches.some((match) => match.sourceNamespace !== undefined));

/** The rules of a table that can apply at a place, one route per match. */
export const routesAt = (table: RouteTable, place: Place): Route[] =>
  table.http.flatMap((rule) => ruleRoutes(rule, table, place));

function ruleRoutes(rule: HttpRoute, table: RouteTable, place: Place): Route[] {
  const action = rule.action.kind === 'forward' ? undefined : rule.action;
  const { matches: _, action: __, ...rest } = rule;
  const route = (match: HttpMatch | undefined): Route => ({
    ...rest,
    match,
    action: action ?? routeTo(rule, match, place),
  });
  if (rule.matches.length === 0) return [route(undefined)];
  return rule.matches.filter((match) => applies(match, table, place)).map(route);
}

/** `sourceNamespace`, `gateways` and `port` are decided now; the rest is left to each request. */
export function applies(
  match: Pick<HttpMatch, 'port' | 'gateways' | 'sourceNamespace'>,
  table: RouteTable,
  place: Place,
): boolean {
  if (match.port !== undefined && match.port !== place.port) return false;
  if (!(match.gateways ?? table.gateways).includes(place.gateway)) return false;
  return match.sourceNamespace === undefined || match.sourceNamespace === place.client;
}

function routeTo(
  rule: HttpRoute,
  match: HttpMatch | undefined,
  place: Place,
): RouteTo | Exclude<HttpRoute['action'], { kind: 'forward' }> {
  if (rule.action.kind !== 'forward') return rule.action;
  const { to, timeout, retries, authority, mirrors } = rule.action;
  const rewrite = rewriteFor(rule, match);
  return {
    kind: 'routeTo',
    clusters: weightedClusters(to, place.port),
    ...(rewrite === undefined ? {} : { rewrite }),
    ...(authority === undefined ? {} : { authority }),
    timeout: timeout ?? 0,
    retries,
    mirrors: mirrors.map(({ target, share }) => ({ cluster: clusterOf(target, place.port), share })),
  };
}

/** A literal path replaces what a prefix matched, and the whole path where a regular expression matched it. */
function rewriteFor(rule: HttpRoute, match: HttpMatch | undefined): PathRewrite | undefined {
  const rewrite = rule.action.kind === 'forward' ? rule.action.rewrite : undefined;
  if (rewrite === undefined || rewrite.kind === 'regex') return rewrite;
  return { kind: match?.uri?.kind === 'regex' ? 'whole' : 'prefix', value: rewrite.value };
}

const clusterOf = (target: Target, port: number): string =>
  outboundCluster(target.port ?? port, target.subset, target.host);

export const weightedClusters = (to: readonly Weighted[], port: number): WeightedCluster[] =>
  to.map(({ weight, target, headers, authority }) => ({
    cluster: clusterOf(target, port),
    weight,
    ...(headers === undefined ? {} : { headers }),
    ...(authority === undefined ? {} : { authority }),
  }));
