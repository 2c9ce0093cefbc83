import type { PortNumber, PortOrZero, StringMap, UInt32, WorkloadSelector } from './scalars.ts';

/** Makes hosts known that no Kubernetes Service stands for. */
export interface ServiceEntrySpec {
  /** DNS names of the service, wildcards allowed. */
  readonly hosts: readonly string[];
  /** Addresses or CIDR networks that stand for the service. */
  readonly addresses?: readonly string[];
  /** The service's ports. */
  readonly ports?: readonly ServicePort[];
  /** Whether the service belongs to the mesh; MESH_EXTERNAL by default. */
  readonly location?: 'MESH_EXTERNAL' | 'MESH_INTERNAL';
  /** How the endpoints' addresses are found; NONE by default, which keeps the address that the client asked for. */
  readonly resolution?: 'NONE' | 'STATIC' | 'DNS' | 'DNS_ROUND_ROBIN' | 'DYNAMIC_DNS';
  /** The endpoints, in place of a workloadSelector. */
  readonly endpoints?: readonly WorkloadEntrySpec[];
  /** The pods and WorkloadEntries of this namespace that are the endpoints. */
  readonly workloadSelector?: WorkloadSelector;
  /** Namespaces that see this service: names, `.` for its own or `*` for all. */
  readonly exportTo?: readonly string[];
  /** Names of which the server's certificate must carry one. */
  readonly subjectAltNames?: readonly string[];
}

/** A port of the service. */
export interface ServicePort {
  /** The port's number, from 1 to 65535. */
  readonly number: PortNumber;
  /** `HTTP`, `HTTPS`, `HTTP2`, `GRPC`, `GRPC-WEB`, `MONGO`, `TCP` or `TLS`. */
  readonly protocol?: string;
  /** A name for the port. */
  readonly name: string;
  /** The port at the endpoints; `number` by default. */
  readonly targetPort?: PortOrZero;
}

/** One endpoint: a machine, a pod or an address outside. */
export interface WorkloadEntrySpec {
  /** An IP address, a DNS name where the service resolves by DNS, or a Unix socket. */
  readonly address?: string;
  /** Ports of this endpoint by the names of the service's ports. */
  readonly ports?: Readonly<Record<string, PortOrZero>>;
  /** Labels of this endpoint, which subsets look at. */
  readonly labels?: StringMap;
  /** The network it is reached through. */
  readonly network?: string;
  /** Its place as `region/zone/sub-zone`. */
  readonly locality?: string;
  /** Its share of the traffic relative to the other endpoints. */
  readonly weight?: UInt32;
  /** The service account it runs under. */
  readonly serviceAccount?: string;
}
