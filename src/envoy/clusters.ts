import type { Endpoint, Protocol, ServiceEndpoints, Traffic } from '../mesh/model.ts';
import { selects } from '../mesh/names.ts';
import type { InboundCluster, OutboundCluster } from '../proxy/model.ts';
import { duration, type FileName, type Json, typed, watched } from './model.ts';

const clusterType = 'envoy.config.cluster.v3.Cluster';
const unlimited = 4_294_967_295;
const defaultConnectTimeout = 10_000;

/** The address that the app sees as the other end of what its sidecar passes on. */
const inboundSource = '127.0.0.6';

/** The clusters that every proxy has: nowhere, anywhere, and the app itself on a port that nothing declares. */
export const fixedClusters: readonly Json[] = [
  typed(clusterType, {
    name: 'BlackHoleCluster',
    type: 'STATIC',
    connect_timeout: duration(defaultConnectTimeout),
  }),
  typed(clusterType, {
    name: 'PassthroughCluster',
    type: 'ORIGINAL_DST',
    lb_policy: 'CLUSTER_PROVIDED',
    connect_timeout: duration(defaultConnectTimeout),
    circuit_breakers: limits({}),
    typed_extension_protocol_options: httpOptions('auto', {}),
  }),
];

export const inboundPassthrough: Json = appCluster('InboundPassthroughCluster', {});

/** The app's port behind a sidecar; the address is the one the client meant. */
export const inboundCluster = (cluster: InboundCluster): Json => appCluster(cluster.name, cluster.traffic);

function appCluster(name: string, traffic: Traffic): Json {
  return typed(clusterType, {
    name,
    type: 'ORIGINAL_DST',
    lb_policy: 'CLUSTER_PROVIDED',
    connect_timeout: duration(traffic.tcp?.connectTimeout ?? defaultConnectTimeout),
    upstream_bind_config: { source_address: { address: inboundSource, port_value: 0 } },
    circuit_breakers: limits(traffic),
    typed_extension_protocol_options: httpOptions('auto', traffic),
  });
}

/** A cluster with its endpoints inside, or with a file of its own for them where `file` is given. */
export function outboundCluster(
  cluster: OutboundCluster,
  endpoints: ServiceEndpoints | undefined,
  file: FileName | undefined,
): Json {
  const { name, traffic } = cluster;
  return typed(clusterType, {
    name,
    ...discovery(cluster, endpoints, file),
    connect_timeout: duration(traffic.tcp?.connectTimeout ?? defaultConnectTimeout),
    circuit_breakers: limits(traffic),
    outlier_detection: outlierDetection(traffic),
    common_lb_config: panic(traffic),
    upstream_connection_options: keepalive(traffic),
    transport_socket: tls(traffic),
    typed_extension_protocol_options: httpOptions(cluster.protocol, traffic),
  });
}

function discovery(
  cluster: OutboundCluster,
  endpoints: ServiceEndpoints | undefined,
  file: FileName | undefined,
): { [name: string]: Json } {
  switch (cluster.discovery) {
    case 'originalDestination':
      return { type: 'ORIGINAL_DST', lb_policy: 'CLUSTER_PROVIDED' };
    case 'dns': {
      const endpoint = { address: cluster.dnsName ?? '', port: cluster.port, labels: {} };
      return {
        type: 'STRICT_DNS',
        ...balancer(cluster.traffic),
        dns_lookup_family: 'V4_PREFERRED',
        load_assignment: assignment(cluster.name, [endpoint]),
      };
    }
    case 'listed':
      return file === undefined
        ? {
            type: 'STATIC',
            ...balancer(cluster.traffic),
            load_assignment: assignment(cluster.name, endpointsOf(cluster, endpoints)),
          }
        : { type: 'EDS', ...balancer(cluster.traffic), eds_cluster_config: { eds_config: watched(file) } };
  }
}

/** The endpoints of the cluster's port whose labels its subset selects. */
function endpointsOf(cluster: OutboundCluster, endpoints: ServiceEndpoints | undefined): readonly Endpoint[] {
  const all = endpoints?.get(cluster.port) ?? [];
  const { labels } = cluster;
  return labels === undefined ? all : all.filter((one) => selects(labels, one.labels));
}

function assignment(name: string, endpoints: readonly Endpoint[]): { [name: string]: Json } {
  const list = endpoints.map(({ address, port }) => ({
    endpoint: { address: { socket_address: { address, port_value: port } } },
  }));
  return { cluster_name: name, endpoints: list.length === 0 ? [] : [{ lb_endpoints: list }] };
}

/** The one resource of an endpoint file. */
export const endpointResource = (cluster: OutboundCluster, endpoints: ServiceEndpoints | undefined): Json =>
  typed(
    'envoy.config.endpoint.v3.ClusterLoadAssignment',
    assignment(cluster.name, endpointsOf(cluster, endpoints)),
  );

