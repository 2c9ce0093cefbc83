import type { Labels } from '../api/objects.ts';
import type { ObjectRef } from '../api/problem.ts';
import type { Visibility } from './model.ts';
import type { Subnet } from './subnets.ts';

export interface RouteIndex {
  /** Tables bound to the mesh, oldest first. */
  readonly mesh: readonly RouteTable[];
  /** Tables bound to gateways, oldest first. */
  readonly gateway: readonly RouteTable[];
}

/** One VirtualService. `hosts` are fully qualified; `gateways` are `namespace/name` or `mesh`. */
export interface RouteTable {
  readonly from: ObjectRef;
  readonly hosts: readonly string[];
  readonly gateways: readonly string[];
  readonly visibleTo: Visibility;
  /** The ports of the mesh on which it holds, where not on all. */
  readonly onPorts?: { readonly only: readonly number[] } | { readonly except: readonly number[] };
  readonly http: readonly HttpRoute[];
  readonly tcp: readonly TcpRoute[];
  readonly tls: readonly TlsRoute[];
}

export interface HttpRoute {
  readonly name: string;
  /** Any of them; an empty list matches everything. */
  readonly matches: readonly HttpMatch[];
  readonly action: Forward | Redirect | Respond;
  readonly fault?: Fault;
  readonly headers?: HeaderEdits;
  readonly cors?: Cors;
  /** The delegate that has the rule. */
  readonly by?: ObjectRef;
}

export type Matcher =
  | { readonly kind: 'exact' | 'prefix' | 'regex'; readonly value: string }
  | { readonly kind: 'present' };

export interface NamedMatcher {
  readonly name: string;
  readonly matcher: Matcher;
  readonly invert: boolean;
}

/** With `gateways` a match does not ask who calls. */
export interface HttpMatch {
  /** Appended to the rule's name. */
  readonly name?: string;
  readonly statPrefix?: string;
  readonly uri?: Matcher;
  readonly ignoreUriCase: boolean;
  readonly method?: Matcher;
  readonly authority?: Matcher;
  readonly scheme?: Matcher;
  readonly headers: readonly NamedMatcher[];
  readonly query: readonly NamedMatcher[];
  readonly sourceLabels: Labels;
  readonly sourceNamespace?: string;
  readonly gateways?: readonly string[];
  readonly port?: number;
}

export interface Forward {
  readonly kind: 'forward';
  readonly to: readonly Weighted[];
  readonly rewrite?: Rewrite;
  readonly authority?: string;
  readonly timeout?: number;
  readonly retries: Retries;
  readonly mirrors: readonly Mirror[];
}

/** An invalid target keeps its share and fails loudly: its cluster does not exist, and Envoy answers 503. */
export interface Weighted {
  readonly weight: number;
  readonly target: Target;
  readonly headers?: HeaderEdits;
  readonly authority?: string;
}

/** `port` undefined: the port that the listener serves. */
export interface Target {
  readonly kind: 'cluster' | 'invalid';
  readonly host: string;
  readonly subset: string;
  readonly port: number | undefined;
  readonly why?: string;
}

/** `uri` replaces what the rule's URI condition matched. */
export type Rewrite =
  | { readonly kind: 'uri'; readonly value: string }
  | { readonly kind: 'regex'; readonly pattern: string; readonly value: string };

/** Tries beyond the first, on the named conditions. `perTry` and `backoff` in milliseconds. */
export interface Retries {
  readonly attempts: number;
  readonly on: readonly string[];
  readonly statusCodes: readonly number[];
  readonly perTry?: number;
  readonly backoff?: number;
  readonly otherHosts: boolean;
  /** Nobody has said `otherHosts`, so that it does not hold where a hash picks the only destination's host. */
  readonly otherHostsUnsaid?: true;
  /** Whether a further try goes to another locality than the last ones. */
  readonly otherLocalities: boolean;
}

export interface Mirror {
  readonly target: Target;
  /** Millionths. */
  readonly share: number;
}

/** `port`: one that is written, or the one that the request was sent to. */
export interface Redirect {
  readonly kind: 'redirect';
  readonly status: number;
  readonly uri?: string;
  readonly authority?: string;
  readonly scheme?: 'http' | 'https';
  readonly port?: number | 'request';
}

export interface Respond {
  readonly kind: 'respond';
  readonly status: number;
  readonly body?: { readonly encoding: 'text' | 'base64'; readonly value: string };
}

/** Shares are millionths; a delay is in milliseconds. */
export interface Fault {
  readonly delay?: { readonly share: number; readonly duration: number };
  readonly abort?: { readonly share: number; readonly httpStatus?: number; readonly grpcStatus?: number };
}

export interface HeaderEdits {
  readonly request: HeaderEdit;
  readonly response: HeaderEdit;
}

export interface HeaderEdit {
  readonly set: readonly (readonly [string, string])[];
  readonly add: readonly (readonly [string, string])[];
  readonly remove: readonly string[];
}

export interface Cors {
  readonly origins: readonly Matcher[];
  readonly methods: readonly string[];
  readonly headers: readonly string[];
  readonly exposeHeaders: readonly string[];
  readonly maxAge?: number;
  readonly credentials?: boolean;
  readonly forwardUnmatchedPreflights: boolean;
}

export interface TcpRoute {
  readonly matches: readonly L4Match[];
  readonly to: readonly Weighted[];
}

export interface TlsRoute {
  readonly matches: readonly (L4Match & { readonly sniHosts: readonly string[] })[];
  readonly to: readonly Weighted[];
}

export interface L4Match {
  readonly port?: number;
  readonly subnets: readonly Subnet[];
  readonly sourceLabels: Labels;
  readonly sourceNamespace?: string;
  readonly gateways?: readonly string[];
}
