import { keepList, mapEach, memo } from '../mesh/incremental.ts';
import type { HostPolicy, Mesh, MeshService, ServicePort, Subset, Traffic } from '../mesh/model.ts';
import { outboundCluster, sees } from '../mesh/names.ts';
import { policyFor, trafficAt, trafficsIn } from '../mesh/policies.ts';
import type { ConnectionDefaults } from '../mesh/settings.ts';
import { upstreamFiles } from '../mesh/upstream-credentials.ts';
import { withDefaults } from './defaults.ts';
import { isDefault, localitiesOf } from './localities.ts';
import type { ClusterGroup, OutboundCluster } from './model.ts';
import type { Scope } from './scopes.ts';

/** The clusters of every scope, one group per namespace of services; scopes that see the same share the group. */
export function clusterStage(): (
  mesh: Mesh,
  scopes: readonly Scope[],
) => ReadonlyMap<string, readonly ClusterGroup[]> {
  const ofService = memo(serviceClusters);
  const keep = keepList<readonly OutboundCluster[]>();
  const clustersOf = memo((planned: Plan, policies: Mesh['policies'], { secrets, defaults }: Common) =>
    [...planned.groups].map(([key, { client, role, services }]) => {
      const clusters = services.map((one) => {
        const policy = policyFor(policies.get(one.key), client);
        return role === 'gateway' && policy !== undefined && namesCredential(policy)
          ? ofService(one, policy, role, defaults, client, secrets)
          : ofService(one, policy, role, defaults);
      });
      return { key, services, clusters: keep(key, clusters) };
    }),
  );
  const groups = mapEach(
    (services: ClusterGroup['services'], endpoints: ClusterGroup['endpoints']): ClusterGroup => ({
      services,
      endpoints,
    }),
  );
  const plan = memo(planGroups);
  const common = memo(
    (secrets: Mesh['secrets'], defaults: ConnectionDefaults): Common => ({ secrets, defaults }),
  );
  const ofScopes = memo(
    (planned: Plan, policies: Mesh['policies'], given: Common, endpoints: Mesh['endpoints']) => {
      const made = groups(
        clustersOf(planned, policies, given).map(({ key, services, clusters }) => [
          key,
          [clusters, services.map((one) => endpoints.get(one.key))] as const,
        ]),
      );
      return new Map(
        [...planned.scopes].map(
          ([scope, keys]) => [scope, keys.flatMap((key) => made.get(key) ?? [])] as const,
        ),
      );
    },
  );
  return ({ services, policies, endpoints, secrets, settings }, scopes) =>
    ofScopes(plan(services, policies, scopes), policies, common(secrets, settings.connections), endpoints);
}

/** What the clusters of all services have in common. */
interface Common {
  readonly secrets: Mesh['secrets'];
  readonly defaults: ConnectionDefaults;
}

interface PlannedGroup {
  readonly client: string;
  readonly role: Scope['role'];
  readonly services: readonly MeshService[];
}

interface Plan {
  readonly groups: ReadonlyMap<string, PlannedGroup>;
  readonly scopes: ReadonlyMap<string, readonly string[]>;
}

/** Which groups there are and which scope has which: `*` stands for every client to whom a namespace looks alike. */
function planGroups(services: Mesh['services'], policies: Mesh['policies'], scopes: readonly Scope[]): Plan {
  const byNamespace = Map.groupBy(services.values(), (service) => service.namespace);
  const groups = new Map<string, PlannedGroup>();
  const perScope = new Map<string, readonly string[]>();
  const looks = new Map(
    [...byNamespace].map(([namespace, members]) => [namespace, look(members, policies)] as const),
  );
  for (const { key, namespace: client, role } of scopes) {
    const keys = [...byNamespace].map(([namespace, members]) => {
      const seen = looks.get(namespace);
      const bound = role === 'gateway' && seen?.named === true;
      const own = seen === undefined || seen.limited || bound || seen.special.has(client);
      // A gateway needs addresses where a sidecar passes connections on.
      const id = `${own ? client : '*'} ${namespace} ${role}`;
      if (!groups.has(id)) {
        groups.set(id, {
          client: own ? client : '',
          role,
          services: members.filter((one) => sees(one.visibleTo, client)),
        });
      }
      return id;
    });
    perScope.set(key, keys);
  }
  return { groups, scopes: perScope };
}

/** For whom the services of a namespace look different. */
function look(services: readonly MeshService[], policies: Mesh['policies']) {
  const everyone = services.flatMap((one) => policies.get(one.key)?.everyone ?? []);
  return {
    limited: services.some((one) => one.visibleTo !== 'all'),
    named: everyone.some(namesCredential),
    special: new Set(services.flatMap((one) => [...(policies.get(one.key)?.byClient.keys() ?? [])])),
  };
}

/** Whether a gateway needs a Secret of its namespace for it. */
const namesCredential = (policy: HostPolicy): boolean =>
  trafficsIn(policy).some(({ tls }) => tls?.mode === 'tls' && tls.credential !== undefined);

/** Every port with every subset: a weight edit or a new rule over known subsets then finds its clusters ready. */
function serviceClusters(
  service: MeshService,
  policy: HostPolicy | undefined,
  role: Scope['role'],
  defaults: ConnectionDefaults,
  client?: string,
  secrets?: Mesh['secrets'],
): readonly OutboundCluster[] {
  const equipped = (made: OutboundCluster): OutboundCluster =>
    client === undefined || secrets === undefined ? made : withCredential(made, client, secrets);
  const from = { role, policy, defaults };
  return service.ports.flatMap((port) => [
    equipped(cluster(service, port, undefined, trafficAt(policy, port.number), from)),
    ...(policy?.subsets ?? []).map((subset) =>
      equipped(cluster(service, port, subset, trafficAt(subset, port.number), from)),
    ),
  ]);
}

