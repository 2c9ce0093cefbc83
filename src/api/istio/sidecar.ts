import type { ServerTLSSettings } from './gateway.ts';
import type { PortOrZero, WorkloadSelector } from './scalars.ts';
import type { ConnectionPoolSettings } from './trafficpolicy.ts';
import type { Destination } from './virtualservice.ts';

/** What the sidecars of a namespace, or of some workloads in it, take in and see. */
export interface SidecarSpec {
  /** The workloads this is for; the whole namespace by default. */
  readonly workloadSelector?: WorkloadSelector;
  /** Listeners for what reaches the workload; by default one for each of its ports. */
  readonly ingress?: readonly IstioIngressListener[];
  /** What the workload sees of the mesh; everything by default. */
  readonly egress?: readonly IstioEgressListener[];
  /** Limits for connections to the workload. */
  readonly inboundConnectionPool?: ConnectionPoolSettings;
  /** What happens to traffic for unknown hosts. */
  readonly outboundTrafficPolicy?: OutboundTrafficPolicy;
}

/** How traffic gets to a listener: by the redirect of the pod or by itself. */
export type CaptureMode = 'DEFAULT' | 'IPTABLES' | 'NONE';

/** A listener for what reaches the workload. */
export interface IstioIngressListener {
  /** The port to listen on. */
  readonly port: SidecarPort;
  /** The address to listen on. */
  readonly bind?: string;
  /** How traffic gets here. */
  readonly captureMode?: CaptureMode;
  /** Where the application listens: `127.0.0.1:PORT`, `[::1]:PORT`, `0.0.0.0:PORT` for the pod's own address, or a Unix socket. */
  readonly defaultEndpoint?: string;
  /** TLS for this port, which the sidecar ends. */
  readonly tls?: ServerTLSSettings;
  /** Limits for connections to this port. */
  readonly connectionPool?: ConnectionPoolSettings;
}

/** A part of the mesh that the workload sees. */
export interface IstioEgressListener {
  /** The port that this part is for; every port by default. */
  readonly port?: SidecarPort;
  /** The address or Unix socket to listen on. */
  readonly bind?: string;
  /** How traffic gets here. */
  readonly captureMode?: CaptureMode;
  /** Hosts as `namespace/name`, where the namespace may be `*`, `.` or `~` and the name a wildcard. */
  readonly hosts: readonly string[];
}

/** A port of a sidecar's listener. */
export interface SidecarPort {
  /** The port's number. */
  readonly number?: PortOrZero;
  /** `HTTP`, `HTTPS`, `HTTP2`, `GRPC`, `GRPC-WEB`, `MONGO`, `TCP` or `TLS`. */
  readonly protocol?: string;
  /** A name for the port. */
  readonly name?: string;
  /** Accepted and without effect, as in Istio. */
  readonly targetPort?: PortOrZero;
}

/** What happens to traffic for hosts that the mesh does not know. */
export interface OutboundTrafficPolicy {
  /** Whether such traffic is let through. */
  readonly mode?: OutboundTrafficMode;
  /** A service that such traffic goes to. */
  readonly egressProxy?: Destination;
}

export type OutboundTrafficMode = 'REGISTRY_ONLY' | 'ALLOW_ANY';
