import type { SecretRef, Table } from '../api/objects.ts';
import type { ObjectRef, Problem } from '../api/problem.ts';
import type { ServicePolicies } from './policy-model.ts';
import type { RouteIndex } from './route-model.ts';
import type { GatewayServer } from './server-model.ts';
import type { MeshService, ServiceEndpoints, Workload } from './service-model.ts';
import type { MeshSettings } from './settings.ts';
import type { NamespaceScope, SidecarRule } from './sidecar-model.ts';

export type {
  Balancer,
  HashKey,
  HostPolicy,
  HttpPool,
  Keepalive,
  LocalityPolicy,
  LocalityShares,
  Outlier,
  RetryBudget,
  ServicePolicies,
  Subset,
  TcpPool,
  Traffic,
  Tunnel,
  UpstreamTls,
  Warmup,
} from './policy-model.ts';
export type {
  Cors,
  Fault,
  Forward,
  HeaderEdit,
  HeaderEdits,
  HttpMatch,
  HttpRoute,
  L4Match,
  Matcher,
  Mirror,
  NamedMatcher,
  Redirect,
  Respond,
  Retries,
  Rewrite,
  RouteIndex,
  RouteTable,
  Target,
  TcpRoute,
  TlsRoute,
  Weighted,
} from './route-model.ts';
export type {
  GatewayServer,
  NamedSecret,
  ServerCredentials,
  ServerHost,
  ServerProtocol,
  ServerTls,
  TlsVersion,
} from './server-model.ts';
export type {
  Endpoint,
  EntryKind,
  ExposedPort,
  InboundPort,
  MeshService,
  Place,
  Protocol,
  ServiceEndpoints,
  ServicePort,
  Workload,
} from './service-model.ts';

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
