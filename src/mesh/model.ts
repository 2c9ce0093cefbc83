import type { Labels, SecretRef, Table } from '../api/objects.ts';
import type { ObjectRef, Problem } from '../api/problem.ts';
import type { SelectedPolicy } from './selected-policies.ts';
import type { MeshSettings } from './settings.ts';
import type { IngressPort, Limits, NamespaceScope, SidecarRule } from './sidecar-model.ts';
import type { Subnet } from './subnets.ts';
import type { UpstreamCredential } from './upstream-credentials.ts';

/** IR 1: what the manifests mean, once per mesh. Everything a user can get wrong is decided here. */
export interface Mesh {
  readonly services: ReadonlyMap<string, MeshService>;
  /** The same, and what only rules lead to where not all of the mesh is seen. */
  readonly reachable: ReadonlyMap<string, MeshService>;
  /** What decides on what is seen of it, where not all is. */
  readonly narrowedBy: readonly ObjectRef[];
  readonly endpoints: ReadonlyMap<string, ServiceEndpoints>;
  readonly workloads: ReadonlyMap<string, Workload>;
  readonly policies: ReadonlyMap<string, ServicePolicies>;
  /** The policies that bound what enters the pods of a service: whom a rule with a workload selector picks obeys it as a client alone. */
  readonly bounds: ReadonlyMap<string, ServicePolicies>;
  readonly routes: RouteIndex;
  readonly servers: readonly GatewayServer[];
  /** Oldest first. */
  readonly sidecars: readonly SidecarRule[];
  /** By namespace; those that see everything by default have none. */
  readonly scopes: ReadonlyMap<string, NamespaceScope>;
  readonly secrets: Table<SecretRef>;
  readonly settings: MeshSettings;
  readonly problems: readonly Problem[];
}

/** Who may see an object: everyone, or the named namespaces. */
export type Visibility = 'all' | readonly string[];

/** Who may see a service: also everyone but the named namespaces, where those have another service of its host. */
export type Audience = Visibility | { readonly except: readonly string[] };

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

/** What a client applies to a host: its DestinationRules merged. Durations are milliseconds. */
export interface HostPolicy {
  readonly from: readonly ObjectRef[];
  readonly traffic: Traffic;
  readonly ports: ReadonlyMap<number, Traffic>;
  readonly subsets: readonly Subset[];
}

/** `on` and `path` tell where it is declared. */
export interface Subset {
  readonly on: ObjectRef;
  readonly path: string;
  readonly name: string;
  readonly labels: Labels;
  readonly traffic: Traffic;
  readonly ports: ReadonlyMap<number, Traffic>;
}

/** `warmup` and `locality` go with listed endpoints; `tunnel` with TCP alone. */
export interface Traffic {
  readonly tcp?: TcpPool;
  readonly http?: HttpPool;
  readonly outlier?: Outlier;
  readonly balancer?: Balancer;
  readonly locality?: LocalityPolicy;
  readonly warmup?: Warmup;
  readonly tls?: UpstreamTls;
  readonly proxyProtocol?: 'V1' | 'V2';
  readonly retryBudget?: RetryBudget;
  readonly tunnel?: Tunnel;
}

export interface TcpPool {
  readonly maxConnections?: number;
  readonly connectTimeout?: number;
  readonly maxConnectionDuration?: number;
  /** 0: a connection may be idle for ever. */
  readonly idleTimeout?: number;
  readonly keepalive?: Keepalive;
}

export interface Keepalive {
  readonly probes?: number;
  readonly time?: number;
  readonly interval?: number;
}

export interface HttpPool {
  readonly maxPending?: number;
  readonly maxRequests?: number;
  readonly maxRetries?: number;
  readonly maxRequestsPerConnection?: number;
  readonly maxConcurrentStreams?: number;
  readonly idleTimeout?: number;
  /** Absent where the policy leaves it to the mesh. */
  readonly upgrade?: boolean;
  readonly useClientProtocol: boolean;
}

export interface Outlier {
  readonly consecutive5xx?: number;
  readonly consecutiveGateway?: number;
  readonly consecutiveLocalOrigin?: number;
  readonly splitLocalOrigin: boolean;
  readonly interval?: number;
  readonly baseEjectionTime?: number;
  readonly maxEjectionPercent?: number;
  readonly minHealthPercent?: number;
}

/** A hash without a key is of nothing: requests then go anywhere. */
export type Balancer =
  | { readonly kind: 'leastRequest' }
  | { readonly kind: 'roundRobin' }
  | { readonly kind: 'random' }
  | { readonly kind: 'passthrough' }
  | { readonly kind: 'ringHash'; readonly key?: HashKey; readonly minimumSize?: number }
  | { readonly kind: 'maglev'; readonly key?: HashKey; readonly tableSize?: number };

/** What of a request decides its endpoint. A cookie with a `ttl` (0: for the session) is made where a client has none. */
export type HashKey =
  | { readonly kind: 'header'; readonly name: string }
  | { readonly kind: 'query'; readonly name: string }
  | { readonly kind: 'sourceIp' }
  | {
      readonly kind: 'cookie';
      readonly name: string;
      readonly path?: string;
      readonly ttl?: number;
      readonly attributes: readonly { readonly name: string; readonly value: string }[];
    };

