import type { ObjectRef } from '../api/problem.ts';
import type { Protocol, ServerTls } from '../mesh/model.ts';
import type { Subnet } from '../mesh/subnets.ts';
import type { RouteConfiguration, WeightedCluster } from './route-model.ts';
import type { Secret } from './secrets.ts';

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
