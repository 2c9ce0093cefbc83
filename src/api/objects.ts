import type {
  DestinationRuleSpec,
  GatewaySpec,
  MeshConfig,
  ServiceEntrySpec,
  SidecarSpec,
  VirtualServiceSpec,
  WorkloadEntrySpec,
} from './istio.ts';

/** The fields that are read of any object's metadata. `created` is an ISO timestamp, absent in hand-made input. */
export interface Meta {
  readonly namespace: string;
  readonly name: string;
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly created?: string;
  readonly generation?: number;
}

export type Labels = Readonly<Record<string, string>>;

/**
 * `ports` are the containers' declared TCP ports. `uid` is absent in hand-made input, `owner` where nothing runs the pod, and `users` where
 * no container says whom it runs as.
 */
export interface Pod {
  readonly meta: Meta;
  readonly uid?: string;
  readonly owner?: Owner;
  readonly users?: readonly ContainerUser[];
  readonly ip?: string;
  /** Its address of the other family, where it has both. */
  readonly otherIP?: string;
  readonly ready: boolean;
  readonly terminating: boolean;
  readonly hostNetwork: boolean;
  readonly node?: string;
  readonly ports: readonly ContainerPort[];
}

/** What runs a pod, in the pod's namespace: the Deployment rather than its ReplicaSet. */
export interface Owner {
  readonly kind: string;
  readonly name: string;
}

/** The user that a container runs as; `path` is the field of the pod that says so. */
export interface ContainerUser {
  readonly container: string;
  readonly uid: number;
  readonly path: string;
}

export interface ContainerPort {
  readonly name?: string;
  readonly number: number;
}

/** `uid` is absent in hand-made input. */
export interface Service {
  readonly meta: Meta;
  readonly uid?: string;
  readonly type: 'ClusterIP' | 'NodePort' | 'LoadBalancer' | 'ExternalName';
  /** Empty for a headless service and for ExternalName. */
  readonly clusterIPs: readonly string[];
  readonly selector: Labels;
  readonly externalName?: string;
  readonly publishNotReadyAddresses: boolean;
  /** Which endpoints a client prefers, such as `PreferSameZone`. */
  readonly trafficDistribution?: string;
  /** `Local` keeps clients to the endpoints of their own node. */
  readonly internalTrafficPolicy?: string;
  readonly ports: readonly ServicePortSpec[];
}

export interface ServicePortSpec {
  readonly name: string;
  readonly number: number;
  readonly protocol: 'TCP' | 'UDP' | 'SCTP';
  readonly appProtocol?: string;
  readonly targetPort: number | string;
}

/** `service` is the value of the label `kubernetes.io/service-name`, in the slice's own namespace. */
export interface EndpointSlice {
  readonly meta: Meta;
  readonly service: string;
  readonly addressType: 'IPv4' | 'IPv6' | 'FQDN';
  readonly ports: readonly SlicePort[];
  readonly endpoints: readonly SliceEndpoint[];
}

export interface SlicePort {
  readonly name: string;
  readonly number: number;
}

export interface SliceEndpoint {
  readonly addresses: readonly string[];
  readonly ready: boolean;
  readonly serving: boolean;
  readonly terminating: boolean;
  /** `namespace/name` of the pod behind it. */
  readonly pod?: string;
  readonly node?: string;
  readonly zone?: string;
}

export interface Namespace {
  readonly meta: Meta;
}

export interface Node {
  readonly meta: Meta;
}

/** What may be known of a Secret: never its contents, but whether they serve to end TLS. */
export interface SecretRef {
  readonly meta: Meta;
  readonly parts: Readonly<Partial<Record<SecretPart, PemFile>>>;
}

/** A certificate with those that vouch for it, its private key, the authorities of the other side's certificates, and those revoked. */
export type SecretPart = 'certificate' | 'key' | 'authorities' | 'revoked';

/**
 * One text of a Secret. `field` is its key there; `file` the name under which a proxy finds it, which is a hash of it, so that another text has
 * another name. With a `fault` it cannot be used; `expired` is when that was, as an ISO timestamp.
 */
export interface PemFile {
  readonly field: string;
  readonly file: string;
  readonly fault?: string;
  readonly expired?: string;
}

export interface Gateway {
  readonly meta: Meta;
  readonly spec: GatewaySpec;
}

export interface VirtualService {
  readonly meta: Meta;
  readonly spec: VirtualServiceSpec;
}

export interface DestinationRule {
  readonly meta: Meta;
  readonly spec: DestinationRuleSpec;
}

export interface ServiceEntry {
  readonly meta: Meta;
  readonly spec: ServiceEntrySpec;
}

export interface WorkloadEntry {
  readonly meta: Meta;
  readonly spec: WorkloadEntrySpec;
}

export interface Sidecar {
  readonly meta: Meta;
  readonly spec: SidecarSpec;
}

/**
 * Objects under their `namespace/name` (cluster-wide ones under their name). A table in which nothing changed keeps its identity from one
 * snapshot to the next, and so does an object whose read fields did not change: memoisation rests on it.
 */
export type Table<T> = ReadonlyMap<string, T>;

/** All that a pass may know. Deep-frozen. */
export interface Snapshot {
  readonly pods: Table<Pod>;
  readonly services: Table<Service>;
  readonly slices: Table<EndpointSlice>;
  readonly namespaces: Table<Namespace>;
  readonly nodes: Table<Node>;
  readonly secrets: Table<SecretRef>;
  readonly gateways: Table<Gateway>;
  readonly virtualServices: Table<VirtualService>;
  readonly destinationRules: Table<DestinationRule>;
  readonly serviceEntries: Table<ServiceEntry>;
  readonly workloadEntries: Table<WorkloadEntry>;
  readonly sidecars: Table<Sidecar>;
  readonly config: MeshConfig;
}

/** Names that users, the injector and the operator agree on. */
export const annotations = {
  configMap: 'sluice.dev/config-map',
  sharedConfigMap: 'sluice.dev/shared-config-map',
  configVersion: 'sluice.dev/config-version',
  /** `template` where the own ConfigMap is named in a pod template, and so outlives each of its pods. */
  configMapOf: 'sluice.dev/config-map-of',
  inject: 'sidecar.istio.io/inject',
  injectTemplates: 'inject.istio.io/templates',
  /** What an injector added, in Istio's shape. */
  status: 'sidecar.istio.io/status',
  /** On a namespace: how much of the mesh its proxies see, `all` or `referenced`, where no Sidecar of it says so. */
  scope: 'sluice.dev/scope',
  /** The version of the proxy that was injected: the operator hands it nothing that it would not know. */
  proxyVersion: 'sluice.dev/proxy-version',
} as const;

export const objectKey = (meta: Pick<Meta, 'namespace' | 'name'>): string =>
  meta.namespace === '' ? meta.name : `${meta.namespace}/${meta.name}`;

/** The kinds of Istio's API that are read, each of which has a status. */
export const istioKinds = [
  'Gateway',
  'VirtualService',
  'DestinationRule',
  'ServiceEntry',
  'WorkloadEntry',
  'Sidecar',
] as const;

export type IstioKind = (typeof istioKinds)[number];

/** An Istio object whose structure is wrong: it counts as absent, and is told so. */
export interface MisshapenObject {
  readonly kind: IstioKind;
  readonly meta: Meta;
}

/** A Deployment or another object that holds a pod template; only its metadata is read. */
export interface TemplateHolder {
  readonly kind: string;
  readonly meta: Meta;
}