/** A cluster with the files of its credential, or without any endpoint where these are not to be had: nothing may leave as somebody else. */
function withCredential(made: OutboundCluster, client: string, secrets: Mesh['secrets']): OutboundCluster {
  const { tls } = made.traffic;
  if (tls?.mode !== 'tls' || tls.credential === undefined) return made;
  const { files } = upstreamFiles(tls.credential, client, secrets);
  if (files !== undefined) return { ...made, traffic: { ...made.traffic, tls: { ...tls, files } } };
  return { ...made, discovery: 'nowhere', state: undefined, localities: undefined };
}

/** Who connects, and what applies there. */
interface Client {
  readonly role: Scope['role'];
  readonly policy: HostPolicy | undefined;
  readonly defaults: ConnectionDefaults;
}

const nobody: OutboundCluster['from'] = [];

function cluster(
  service: MeshService,
  port: ServicePort,
  subset: Subset | undefined,
  traffic: Traffic,
  { role, policy, defaults }: Client,
): OutboundCluster {
  const discovery = discoveryOf(service, traffic, role);
  const localities = discovery === 'listed' ? localitiesOf(service, traffic, defaults.locality) : undefined;
  const entries = entriesOf(service);
  const made: OutboundCluster = {
    name: outboundCluster(port.number, subset?.name ?? '', service.host),
    port: port.number,
    discovery,
    protocol: port.protocol,
    labels: subset?.labels,
    traffic: withNames(service, withDefaults(traffic, defaults, port.protocol)),
    state: discovery === 'listed' ? stateOf(traffic, localities) : undefined,
    localities,
    from: entries.length === 0 ? (policy?.from ?? nobody) : [...(policy?.from ?? nobody), ...entries],
  };
  if (discovery === 'listed') return made;
  return {
    ...made,
    ...dnsNameOf(service, discovery),
    ...overrideOf(service, port, discovery),
    ...lookupOf(discovery, defaults),
  };
}

function dnsNameOf(
  { externalName, host }: MeshService,
  discovery: OutboundCluster['discovery'],
): Pick<OutboundCluster, 'dnsName'> {
  if (discovery === 'dynamicDns') return { dnsName: host };
  return externalName === undefined ? {} : { dnsName: externalName };
}

/** What besides a Kubernetes Service says of its endpoints. */
function entriesOf({ from: [first, ...entries] }: MeshService): OutboundCluster['from'] {
  if (first.kind !== 'Service') return [first, ...entries];
  return entries.length === 0 ? nobody : entries;
}

/** Where a rule names nobody whose certificate is trusted, the entry may. */
function withNames({ certificateNames }: MeshService, traffic: Traffic): Traffic {
  const { tls } = traffic;
  if (certificateNames === undefined || tls?.mode !== 'tls' || tls.names.length > 0) return traffic;
  return { ...traffic, tls: { ...tls, names: certificateNames } };
}

function overrideOf(
  { kind }: MeshService,
  { number, targetPort }: ServicePort,
  discovery: OutboundCluster['discovery'],
): Pick<OutboundCluster, 'portOverride'> {
  const overrides = kind === 'passthrough' && discovery === 'originalDestination' && targetPort !== number;
  return overrides && typeof targetPort === 'number' ? { portOverride: targetPort } : {};
}

const lookupOf = (
  discovery: OutboundCluster['discovery'],
  { lookupRetry, lookup }: ConnectionDefaults,
): Pick<OutboundCluster, 'lookupRetry' | 'lookup'> => {
  const retries = discovery === 'dns' || discovery === 'logicalDns';
  return {
    ...(lookupRetry !== undefined && retries ? { lookupRetry } : {}),
    ...(lookup !== undefined && (retries || discovery === 'dynamicDns') ? { lookup } : {}),
  };
};

function discoveryOf(
  service: MeshService,
  traffic: Traffic,
  role: Scope['role'],
): OutboundCluster['discovery'] {
  const passes = role === 'sidecar' && traffic.balancer?.kind === 'passthrough';
  switch (service.kind) {
    case 'external':
      return 'dns';
    case 'dns':
      return passes ? 'originalDestination' : 'dns';
    case 'roundRobin':
      return passes ? 'originalDestination' : 'logicalDns';
    case 'dynamic':
      return passes ? 'originalDestination' : 'dynamicDns';
    case 'headless':
    case 'passthrough':
      return role === 'sidecar' ? 'originalDestination' : 'listed';
    case 'clusterIP':
    case 'static':
      return passes ? 'originalDestination' : 'listed';
  }
}

/** What a rule or a service says of localities comes first, since without a file of the proxy's own it has no effect. */
function stateOf(traffic: Traffic, localities: OutboundCluster['localities']): OutboundCluster['state'] {
  if (localities !== undefined && !isDefault(localities)) return 'localities';
  if (traffic.outlier !== undefined) return 'ejections';
  if (traffic.warmup !== undefined) return 'warmup';
  const { tcp, http } = traffic;
  const limits = [tcp?.maxConnections, http?.maxPending, http?.maxRequests, http?.maxRetries];
  const bounded = traffic.retryBudget !== undefined || limits.some((limit) => limit !== undefined);
  return bounded ? 'limits' : undefined;
}
