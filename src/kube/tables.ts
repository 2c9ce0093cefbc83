import type {
  DestinationRuleSpec,
  GatewaySpec,
  ServiceEntrySpec,
  SidecarSpec,
  VirtualServiceSpec,
  WorkloadEntrySpec,
} from '../api/istio.ts';
import type { Meta, MisshapenObject, Snapshot } from '../api/objects.ts';
import type { Problem } from '../api/problem.ts';
import {
  endpointSlice,
  isOver,
  meta,
  pod,
  type RawObject,
  rawObject,
  service,
  withSpec,
} from '../api/read/objects.ts';
import { type Checked, faultsOf, sound } from './checked.ts';
import type { KubeClient } from './client.ts';
import { istioVersions } from './kinds.ts';
import { type CopiedConfig, type ReadMeshConfig, watchMeshConfig } from './mesh-config.ts';
import { type GatewaySecrets, gatewaySecrets } from './secrets.ts';
import { type ResourceKind, type Timing, type Watch, type WatchEvent, watchKind } from './watch.ts';

const core = (kind: string, plural: string, namespaced = true): ResourceKind => ({
  kind,
  apiVersion: 'v1',
  plural,
  namespaced,
});
const istio = (kind: string, plural: string): ResourceKind => ({
  kind,
  apiVersion: istioVersions[0],
  olderVersions: istioVersions.slice(1),
  plural,
  namespaced: true,
});

/** The kinds that a snapshot is made of. */
const kinds = {
  pods: core('Pod', 'pods'),
  services: core('Service', 'services'),
  slices: {
    kind: 'EndpointSlice',
    apiVersion: 'discovery.k8s.io/v1',
    plural: 'endpointslices',
    namespaced: true,
  },
  namespaces: core('Namespace', 'namespaces', false),
  nodes: core('Node', 'nodes', false),
  gateways: istio('Gateway', 'gateways'),
  virtualServices: istio('VirtualService', 'virtualservices'),
  destinationRules: istio('DestinationRule', 'destinationrules'),
  serviceEntries: istio('ServiceEntry', 'serviceentries'),
  workloadEntries: istio('WorkloadEntry', 'workloadentries'),
  sidecars: istio('Sidecar', 'sidecars'),
} as const satisfies Record<string, ResourceKind>;

export interface Reading {
  readonly client: KubeClient;
  /** What is wrong with an Istio object's structure; one with a Problem counts as absent. */
  readonly check: (kind: string, object: RawObject) => readonly Problem[];
  readonly meshConfig: ReadMeshConfig;
  readonly changed: () => void;
  readonly told: (event: WatchEvent) => void;
  readonly timing?: Partial<Timing>;
}

export interface Tables {
  /** The Secrets of gateways' namespaces, which `snapshot` shows as far as they may be known. */
  readonly secrets: GatewaySecrets;
  /** Resolves when the Secrets that the present pods need have been listed. */
  current(): Promise<void>;
  /** Resolves when every kind has been listed once, or is known not to be served. */
  readonly ready: Promise<void>;
  snapshot(): Snapshot;
  /** The mesh configuration that holds, and the copy that stands for when it is wrong. */
  config(): CopiedConfig;
  /** What is wrong with the structure of objects, and with the mesh configuration. */
  problems(): readonly Problem[];
  /** The objects whose structure is wrong. */
  misshapen(): readonly MisshapenObject[];
  stop(): Promise<void>;
}

