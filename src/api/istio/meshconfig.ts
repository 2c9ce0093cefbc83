import type { HTTPRetry } from './http.ts';
import type { UnreadMeshConfig, UnreadProxyConfig, UnreadTracing } from './meshconfig-unread.ts';
import type { Duration, UInt32 } from './scalars.ts';
import type { OutboundTrafficMode } from './sidecar.ts';
import type { LocalityLoadBalancerSetting, TcpKeepalive } from './trafficpolicy.ts';

/** Istio's MeshConfig, as it stands in the ConfigMap under `mesh.yaml`. */
export interface MeshConfig extends UnreadMeshConfig {
  /** What happens to traffic for hosts that the mesh does not know. */
  readonly outboundTrafficPolicy?: MeshOutboundTrafficPolicy;
  /** Retries of rules that say nothing about them, and of services without rules; two further tries by default. */
  readonly defaultHttpRetryPolicy?: HTTPRetry;
  /** How long connecting may take where no DestinationRule says so; 10s by default. */
  readonly connectTimeout?: Duration;
  /** Probes on idle sockets towards services where no DestinationRule says so; none by default. */
  readonly tcpKeepalive?: TcpKeepalive;
  /** Preference for endpoints that are near where no DestinationRule says so. */
  readonly localityLbSetting?: LocalityLoadBalancerSetting;
  /** Whether HTTP/1 requests are sent on as HTTP/2 where no DestinationRule says so. */
  readonly h2UpgradePolicy?: 'DO_NOT_UPGRADE' | 'UPGRADE';
  /** How long a name that could not be looked up is not tried again; 5s by default. */
  readonly dnsRefreshRate?: Duration;
  /** Namespaces that see a Service or a ServiceEntry which says nothing about it: names, `.` for its own, `*` for all or `~` for none. */
  readonly defaultServiceExportTo?: readonly string[];
  /** Namespaces that see a VirtualService which says nothing about it, in the same words. */
  readonly defaultVirtualServiceExportTo?: readonly string[];
  /** Namespaces that see a DestinationRule which says nothing about it, in the same words. */
  readonly defaultDestinationRuleExportTo?: readonly string[];
  /** The file that access logs go to, such as `/dev/stdout`; none by default. */
  readonly accessLogFile?: string;
  /** The form of an access log's line in Envoy's words; with the encoding JSON, an object of them. */
  readonly accessLogFormat?: string;
  /** Whether access logs are text or JSON; TEXT by default. */
  readonly accessLogEncoding?: 'TEXT' | 'JSON';
  /** Leave connections that no rule of a gateway takes out of the access log. */
  readonly disableEnvoyListenerLog?: boolean;
  /** Whether proxies record traces; by default they do where `defaultConfig.tracing` names a collector. */
  readonly enableTracing?: boolean;
  /** Defaults for every proxy. */
  readonly defaultConfig?: ProxyConfig;
  /** The namespace whose rules hold for all others; `istio-system` by default. */
  readonly rootNamespace?: string;
  /**
   * Not Istio's: what proxies see where no Sidecar says so. With `referenced` the services of their namespace, those that its rules name, and
   * what the root namespace has and names; all by default.
   */
  readonly scope?: Scope;
  /** How long to wait for the first bytes of a connection whose protocol is to be found out; without limit by default. */
  readonly protocolDetectionTimeout?: Duration;
  /** How paths are changed before rules look at them. */
  readonly pathNormalization?: ProxyPathNormalization;
}

/** How much of the mesh proxies see by default. */
export type Scope = 'all' | 'referenced';

/** What happens to traffic for hosts that the mesh does not know. */
export interface MeshOutboundTrafficPolicy {
  /** Whether such traffic is let through; ALLOW_ANY by default. */
  readonly mode?: OutboundTrafficMode;
}

/** How paths are changed before rules look at them. */
export interface ProxyPathNormalization {
  /** DEFAULT is BASE: percent-encoded letters and dot segments are resolved. The next two also merge slashes, and decode them before. */
  readonly normalization?: 'DEFAULT' | 'NONE' | 'BASE' | 'MERGE_SLASHES' | 'DECODE_AND_MERGE_SLASHES';
}

/** Defaults for every proxy. */
export interface ProxyConfig extends UnreadProxyConfig {
  /** Where traces go. */
  readonly tracing?: Tracing;
  /** What stands between the clients and the gateways. */
  readonly gatewayTopology?: Topology;
}

/** Where traces go and how many are recorded. */
export interface Tracing extends UnreadTracing {
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
  /** The collector as `host:port`; `zipkin.istio-system:9411` by default. */
  readonly address?: string;
}

/** What stands between the clients and the gateways. */
export interface Topology {
  /** How many proxies in front of the gateways are trusted to fill in X-Forwarded-For; 0 by default. */
  readonly numTrustedProxies?: UInt32;
  /** What becomes of the header X-Forwarded-Client-Cert; SANITIZE_SET by default. */
  readonly forwardClientCertDetails?:
    | 'UNDEFINED'
    | 'SANITIZE'
    | 'FORWARD_ONLY'
    | 'APPEND_FORWARD'
    | 'SANITIZE_SET'
    | 'ALWAYS_FORWARD_ONLY';
  /** Take the client's address from a PROXY protocol header, which then every connection must begin with. */
  readonly proxyProtocol?: ProxyProtocolConfiguration;
}

/** That connections begin with a PROXY protocol header; it has no fields. */
export type ProxyProtocolConfiguration = Readonly<Record<never, never>>;
