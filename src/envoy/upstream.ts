import type { Protocol, Traffic } from '../mesh/model.ts';
import { duration, type Json, typed } from './model.ts';

const unlimited = 4_294_967_295;
/** The kernel takes no more for a socket: seconds, and probes. */
const longestProbing = 32_767;
const mostProbes = 127;

/** Without a policy nothing is bounded, where Envoy's own defaults would be 1024 and 3 retries. */
export function limits({ tcp, http, retryBudget }: Traffic): Json {
  return {
    thresholds: [
      {
        max_connections: tcp?.maxConnections ?? unlimited,
        max_pending_requests: http?.maxPending ?? unlimited,
        max_requests: http?.maxRequests ?? unlimited,
        max_retries: http?.maxRetries ?? unlimited,
        retry_budget: retryBudget && {
          budget_percent: { value: retryBudget.percent },
          min_retry_concurrency: retryBudget.minimum,
        },
        track_remaining: true,
      },
    ],
  };
}

export function keepalive({ tcp }: Traffic): Json | undefined {
  const settings = tcp?.keepalive;
  if (settings === undefined) return undefined;
  const seconds = (value: number | undefined): number | undefined =>
    value === undefined ? undefined : Math.min(Math.ceil(value / 1000), longestProbing);
  return {
    tcp_keepalive: {
      keepalive_probes: settings.probes === undefined ? undefined : Math.min(settings.probes, mostProbes),
      keepalive_time: seconds(settings.time),
      keepalive_interval: seconds(settings.interval),
    },
  };
}

/** Whether a cluster speaks HTTP/2 whatever its client speaks. */
export const alwaysTwo = (protocol: Protocol, { http }: Traffic): boolean =>
  !asClient(protocol, http) && (overTwo.has(protocol) || http?.upgrade === true);

const overTwo: ReadonlySet<Protocol> = new Set<Protocol>(['http2', 'grpc', 'grpcWeb']);

const asClient = (protocol: Protocol, http: Traffic['http']): boolean =>
  protocol === 'auto' || http?.useClientProtocol === true;

/** How HTTP is spoken upstream: as declared, or as the client speaks it where nothing is declared. */
export function httpOptions(protocol: Protocol, traffic: Traffic): Json | undefined {
  const { http } = traffic;
  const bytes = protocol === 'tcp' || protocol === 'tls';
  const declaredTwo = alwaysTwo(protocol, traffic);
  const mirrored = asClient(protocol, http) && !bytes;
  const common = connectionOptions(traffic);
  const names = bytes ? undefined : nameOptions(traffic);
  if (common === undefined && names === undefined && !mirrored && (!declaredTwo || bytes)) return undefined;
  const two = {
    http2_protocol_options:
      http?.maxConcurrentStreams === undefined ? {} : { max_concurrent_streams: http.maxConcurrentStreams },
  };
  return {
    'envoy.extensions.upstreams.http.v3.HttpProtocolOptions': typed(
      'envoy.extensions.upstreams.http.v3.HttpProtocolOptions',
      {
        common_http_protocol_options: common,
        upstream_http_protocol_options: names,
        ...(mirrored
          ? { use_downstream_protocol_config: { http_protocol_options: {}, ...two } }
          : { explicit_http_config: declaredTwo ? two : { http_protocol_options: {} } }),
      },
    ),
  };
}

function connectionOptions({ tcp, http }: Traffic): Json | undefined {
  const idle = http?.idleTimeout ?? tcp?.idleTimeout;
  const lifetime = tcp?.maxConnectionDuration;
  const requests = http?.maxRequestsPerConnection;
  if (idle === undefined && lifetime === undefined && requests === undefined) return undefined;
  return {
    idle_timeout: idle === undefined ? undefined : duration(idle),
    max_requests_per_connection: requests,
    max_connection_duration: lifetime === undefined ? undefined : duration(lifetime),
  };
}

/** Where no server name is given it is the request's host, and unless other names are, the certificate must have it. */
function nameOptions({ tls }: Traffic): Json | undefined {
  if (tls?.mode !== 'tls' || tls.sni !== undefined) return undefined;
  const checked = tls.trust !== undefined && tls.names.length === 0;
  return { auto_sni: true, auto_san_validation: checked ? true : undefined };
}
