import type { ObjectRef } from '../api/problem.ts';
import type {
  Cors,
  Fault,
  HashKey,
  HeaderEdits,
  HttpMatch,
  Redirect,
  Respond,
  Retries,
  Tunnel,
} from '../mesh/model.ts';

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
