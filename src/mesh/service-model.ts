import type { Labels } from '../api/objects.ts';
import type { ObjectRef } from '../api/problem.ts';
import type { Audience } from './model.ts';
import type { IngressPort, Limits } from './sidecar-model.ts';
import type { Subnet } from './subnets.ts';

export type Protocol = 'http' | 'http2' | 'grpc' | 'grpcWeb' | 'tcp' | 'tls' | 'auto';

/**
 * A Kubernetes Service without its endpoints, or what the ServiceEntries of a namespace say of a host. `key` is `namespace/name` of the
 * Service; `host` is the fully qualified name, of which `name` is the shortest form, or empty where it has none. `from` are the
 * objects that it is made of, the first of which speaks for it.
 */
export interface MeshService {
  readonly key: string;
  readonly from: readonly [ObjectRef, ...(readonly ObjectRef[])];
  readonly namespace: string;
  readonly name: string;
  readonly host: string;
  readonly kind: 'clusterIP' | 'headless' | 'external' | EntryKind;
  readonly externalName?: string;
  readonly addresses: readonly string[];
  /** Networks all of whose addresses stand for it. */
  readonly networks: readonly Subnet[];
  /** The addresses that mean it as a request's Host, where others of its addresses mean another service. */
  readonly hostAddresses?: readonly string[];
  readonly selector: Labels;
  readonly ports: readonly ServicePort[];
  readonly visibleTo: Audience;
  readonly created: string;
  /** One of these names must stand in the certificate of its servers, where no DestinationRule says other ones. */
  readonly certificateNames?: readonly string[];
  /** The endpoints that are used before all others: those of the client's zone, or of its node first. */
  readonly prefers?: 'zone' | 'node';
  /** Clients use the endpoints of their own node and no others. */
  readonly sameNodeOnly?: true;
}

/** How the endpoints of a ServiceEntry's host are found: they are listed, looked up by name (`roundRobin`: each time anew), or what the client asked for. */
export type EntryKind = 'static' | 'dns' | 'roundRobin' | 'dynamic' | 'passthrough';

/** With `byName` a port that a pod declares under this name comes before `targetPort`. */
export interface ServicePort {
  readonly number: number;
  readonly name: string;
  readonly protocol: Protocol;
  readonly targetPort: number | string;
  readonly byName?: true;
}

/** Endpoints that may be used, under the number of the service's port, in order of address, which is an IP address, a name to look up or `unix://` and a path. */
export type ServiceEndpoints = ReadonlyMap<number, readonly Endpoint[]>;

export interface Endpoint extends Place {
  readonly address: string;
  /** That of the other family, where what runs there has both. */
  readonly otherAddress?: string;
  readonly port: number;
  readonly labels: Labels;
  /** Its share relative to the others; 1 unless given. */
  readonly weight?: number;
  /** Its pod is going, yet still serves: it is used where nothing else is left. */
  readonly draining?: true;
}

/** Where something runs. `locality` is `region/zone/sub-zone`, later parts of which may be empty; absent where it is not known. */
export interface Place {
  readonly locality?: string;
  readonly node?: string;
}

/** The pods that share one own ConfigMap. Their place is known where they share that as well. `key` and `scope` are `namespace/name` of the own and of the shared ConfigMap. */
export interface Workload extends Place {
  readonly key: string;
  readonly scope: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly pods: readonly string[];
  readonly role: 'sidecar' | 'gateway';
  readonly serves: readonly InboundPort[];
  readonly exposes: readonly ExposedPort[];
}

/**
 * A port of the pod that a service declares, and its number there. `service` is the service's key; `from` the ServiceEntries that declare it. A Sidecar
 * says where its connections go (`to`), and what bounds them instead of the service's policy (`limits`).
 */
export interface InboundPort {
  readonly port: number;
  readonly number: number;
  readonly protocol: Protocol;
  readonly service: string;
  readonly host: string;
  readonly from: readonly ObjectRef[];
  readonly to?: IngressPort['to'];
  readonly limits?: Limits;
}

/** The port of the pod (`target`) behind a port number of a Service that selects it: the gateway's target-port rule. */
export interface ExposedPort {
  readonly number: number;
  readonly target: number;
}