function balancer(traffic: Traffic): { [name: string]: Json } {
  const slowStart =
    traffic.warmup === undefined ? undefined : { slow_start_window: duration(traffic.warmup) };
  switch (traffic.balancer?.kind) {
    case 'random':
      return { lb_policy: 'RANDOM' };
    case 'roundRobin':
      return {
        lb_policy: 'ROUND_ROBIN',
        ...(slowStart === undefined ? {} : { round_robin_lb_config: { slow_start_config: slowStart } }),
      };
    default:
      return {
        lb_policy: 'LEAST_REQUEST',
        ...(slowStart === undefined ? {} : { least_request_lb_config: { slow_start_config: slowStart } }),
      };
  }
}

function limits(traffic: Traffic): Json {
  const { tcp, http } = traffic;
  return {
    thresholds: [
      {
        max_connections: tcp?.maxConnections ?? unlimited,
        max_pending_requests: http?.maxPending ?? unlimited,
        max_requests: http?.maxRequests ?? unlimited,
        max_retries: http?.maxRetries ?? unlimited,
        track_remaining: true,
      },
    ],
  };
}

function outlierDetection({ outlier }: Traffic): Json | undefined {
  if (outlier === undefined) return undefined;
  const local = outlier.consecutiveLocalOrigin;
  return {
    ...counted('consecutive_5xx', outlier.consecutive5xx),
    ...counted('consecutive_gateway_failure', outlier.consecutiveGateway),
    ...(outlier.consecutiveGateway === undefined ? { enforcing_consecutive_gateway_failure: 0 } : {}),
    ...(outlier.splitLocalOrigin
      ? { split_external_local_origin_errors: true, ...counted('consecutive_local_origin_failure', local) }
      : {}),
    interval: outlier.interval === undefined ? undefined : duration(outlier.interval),
    base_ejection_time:
      outlier.baseEjectionTime === undefined ? undefined : duration(outlier.baseEjectionTime),
    max_ejection_percent: outlier.maxEjectionPercent,
    enforcing_success_rate: 0,
  };
}

/** A count of 0 switches its detector off. */
const counted = (name: string, count: number | undefined): { [name: string]: Json } =>
  count === undefined
    ? {}
    : { ...(count === 0 ? {} : { [name]: count }), [`enforcing_${name}`]: count === 0 ? 0 : 100 };

/** Below this share of healthy endpoints Envoy uses all of them; with outlier detection, only where the user says so. */
function panic({ outlier }: Traffic): Json | undefined {
  if (outlier === undefined) return undefined;
  return { healthy_panic_threshold: { value: outlier.minHealthPercent ?? 0 } };
}

function keepalive({ tcp }: Traffic): Json | undefined {
  const settings = tcp?.keepalive;
  if (settings === undefined) return undefined;
  const seconds = (value: number | undefined): number | undefined =>
    value === undefined ? undefined : Math.ceil(value / 1000);
  return {
    tcp_keepalive: {
      keepalive_probes: settings.probes,
      keepalive_time: seconds(settings.time),
      keepalive_interval: seconds(settings.interval),
    },
  };
}

function tls({ tls: settings }: Traffic): Json | undefined {
  if (settings === undefined || settings.mode === 'disable') return undefined;
  return {
    name: 'envoy.transport_sockets.tls',
    typed_config: typed('envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext', {
      sni: settings.sni,
    }),
  };
}

/** How HTTP is spoken upstream: as declared, or as the client speaks it where nothing is declared. */
function httpOptions(protocol: Protocol, { tcp, http }: Traffic): Json | undefined {
  if (protocol === 'tcp' || protocol === 'tls') return undefined;
  const two = {
    http2_protocol_options:
      http?.maxConcurrentStreams === undefined ? {} : { max_concurrent_streams: http.maxConcurrentStreams },
  };
  const declaredTwo = protocol === 'http2' || protocol === 'grpc' || http?.upgrade === true;
  const asClient = protocol === 'auto' || http?.useClientProtocol === true;
  const common = {
    idle_timeout: http?.idleTimeout === undefined ? undefined : duration(http.idleTimeout),
    max_requests_per_connection: http?.maxRequestsPerConnection || undefined,
    max_connection_duration:
      tcp?.maxConnectionDuration === undefined ? undefined : duration(tcp.maxConnectionDuration),
  };
  const plain = Object.values(common).every((value) => value === undefined);
  if (plain && !asClient && !declaredTwo) return undefined;
  return {
    'envoy.extensions.upstreams.http.v3.HttpProtocolOptions': typed(
      'envoy.extensions.upstreams.http.v3.HttpProtocolOptions',
      {
        common_http_protocol_options: plain ? undefined : common,
        ...(asClient
          ? { use_downstream_protocol_config: { http_protocol_options: {}, ...two } }
          : { explicit_http_config: declaredTwo ? two : { http_protocol_options: {} } }),
      },
    ),
  };
}
