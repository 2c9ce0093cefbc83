import type { Labels } from '../api/objects.ts';
import type { Tunnel } from '../mesh/model.ts';
import type { ProxySettings, WeightedCluster } from '../proxy/model.ts';
import { accessLog } from './access-log.ts';
import { labelKey } from './matches.ts';
import { duration, type Json, typed } from './model.ts';
import { tracing } from './tracing.ts';

type Fields = { readonly [name: string]: Json | undefined };

const filter = (name: string, type: string, value: Fields = {}): Json => ({
  name,
  typed_config: typed(type, value),
});

/** What takes plain HTTP apart from everything else before a filter chain is chosen. */
export const tlsInspector = filter(
  'envoy.filters.listener.tls_inspector',
  'envoy.extensions.filters.listener.tls_inspector.v3.TlsInspector',
);
export const originalDestination = filter(
  'envoy.filters.listener.original_dst',
  'envoy.extensions.filters.listener.original_dst.v3.OriginalDst',
);

/** Takes the address of the client from what a proxy before this one says in front of each connection. */
export const proxyProtocol = filter(
  'envoy.filters.listener.proxy_protocol',
  'envoy.extensions.filters.listener.proxy_protocol.v3.ProxyProtocol',
);

/** `only`: the ports whose bytes are looked at; a server that speaks first is never waited for on any other port. */
export function inspectors(only?: readonly number[]): Json[] {
  const both = [
    tlsInspector,
    filter(
      'envoy.filters.listener.http_inspector',
      'envoy.extensions.filters.listener.http_inspector.v3.HttpInspector',
    ),
  ];
  if (only === undefined) return both;
  const elsewhere = {
    not_match: anyOf(only.map((port) => ({ destination_port_range: { start: port, end: port + 1 } }))),
  };
  return both.map((one) => ({ ...(one as object), filter_disabled: elsewhere }));
}

/** A predicate that joins at least two needs a list, and one stands for itself. */
const anyOf = (rules: readonly Json[]): Json =>
  rules.length === 1 && rules[0] !== undefined ? rules[0] : { or_match: { rules } };

/** The application protocols that the HTTP inspector tells. */
export const plainHttp = {
  transport_protocol: 'raw_buffer',
  application_protocols: ['http/1.0', 'http/1.1', 'h2c'],
};

const grpcWebFilter = filter(
  'envoy.filters.http.grpc_web',
  'envoy.extensions.filters.http.grpc_web.v3.GrpcWeb',
);

export interface HttpConnection {
  readonly statPrefix: string;
  readonly routes: { readonly [name: string]: Json };
  readonly serverName?: string;
  /** Where the proxy is the first of ours that a request meets, and so decides what the client's address is. */
  readonly edge?: boolean;
  /** Whether requests of gRPC-Web are turned into those of gRPC. */
  readonly grpcWeb?: boolean | undefined;
  /** Where clients may show a certificate, of which the app is then told. */
  readonly tls?: boolean;
  readonly settings: Pick<ProxySettings, 'paths'> & Partial<ProxySettings>;
}

export const httpConnectionManager = ({
  statPrefix,
  routes,
  serverName,
  edge = false,
  tls = false,
  grpcWeb = false,
  settings,
}: HttpConnection): Json =>
  filter(
    'envoy.filters.network.http_connection_manager',
    'envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager',
    {
      stat_prefix: statPrefix,
      ...routes,
      http_filters: [
        ...(grpcWeb ? [grpcWebFilter] : []),
        filter('envoy.filters.http.fault', 'envoy.extensions.filters.http.fault.v3.HTTPFault'),
        filter('envoy.filters.http.cors', 'envoy.extensions.filters.http.cors.v3.Cors'),
        filter('envoy.filters.http.router', 'envoy.extensions.filters.http.router.v3.Router'),
      ],
      server_name: serverName,
      use_remote_address: edge,
      ...(edge ? trusted(settings.gateways, tls) : {}),
      ...pathFields[settings.paths],
      access_log: accessLog(settings.accessLog),
      tracing: tracing(settings.tracing),
      http_protocol_options: { accept_http_10: true },
      upgrade_configs: [{ upgrade_type: 'websocket' }],
      stream_idle_timeout: '0s',
    },
  );

