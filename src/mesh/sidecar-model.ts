import type { Labels } from '../api/objects.ts';
import type { ObjectRef } from '../api/problem.ts';
import type { HttpPool, Protocol, Target, TcpPool } from './model.ts';

/**
 * A Sidecar, or what stands for one: what sidecars of its namespace take in and see. Without a selector it is for all of them; in the root namespace, for
 * all namespaces.
 */
export interface SidecarRule {
  readonly from: ObjectRef;
  /** The rules that it follows from, where it is not written as it is. */
  readonly by?: readonly ObjectRef[];
  readonly namespace: string;
  readonly selector?: Labels;
  readonly egress: readonly EgressPart[];
  readonly unknown?: UnknownTraffic;
  /** In place of the ports that services declare. */
  readonly ingress?: readonly IngressPort[];
  readonly limits?: Limits;
}

/** How much sidecars of a namespace see where none of its Sidecars says so. */
export interface NamespaceScope {
  /** Absent: everything. */
  readonly rule: SidecarRule | undefined;
  /** Said of the namespace itself, so that it comes before the root namespace's Sidecar. */
  readonly isOwn: boolean;
}

/** Hosts that are seen on a port, or on all ports that no other part names. There the port's protocol is not the service's but the one that is said. */
export interface EgressPart {
  readonly port?: { readonly number: number; readonly protocol: Protocol };
  readonly hosts: readonly SeenHost[];
}

/** `namespace` is a name, `.` for the client's own or `*` for any; `host` may be a wildcard. */
export interface SeenHost {
  readonly namespace: string;
  readonly host: string;
}

/** What becomes of traffic for unknown hosts; `proxy` is a service to which it goes. */
export interface UnknownTraffic {
  readonly allow: boolean;
  readonly proxy?: Target;
}

/** A port that a sidecar takes connections for, and where it hands them: the same address, another port of the pod, or a place in it. */
export interface IngressPort {
  readonly port: number;
  readonly protocol: Protocol;
  readonly to:
    | { readonly kind: 'pod'; readonly port: number }
    | { readonly kind: 'loopback'; readonly address: '127.0.0.1' | '::1'; readonly port: number }
    | { readonly kind: 'socket'; readonly path: string };
  readonly limits?: Limits;
}

export interface Limits {
  readonly tcp?: TcpPool;
  readonly http?: HttpPool;
}
