import fc from 'fast-check';
import { freeze } from '../../src/api/freeze.ts';
import type { MeshConfig } from '../../src/api/istio.ts';
import {
  annotations,
  type DestinationRule,
  type EndpointSlice,
  type Gateway,
  type Meta,
  type Namespace,
  objectKey,
  type Pod,
  type Service,
  type ServiceEntry,
  type Sidecar,
  type Snapshot,
  type Table,
  type VirtualService,
  type WorkloadEntry,
} from '../../src/api/objects.ts';
import { serviceEntry, workloadEntry } from './entries.ts';
import { namespace, namespaces, partial } from './names.ts';
import { destinationRule, gateway } from './policies.ts';
import { virtualService } from './rules.ts';
import { sidecar } from './sidecars.ts';
import { gatewayPod, service, sidecarPod, slice } from './workloads.ts';

/** The kinds of objects that a random mesh holds, and that an edit adds, changes or removes. */
interface Objects {
  readonly pods: Pod;
  readonly services: Service;
  readonly slices: EndpointSlice;
  readonly gateways: Gateway;
  readonly virtualServices: VirtualService;
  readonly destinationRules: DestinationRule;
  readonly serviceEntries: ServiceEntry;
  readonly workloadEntries: WorkloadEntry;
  readonly sidecars: Sidecar;
}
type Kind = keyof Objects;

const arbitraries: { readonly [K in Kind]: fc.Arbitrary<Objects[K]> } = {
  pods: fc.oneof({ weight: 4, arbitrary: sidecarPod }, gatewayPod),
  services: service,
  slices: slice,
  gateways: gateway,
  virtualServices: virtualService,
  destinationRules: destinationRule,
  serviceEntries: serviceEntry,
  workloadEntries: workloadEntry,
  sidecars: sidecar,
};

const audience = fc.constantFrom(['*'], ['.'], ['~'], ['.', 'shop']);

const config: fc.Arbitrary<MeshConfig> = partial({
  outboundTrafficPolicy: fc.constantFrom({ mode: 'REGISTRY_ONLY' as const }, { mode: 'ALLOW_ANY' as const }),
  defaultServiceExportTo: audience,
  defaultVirtualServiceExportTo: audience,
  defaultDestinationRuleExportTo: audience,
  defaultHttpRetryPolicy: fc.constantFrom({ attempts: 0 }, { attempts: 3, retryOn: '5xx' }),
  connectTimeout: fc.constantFrom('1s', '10s'),
  tcpKeepalive: fc.constant({ time: '60s' }),
  h2UpgradePolicy: fc.constantFrom('UPGRADE' as const, 'DO_NOT_UPGRADE' as const),
  dnsRefreshRate: fc.constant('20s'),
  localityLbSetting: fc.constantFrom({ enabled: false }, { failoverPriority: ['zone'] }),
  scope: fc.constantFrom('all' as const, 'referenced' as const),
});

/** What a namespace says of its scope; empty where it says nothing. */
const scope = fc.constantFrom('', '', 'all', 'referenced', 'none');

const scopedNamespace = (name: string, said: string): Namespace => ({
  meta: {
    namespace: '',
    name,
    labels: {},
    annotations: said === '' ? {} : { [annotations.scope]: said },
  },
});

/** A table of copies with ordinary prototypes, since what is frozen must not be fast-check's own. */
const table = <T extends { readonly meta: Meta }>(objects: readonly T[]): Table<T> =>
  new Map(objects.map((object) => [objectKey(object.meta), structuredClone(object)]));

const list = <T>(of: fc.Arbitrary<T>, maxLength: number, minLength = 0): fc.Arbitrary<T[]> =>
  fc.array(of, { minLength, maxLength, size: 'max' });

/** How many services and DestinationRules, at least and at most. */
interface Size {
  readonly services: readonly [number, number];
  readonly rules: readonly [number, number];
}

