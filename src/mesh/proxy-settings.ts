import type { MeshConfig, Topology } from '../api/istio.ts';
import { type Collector, collectorOf } from './collector.ts';
import { milliseconds } from './duration.ts';
import type { Families } from './families.ts';
import { jsonFormat, type LogFields } from './log-format.ts';
import { defined } from './traffic.ts';

/** What every proxy does whatever the rules say. */
export interface ProxySettings {
  readonly accessLog?: AccessLog;
  /** How long the first bytes of a connection are waited for where they tell its protocol, in milliseconds; 0: for ever. */
  readonly detectionTimeout: number;
  readonly paths: Paths;
  readonly tracing?: Tracing;
  readonly gateways: GatewayTopology;
  /** In which connections come; IPv4 unless given. */
  readonly families?: Families;
}

/** Without a `format` the lines have the usual one of their encoding. */
export interface AccessLog {
  readonly path: string;
  readonly encoding: 'TEXT' | 'JSON';
  readonly format?: string | LogFields;
  /** Also of connections that no rule of a gateway takes. */
  readonly strays: boolean;
}

/** How paths are changed before rules look at them, each step with those before it. */
export type Paths = 'asWritten' | 'normalised' | 'mergedSlashes' | 'decodedSlashes';

/** `sampling`: percent of the requests. */
export interface Tracing {
  readonly collector: Collector;
  readonly sampling: number;
}

/** What stands before gateways. */
export interface GatewayTopology {
  readonly trustedProxies: number;
  readonly clientDetails?: Exclude<NonNullable<Topology['forwardClientCertDetails']>, 'UNDEFINED'>;
  readonly proxyProtocol: boolean;
}

export function proxySettings(config: MeshConfig): ProxySettings {
  return defined({
    accessLog: accessLogOf(config),
    detectionTimeout: milliseconds(config.protocolDetectionTimeout) ?? 0,
    paths: pathsOf(config),
    tracing: tracingOf(config),
    gateways: topologyOf(config.defaultConfig?.gatewayTopology ?? {}),
  }) as ProxySettings;
}

function accessLogOf(config: MeshConfig): AccessLog | undefined {
  const { accessLogFile: path, accessLogFormat: format, accessLogEncoding: encoding = 'TEXT' } = config;
  if (!path) return undefined;
  return defined({
    path,
    encoding,
    format: !format ? undefined : encoding === 'JSON' ? jsonFormat(format) : format,
    strays: config.disableEnvoyListenerLog !== true,
  }) as AccessLog;
}

function pathsOf({ pathNormalization }: MeshConfig): Paths {
  switch (pathNormalization?.normalization) {
    case 'NONE':
      return 'asWritten';
    case 'MERGE_SLASHES':
      return 'mergedSlashes';
    case 'DECODE_AND_MERGE_SLASHES':
      return 'decodedSlashes';
    case 'BASE':
    case 'DEFAULT':
    case undefined:
      return 'normalised';
  }
}

const usualCollector = 'zipkin.istio-system:9411';

/** Traces are on where a collector is named, unless they are switched off, and where they are switched on. */
function tracingOf({ enableTracing, defaultConfig }: MeshConfig): Tracing | undefined {
  const { zipkin, sampling = 1 } = defaultConfig?.tracing ?? {};
  const named = zipkin?.address || undefined;
  const collector = collectorOf(named ?? usualCollector);
  const isOn = enableTracing ?? named !== undefined;
  return isOn && collector !== undefined ? { collector, sampling } : undefined;
}

const topologyOf = ({
  numTrustedProxies: trustedProxies = 0,
  forwardClientCertDetails: details,
  proxyProtocol,
}: Topology): GatewayTopology => ({
  trustedProxies,
  ...(details === undefined || details === 'UNDEFINED' ? {} : { clientDetails: details }),
  proxyProtocol: proxyProtocol !== undefined,
});
