import type { HTTPRetry } from './http.ts';
import type { Duration, UInt32 } from './scalars.ts';
import type { OutboundTrafficMode } from './sidecar.ts';

/** The part of Istio's MeshConfig that Sluice obeys, as it stands in the ConfigMap under `mesh.yaml`. */
export interface MeshConfig {
  /** What happens to traffic for hosts that the mesh does not know; ALLOW_ANY by default. */
  readonly outboundTrafficPolicy?: MeshOutboundTrafficPolicy;
  /** Retries of rules that say nothing about them. */
  readonly defaultHttpRetryPolicy?: HTTPRetry;
  /** How long connecting may take; 10s by default. */
  readonly connectTimeout?: Duration;
  /** Namespaces that see a Service which says nothing about it; all by default. */
  readonly defaultServiceExportTo?: readonly string[];
  /** Namespaces that see a VirtualService which says nothing about it; all by default. */
  readonly defaultVirtualServiceExportTo?: readonly string[];
  /** Namespaces that see a DestinationRule which says nothing about it; all by default. */
  readonly defaultDestinationRuleExportTo?: readonly string[];
  /** The file that access logs go to, such as `/dev/stdout`; none by default. */
  readonly accessLogFile?: string;
  /** The form of an access log's line in Envoy's words. */
  readonly accessLogFormat?: string;
  /** Whether access logs are text or JSON; TEXT by default. */
  readonly accessLogEncoding?: 'TEXT' | 'JSON';
  /** Whether proxies record traces. */
  readonly enableTracing?: boolean;
  /** Defaults for every proxy. */
  readonly defaultConfig?: ProxyConfig;
  /** The namespace whose rules hold for all others; `istio-system` by default. */
  readonly rootNamespace?: string;
  /** How long to wait for the first bytes of a connection whose protocol is to be found out; none by default. */
  readonly protocolDetectionTimeout?: Duration;
}

/** What happens to traffic for hosts that the mesh does not know. */
export interface MeshOutboundTrafficPolicy {
  /** Whether such traffic is let through. */
  readonly mode?: OutboundTrafficMode;
}

/** Defaults for every proxy. */
export interface ProxyConfig {
  /** Where traces go. */
  readonly tracing?: Tracing;
  /** What stands between the clients and the gateways. */
  readonly gatewayTopology?: Topology;
}

/** Where traces go and how many are recorded. */
export interface Tracing {
  /** A collector that speaks Zipkin's protocol. */
  readonly zipkin?: ZipkinTracing;
  /**
   * The share of requests that are recorded, in percent; 1 by default.
   * @minimum 0
   * @maximum 100
   */
  readonly sampling?: number;
}

/** A collector that speaks Zipkin's protocol. */
export interface ZipkinTracing {
  /** The collector as `host:port`. */
  readonly address?: string;
}

/** What stands between the clients and the gateways. */
export interface Topology {
  /** How many proxies in front of the gateways are trusted to fill in X-Forwarded-For. */
  readonly numTrustedProxies?: UInt32;
}
