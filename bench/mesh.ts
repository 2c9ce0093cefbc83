import {
  annotations,
  type DestinationRule,
  type EndpointSlice,
  type Labels,
  type Meta,
  type Namespace,
  objectKey,
  type Pod,
  type Service,
  type Snapshot,
  type VirtualService,
} from '../src/api/objects.ts';

export interface MeshSize {
  readonly services: number;
  readonly proxies: number;
}

const namespaceCount = 20;
/** One service in this many is plain TCP. */
const tcpEvery = 20;
const subsets = ['v1', 'v2', 'v1'] as const;

const namespaceName = (i: number): string => `team-${String(i).padStart(2, '0')}`;

const metaOf = (namespace: string, name: string, more: Partial<Meta> = {}): Meta => ({
  namespace,
  name,
  labels: {},
  annotations: {},
  ...more,
});

/** An address of the block `198.18.0.0/16` (pods) or `198.19.0.0/16` (services). */
const address = (block: 18 | 19, i: number): string => `198.${block}.${Math.floor(i / 250)}.${(i % 250) + 1}`;

/** What one service is made of. */
interface Place {
  readonly number: number;
  readonly namespace: string;
  readonly name: string;
  readonly tcp: boolean;
}

const placeOf = (number: number): Place => ({
  number,
  namespace: namespaceName(number % namespaceCount),
  name: `service-${String(number).padStart(4, '0')}`,
  tcp: number % tcpEvery === tcpEvery - 1,
});

const service = ({ number, namespace, name, tcp }: Place): Service => ({
  meta: metaOf(namespace, name),
  type: 'ClusterIP',
  clusterIPs: [address(19, number)],
  selector: { app: name },
  publishNotReadyAddresses: false,
  ports: [
    tcp
      ? { name: 'tcp-main', number: 5432, protocol: 'TCP', targetPort: 8080 }
      : { name: 'http', number: 80, protocol: 'TCP', targetPort: 8080 },
  ],
});

/** A pod; one that is a proxy has ConfigMaps of its own and of its namespace. */
function pod(namespace: string, name: string, labels: Labels, ip: string, proxy: boolean): Pod {
  const named = {
    [annotations.configMap]: `sluice-${name}`,
    [annotations.sharedConfigMap]: `sluice-scope-${namespace}`,
  };
  return {
    meta: metaOf(namespace, name, { labels, annotations: proxy ? named : {} }),
    ip,
    ready: true,
    terminating: false,
    hostNetwork: false,
    ports: [{ name: 'main', number: 8080 }],
  };
}

function slice({ namespace, name, tcp }: Place, pods: readonly Pod[]): EndpointSlice {
  return {
    meta: metaOf(namespace, `${name}-slice`, { labels: { 'kubernetes.io/service-name': name } }),
    service: name,
    addressType: 'IPv4',
    ports: [{ name: tcp ? 'tcp-main' : 'http', number: 8080 }],
    endpoints: pods.map((one) => ({
      addresses: one.ip === undefined ? [] : [one.ip],
      ready: true,
      serving: true,
      terminating: false,
      pod: objectKey(one.meta),
    })),
  };
}

const rule = ({ namespace, name }: Place): DestinationRule => ({
  meta: metaOf(namespace, name),
  spec: { host: name, subsets: ['v1', 'v2'].map((version) => ({ name: version, labels: { version } })) },
});

/** A VirtualService that splits a service's traffic between its two subsets. */
export function split(meta: Meta, weights: readonly [number, number], tcp = false): VirtualService {
  const { name } = meta;
  const route = weights.map((weight, i) => ({ destination: { host: name, subset: `v${i + 1}` }, weight }));
  return { meta, spec: { hosts: [name], ...(tcp ? { tcp: [{ route }] } : { http: [{ route }] }) } };
}

interface Placed extends Place {
  readonly pods: readonly Pod[];
}

/** Three pods behind each service; in every namespace the first `room` of them are proxies. */
function placed(services: number, room: (namespace: string) => boolean): Placed[] {
  return Array.from({ length: services }, (_, number) => {
    const place = placeOf(number);
    const { namespace, name } = place;
    const pods = subsets.map((version, i) =>
      pod(
        namespace,
        `${name}-${i}`,
        { app: name, version },
        address(18, number * subsets.length + i),
        room(namespace),
      ),
    );
    return { ...place, pods };
  });
}

/** Counts the proxies down, namespace by namespace. */
function rooms(proxies: number): { take(namespace: string): boolean; left(namespace: string): number } {
  const left = new Map<string, number>();
  for (let i = 0; i < proxies; i++) {
    const namespace = namespaceName(i % namespaceCount);
    left.set(namespace, (left.get(namespace) ?? 0) + 1);
  }
  return {
    take: (namespace) => {
      const now = left.get(namespace) ?? 0;
      left.set(namespace, Math.max(0, now - 1));
      return now > 0;
    },
    left: (namespace) => left.get(namespace) ?? 0,
  };
}

const table = <T extends { readonly meta: Meta }>(objects: readonly T[]): ReadonlyMap<string, T> =>
  new Map(objects.map((object) => [objectKey(object.meta), object]));

/**
 * A mesh of services in 20 namespaces, each service with three pods, a DestinationRule of two subsets and a VirtualService that splits 90/10.
 * Proxies are pods of the services, as far as there are enough of them, and else pods that only call.
 */
export function buildMesh({ services, proxies }: MeshSize): Snapshot {
  const room = rooms(proxies);
  const places = placed(services, room.take);
  const namespaces = Array.from({ length: namespaceCount }, (_, i) => namespaceName(i));
  const callers = namespaces.flatMap((namespace, n) =>
    Array.from({ length: room.left(namespace) }, (_, i) =>
      pod(
        namespace,
        `caller-${i}`,
        { app: 'caller' },
        address(18, services * 3 + n + i * namespaceCount),
        true,
      ),
    ),
  );
  return {
    pods: table([...places.flatMap((place) => place.pods), ...callers]),
    services: table(places.map(service)),
    slices: table(places.map((place) => slice(place, place.pods))),
    namespaces: table(namespaces.map((name): Namespace => ({ meta: metaOf('', name) }))),
    nodes: new Map(),
    secrets: new Map(),
    gateways: new Map(),
    virtualServices: table(
      places.map((place) => split(metaOf(place.namespace, place.name), [90, 10], place.tcp)),
    ),
    destinationRules: table(places.map(rule)),
    serviceEntries: new Map(),
    sidecars: new Map(),
    workloadEntries: new Map(),
    config: {},
  };
}
