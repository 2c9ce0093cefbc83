import { memo } from '../mesh/incremental.ts';
import type { Cors, Fault, HeaderEdit, HeaderEdits, Respond, Retries } from '../mesh/model.ts';
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
import { hashPolicy, routeMatch, stringMatch } from './matches.ts';
import { duration, fraction, type Json, typed } from './model.ts';

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

function retryPolicy(retries: Retries): Json | undefined {
  if (retries.attempts <= 0) return undefined;
  return {
    retry_on: retries.on.join(','),
    num_retries: retries.attempts,
    per_try_timeout: retries.perTry === undefined ? undefined : duration(retries.perTry),
    ...(retries.backoff === undefined
      ? {}
      : {
          retry_back_off: {
            base_interval: duration(retries.backoff),
          },
        }),
    ...(retries.statusCodes.length === 0 ? {} : { retriable_status_codes: retries.statusCodes }),
    ...(retries.otherHosts ? otherHosts : {}),
    ...(retries.otherLocalities ? otherLocalities : {}),
  };
}

/** The balancer draws at random, and of two hosts n draws in vain come back to the one that was tried once in 2^(n+1): with the usual 5 a user would see it. */
const otherHosts: Fields = {
  retry_host_predicate: [
    {
      name: 'envoy.retry_host_predicates.previous_hosts',
      typed_config: typed('envoy.extensions.retry.host.previous_hosts.v3.PreviousHostsPredicate', {}),
    },
  ],
  host_selection_retry_max_attempts: 32,
};

/** After each second try the localities that were tried are left out. */
const otherLocalities: Fields = {
  retry_priority: {
    name: 'envoy.retry_priorities.previous_priorities',
    typed_config: typed('envoy.extensions.retry.priority.previous_priorities.v3.PreviousPrioritiesConfig', {
      update_frequency: 2,
    }),
  },
};

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

/** `set` replaces and `add` appends; both take Envoy's format strings. */
function headerFields(edits: HeaderEdits | undefined): Fields {
  if (edits === undefined) return {};
  return {
    ...listed('request_headers_to_add', additions(edits.request)),
    ...listed('request_headers_to_remove', edits.request.remove),
    ...listed('response_headers_to_add', additions(edits.response)),
    ...listed('response_headers_to_remove', edits.response.remove),
  };
}

const listed = (name: string, items: readonly Json[]): Fields =>
  items.length === 0 ? {} : { [name]: items };

const additions = ({ set, add }: HeaderEdit): Json[] => [
  ...set.map(([key, value]) => ({ header: { key, value }, append_action: 'OVERWRITE_IF_EXISTS_OR_ADD' })),
  ...add.map(([key, value]) => ({ header: { key, value }, append_action: 'APPEND_IF_EXISTS_OR_ADD' })),
];

function perFilter(fault: Fault | undefined, cors: Cors | undefined): Json | undefined {
  if (fault === undefined && cors === undefined) return undefined;
  return {
    ...(fault === undefined ? {} : { 'envoy.filters.http.fault': faultConfig(fault) }),
    ...(cors === undefined ? {} : { 'envoy.filters.http.cors': corsPolicy(cors) }),
  };
}

function faultConfig({ delay, abort }: Fault): Json {
  return typed('envoy.extensions.filters.http.fault.v3.HTTPFault', {
    delay:
      delay === undefined
        ? undefined
        : { fixed_delay: duration(delay.duration), percentage: fraction(delay.share) },
    abort:
      abort === undefined || (abort.httpStatus === undefined && abort.grpcStatus === undefined)
        ? undefined
        : {
            ...(abort.httpStatus === undefined
              ? { grpc_status: abort.grpcStatus }
              : { http_status: abort.httpStatus }),
            percentage: fraction(abort.share),
          },
  });
}

const corsPolicy = (cors: Cors): Json =>
  typed('envoy.extensions.filters.http.cors.v3.CorsPolicy', {
    allow_origin_string_match: cors.origins.map(stringMatch),
    allow_methods: joined(cors.methods),
    allow_headers: joined(cors.headers),
    expose_headers: joined(cors.exposeHeaders),
    max_age: cors.maxAge === undefined ? undefined : String(Math.floor(cors.maxAge / 1000)),
    allow_credentials: cors.credentials,
    forward_not_matching_preflights: cors.forwardUnmatchedPreflights,
  });

const joined = (items: readonly string[]): string | undefined =>
  items.length === 0 ? undefined : items.join(',');