/** How localities count. `failover` needs outlier detection to ever leave the nearest endpoints, and is the default beside it. */
export type LocalityPolicy =
  | { readonly kind: 'off' }
  | { readonly kind: 'distribute'; readonly shares: readonly LocalityShares[] }
  | {
      readonly kind: 'failover';
      /** A region, and the one that its traffic goes to next. */
      readonly regions: readonly { readonly from: string; readonly to: string }[];
      /** Labels, the most important first; one may say the value that the endpoint must have (`key=value`). */
      readonly labels: readonly string[];
    };

/** Shares of the traffic from one locality; localities are patterns such as `region/zone/*`. */
export interface LocalityShares {
  readonly from: string;
  readonly to: readonly { readonly locality: string; readonly weight: number }[];
}

/** The growing share of a new endpoint; `from` is the percentage to begin with. */
export interface Warmup {
  readonly duration: number;
  readonly from?: number;
  readonly aggression?: number;
}

/**
 * `names`: one of them must stand in the server's certificate. Without `trust` any certificate will do. Paths are those of the proxy's container. To a
 * gateway `credential` says both in their place.
 */
export type UpstreamTls =
  | { readonly mode: 'disable' }
  | {
      readonly mode: 'tls';
      readonly sni?: string;
      readonly identity?: { readonly certificate: string; readonly key: string };
      readonly trust?: {
        readonly authorities: 'system' | { readonly path: string };
        readonly revoked?: string;
      };
      readonly credential?: UpstreamCredential;
      readonly names: readonly string[];
    };

export interface RetryBudget {
  readonly percent: number;
  readonly minimum: number;
}

export interface Tunnel {
  readonly method: 'CONNECT' | 'POST';
  readonly host: string;
  readonly port: number;
}

/** The policy of one service: for its clients in general, for namespaces that see another one, and for those pods of a namespace that a rule picks. */
export interface ServicePolicies {
  readonly everyone: HostPolicy | undefined;
  readonly byClient: ReadonlyMap<string, HostPolicy | undefined>;
  readonly selected: ReadonlyMap<string, readonly SelectedPolicy[]>;
}

export interface RouteIndex {
  /** Tables bound to the mesh, oldest first. */
  readonly mesh: readonly RouteTable[];
  /** Tables bound to gateways, oldest first. */
  readonly gateway: readonly RouteTable[];
}

/** One VirtualService. `hosts` are fully qualified; `gateways` are `namespace/name` or `mesh`. */
export interface RouteTable {
  readonly from: ObjectRef;
  readonly hosts: readonly string[];
  readonly gateways: readonly string[];
  readonly visibleTo: Visibility;
  /** The ports of the mesh on which it holds, where not on all. */
  readonly onPorts?: { readonly only: readonly number[] } | { readonly except: readonly number[] };
  readonly http: readonly HttpRoute[];
  readonly tcp: readonly TcpRoute[];
  readonly tls: readonly TlsRoute[];
}

export interface HttpRoute {
  readonly name: string;
  /** Any of them; an empty list matches everything. */
  readonly matches: readonly HttpMatch[];
  readonly action: Forward | Redirect | Respond;
  readonly fault?: Fault;
  readonly headers?: HeaderEdits;
  readonly cors?: Cors;
  /** The delegate that has the rule. */
  readonly by?: ObjectRef;
}

export type Matcher =
  | { readonly kind: 'exact' | 'prefix' | 'regex'; readonly value: string }
  | { readonly kind: 'present' };

export interface NamedMatcher {
  readonly name: string;
  readonly matcher: Matcher;
  readonly invert: boolean;
}

/** With `gateways` a match does not ask who calls. */
export interface HttpMatch {
  /** Appended to the rule's name. */
  readonly name?: string;
  readonly statPrefix?: string;
  readonly uri?: Matcher;
  readonly ignoreUriCase: boolean;
  readonly method?: Matcher;
  readonly authority?: Matcher;
  readonly scheme?: Matcher;
  readonly headers: readonly NamedMatcher[];
  readonly query: readonly NamedMatcher[];
  readonly sourceLabels: Labels;
  readonly sourceNamespace?: string;
  readonly gateways?: readonly string[];
  readonly port?: number;
}

export interface Forward {
  readonly kind: 'forward';
  readonly to: readonly Weighted[];
  readonly rewrite?: Rewrite;
  readonly authority?: string;
  readonly timeout?: number;
  readonly retries: Retries;
  readonly mirrors: readonly Mirror[];
}

/** An invalid target keeps its share and fails loudly: its cluster does not exist, and Envoy answers 503. */
export interface Weighted {
  readonly weight: number;
  readonly target: Target;
  readonly headers?: HeaderEdits;
  readonly authority?: string;
}

