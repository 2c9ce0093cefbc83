import type {
  ClientTLSSettings,
  ConnectionPoolSettings,
  HTTPSettings,
  OutlierDetection,
  TcpKeepalive,
  TrafficPolicy,
} from '../api/istio.ts';
import { balancerOf, localityOf, warmupOf } from './balancing.ts';
import { milliseconds } from './duration.ts';
import type {
  HttpPool,
  Keepalive,
  Outlier,
  RetryBudget,
  TcpPool,
  Traffic,
  Tunnel,
  UpstreamTls,
} from './model.ts';
import { credentialIn } from './upstream-credentials.ts';

/** A copy without the members that are undefined, so that absent and undefined are one thing. */
type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };
export const defined = <T extends object>(object: T): Defined<T> =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Defined<T>;

/** The settings of a policy in numbers: durations in milliseconds, absent ones left to Envoy's or Istio's defaults. */
export function traffic(policy: Omit<TrafficPolicy, 'portLevelSettings'>): Traffic {
  return defined({
    tcp: tcpPool(policy.connectionPool?.tcp),
    http: httpPool(policy.connectionPool?.http),
    outlier: outlier(policy.outlierDetection),
    balancer: balancerOf(policy.loadBalancer),
    locality: localityOf(policy.loadBalancer?.localityLbSetting),
    warmup: warmupOf(policy.loadBalancer),
    tls: tlsOf(policy.tls),
    proxyProtocol: policy.proxyProtocol === undefined ? undefined : (policy.proxyProtocol.version ?? 'V1'),
    retryBudget: retryBudget(policy.retryBudget),
    tunnel: tunnelOf(policy.tunnel),
  }) as Traffic;
}

/** Istio's API cannot tell 0 from absent, so 0 sets no bound. */
const bound = (value: number | undefined): number | undefined => value || undefined;

function tcpPool(tcp: ConnectionPoolSettings['tcp']): TcpPool | undefined {
  if (tcp === undefined) return undefined;
  return defined({
    maxConnections: bound(tcp.maxConnections),
    connectTimeout: milliseconds(tcp.connectTimeout),
    maxConnectionDuration: milliseconds(tcp.maxConnectionDuration),
    idleTimeout: milliseconds(tcp.idleTimeout),
    keepalive: keepaliveOf(tcp.tcpKeepalive),
  }) as TcpPool;
}

export const keepaliveOf = (keepalive: TcpKeepalive | undefined): Keepalive | undefined =>
  keepalive &&
  (defined({
    probes: bound(keepalive.probes),
    time: bound(milliseconds(keepalive.time)),
    interval: bound(milliseconds(keepalive.interval)),
  }) as Keepalive);

function httpPool(http: ConnectionPoolSettings['http']): HttpPool | undefined {
  if (http === undefined) return undefined;
  return defined({
    maxPending: bound(http.http1MaxPendingRequests),
    maxRequests: bound(http.http2MaxRequests),
    maxRetries: bound(http.maxRetries),
    maxRequestsPerConnection: bound(http.maxRequestsPerConnection),
    maxConcurrentStreams: bound(http.maxConcurrentStreams),
    idleTimeout: milliseconds(http.idleTimeout),
    upgrade: upgradeOf(http.h2UpgradePolicy),
    useClientProtocol: http.useClientProtocol ?? false,
  }) as HttpPool;
}

const upgradeOf = (policy: HTTPSettings['h2UpgradePolicy']): boolean | undefined =>
  policy === undefined || policy === 'DEFAULT' ? undefined : policy === 'UPGRADE';

function outlier(settings: OutlierDetection | undefined): Outlier | undefined {
  if (settings === undefined) return undefined;
  return defined({
    consecutive5xx: settings.consecutive5xxErrors,
    consecutiveGateway: settings.consecutiveGatewayErrors,
    consecutiveLocalOrigin: settings.consecutiveLocalOriginFailures,
    splitLocalOrigin: settings.splitExternalLocalOriginErrors ?? false,
    interval: milliseconds(settings.interval),
    baseEjectionTime: milliseconds(settings.baseEjectionTime),
    maxEjectionPercent: bound(settings.maxEjectionPercent),
    minHealthPercent: settings.minHealthPercent,
  }) as Outlier;
}

/** Nothing may go in plain text that was to be encrypted, so TLS is spoken even where a part of its settings cannot be read. */
function tlsOf(tls: ClientTLSSettings | undefined): UpstreamTls | undefined {
  if (tls === undefined) return undefined;
  if (tls.mode === undefined || tls.mode === 'DISABLE') return { mode: 'disable' };
  const { clientCertificate: certificate, privateKey: key } = tls;
  const given = tls.mode === 'MUTUAL' && certificate !== undefined && key !== undefined;
  const verified = tls.insecureSkipVerify !== true;
  return defined({
    mode: 'tls' as const,
    sni: tls.sni || undefined,
    identity: given ? { certificate, key } : undefined,
    trust: verified ? trustOf(tls) : undefined,
    credential: credentialIn(tls),
    names: verified ? (tls.subjectAltNames ?? []) : [],
  }) as UpstreamTls;
}

const trustOf = ({ caCertificates, caCrl }: ClientTLSSettings) =>
  defined({
    authorities: caCertificates ? { path: caCertificates } : ('system' as const),
    revoked: caCrl || undefined,
  });

const retryBudget = (budget: TrafficPolicy['retryBudget']): RetryBudget | undefined =>
  budget && { percent: budget.percent ?? 20, minimum: budget.minRetryConcurrency ?? 3 };

const tunnelOf = (tunnel: TrafficPolicy['tunnel']): Tunnel | undefined =>
  tunnel && {
    method: tunnel.protocol === 'POST' ? 'POST' : 'CONNECT',
    host: tunnel.targetHost,
    port: tunnel.targetPort,
  };
