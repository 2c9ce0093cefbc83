import type { Labels } from '../api/objects.ts';
import type { ObjectRef } from '../api/problem.ts';
import type { Collector } from '../mesh/collector.ts';
import type { Families } from '../mesh/families.ts';
import type { LocalityPolicy, Protocol, ServiceEndpoints, Traffic } from '../mesh/model.ts';
import type { ProxySettings } from '../mesh/proxy-settings.ts';
import type { IngressPort } from '../mesh/sidecar-model.ts';
import type { Listener } from './listener-model.ts';
import type { RouteConfiguration } from './route-model.ts';
import type { ClientTls, Secret } from './secrets.ts';

export type { Collector } from '../mesh/collector.ts';
export type { AccessLog, ProxySettings, Tracing } from '../mesh/proxy-settings.ts';
export type {
  GatewayHttp,
  GatewayTcp,
  GatewayTls,
  InboundChain,
  Listener,
  OutboundHttp,
  OutboundTcp,
  RawChain,
  RawRoutes,
  ServerSecret,
  ServerSocket,
  TlsChain,
} from './listener-model.ts';
export type {
  Lookup,
  PathRewrite,
  RedirectTo,
  Route,
  RouteConfiguration,
  RouteTo,
  VirtualHost,
  VirtualHostGroup,
  WeightedCluster,
} from './route-model.ts';

/** IR 2: what one proxy does. No decision is left for the folder that spells it. */
export interface ProxyView {
  readonly key: string;
  /** The pod's labels, which each of its outbound HTTP connections carries for `sourceLabels`. */
  readonly labels: Labels;
  /** What the proxies of a scope have in common (one list for all of them), and what is this one's own. */
  readonly shared: readonly Listener[];
  readonly own: readonly Listener[];
  readonly position: Position;
  readonly settings: ProxySettings;
}

/** Where a client stands, and its labels: what makes endpoints near or far. Empty where nothing is known. */
export interface Position {
  readonly locality: string;
  readonly node: string;
  readonly labels: Labels;
}

/** What the proxies of a scope have in common. `from`: what decides on what they see. */
export interface ScopeView {
  readonly key: string;
  readonly from: readonly ObjectRef[];
  /** That of clusters without a policy, in milliseconds. */
  readonly connectTimeout: number;
  /** Where traces go. */
  readonly collector: Collector | undefined;
  readonly families: Families;
  readonly clusters: readonly ClusterGroup[];
  readonly inbound: readonly InboundCluster[];
  readonly routes: readonly RouteConfiguration[];
  /** Names of the clusters whose endpoints stand in a file of their own. */
  readonly endpointFiles: ReadonlySet<string>;
  /** Ids of the secrets that have a file of their own. */
  readonly secretFiles: ReadonlySet<string>;
  /** What a gateway's listeners name besides. */
  readonly serverSecrets: readonly Secret[];
}

/** The clusters of one namespace's services, service by service, with their endpoints beside them. */
export interface ClusterGroup {
  readonly services: readonly (readonly OutboundCluster[])[];
  readonly endpoints: readonly (ServiceEndpoints | undefined)[];
}

/** `from`: the DestinationRules that apply to it, and the entries that it is made of. `state` is why an endpoint change must not make the cluster anew, the strongest reason first; undefined: it may. */
export interface OutboundCluster {
  readonly name: string;
  readonly port: number;
  /** `nowhere`: what it needs is not to be had, so no request may leave. */
  readonly discovery: 'listed' | 'originalDestination' | 'dns' | 'logicalDns' | 'dynamicDns' | 'nowhere';
  /** The name that is looked up, where it is not the endpoints' own; of names that clients say, the pattern. */
  readonly dnsName?: string;
  /** After this time, in milliseconds, a name that could not be looked up is tried again. */
  readonly lookupRetry?: number;
  /** The family whose address of a name is called where it has both; IPv4 unless given. */
  readonly lookup?: 'ipv6';
  /** The port at the original destination, where it is not the one that the client asked for. */
  readonly portOverride?: number;
  readonly protocol: Protocol;
  readonly labels: Labels | undefined;
  readonly traffic: Omit<Traffic, 'tls'> & { readonly tls?: ClientTls };
  readonly state: 'localities' | 'ejections' | 'warmup' | 'limits' | undefined;
  /** How its endpoints depend on where the client is; undefined: they do not. */
  readonly localities: Localities | undefined;
  readonly from: readonly ObjectRef[];
}

export type Localities = Exclude<LocalityPolicy, { readonly kind: 'off' }> | { readonly kind: 'sameNode' };

export interface InboundCluster {
  readonly name: string;
  readonly traffic: Traffic;
  /** The DestinationRules that bound it. */
  readonly from: readonly ObjectRef[];
  /** Where connections go; without it, to the address and port that the client meant. */
  readonly to?: IngressPort['to'];
}

/** Ports of the proxy itself; nothing else may stand on them. 15008 and 15053 stay reserved. */
export const proxyPorts = {
  admin: 15000,
  outbound: 15001,
  inbound: 15006,
  tunnel: 15008,
  telemetry: 15020,
  health: 15021,
  dns: 15053,
  prometheus: 15090,
} as const;

const reserved: ReadonlySet<number> = new Set(Object.values(proxyPorts));

export const isReserved = (port: number): boolean => reserved.has(port);