/** Watches all kinds of which a snapshot is made. */
export function watchTables({ check, meshConfig, ...common }: Reading): Tables {
  const plain = <T>(kind: ResourceKind, read: (object: RawObject) => T | undefined): Watch<T> =>
    watchKind({ ...common, kind, read: (raw) => read(rawObject(raw)) });
  const named = (object: RawObject): { readonly meta: Meta } => ({ meta: meta(object) });

  const pods = plain(kinds.pods, (object) => (isOver(object) ? undefined : pod(object)));
  const services = plain(kinds.services, (object) => service(object).service);
  const slices = plain(kinds.slices, endpointSlice);
  const namespaces = plain(kinds.namespaces, named);
  const nodes = plain(kinds.nodes, named);
  const istioObjects = watchIstio(plain, check);
  const config = watchMeshConfig(common, meshConfig);

  const secrets = gatewaySecrets(common);
  const all = [pods, services, slices, namespaces, nodes, ...istioObjects.watches, ...config.watches];
  const keep = keepSame<Snapshot>();
  return {
    ready: Promise.all(all.map((watch) => watch.ready)).then(() => {}),
    secrets,
    current: () => secrets.follow(pods.table()),
    snapshot: () =>
      keep({
        pods: pods.table(),
        services: services.table(),
        slices: slices.table(),
        namespaces: namespaces.table(),
        nodes: nodes.table(),
        secrets: secrets.table(),
        ...istioObjects.tables(),
        config: config.held().config,
      }),
    config: config.held,
    misshapen: () => istioObjects.faults.flatMap((of) => of().misshapen),
    problems: () => [
      ...istioObjects.faults.flatMap((of) => of().problems),
      ...config.held().problems,
      ...secrets.problems(),
    ],
    stop: async () => {
      await Promise.all([...all.map((watch) => watch.stop()), secrets.stop()]);
    },
  };
}

type IstioTables = Pick<
  Snapshot,
  'gateways' | 'virtualServices' | 'destinationRules' | 'serviceEntries' | 'workloadEntries' | 'sidecars'
>;

/** The watches of Istio's kinds, whose objects are checked; those whose structure is wrong count as absent. */
function watchIstio(
  plain: <T>(kind: ResourceKind, read: (object: RawObject) => T) => Watch<T>,
  check: Reading['check'],
) {
  const checked = <Spec>(kind: ResourceKind): Watch<Checked<WithSpec<Spec>>> =>
    plain(kind, (object) => {
      const problems = check(kind.kind, object);
      const its = meta(object);
      return problems.length > 0
        ? { meta: its, problems }
        : { meta: its, object: withSpec<Spec>(object), problems };
    });
  const gateways = checked<GatewaySpec>(kinds.gateways);
  const virtualServices = checked<VirtualServiceSpec>(kinds.virtualServices);
  const destinationRules = checked<DestinationRuleSpec>(kinds.destinationRules);
  const serviceEntries = checked<ServiceEntrySpec>(kinds.serviceEntries);
  const workloadEntries = checked<WorkloadEntrySpec>(kinds.workloadEntries);
  const sidecars = checked<SidecarSpec>(kinds.sidecars);
  const accepted = {
    gateways: sound(gateways),
    virtualServices: sound(virtualServices),
    destinationRules: sound(destinationRules),
    serviceEntries: sound(serviceEntries),
    workloadEntries: sound(workloadEntries),
    sidecars: sound(sidecars),
  };
  return {
    watches: [gateways, virtualServices, destinationRules, serviceEntries, workloadEntries, sidecars],
    tables: (): IstioTables => ({
      gateways: accepted.gateways(),
      virtualServices: accepted.virtualServices(),
      destinationRules: accepted.destinationRules(),
      serviceEntries: accepted.serviceEntries(),
      workloadEntries: accepted.workloadEntries(),
      sidecars: accepted.sidecars(),
    }),
    faults: [
      faultsOf('Gateway', gateways),
      faultsOf('VirtualService', virtualServices),
      faultsOf('DestinationRule', destinationRules),
      faultsOf('ServiceEntry', serviceEntries),
      faultsOf('WorkloadEntry', workloadEntries),
      faultsOf('Sidecar', sidecars),
    ],
  };
}

type WithSpec<Spec> = { readonly meta: Meta; readonly spec: Spec };

/** Gives back the last object while all its members are the same; frozen. */
function keepSame<T extends object>(): (value: T) => T {
  let last: T | undefined;
  return (value) => {
    const before = Object.values(last ?? {});
    const isKept = last !== undefined && Object.values(value).every((member, i) => member === before[i]);
    if (last === undefined || !isKept) last = Object.freeze(value);
    return last;
  };
}
