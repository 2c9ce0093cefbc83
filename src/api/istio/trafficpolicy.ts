import type { Duration, NonNegativeInt32, PortNumber, UInt32, UInt64, WholePercent } from './scalars.ts';
import type { PortSelector } from './virtualservice.ts';

/** How clients treat a destination: balancing, limits, ejection and TLS. */
export interface TrafficPolicy {
  /** How a request finds its endpoint. */
  readonly loadBalancer?: LoadBalancerSettings;
  /** Limits on connections and requests of each client proxy. */
  readonly connectionPool?: ConnectionPoolSettings;
  /** When an endpoint that fails is left out for a while. */
  readonly outlierDetection?: OutlierDetection;
  /** TLS towards the destination. */
  readonly tls?: ClientTLSSettings;
  /** Policies of single ports, each in place of the whole policy. */
  readonly portLevelSettings?: readonly PortTrafficPolicy[];
  /** Carries connections through a proxy by HTTP CONNECT or POST. */
  readonly tunnel?: TunnelSettings;
  /** Puts a PROXY protocol header in front of each connection. */
  readonly proxyProtocol?: ProxyProtocol;
  /** Bounds retries as a share of the requests under way. */
  readonly retryBudget?: RetryBudget;
}

/** The policy of one port. */
export interface PortTrafficPolicy {
  /** The service's port that this policy is for. */
  readonly port?: PortSelector;
  /** How a request finds its endpoint. */
  readonly loadBalancer?: LoadBalancerSettings;
  /** Limits on connections and requests of each client proxy. */
  readonly connectionPool?: ConnectionPoolSettings;
  /** When an endpoint that fails is left out for a while. */
  readonly outlierDetection?: OutlierDetection;
  /** TLS towards the destination. */
  readonly tls?: ClientTLSSettings;
}

/** Limits on the connections to a destination. */
export interface ConnectionPoolSettings {
  /** Limits that hold for HTTP and TCP alike. */
  readonly tcp?: TCPSettings;
  /** Limits for HTTP. */
  readonly http?: HTTPSettings;
}

/** Limits that hold for HTTP and TCP alike. */
export interface TCPSettings {
  /** How many connections one client proxy may hold to the host; without bound by default. */
  readonly maxConnections?: NonNegativeInt32;
  /** How long connecting may take; 10s by default. */
  readonly connectTimeout?: Duration;
  /** Probes on idle sockets. */
  readonly tcpKeepalive?: TcpKeepalive;
  /** How long a connection may live. */
  readonly maxConnectionDuration?: Duration;
  /** How long a TCP connection may be idle; 1h by default, 0s switches it off. */
  readonly idleTimeout?: Duration;
}

/** Probes on idle sockets. */
export interface TcpKeepalive {
  /** How many unanswered probes mean that the peer is gone. */
  readonly probes?: UInt32;
  /** How long a socket is idle before the first probe. */
  readonly time?: Duration;
  /** The time between two probes. */
  readonly interval?: Duration;
}

/** Limits for HTTP. */
export interface HTTPSettings {
  /** How many requests may wait for a connection. */
  readonly http1MaxPendingRequests?: NonNegativeInt32;
  /** How many requests may be under way, with HTTP/1 as well as HTTP/2. */
  readonly http2MaxRequests?: NonNegativeInt32;
  /** How many requests a connection serves before it is closed; 1 switches keep-alive off, 0 means without bound. */
  readonly maxRequestsPerConnection?: NonNegativeInt32;
  /** How many retries may be under way to the host. */
  readonly maxRetries?: NonNegativeInt32;
  /** How long a connection without requests is kept; 1h by default. */
  readonly idleTimeout?: Duration;
  /** Whether HTTP/1 requests are sent on as HTTP/2. */
  readonly h2UpgradePolicy?: 'DEFAULT' | 'DO_NOT_UPGRADE' | 'UPGRADE';
  /** Speak to the destination what the client spoke. */
  readonly useClientProtocol?: boolean;
  /** How many requests one HTTP/2 connection carries at once. */
  readonly maxConcurrentStreams?: NonNegativeInt32;
}

/** When an endpoint that fails is left out for a while. */
export interface OutlierDetection {
  /** Deprecated: failures in a row before an endpoint is left out; use `consecutive5xxErrors`. */
  readonly consecutiveErrors?: NonNegativeInt32;
  /** Count failures of the connection apart from answers that are errors. */
  readonly splitExternalLocalOriginErrors?: boolean;
  /** Failed connections in a row before an endpoint is left out, where they are counted apart. */
  readonly consecutiveLocalOriginFailures?: UInt32;
  /** Answers 502, 503 or 504 in a row before an endpoint is left out; 0 switches it off. */
  readonly consecutiveGatewayErrors?: UInt32;
  /** Answers 5xx in a row before an endpoint is left out; 5 by default, 0 switches it off. */
  readonly consecutive5xxErrors?: UInt32;
  /** How often endpoints are looked at; 10s by default. */
  readonly interval?: Duration;
  /** How long an endpoint is left out the first time; 30s by default. */
  readonly baseEjectionTime?: Duration;
  /** How many percent of the endpoints may be left out at once; 10 by default. */
  readonly maxEjectionPercent?: WholePercent;
  /** Nobody is left out while fewer than this many percent are healthy; 0 by default. */
  readonly minHealthPercent?: WholePercent;
}