/** Random meshes of up to four namespaces, deep-frozen. Every object fits its schema; much of what they say is wrong. */
const meshOf = ({ services, rules }: Size): fc.Arbitrary<Snapshot> =>
  fc
    .record({
      proxies: list(sidecarPod, 6, 1),
      edges: list(gatewayPod, 2),
      services: list(service, services[1], services[0]),
      slices: list(slice, 8),
      gateways: list(gateway, 3),
      virtualServices: list(virtualService, 6, 1),
      destinationRules: list(destinationRule, rules[1], rules[0]),
      serviceEntries: list(serviceEntry, 4),
      workloadEntries: list(workloadEntry, 2),
      sidecars: list(sidecar, 3),
      scopes: fc.tuple(...namespaces.map(() => scope)),
      config,
    })
    .map((made) =>
      freeze({
        pods: table([...made.proxies, ...made.edges]),
        services: table(made.services),
        slices: table(made.slices),
        namespaces: table(namespaces.map((name, i) => scopedNamespace(name, made.scopes[i] ?? ''))),
        nodes: new Map(),
        secrets: new Map(),
        gateways: table(made.gateways),
        virtualServices: table(made.virtualServices),
        destinationRules: table(made.destinationRules),
        serviceEntries: table(made.serviceEntries),
        workloadEntries: table(made.workloadEntries),
        sidecars: table(made.sidecars),
        config: structuredClone(made.config),
      }),
    );

export const mesh = meshOf({ services: [4, 14], rules: [1, 8] });
/** Of so many clusters that the shared files of a scope are mostly larger than its own ones. */
export const largeMesh = meshOf({ services: [15, 25], rules: [15, 25] });

/** One change of a mesh, as data, so that a counterexample can be read. */
export type Edit =
  | { readonly [K in Kind]: { readonly put: K; readonly object: Objects[K] } }[Kind]
  | { readonly remove: Kind; readonly at: number }
  | { readonly scope: Namespace }
  | { readonly configure: MeshConfig };

const kinds: readonly Kind[] = [
  'pods',
  'services',
  'slices',
  'gateways',
  'virtualServices',
  'destinationRules',
  'serviceEntries',
  'workloadEntries',
  'sidecars',
];

const put = <K extends Kind>(kind: K): fc.Arbitrary<{ readonly put: K; readonly object: Objects[K] }> =>
  arbitraries[kind].map((object) => ({ put: kind, object }));

export const edit: fc.Arbitrary<Edit> = fc.oneof(
  put('pods'),
  put('services'),
  put('slices'),
  put('gateways'),
  put('virtualServices'),
  put('destinationRules'),
  put('serviceEntries'),
  put('workloadEntries'),
  put('sidecars'),
  { weight: 3, arbitrary: fc.record({ remove: fc.constantFrom(...kinds), at: fc.nat(9) }) },
  fc.tuple(namespace, scope).map(([name, said]) => ({ scope: scopedNamespace(name, said) })),
  config.map((configure) => ({ configure })),
);

const putIn = <T extends { readonly meta: Meta }>(into: Table<T>, object: T): Table<T> =>
  new Map(into).set(objectKey(object.meta), structuredClone(object));

function without<T>(from: Table<T>, at: number): Table<T> {
  const keys = [...from.keys()];
  const gone = keys[at % Math.max(1, keys.length)];
  return new Map([...from].filter(([key]) => key !== gone));
}

/** The next snapshot; tables and objects that the edit leaves alone keep their identity. */
export function apply(snapshot: Snapshot, change: Edit): Snapshot {
  if ('scope' in change) return freeze({ ...snapshot, namespaces: putIn(snapshot.namespaces, change.scope) });
  if ('configure' in change) return freeze({ ...snapshot, config: structuredClone(change.configure) });
  if ('remove' in change) {
    return freeze({ ...snapshot, [change.remove]: without<unknown>(snapshot[change.remove], change.at) });
  }
  return freeze({ ...snapshot, ...changedTable(snapshot, change) });
}

function changedTable(snapshot: Snapshot, change: Extract<Edit, { put: Kind }>): Partial<Snapshot> {
  switch (change.put) {
    case 'pods':
      return { pods: putIn(snapshot.pods, change.object) };
    case 'services':
      return { services: putIn(snapshot.services, change.object) };
    case 'slices':
      return { slices: putIn(snapshot.slices, change.object) };
    case 'gateways':
      return { gateways: putIn(snapshot.gateways, change.object) };
    case 'virtualServices':
      return { virtualServices: putIn(snapshot.virtualServices, change.object) };
    case 'destinationRules':
      return { destinationRules: putIn(snapshot.destinationRules, change.object) };
    case 'serviceEntries':
      return { serviceEntries: putIn(snapshot.serviceEntries, change.object) };
    case 'workloadEntries':
      return { workloadEntries: putIn(snapshot.workloadEntries, change.object) };
    case 'sidecars':
      return { sidecars: putIn(snapshot.sidecars, change.object) };
  }
}
