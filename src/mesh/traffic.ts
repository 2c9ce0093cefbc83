import type {
  ConnectionPoolSettings,
  LoadBalancerSettings,
  OutlierDetection,
  TrafficPolicy,
} from '../api/istio.ts';
import { milliseconds } from './duration.ts';
import type { Balancer, HttpPool, Outlier, TcpPool, Traffic, UpstreamTls } from './model.ts';

/** A copy without the members that are undefined, so that absent and undefined are one thing. */
type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };
export const defined = <T extends object>(object: T): Defined<T> =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Defined<T>;

/** The settings of a policy in numbers: durations in milliseconds, absent ones left to Envoy's or Istio's defaults. */
export function traffic(policy: Omit<TrafficPolicy, 'portLevelSettings'>): Traffic {
  const balancer = policy.loadBalancer;
  return defined({
    tcp: tcpPool(policy.connectionPool?.tcp),
    http: httpPool(policy.connectionPool?.http),
    outlier: outlier(policy.outlierDetection),
    balancer: balancerOf(balancer),
    warmup: milliseconds(balancer?.warmup?.duration ?? balancer?.warmupDurationSecs),
    tls: tlsOf(policy.tls),
  }) as Traffic;
}

function tcpPool(tcp: ConnectionPoolSettings['tcp']): TcpPool | undefined {
  if (tcp === undefined) return undefined;
  const keepalive = tcp.tcpKeepalive;
  return defined({
    maxConnections: tcp.maxConnections,
    connectTimeout: milliseconds(tcp.connectTimeout),
    maxConnectionDuration: milliseconds(tcp.maxConnectionDuration),
    keepalive:
      keepalive === undefined
        ? undefined
        : defined({
            probes: keepalive.probes,
            time: milliseconds(keepalive.time),
            interval: milliseconds(keepalive.interval),
          }),
  }) as TcpPool;
}

function httpPool(http: ConnectionPoolSettings['http']): HttpPool | undefined {
  if (http === undefined) return undefined;
  return defined({
    maxPending: http.http1MaxPendingRequests,
    maxRequests: http.http2MaxRequests,
    maxRetries: http.maxRetries,
    maxRequestsPerConnection: http.maxRequestsPerConnection,
    maxConcurrentStreams: http.maxConcurrentStreams,
    idleTimeout: milliseconds(http.idleTimeout),
    upgrade: http.h2UpgradePolicy === 'UPGRADE',
    useClientProtocol: http.useClientProtocol ?? false,
  }) as HttpPool;
}

function outlier(settings: OutlierDetection | undefined): Outlier | undefined {
  if (settings === undefined) return undefined;
  return defined({
    consecutive5xx: settings.consecutive5xxErrors ?? settings.consecutiveErrors,
    consecutiveGateway: settings.consecutiveGatewayErrors,
    consecutiveLocalOrigin: settings.consecutiveLocalOriginFailures,
    splitLocalOrigin: settings.splitExternalLocalOriginErrors ?? false,
    interval: milliseconds(settings.interval),
    baseEjectionTime: milliseconds(settings.baseEjectionTime),
    maxEjectionPercent: settings.maxEjectionPercent,
    minHealthPercent: settings.minHealthPercent,
  }) as Outlier;
}

function balancerOf(settings: LoadBalancerSettings | undefined): Balancer | undefined {
  switch (settings?.simple) {
    case undefined:
      return undefined;
    case 'ROUND_ROBIN':
      return { kind: 'roundRobin' };
    case 'RANDOM':
      return { kind: 'random' };
    case 'PASSTHROUGH':
      return { kind: 'passthrough' };
    default:
      return { kind: 'leastRequest' };
  }
}

/** MUTUAL is TLS as well: its client certificate is not read yet, but nothing may go in plain text. */
function tlsOf(tls: TrafficPolicy['tls']): UpstreamTls | undefined {
  if (tls === undefined) return undefined;
  if (tls.mode === undefined || tls.mode === 'DISABLE') return { mode: 'disable' };
  return defined({ mode: 'simple' as const, sni: tls.sni }) as UpstreamTls;
}
