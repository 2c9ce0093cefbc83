import type { Labels } from '../api/objects.ts';
import type { ObjectRef } from '../api/problem.ts';
import type { Collector } from '../mesh/collector.ts';
import type { Families } from '../mesh/families.ts';
import type {
  Cors,
  Fault,
  HashKey,
  HeaderEdits,
  HttpMatch,
  LocalityPolicy,
  Protocol,
  Redirect,
  Respond,
  Retries,
  ServerTls,
  ServiceEndpoints,
  Traffic,
  Tunnel,
} from '../mesh/model.ts';
import type { ProxySettings } from '../mesh/proxy-settings.ts';
import type { IngressPort } from '../mesh/sidecar-model.ts';
import type { Subnet } from '../mesh/subnets.ts';
import type { ClientTls, Secret } from './secrets.ts';

export type { Collector } from '../mesh/collector.ts';
export type { AccessLog, ProxySettings, Tracing } from '../mesh/proxy-settings.ts';

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

/** `fallback` answers for hosts that no virtual host names; those that are allowed may go through a cluster of a service. */
export interface RouteConfiguration {
  readonly name: string;
  readonly groups: readonly VirtualHostGroup[];
  readonly fallback: 'allowAny' | 'blockAll' | 'notFound' | 'none';
  readonly egressProxy?: string;
}

export interface VirtualHostGroup {
  readonly hosts: readonly VirtualHost[];
}

/** `from`: the VirtualServices whose rules it has. */
export interface VirtualHost {
  readonly name: string;
  readonly domains: readonly string[];
  readonly requireTls: boolean;
  readonly routes: readonly Route[];
  readonly from: readonly ObjectRef[];
}

/** One match and what is done; `match` undefined takes every request. */
export interface Route {
  readonly name: string;
  readonly match: HttpMatch | undefined;
  readonly action: RouteTo | RedirectTo | Respond;
  readonly fault?: Fault;
  readonly headers?: HeaderEdits;
  readonly cors?: Cors;
  /** The delegate that has the rule. */
  readonly by?: ObjectRef;
}

/** `port`: written into the answer. */
export type RedirectTo = Omit<Redirect, 'port'> & { readonly port?: number };

export interface RouteTo {
  readonly kind: 'routeTo';
  readonly clusters: readonly WeightedCluster[];
  readonly rewrite?: PathRewrite;
  readonly authority?: string;
  readonly timeout: number;
  readonly retries: Retries;
  readonly mirrors: readonly { readonly cluster: string; readonly share: number }[];
  /** What of a request picks the endpoint, where its clusters hash. */
  readonly hash: readonly HashKey[];
}

export type PathRewrite =
  | { readonly kind: 'prefix'; readonly value: string }
  | { readonly kind: 'whole'; readonly value: string }
  | { readonly kind: 'regex'; readonly pattern: string; readonly value: string };

export interface WeightedCluster {
  readonly cluster: string;
  readonly weight: number;
  readonly headers?: HeaderEdits;
  readonly authority?: string;
  /** How bytes go there; absent where no policy says anything of it. */
  readonly bytes?: Bytes;
}

/** `idleTimeout` in milliseconds, 0 for none; `bySource`: a client's address picks the endpoint. */
export interface Bytes {
  readonly bySource: boolean;
  readonly idleTimeout?: number;
  readonly tunnel?: Tunnel;
  readonly lookup?: Lookup;
}

/** The server name that a client asks for is looked up, and called on this port. `pattern` is the host with its wildcard. */
export interface Lookup {
  readonly pattern: string;
  readonly port: number;
}

export type Listener =
  | { readonly kind: 'virtualOutbound'; readonly address: string; readonly stray: WeightedCluster['cluster'] }
  | { readonly kind: 'virtualInbound'; readonly address: string; readonly chains: readonly InboundChain[] }
  | OutboundHttp
  | OutboundTcp
  | GatewayHttp
  | GatewayTcp
  | GatewayTls;

/** `raw` takes what is not HTTP. `inline` replaces the route file where the file budget is spent. */
export interface OutboundHttp {
  readonly kind: 'outboundHttp';
  readonly address: string;
  readonly port: number;
  readonly route: string;
  readonly inline?: RouteConfiguration;
  readonly raw: RawRoutes;
}

export interface OutboundTcp {
  readonly kind: 'outboundTcp';
  readonly address: string;
  readonly port: number;
  readonly raw: RawRoutes;
}

/** Connections that are passed on as bytes: each chain takes those of its own, and `rest` all others. `from`: whose rules are among them. */
export interface RawRoutes {
  readonly chains: readonly RawChain[];
  readonly rest: readonly WeightedCluster[];
  readonly from: readonly ObjectRef[];
}

/**
 * Connections for one of the server names, to one of the networks. An empty list is any. HTTP among those that are `sniffed` is routed as HTTP.
 * `from`: what it is made of.
 */
export interface RawChain {
  readonly sni: readonly string[];
  readonly subnets: readonly Subnet[];
  readonly to: readonly WeightedCluster[];
  readonly from: readonly ObjectRef[];
  readonly sniffed?: true;
}

export interface GatewayHttp {
  readonly kind: 'gatewayHttp';
  readonly address: string;
  readonly port: number;
  /** Requests of gRPC-Web are turned into those of gRPC. */
  readonly grpcWeb?: true;
  readonly route: string;
  readonly inline?: RouteConfiguration;
  readonly from: readonly ObjectRef[];
}

export interface GatewayTcp {
  readonly kind: 'gatewayTcp';
  readonly address: string;
  readonly port: number;
  readonly chains: readonly RawChain[];
  readonly from: readonly ObjectRef[];
}

/** A port whose connections are told apart by the server name that they ask for; those that no chain takes are closed. */
export interface GatewayTls {
  readonly kind: 'gatewayTls';
  readonly address: string;
  readonly port: number;
  readonly chains: readonly TlsChain[];
  readonly from: readonly ObjectRef[];
}

/** Where `tls` is absent, TLS is passed on unopened. */
export interface TlsChain extends Omit<RawChain, 'to'> {
  readonly tls?: ServerSocket;
  readonly to:
    | { readonly kind: 'http'; readonly route: string; readonly inline?: RouteConfiguration }
    | { readonly kind: 'bytes'; readonly clusters: readonly WeightedCluster[] };
}

/** How TLS ends at a chain. */
export interface ServerSocket extends Omit<ServerTls, 'credentials'> {
  readonly identities: readonly ServerSecret<'identity'>[];
  readonly trust?: ServerSecret<'trust'>;
}

/**
 * Certificates of a server: in files of these names that the gateway's own Secret brings, or in files of its container, which a file of ours
 * names (`watched`) or, for want of one, the listener.
 */
export interface ServerSecret<Kind extends Secret['kind']> {
  readonly from: 'own' | 'watched' | 'listener';
  readonly secret: Extract<Secret, { readonly kind: Kind }>;
}

export interface InboundChain {
  readonly port: number;
  readonly protocol: Protocol;
  readonly cluster: string;
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
