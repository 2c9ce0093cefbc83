import type {
  DestinationRuleSpec,
  GatewaySpec,
  MeshConfig,
  ServiceEntrySpec,
  SidecarSpec,
  VirtualServiceSpec,
  WorkloadEntrySpec,
} from '../api/istio.ts';
import type {
  DestinationRule,
  EndpointSlice,
  Gateway,
  Meta,
  Namespace,
  Node,
  Pod,
  SecretRef,
  Service,
  ServiceEntry,
  Sidecar,
  Snapshot,
  VirtualService,
  WorkloadEntry,
} from '../api/objects.ts';
import { objectKey } from '../api/objects.ts';
import { keepTable } from '../api/read/keep.ts';
import { meta, withSpec } from '../api/read/objects.ts';
import type { Catalogue } from './catalogue.ts';
import { clusterObjects } from './cluster.ts';
import type { Manifest } from './parse.ts';

export interface Given {
  /** `namespace/pod` or `namespace/workload` that are proxies whatever their labels say. */
  readonly proxies: readonly string[];
  /** What is known of a Secret. */
  readonly secret: (manifest: Manifest) => SecretRef;
}

/** Makes a function from manifests to the snapshot; what has not changed since its last call keeps its identity. */
export function snapshots(given: Given): (of: Catalogue['of'], config: MeshConfig) => Snapshot {
  const keep = {
    pods: keepTable<Pod>(),
    services: keepTable<Service>(),
    slices: keepTable<EndpointSlice>(),
    namespaces: keepTable<Namespace>(),
    nodes: keepTable<Node>(),
    secrets: keepTable<SecretRef>(),
    gateways: keepTable<Gateway>(),
    virtualServices: keepTable<VirtualService>(),
    destinationRules: keepTable<DestinationRule>(),
    serviceEntries: keepTable<ServiceEntry>(),
    workloadEntries: keepTable<WorkloadEntry>(),
    sidecars: keepTable<Sidecar>(),
  };
  const proxies = new Set(given.proxies);
  let last: Snapshot | undefined;
  return (of, config) => {
    const namespaces = keep.namespaces(keyed(of('Namespace').map((each) => ({ meta: meta(each) }))));
    const nodes = keep.nodes(keyed(of('Node').map((each) => ({ meta: meta(each) }))));
    const cluster = clusterObjects(of, { namespaces, nodes, proxies });
    const next: Snapshot = {
      pods: keep.pods(keyed(cluster.pods)),
      services: keep.services(keyed(cluster.services)),
      slices: keep.slices(keyed(cluster.slices)),
      namespaces,
      nodes,
      secrets: keep.secrets(keyed(of('Secret').map(given.secret))),
      gateways: keep.gateways(keyed(of('Gateway').map(withSpec<GatewaySpec>))),
      virtualServices: keep.virtualServices(keyed(of('VirtualService').map(withSpec<VirtualServiceSpec>))),
      destinationRules: keep.destinationRules(
        keyed(of('DestinationRule').map(withSpec<DestinationRuleSpec>)),
      ),
      serviceEntries: keep.serviceEntries(keyed(of('ServiceEntry').map(withSpec<ServiceEntrySpec>))),
      workloadEntries: keep.workloadEntries(keyed(of('WorkloadEntry').map(withSpec<WorkloadEntrySpec>))),
      sidecars: keep.sidecars(keyed(of('Sidecar').map(withSpec<SidecarSpec>))),
      config,
    };
    if (last === undefined || !hasSameTables(last, next)) last = Object.freeze(next);
    return last;
  };
}

const keyed = <T extends { readonly meta: Meta }>(objects: readonly T[]): readonly (readonly [string, T])[] =>
  objects.map((object) => [objectKey(object.meta), object]);

function hasSameTables(a: Snapshot, b: Snapshot): boolean {
  const before = Object.values(a);
  return Object.values(b).every((table, i) => table === before[i]);
}
