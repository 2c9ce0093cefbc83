import type { Labels } from '../api/objects.ts';
import type { ObjectRef } from '../api/problem.ts';
import { joinedEdits } from '../mesh/headers.ts';
import type {
  Forward,
  HashKey,
  HeaderEdits,
  HttpMatch,
  HttpRoute,
  RouteTable,
  Target,
  Traffic,
  Weighted,
} from '../mesh/model.ts';
import { outboundCluster, sees, selects } from '../mesh/names.ts';
import type { PathRewrite, Route, WeightedCluster } from './model.ts';
import { redirectAt } from './redirects.ts';

/** Where a table's rules are served: a port, for clients of a namespace (`''`: it makes no difference), on a gateway or in the mesh. */
export interface Place {
  readonly port: number;
  readonly client: string;
  readonly gateway: string;
  /** The labels of who asks, where the file is for a single workload; else each request is asked. */
  readonly labels?: Labels;
  /** Whether the proxy takes TLS off there. */
  readonly tls: boolean;
}

/** A place, and the policies of the clusters as they are seen from there. */
export interface Seat extends Place {
  readonly policyOf: (cluster: string) => Traffic | undefined;
}

/** Whether who asks changes what a table means when its file is made. */
export const dependsOnClient = (table: RouteTable): boolean =>
  table.http.some((rule) => rule.matches.some((match) => match.sourceNamespace !== undefined));

/** The rules of a table that can apply at a place, one route per match. */
export const routesAt = (table: RouteTable, place: Seat): Route[] =>
  table.http.flatMap((rule) => ruleRoutes(rule, table, place));

export const holdsOn = ({ onPorts }: RouteTable, port: number): boolean =>
  onPorts === undefined || ('only' in onPorts ? onPorts.only.includes(port) : !onPorts.except.includes(port));

/** Whether a table is for the client of a place, and any rule of it can apply there. */
export const servesAt = (table: RouteTable, place: Place): boolean =>
  sees(table.visibleTo, place.client) &&
  holdsOn(table, place.port) &&
  table.http.some(
    ({ matches }) => matches.length === 0 || matches.some((match) => applies(match, table, place)),
  );

/** The VirtualServices whose rules the routes of a table are. */
export const rulesFrom = (table: RouteTable, routes: readonly Route[]): readonly ObjectRef[] => [
  table.from,
  ...new Set(routes.flatMap(({ by }) => by ?? [])),
];

function ruleRoutes(rule: HttpRoute, table: RouteTable, place: Seat): Route[] {
  const { name, fault, cors, by } = rule;
  const route = (match: HttpMatch | undefined): Route => ({
    name: match?.name === undefined ? name : `${name}.${match.name}`,
    match,
    ...whatIsDone(rule, match, place),
    ...(fault === undefined ? {} : { fault }),
    ...(cors === undefined ? {} : { cors }),
    ...(by === undefined ? {} : { by }),
  });
  if (rule.matches.length === 0) return [route(undefined)];
  return rule.matches
    .filter((match) => applies(match, table, place))
    .flatMap((match) => narrowed(match, place) ?? [])
    .map(route);
}

/** What is left to ask of a request where the labels of who asks are known; undefined where they do not fit. */
function narrowed(match: HttpMatch, { labels }: Place): HttpMatch | undefined {
  if (labels === undefined || Object.keys(match.sourceLabels).length === 0) return match;
  return selects(match.sourceLabels, labels) ? { ...match, sourceLabels: {} } : undefined;
}

type Done = Pick<Route, 'action' | 'headers'>;

function whatIsDone({ action, headers }: HttpRoute, match: HttpMatch | undefined, place: Seat): Done {
  const edits = headers === undefined ? {} : { headers };
  switch (action.kind) {
    case 'respond':
      return { action, ...edits };
    case 'redirect':
      return { action: redirectAt(action, place), ...edits };
    case 'forward':
      return forwarded(action, headers, match, place);
  }
}

/** A single destination's headers are edited after the rule's; those of several are edited before them. A hash that picks its host picks that of each try. */
function forwarded(
  { to, timeout, retries, authority, mirrors, rewrite }: Forward,
  rules: HeaderEdits | undefined,
  match: HttpMatch | undefined,
  place: Seat,
): Done {
  const clusters = weightedClusters(to, place.port);
  const alone = clusters.length === 1 ? clusters[0] : undefined;
  const headers = joinedEdits(rules, alone?.headers);
  const host = authority ?? alone?.authority;
  const hash = hashKeys(clusters, place);
  const staysThere = alone !== undefined && hash.length > 0 && retries.otherHostsUnsaid === true;
  return {
    action: {
      kind: 'routeTo',
      clusters: alone === undefined ? clusters : [{ cluster: alone.cluster, weight: alone.weight }],
      ...rewriteFor(rewrite, match),
      ...(host === undefined ? {} : { authority: host }),
      timeout: timeout ?? 0,
      retries: staysThere ? { ...retries, otherHosts: false } : retries,
      mirrors: mirrors.map(({ target, share }) => ({ cluster: clusterOf(target, place.port), share })),
      hash,
    },
    ...(headers === undefined ? {} : { headers }),
  };
}

/** The keys of all clusters that hash, each once. */
export function hashKeys(clusters: readonly WeightedCluster[], { policyOf }: Seat): readonly HashKey[] {
  const keys = clusters.flatMap(({ cluster }) => {
    const balancer = policyOf(cluster)?.balancer;
    const hashes = balancer?.kind === 'ringHash' || balancer?.kind === 'maglev';
    return hashes && balancer.key !== undefined ? [balancer.key] : [];
  });
  const seen = new Map(keys.map((key) => [JSON.stringify(key), key]));
  return [...seen.values()];
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

/** A literal path replaces what a prefix matched, and the whole path where a regular expression matched it. */
function rewriteFor(
  rewrite: Forward['rewrite'],
  match: HttpMatch | undefined,
): { readonly rewrite?: PathRewrite } {
  if (rewrite === undefined) return {};
  if (rewrite.kind === 'regex') return { rewrite };
  return { rewrite: { kind: match?.uri?.kind === 'regex' ? 'whole' : 'prefix', value: rewrite.value } };
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
