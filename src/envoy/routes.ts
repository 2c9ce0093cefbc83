import { memo } from '../mesh/incremental.ts';
import type { Respond } from '../mesh/model.ts';
import type {
  PathRewrite,
  RedirectTo,
  Route,
  RouteConfiguration,
  RouteTo,
  VirtualHost,
  VirtualHostGroup,
  WeightedCluster,
} from '../proxy/model.ts';
import type { Fragment, Fragments } from './fragment.ts';
import { headerFields, listed } from './headers.ts';
import { hashPolicy, routeMatch } from './matches.ts';
import { duration, fraction, type Json, typed } from './model.ts';
import { retryPolicy } from './retries.ts';
import { perFilter } from './route-filters.ts';

type Fields = { [name: string]: Json | undefined };

/** The largest body that a rule may answer by itself, in bytes. */
const largestBody = 1_048_576;

/** Spells route configurations; the text of a virtual host group is made once for all scopes that share it. */
export function routeSpelling({ one, all }: Fragments): (configuration: RouteConfiguration) => Fragment {
  const host = memo((spelled: VirtualHost): Fragment => one(virtualHost(spelled), clustersOf(spelled)));
  const group = memo(({ hosts }: VirtualHostGroup): Fragment => all(hosts.map((each) => host(each))));
  const last = {
    allowAny: one(fallback('allow_any', 'PassthroughCluster'), ['PassthroughCluster']),
    blockAll: one(blockAll, []),
    notFound: one({ name: 'blackhole', domains: ['*'] }, []),
  };
  const through = memo((cluster: string): Fragment => one(fallback('allow_any', cluster), [cluster]));
  return memo((configuration) => {
    const { egressProxy, fallback: kind } = configuration;
    const end = kind === 'none' ? [] : [egressProxy === undefined ? last[kind] : through(egressProxy)];
    const hosts = all([...configuration.groups.map((each) => group(each)), ...end]);
    const head = JSON.stringify(configurationFields(configuration.name)).slice(0, -1);
    return { ...hosts, text: `${head},"virtual_hosts":[\n${hosts.text}\n]}` };
  });
}

const configurationFields = (name: string): Json =>
  typed('envoy.config.route.v3.RouteConfiguration', {
    name,
    ignore_port_in_host_matching: true,
    max_direct_response_body_size_bytes: largestBody,
  });

/** The names of virtual hosts for what no other one is for. */
export const fallbacks: ReadonlySet<string> = new Set(['allow_any', 'block_all']);

const fallback = (name: string, cluster: string): Json => ({
  name,
  domains: ['*'],
  routes: [{ name, match: { prefix: '/' }, route: { cluster, timeout: '0s', max_grpc_timeout: '0s' } }],
});

const blockAll: Json = {
  name: 'block_all',
  domains: ['*'],
  routes: [{ name: 'block_all', match: { prefix: '/' }, direct_response: { status: 502 } }],
};

/** The names of all clusters that a virtual host sends to, sorted. */
function clustersOf(host: VirtualHost): string[] {
  const named = host.routes.flatMap(({ action }) =>
    action.kind === 'routeTo' ? [...action.clusters, ...action.mirrors].map((to) => to.cluster) : [],
  );
  return [...new Set(named)].sort();
}

const virtualHost = (host: VirtualHost): Json => ({
  name: host.name,
  domains: host.domains,
  ...(host.requireTls ? { require_tls: 'ALL' } : {}),
  include_request_attempt_count: true,
  routes: host.routes.map(route),
});

function route(spelled: Route): Json {
  const { name, action, headers } = spelled;
  return {
    ...(name === '' ? {} : { name }),
    match: routeMatch(spelled.match),
    ...(spelled.match?.statPrefix === undefined ? {} : { stat_prefix: spelled.match.statPrefix }),
    ...actionFields(action),
    ...headerFields(headers),
    typed_per_filter_config: perFilter(spelled.fault, spelled.cors),
  };
}

function actionFields(action: Route['action']): Fields {
  switch (action.kind) {
    case 'routeTo':
      return { route: routeAction(action) };
    case 'redirect':
      return { redirect: redirectAction(action) };
    case 'respond':
      return { direct_response: respond(action) };
  }
}

function routeAction(action: RouteTo): Json {
  return {
    ...destination(action.clusters),
    ...rewrite(action.rewrite),
    ...(action.authority === undefined ? {} : { host_rewrite_literal: action.authority }),
    timeout: duration(action.timeout),
    max_grpc_timeout: duration(action.timeout),
    retry_policy: retryPolicy(action.retries),
    ...(action.mirrors.length === 0 ? {} : { request_mirror_policies: action.mirrors.map(mirrorPolicy) }),
    ...listed('hash_policy', action.hash.map(hashPolicy)),
  };
}

function destination(clusters: readonly WeightedCluster[]): Fields {
  const [only] = clusters;
  if (
    only !== undefined &&
    clusters.length === 1 &&
    only.headers === undefined &&
    only.authority === undefined
  ) {
    return { cluster: only.cluster };
  }
  return {
    weighted_clusters: {
      clusters: clusters.map(({ cluster, weight, headers, authority }) => ({
        name: cluster,
        weight,
        ...headerFields(headers),
        ...(authority === undefined ? {} : { host_rewrite_literal: authority }),
      })),
    },
  };
}

const mirrorPolicy = ({ cluster, share }: { cluster: string; share: number }): Json => ({
  cluster,
  runtime_fraction: { default_value: fraction(share) },
  disable_shadow_host_suffix_append: true,
});

/** In a substitution a backslash names a group, so a literal one is doubled. */
function rewrite(how: PathRewrite | undefined): Fields {
  switch (how?.kind) {
    case undefined:
      return {};
    case 'prefix':
      return { prefix_rewrite: how.value };
    case 'whole':
      return {
        regex_rewrite: { pattern: { regex: '^.*$' }, substitution: how.value.replaceAll('\\', '\\\\') },
      };
    case 'regex':
      return { regex_rewrite: { pattern: { regex: how.pattern }, substitution: how.value } };
  }
}

const statusNames: Readonly<Record<number, string>> = {
  301: 'MOVED_PERMANENTLY',
  302: 'FOUND',
  303: 'SEE_OTHER',
  307: 'TEMPORARY_REDIRECT',
  308: 'PERMANENT_REDIRECT',
};

/** Without a port of its own a redirect to another authority or scheme drops the request's port. */
function redirectAction(redirect: RedirectTo): Json {
  return {
    response_code: statusNames[redirect.status],
    path_redirect: redirect.uri,
    host_redirect: redirect.authority,
    scheme_redirect: redirect.scheme,
    port_redirect: redirect.port,
  };
}

const respond = ({ status, body }: Respond): Json => ({
  status,
  ...(body === undefined
    ? {}
    : { body: body.encoding === 'text' ? { inline_string: body.value } : { inline_bytes: body.value } }),
});
