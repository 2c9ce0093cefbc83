import type { UnreadMeshConfig, UnreadProxyConfig, UnreadTracing } from '../api/istio.ts';

const noAuthority = 'there is no mesh CA';
const noXds = 'proxies read files, and no control plane is asked';
const noIngress = 'Ingress objects are not read; write a Gateway';
const fixedPort = 'the ports of the proxy are fixed';
const atInjection = 'give it in the annotation proxy.istio.io/config of a pod, where it is obeyed';
const noTelemetry = "Envoy's own statistics are on port 15090 of each proxy";

const ofMesh: Readonly<Record<keyof UnreadMeshConfig, string>> = {
  proxyListenPort: fixedPort,
  proxyInboundListenPort: fixedPort,
  proxyHttpPort: 'there is no such port',
  ingressClass: noIngress,
  ingressService: noIngress,
  ingressControllerMode: noIngress,
  ingressSelector: noIngress,
  enableEnvoyAccessLogService: 'access logs go to a file; give accessLogFile',
  inboundTrafficPolicy: 'such connections go to the port that they ask for, on the address of the pod',
  configSources: 'objects are read from the API server',
  enableAutoMtls: noAuthority,
  trustDomain: noAuthority,
  trustDomainAliases: noAuthority,
  caCertificates: noAuthority,
  ca: noAuthority,
  certificates: 'no certificates are made for services',
  inboundClusterStatName: 'statistics have the names of clusters',
  outboundClusterStatName: 'statistics have the names of clusters',
  serviceSettings: 'there is one cluster',
  serviceScopeConfigs: 'there is one cluster',
  enablePrometheusMerge: 'an app and its proxy have pages of their own, the latter on port 15020',
  verifyCertificateAtClient:
    'certificates of servers are verified; insecureSkipVerify of a DestinationRule switches it off',
  extensionProviders:
    'access logs are configured by accessLogFile, traces by defaultConfig.tracing, and there is no authorization by services',
  defaultProviders: 'access logs are configured by accessLogFile and traces by defaultConfig.tracing',
  discoverySelectors: 'all namespaces are looked at; exportTo narrows what their clients see',
  meshMTLS: noAuthority,
  tlsDefaults: "a Gateway's server says its versions and ciphers, and Envoy's defaults hold elsewhere",
  compliancePolicy: "a Gateway's server says its versions and ciphers, and Envoy's defaults hold elsewhere",
  thriftConfig: 'Thrift is passed on as bytes',
};

const ofProxies: Readonly<Record<keyof UnreadProxyConfig, string>> = {
  configPath: 'a proxy reads its files where they are mounted',
  binaryPath: "the proxy's image says it",
  serviceCluster: "a proxy's name is that of its ConfigMap",
  tracingServiceName: "a proxy's name is that of its ConfigMap",
  drainDuration: atInjection,
  parentShutdownDuration: 'no proxy is replaced within its container',
  discoveryAddress: noXds,
  discoveryRefreshDelay: noXds,
  zipkinAddress: 'give defaultConfig.tracing.zipkin.address',
  statsdUdpAddress: noTelemetry,
  envoyMetricsServiceAddress: noTelemetry,
  proxyAdminPort: fixedPort,
  availabilityZone: "the zone is that of the pod's node",
  controlPlaneAuthPolicy: noXds,
  customConfigFile: 'the bootstrap is made here',
  statNameLength: 'names are as long as they are',
  concurrency: atInjection,
  proxyBootstrapTemplatePath: 'the bootstrap is made here',
  interceptionMode: 'connections are redirected',
  sds: 'certificates come from Secrets and files',
  envoyAccessLogService: 'access logs go to a file; give accessLogFile',
  envoyMetricsService: noTelemetry,
  proxyMetadata: 'nothing reads it',
  runtimeValues: 'the switches of Envoy are fixed',
  statusPort: fixedPort,
  extraStatTags: noTelemetry,
  terminationDrainDuration: atInjection,
  meshId: noTelemetry,
  readinessProbe: 'there are no workloads outside the cluster',
  proxyStatsMatcher: "a proxy has all of Envoy's statistics",
  holdApplicationUntilProxyStarts: atInjection,
  caCertificatesPem: noAuthority,
  image: "the operator's --proxy-image and the annotation sidecar.istio.io/proxyImage say it",
  privateKeyProvider: 'private keys are read from files',
  proxyHeaders: "Envoy's own headers are added",
  fileFlushInterval: "Envoy's own interval holds",
  fileFlushMinSizeKb: "Envoy's own size holds",
  statsCompression: 'statistics are not compressed',
  statsEvictionInterval: 'no statistics are evicted',
};

const noSuchTracer = 'traces go to a collector that speaks the protocol of Zipkin; give zipkin.address';

const ofTracing: Readonly<Record<keyof UnreadTracing, string>> = {
  lightstep: noSuchTracer,
  datadog: noSuchTracer,
  stackdriver: noSuchTracer,
  openCensusAgent: noSuchTracer,
  customTags: "traces have Envoy's own tags",
  maxPathTagLength: '256 characters of a path are shown',
  enableIstioTags: "traces have Envoy's own tags",
  tlsSettings: 'the collector is spoken to in plain text',
};

const below = (path: string, fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(fields).map(([name, instead]) => [`${path}.${name}`, instead]));

/** Fields of Istio's MeshConfig that nothing here reads, and what holds without them. */
export const unreadConfig: Readonly<Record<string, string>> = {
  ...ofMesh,
  ...below('defaultConfig', ofProxies),
  ...below('defaultConfig.tracing', ofTracing),
};
