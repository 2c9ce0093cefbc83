import type { MeshConfig } from '../api/istio.ts';
import { keepValue } from '../api/read/keep.ts';
import { localityOf } from './balancing.ts';
import { milliseconds } from './duration.ts';
import { memo } from './incremental.ts';
import type { Keepalive, LocalityPolicy, Retries } from './model.ts';
import { type ProxySettings, proxySettings } from './proxy-settings.ts';
import { readRetries } from './retries.ts';
import { defined, keepaliveOf } from './traffic.ts';

/** What the mesh configuration says, with Istio's defaults. */
export interface MeshSettings {
  readonly allowAny: boolean;
  /** The cluster that takes traffic for unknown hosts instead of the address that it was meant for. */
  readonly egressProxy?: string;
  readonly rootNamespace: string;
  readonly exportTo: ExportDefaults;
  /** Of rules that say nothing about them, and of services without rules. */
  readonly retries: Retries;
  readonly connections: ConnectionDefaults;
  readonly proxies: ProxySettings;
}

/** How clients connect where no policy says so. Durations are milliseconds. */
export interface ConnectionDefaults {
  readonly connectTimeout: number;
  readonly keepalive?: Keepalive;
  readonly locality?: LocalityPolicy;
  /** HTTP/1 is sent on as HTTP/2. */
  readonly upgrade: boolean;
  /** After this time a name that could not be looked up is tried again. */
  readonly lookupRetry?: number;
  /** The family whose address of a name is called where it has both; IPv4 unless given. */
  readonly lookup?: 'ipv6';
}

/** `exportTo` of objects that have none; absent or empty: everyone. */
export interface ExportDefaults {
  readonly services?: readonly string[];
  readonly virtualServices?: readonly string[];
  readonly destinationRules?: readonly string[];
}

/** A function from mesh configurations to what they say; a part of which nothing changed keeps its identity. */
export function settingsStage(): (config: MeshConfig) => MeshSettings {
  const exportTo = keepValue<ExportDefaults>();
  const retries = keepValue<Retries>();
  const connections = keepValue<ConnectionDefaults>();
  const proxies = keepValue<ProxySettings>();
  return memo((config) => ({
    allowAny: config.outboundTrafficPolicy?.mode !== 'REGISTRY_ONLY',
    rootNamespace: config.rootNamespace ?? 'istio-system',
    exportTo: exportTo(exportDefaults(config)),
    retries: retries(readRetries(config.defaultHttpRetryPolicy)),
    connections: connections(connectionDefaults(config)),
    proxies: proxies(proxySettings(config)),
  }));
}

const defaultConnectTimeout = 10_000;

const connectionDefaults = (config: MeshConfig): ConnectionDefaults =>
  defined({
    connectTimeout: milliseconds(config.connectTimeout) ?? defaultConnectTimeout,
    keepalive: keepaliveOf(config.tcpKeepalive),
    locality: localityOf(config.localityLbSetting),
    upgrade: config.h2UpgradePolicy === 'UPGRADE',
    lookupRetry: milliseconds(config.dnsRefreshRate),
  }) as ConnectionDefaults;

const exportDefaults = (config: MeshConfig): ExportDefaults =>
  defined({
    services: config.defaultServiceExportTo,
    virtualServices: config.defaultVirtualServiceExportTo,
    destinationRules: config.defaultDestinationRuleExportTo,
  }) as ExportDefaults;