/** What is believed of what comes with a request: unless other proxies are trusted, a client's certificate is told as the proxy has seen it. */
function trusted(topology: ProxySettings['gateways'] | undefined, tls: boolean): Fields {
  const { trustedProxies = 0, clientDetails = tls ? 'SANITIZE_SET' : undefined } = topology ?? {};
  return {
    xff_num_trusted_hops: trustedProxies === 0 ? undefined : trustedProxies,
    ...(clientDetails === undefined
      ? {}
      : {
          forward_client_cert_details: clientDetails,
          set_current_client_cert_details: { subject: true, cert: true, dns: true, uri: true },
        }),
  };
}

const pathFields: Readonly<Record<ProxySettings['paths'], Fields>> = {
  asWritten: { normalize_path: false, path_with_escaped_slashes_action: 'KEEP_UNCHANGED' },
  normalised: { normalize_path: true, path_with_escaped_slashes_action: 'KEEP_UNCHANGED' },
  mergedSlashes: {
    normalize_path: true,
    merge_slashes: true,
    path_with_escaped_slashes_action: 'KEEP_UNCHANGED',
  },
  decodedSlashes: {
    normalize_path: true,
    merge_slashes: true,
    path_with_escaped_slashes_action: 'UNESCAPE_AND_FORWARD',
  },
};

/** Bytes passed on as they come, or inside an HTTP request where they go through a tunnel. */
export function tcpProxy(
  statPrefix: string,
  to: readonly WeightedCluster[],
  { accessLog: log }: Pick<ProxySettings, 'accessLog'>,
): Json {
  const [only] = to;
  const single = only !== undefined && to.length === 1;
  const destination = single
    ? { cluster: only.cluster }
    : {
        weighted_clusters: {
          clusters: to
            .filter((one) => one.weight > 0)
            .map(({ cluster, weight }) => ({ name: cluster, weight })),
        },
      };
  const tunnel = single ? only.bytes?.tunnel : undefined;
  return filter('envoy.filters.network.tcp_proxy', 'envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy', {
    stat_prefix: statPrefix,
    ...destination,
    ...connectionFields(to),
    tunneling_config: tunnel && tunnelTo(tunnel),
    access_log: accessLog(log),
  });
}

/** One connection has one setting, so of several clusters the first that says something is heard. */
function connectionFields(to: readonly WeightedCluster[]): Fields {
  const idle = to.map(({ bytes }) => bytes?.idleTimeout).find((one) => one !== undefined);
  return {
    hash_policy: to.some(({ bytes }) => bytes?.bySource === true) ? [{ source_ip: {} }] : undefined,
    idle_timeout: idle === undefined ? undefined : duration(idle),
  };
}

const tunnelTo = ({ method, host, port }: Tunnel): Json => ({
  hostname: `${host.includes(':') ? `[${host}]` : host}:${port}`,
  use_post: method === 'POST' ? true : undefined,
});

/** Puts the pod's labels on the connection, where a route can ask for them. */
export function carryLabels(labels: Labels): Json[] {
  const values = Object.entries(labels).map(([name, value]) => ({
    object_key: labelKey(name),
    factory_key: 'envoy.string',
    format_string: { text_format_source: { inline_string: value }, omit_empty_values: true },
  }));
  if (values.length === 0) return [];
  return [
    filter(
      'envoy.filters.network.set_filter_state',
      'envoy.extensions.filters.network.set_filter_state.v3.Config',
      {
        on_new_connection: values.filter(
          (value) => value.format_string.text_format_source.inline_string !== '',
        ),
      },
    ),
  ];
}
