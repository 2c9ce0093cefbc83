import type { Labels } from '../api/objects.ts';
import type { ObjectRef } from '../api/problem.ts';
import type { SelectedPolicy } from './selected-policies.ts';
import type { UpstreamCredential } from './upstream-credentials.ts';

/** What a client applies to a host: its DestinationRules merged. Durations are milliseconds. */
export interface HostPolicy {
  readonly from: readonly ObjectRef[];
  readonly traffic: Traffic;
  readonly ports: ReadonlyMap<number, Traffic>;
  readonly subsets: readonly Subset[];
}

/** `on` and `path` tell where it is declared. */
export interface Subset {
  readonly on: ObjectRef;
  readonly path: string;
  readonly name: string;
  readonly labels: Labels;
  readonly traffic: Traffic;
  readonly ports: ReadonlyMap<number, Traffic>;
}

/** `warmup` and `locality` go with listed endpoints; `tunnel` with TCP alone. */
export interface Traffic {
  readonly tcp?: TcpPool;
  readonly http?: HttpPool;
  readonly outlier?: Outlier;
  readonly balancer?: Balancer;
  readonly locality?: LocalityPolicy;
  readonly warmup?: Warmup;
  readonly tls?: UpstreamTls;
  readonly proxyProtocol?: 'V1' | 'V2';
  readonly retryBudget?: RetryBudget;
  readonly tunnel?: Tunnel;
}

export interface TcpPool {
  readonly maxConnections?: number;
  readonly connectTimeout?: number;
  readonly maxConnectionDuration?: number;
  /** 0: a connection may be idle for ever. */
  readonly idleTimeout?: number;
  readonly keepalive?: Keepalive;
}

export interface Keepalive {
  readonly probes?: number;
  readonly time?: number;
  readonly interval?: number;
}

export interface HttpPool {
  readonly maxPending?: number;
  readonly maxRequests?: number;
  readonly maxRetries?: number;
  readonly maxRequestsPerConnection?: number;
  readonly maxConcurrentStreams?: number;
  readonly idleTimeout?: number;
  /** Absent where the policy leaves it to the mesh. */
  readonly upgrade?: boolean;
  readonly useClientProtocol: boolean;
}

export interface Outlier {
  readonly consecutive5xx?: number;
  readonly consecutiveGateway?: number;
  readonly consecutiveLocalOrigin?: number;
  readonly splitLocalOrigin: boolean;
  readonly interval?: number;
  readonly baseEjectionTime?: number;
  readonly maxEjectionPercent?: number;
  readonly minHealthPercent?: number;
}

/** A hash without a key is of nothing: requests then go anywhere. */
export type Balancer =
  | { readonly kind: 'leastRequest' }
  | { readonly kind: 'roundRobin' }
  | { readonly kind: 'random' }
  | { readonly kind: 'passthrough' }
  | { readonly kind: 'ringHash'; readonly key?: HashKey; readonly minimumSize?: number }
  | { readonly kind: 'maglev'; readonly key?: HashKey; readonly tableSize?: number };

/** What of a request decides its endpoint. A cookie with a `ttl` (0: for the session) is made where a client has none. */
export type HashKey =
  | { readonly kind: 'header'; readonly name: string }
  | { readonly kind: 'query'; readonly name: string }
  | { readonly kind: 'sourceIp' }
  | {
      readonly kind: 'cookie';
      readonly name: string;
      readonly path?: string;
      readonly ttl?: number;
      readonly attributes: readonly { readonly name: string; readonly value: string }[];
    };

/** How localities count. `failover` needs outlier detection to ever leave the nearest endpoints, and is the default beside it. */
export type LocalityPolicy =
  | { readonly kind: 'off' }
  | { readonly kind: 'distribute'; readonly shares: readonly LocalityShares[] }
  | {
      readonly kind: 'failover';
      /** A region, and the one that its traffic goes to next. */
      readonly regions: readonly { readonly from: string; readonly to: string }[];
      /** Labels, the most important first; one may say the value that the endpoint must have (`key=value`). */
      readonly labels: readonly string[];
    };

/** Shares of the traffic from one locality; localities are patterns such as `region/zone/*`. */
export interface LocalityShares {
  readonly from: string;
  readonly to: readonly { readonly locality: string; readonly weight: number }[];
}

/** The growing share of a new endpoint; `from` is the percentage to begin with. */
export interface Warmup {
  readonly duration: number;
  readonly from?: number;
  readonly aggression?: number;
}

/**
 * `names`: one of them must stand in the server's certificate. Without `trust` any certificate will do. Paths are those of the proxy's container. To a
 * gateway `credential` says both in their place.
 */
export type UpstreamTls =
  | { readonly mode: 'disable' }
  | {
      readonly mode: 'tls';
      readonly sni?: string;
      readonly identity?: { readonly certificate: string; readonly key: string };
      readonly trust?: {
        readonly authorities: 'system' | { readonly path: string };
        readonly revoked?: string;
      };
      readonly credential?: UpstreamCredential;
      readonly names: readonly string[];
    };

export interface RetryBudget {
  readonly percent: number;
  readonly minimum: number;
}

export interface Tunnel {
  readonly method: 'CONNECT' | 'POST';
  readonly host: string;
  readonly port: number;
}

/** The policy of one service: for its clients in general, for namespaces that see another one, and for those pods of a namespace that a rule picks. */
export interface ServicePolicies {
  readonly everyone: HostPolicy | undefined;
  readonly byClient: ReadonlyMap<string, HostPolicy | undefined>;
  readonly selected: ReadonlyMap<string, readonly SelectedPolicy[]>;
}
