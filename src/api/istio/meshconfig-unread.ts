/*
 * Fields of Istio's MeshConfig that are known and not obeyed: they are accepted whatever they hold, and told.
 * What holds instead stands in src/mesh/untranslated.ts.
 */

/** Fields of the whole mesh. */
export interface UnreadMeshConfig {
  /** The port that sidecars take outgoing connections on. */
  readonly proxyListenPort?: unknown;
  /** The port that sidecars take incoming connections on. */
  readonly proxyInboundListenPort?: unknown;
  /** A port for requests that name the whole URL, as to an HTTP proxy. */
  readonly proxyHttpPort?: unknown;
  /** Which Ingress objects are served. */
  readonly ingressClass?: unknown;
  /** The Service of the gateway for Ingress objects. */
  readonly ingressService?: unknown;
  /** Whether Ingress objects are served. */
  readonly ingressControllerMode?: unknown;
  /** The label of the gateway for Ingress objects. */
  readonly ingressSelector?: unknown;
  /** Sends access logs to a service. */
  readonly enableEnvoyAccessLogService?: unknown;
  /** Where connections to undeclared ports of a pod go. */
  readonly inboundTrafficPolicy?: unknown;
  /** Other stores of configuration. */
  readonly configSources?: unknown;
  /** Mutual TLS between sidecars without a rule. */
  readonly enableAutoMtls?: unknown;
  /** The name of the mesh in its certificates. */
  readonly trustDomain?: unknown;
  /** Other names of the mesh. */
  readonly trustDomainAliases?: unknown;
  /** Further authorities for the certificates of workloads. */
  readonly caCertificates?: unknown;
  /** The authority that signs certificates of workloads. */
  readonly ca?: unknown;
  /** Certificates to be made for services. */
  readonly certificates?: unknown;
  /** Names of inbound clusters in statistics. */
  readonly inboundClusterStatName?: unknown;
  /** Names of outbound clusters in statistics. */
  readonly outboundClusterStatName?: unknown;
  /** Services that stay within their cluster. */
  readonly serviceSettings?: unknown;
  /** Scopes of services across clusters and networks. */
  readonly serviceScopeConfigs?: unknown;
  /** Joins the app's metrics with the proxy's. */
  readonly enablePrometheusMerge?: unknown;
  /** Deprecated: whether certificates of servers are verified. */
  readonly verifyCertificateAtClient?: unknown;
  /** Services for authorization, traces, metrics and logs. */
  readonly extensionProviders?: unknown;
  /** The providers that are used by default. */
  readonly defaultProviders?: unknown;
  /** The namespaces that are looked at. */
  readonly discoverySelectors?: unknown;
  /** TLS between sidecars. */
  readonly meshMTLS?: unknown;
  /** Versions and ciphers of other TLS. */
  readonly tlsDefaults?: unknown;
  /** A standard that TLS must comply with. */
  readonly compliancePolicy?: unknown;
  /** A setting of the Thrift protocol. */
  readonly thriftConfig?: unknown;
}

/** Fields of every proxy. */
export interface UnreadProxyConfig {
  /** Where the proxy's files lie. */
  readonly configPath?: unknown;
  /** Where the proxy's program lies. */
  readonly binaryPath?: unknown;
  /** The proxy's name in traces. */
  readonly serviceCluster?: unknown;
  /** How the proxy's name in traces is made. */
  readonly tracingServiceName?: unknown;
  /** How long a listener drains. */
  readonly drainDuration?: unknown;
  /** How long a former process lives. */
  readonly parentShutdownDuration?: unknown;
  /** Where the control plane answers. */
  readonly discoveryAddress?: unknown;
  /** Deprecated: how often the control plane is asked. */
  readonly discoveryRefreshDelay?: unknown;
  /** Deprecated: the collector; use `tracing.zipkin.address`. */
  readonly zipkinAddress?: unknown;
  /** Where statistics are sent in the form of statsd. */
  readonly statsdUdpAddress?: unknown;
  /** Deprecated: where statistics are sent. */
  readonly envoyMetricsServiceAddress?: unknown;
  /** The port of the proxy's admin pages. */
  readonly proxyAdminPort?: unknown;
  /** Deprecated: the zone of the proxy. */
  readonly availabilityZone?: unknown;
  /** How the control plane is spoken to. */
  readonly controlPlaneAuthPolicy?: unknown;
  /** A bootstrap of the user's own. */
  readonly customConfigFile?: unknown;
  /** The longest name of a statistic. */
  readonly statNameLength?: unknown;
  /** How many threads a proxy has. */
  readonly concurrency?: unknown;
  /** A template for the bootstrap. */
  readonly proxyBootstrapTemplatePath?: unknown;
  /** How incoming connections come to the proxy. */
  readonly interceptionMode?: unknown;
  /** Deprecated: how secrets come to the proxy. */
  readonly sds?: unknown;
  /** A service that access logs are sent to. */
  readonly envoyAccessLogService?: unknown;
  /** A service that statistics are sent to. */
  readonly envoyMetricsService?: unknown;
  /** Variables of the proxy's environment. */
  readonly proxyMetadata?: unknown;
  /** Switches of Envoy. */
  readonly runtimeValues?: unknown;
  /** The port of the agent's readiness. */
  readonly statusPort?: unknown;
  /** Tags of statistics. */
  readonly extraStatTags?: unknown;
  /** How long connections may end when a proxy is stopped. */
  readonly terminationDrainDuration?: unknown;
  /** The name of the mesh in metrics. */
  readonly meshId?: unknown;
  /** The readiness of an app outside the cluster. */
  readonly readinessProbe?: unknown;
  /** Which statistics there are. */
  readonly proxyStatsMatcher?: unknown;
  /** Start the app after its proxy. */
  readonly holdApplicationUntilProxyStarts?: unknown;
  /** Further authorities for the certificates of workloads. */
  readonly caCertificatesPem?: unknown;
  /** The proxy's image. */
  readonly image?: unknown;
  /** A device that keeps private keys. */
  readonly privateKeyProvider?: unknown;
  /** Headers that the proxy adds of its own. */
  readonly proxyHeaders?: unknown;
  /** How often a proxy writes its logs. */
  readonly fileFlushInterval?: unknown;
  /** How much a proxy writes to its logs at once. */
  readonly fileFlushMinSizeKb?: unknown;
  /** Whether the proxy compresses its statistics. */
  readonly statsCompression?: unknown;
  /** How statistics are evicted. */
  readonly statsEvictionInterval?: unknown;
}

/** Fields of traces. */
export interface UnreadTracing {
  /** A collector of Lightstep's. */
  readonly lightstep?: unknown;
  /** A collector of Datadog's. */
  readonly datadog?: unknown;
  /** A collector of Google's. */
  readonly stackdriver?: unknown;
  /** A collector of OpenCensus'. */
  readonly openCensusAgent?: unknown;
  /** Tags on every trace. */
  readonly customTags?: unknown;
  /** The longest path that a trace shows. */
  readonly maxPathTagLength?: unknown;
  /** Istio's own tags on every trace. */
  readonly enableIstioTags?: unknown;
  /** TLS towards the collector. */
  readonly tlsSettings?: unknown;
}