/** `port` undefined: the port that the listener serves. */
export interface Target {
  readonly kind: 'cluster' | 'invalid';
  readonly host: string;
  readonly subset: string;
  readonly port: number | undefined;
  readonly why?: string;
}

/** `uri` replaces what the rule's URI condition matched. */
export type Rewrite =
  | { readonly kind: 'uri'; readonly value: string }
  | { readonly kind: 'regex'; readonly pattern: string; readonly value: string };

/** Tries beyond the first, on the named conditions. `perTry` and `backoff` in milliseconds. */
export interface Retries {
  readonly attempts: number;
  readonly on: readonly string[];
  readonly statusCodes: readonly number[];
  readonly perTry?: number;
  readonly backoff?: number;
  readonly otherHosts: boolean;
  /** Nobody has said `otherHosts`, so that it does not hold where a hash picks the only destination's host. */
  readonly otherHostsUnsaid?: true;
  /** Whether a further try goes to another locality than the last ones. */
  readonly otherLocalities: boolean;
}

export interface Mirror {
  readonly target: Target;
  /** Millionths. */
  readonly share: number;
}

/** `port`: one that is written, or the one that the request was sent to. */
export interface Redirect {
  readonly kind: 'redirect';
  readonly status: number;
  readonly uri?: string;
  readonly authority?: string;
  readonly scheme?: 'http' | 'https';
  readonly port?: number | 'request';
}

export interface Respond {
  readonly kind: 'respond';
  readonly status: number;
  readonly body?: { readonly encoding: 'text' | 'base64'; readonly value: string };
}

/** Shares are millionths; a delay is in milliseconds. */
export interface Fault {
  readonly delay?: { readonly share: number; readonly duration: number };
  readonly abort?: { readonly share: number; readonly httpStatus?: number; readonly grpcStatus?: number };
}

export interface HeaderEdits {
  readonly request: HeaderEdit;
  readonly response: HeaderEdit;
}

export interface HeaderEdit {
  readonly set: readonly (readonly [string, string])[];
  readonly add: readonly (readonly [string, string])[];
  readonly remove: readonly string[];
}

export interface Cors {
  readonly origins: readonly Matcher[];
  readonly methods: readonly string[];
  readonly headers: readonly string[];
  readonly exposeHeaders: readonly string[];
  readonly maxAge?: number;
  readonly credentials?: boolean;
  readonly forwardUnmatchedPreflights: boolean;
}

export interface TcpRoute {
  readonly matches: readonly L4Match[];
  readonly to: readonly Weighted[];
}

export interface TlsRoute {
  readonly matches: readonly (L4Match & { readonly sniHosts: readonly string[] })[];
  readonly to: readonly Weighted[];
}

export interface L4Match {
  readonly port?: number;
  readonly subnets: readonly Subnet[];
  readonly sourceLabels: Labels;
  readonly sourceNamespace?: string;
  readonly gateways?: readonly string[];
}

/** One `servers[]` item of a Gateway, oldest Gateway first. With `bind` it listens on that address alone. */
export interface GatewayServer {
  readonly gateway: string;
  readonly from: ObjectRef;
  readonly path: string;
  readonly namespace: string;
  readonly selector: Labels;
  readonly port: number;
  readonly portName: string;
  readonly protocol: ServerProtocol;
  readonly bind?: string;
  /** Requests of gRPC-Web are turned into those of gRPC. */
  readonly grpcWeb?: true;
  readonly httpsRedirect: boolean;
  readonly hosts: readonly ServerHost[];
  /** How TLS ends here; absent where it does not. */
  readonly tls?: ServerTls;
}

/** `https` and `tls` end TLS, with requests or bytes within it; the two that pass do not open it. */
export type ServerProtocol = 'http' | 'tcp' | 'https' | 'tls' | 'passthrough' | 'autoPassthrough';

/** `clients` says whose certificate is asked for. Names, keys' digests (`spki`) and certificates' digests: one of each list must fit it. */
export interface ServerTls {
  readonly clients: 'none' | 'optional' | 'required';
  readonly credentials: ServerCredentials;
  readonly names: readonly string[];
  readonly spki: readonly string[];
  readonly hashes: readonly string[];
  readonly oldest?: TlsVersion;
  readonly newest?: TlsVersion;
  readonly ciphers: readonly string[];
}

export type TlsVersion = 'TLSv1_0' | 'TLSv1_1' | 'TLSv1_2' | 'TLSv1_3';

/** Secrets of the namespace of the gateway's pods, each with the field that names it, or files in their containers. */
export type ServerCredentials =
  | { readonly kind: 'secrets'; readonly identities: readonly NamedSecret[]; readonly trust?: NamedSecret }
  | {
      readonly kind: 'files';
      readonly identities: readonly { readonly certificate: string; readonly key: string }[];
      readonly authorities?: string;
      readonly revoked?: string;
    };

export interface NamedSecret {
  readonly name: string;
  readonly path: string;
}

/** `namespace` limits whose VirtualServices may bind; undefined is any. */
export interface ServerHost {
  readonly namespace?: string;
  readonly host: string;
}