/** TLS between a client proxy and the destination. */
export interface ClientTLSSettings {
  /** Whether to use TLS and whether with a client certificate; ISTIO_MUTUAL cannot be served, for want of a mesh authority. */
  readonly mode?: 'DISABLE' | 'SIMPLE' | 'MUTUAL' | 'ISTIO_MUTUAL';
  /** Path, in the proxy's container, of the client's certificate. */
  readonly clientCertificate?: string;
  /** Path, in the proxy's container, of the client's private key. */
  readonly privateKey?: string;
  /** Path, in the proxy's container, of the authorities that the server's certificate must come from. */
  readonly caCertificates?: string;
  /** Secret that holds certificate, key and authorities. */
  readonly credentialName?: string;
  /** Names of which the server's certificate must carry one. */
  readonly subjectAltNames?: readonly string[];
  /** The server name to ask for. */
  readonly sni?: string;
  /** Accept any server certificate. */
  readonly insecureSkipVerify?: boolean;
  /** Path, in the proxy's container, of the list of revoked server certificates. */
  readonly caCrl?: string;
}

/** How a request finds its endpoint. */
export interface LoadBalancerSettings {
  /** A method without parameters; LEAST_REQUEST by default. */
  readonly simple?: 'UNSPECIFIED' | 'LEAST_CONN' | 'RANDOM' | 'PASSTHROUGH' | 'ROUND_ROBIN' | 'LEAST_REQUEST';
  /** Requests with the same key go to the same endpoint. */
  readonly consistentHash?: ConsistentHashLB;
  /** Preference for endpoints that are near. */
  readonly localityLbSetting?: LocalityLoadBalancerSetting;
  /** Deprecated: how long a new endpoint warms up; use `warmup`. */
  readonly warmupDurationSecs?: Duration;
  /** Gives a new endpoint its share little by little. */
  readonly warmup?: WarmupConfiguration;
}

/** The key of a request and the kind of table it is looked up in. */
export interface ConsistentHashLB {
  /** The header that is the key. */
  readonly httpHeaderName?: string;
  /** The cookie that is the key. */
  readonly httpCookie?: HTTPCookie;
  /** The client's address is the key. */
  readonly useSourceIp?: boolean;
  /** The query parameter that is the key. */
  readonly httpQueryParameterName?: string;
  /** Looks the key up on a hash ring. */
  readonly ringHash?: RingHash;
  /** Looks the key up in a Maglev table. */
  readonly maglev?: MagLev;
  /** Deprecated: the least size of the hash ring; use `ringHash`. */
  readonly minimumRingSize?: UInt64;
}

/** A cookie as the key, made by the proxy when a client has none. */
export interface HTTPCookie {
  /** The cookie's name. */
  readonly name: string;
  /** The path of a cookie that the proxy makes. */
  readonly path?: string;
  /** How long a cookie lives that the proxy makes; 0s means for the session, and none means that the proxy makes no cookie. */
  readonly ttl?: Duration;
  /** Further attributes of a cookie that the proxy makes. */
  readonly attributes?: readonly HTTPCookieAttribute[];
}

/** An attribute of a cookie, such as `SameSite`. */
export interface HTTPCookieAttribute {
  /** The attribute's name. */
  readonly name: string;
  /** The attribute's value. */
  readonly value?: string;
}

/** A hash ring. */
export interface RingHash {
  /** The least number of points on the ring; 1024 by default. */
  readonly minimumRingSize?: UInt64;
}

/** A Maglev table. */
export interface MagLev {
  /** The size of the table, a prime number; 65537 by default. */
  readonly tableSize?: UInt64;
}

/** A growing share for new endpoints. */
export interface WarmupConfiguration {
  /** How long an endpoint warms up. */
  readonly duration: Duration;
  /**
   * The share to begin with, in percent of the full one; 10 by default.
   * @minimum 0
   * @maximum 100
   */
  readonly minimumPercent?: number;
  /**
   * The shape of the growth; 1, the default, is a straight line.
   * @minimum 1
   */
  readonly aggression?: number;
}

/** Preference for endpoints that are near, by region, zone and sub-zone. */
export interface LocalityLoadBalancerSetting {
  /** Fixed shares from one locality to others. */
  readonly distribute?: readonly Distribute[];
  /** Where the traffic of a region goes when it has no healthy endpoint. */
  readonly failover?: readonly Failover[];
  /** Labels, most important first, that make an endpoint nearer the more of them it shares with the client. */
  readonly failoverPriority?: readonly string[];
  /** Whether localities count at all. */
  readonly enabled?: boolean;
}

/** Fixed shares of one locality's traffic. */
export interface Distribute {
  /** The clients' locality as `region/zone/sub-zone`, with `*` for all. */
  readonly from?: string;
  /** Shares in percent by locality, 100 in sum. */
  readonly to?: Readonly<Record<string, UInt32>>;
}

/** A region's replacement. */
export interface Failover {
  /** The clients' region. */
  readonly from?: string;
  /** The region to go to instead. */
  readonly to?: string;
}

/** A tunnel through a proxy. */
export interface TunnelSettings {
  /** `CONNECT` or `POST`; `CONNECT` by default. */
  readonly protocol?: string;
  /** The host at the tunnel's far end. */
  readonly targetHost: string;
  /** The port at the tunnel's far end. */
  readonly targetPort: PortNumber;
}

/** A header in front of each connection that tells where it comes from. */
export interface ProxyProtocol {
  /** The header's version; V1 by default. */
  readonly version?: 'V1' | 'V2';
}

/** A bound on retries relative to the requests under way. */
export interface RetryBudget {
  /**
   * Retries in percent of the requests under way; 20 by default.
   * @minimum 0
   * @maximum 100
   */
  readonly percent?: number;
  /** Retries that are always allowed; 3 by default. */
  readonly minRetryConcurrency?: UInt32;
}
