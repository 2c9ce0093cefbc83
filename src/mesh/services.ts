import type { EndpointSlice, Service, ServicePortSpec, SliceEndpoint } from '../api/objects.ts';
import { objectKey } from '../api/objects.ts';
import { isIpv6 } from './families.ts';
import type { Endpoint, MeshService, Protocol, ServiceEndpoints, ServicePort } from './model.ts';
import { compare, refOf, serviceHost, visibility } from './names.ts';
import { placeOf } from './places.ts';
import type { MeshPod } from './pods.ts';

/** Protocols by the words that say them. */
export const protocols: ReadonlyMap<string, Protocol> = new Map(
  Object.entries({
    http: 'http',
    'grpc-web': 'grpcWeb',
    http2: 'http2',
    'kubernetes.io/h2c': 'http2',
    'kubernetes.io/ws': 'http',
    'kubernetes.io/wss': 'tls',
    grpc: 'grpc',
    https: 'tls',
    tls: 'tls',
    tcp: 'tcp',
    mongo: 'tcp',
    redis: 'tcp',
    mysql: 'tcp',
  } as const),
);

/** SMTP, DNS, MySQL and MongoDB, of which some servers speak first: nothing is waited for where no protocol is said. */
const bytesUnlessSaid: ReadonlySet<number> = new Set([25, 53, 3306, 27_017]);

/** `appProtocol`, else the name, each up to its first dash; else bytes at well-known ports, and sniffing (`auto`) at others. */
function protocolOf(port: Pick<ServicePortSpec, 'name' | 'appProtocol' | 'number'>): Protocol {
  const name = (port.appProtocol ?? port.name).toLowerCase();
  if (name.startsWith('grpc-web')) return 'grpcWeb';
  return (
    protocols.get(name) ??
    protocols.get(name.split('-', 1)[0] ?? '') ??
    (bytesUnlessSaid.has(port.number) ? 'tcp' : 'auto')
  );
}

const exportToAnnotation = 'networking.istio.io/exportTo';
const distributionAnnotation = 'networking.istio.io/traffic-distribution';

/** What Kubernetes' field says, or the annotation from before there was one. */
function preference({ trafficDistribution, meta }: Service): Pick<MeshService, 'prefers'> {
  const said = trafficDistribution ?? meta.annotations[distributionAnnotation];
  switch (said?.toLowerCase()) {
    case 'preferclose':
    case 'prefersamezone':
      return { prefers: 'zone' };
    case 'prefersamenode':
      return { prefers: 'node' };
    default:
      return {};
  }
}

const nowhere: MeshService['networks'] = [];

/** The shape of a service, which goes to these namespaces where it says nothing of it; UDP and SCTP ports are not ours to carry. */
export function meshService(service: Service, exportTo: readonly string[] | undefined): MeshService {
  const { meta } = service;
  const ports = service.ports
    .filter((port) => port.protocol === 'TCP')
    .map(
      (port): ServicePort => ({
        number: port.number,
        name: port.name,
        protocol: protocolOf(port),
        targetPort: port.targetPort,
      }),
    )
    .sort((a, b) => a.number - b.number);
  return {
    key: objectKey(meta),
    from: [refOf('Service', service)],
    namespace: meta.namespace,
    name: meta.name,
    host: serviceHost(meta.namespace, meta.name),
    kind:
      service.type === 'ExternalName'
        ? 'external'
        : service.clusterIPs.length === 0
          ? 'headless'
          : 'clusterIP',
    ...(service.externalName === undefined ? {} : { externalName: service.externalName }),
    addresses: service.clusterIPs,
    networks: nowhere,
    selector: service.selector,
    ports,
    visibleTo: visibility(meta.annotations[exportToAnnotation]?.split(','), meta.namespace, exportTo),
    created: meta.created ?? '',
    ...preference(service),
    ...(service.internalTrafficPolicy === 'Local' ? { sameNodeOnly: true } : {}),
  };
}

/**
 * The endpoints of a service that are ready, and those that go but still serve. `pods[i]` are the pods behind the endpoints of `slices[i]` in
 * turn, for their labels, and `localities[i]` those of the nodes that they run on, of which an empty list says nothing.
 */
export function serviceEndpoints(
  service: MeshService,
  slices: readonly EndpointSlice[],
  pods: readonly (MeshPod | undefined)[],
  localities: readonly (string | undefined)[],
): ServiceEndpoints {
  const found = eachPodOnce(listed(slices, pods, localities), service);
  return new Map(
    service.ports.map((port) => {
      const byAddress = new Map(
        found.flatMap((one) => {
          const endpoint = at(one, port);
          return endpoint === undefined ? [] : [[`${endpoint.address} ${endpoint.port}`, endpoint] as const];
        }),
      );
      const sorted = [...byAddress.values()].sort((a, b) => compare(a.address, b.address) || a.port - b.port);
      return [port.number, sorted];
    }),
  );
}

interface Listed {
  readonly slice: EndpointSlice;
  readonly endpoint: SliceEndpoint;
  readonly pod: MeshPod | undefined;
  readonly locality: string | undefined;
  readonly otherAddress?: string;
}

function listed(
  slices: readonly EndpointSlice[],
  pods: readonly (MeshPod | undefined)[],
  localities: readonly (string | undefined)[],
): readonly Listed[] {
  return slices
    .flatMap((slice) => slice.endpoints.map((endpoint) => ({ slice, endpoint })))
    .map((one, i) => ({ ...one, pod: pods[i], locality: localities[i] }))
    .filter(({ slice, endpoint }) => slice.addressType !== 'FQDN' && isUsable(endpoint));
}

const isDraining = ({ ready, serving, terminating }: SliceEndpoint): boolean =>
  !ready && serving && terminating;
const isUsable = (endpoint: SliceEndpoint): boolean => endpoint.ready || isDraining(endpoint);

/** A pod of two address families has an endpoint in each, and must not get twice its share: it is called in the family of the service's first address. */
function eachPodOnce(all: readonly Listed[], service: MeshService): readonly Listed[] {
  const families = new Set(all.map(({ slice }) => slice.addressType));
  if (families.size < 2) return all;
  const first = isIpv6(service.addresses[0] ?? '') ? 'IPv6' : 'IPv4';
  const isFirst = ({ slice }: Listed): boolean => slice.addressType === first;
  const called = addressesByPod(all.filter(isFirst));
  const others = addressesByPod(all.filter((one) => !isFirst(one)));
  return all.flatMap((one): Listed[] => {
    const { pod = '' } = one.endpoint;
    if (!isFirst(one)) return called.has(pod) ? [] : [one];
    const otherAddress = others.get(pod);
    return [otherAddress === undefined ? one : { ...one, otherAddress }];
  });
}

const addressesByPod = (listed: readonly Listed[]): ReadonlyMap<string, string> =>
  new Map(
    listed.flatMap(
      ({
        endpoint: {
          pod,
          addresses: [address],
        },
      }) => (pod === undefined || address === undefined ? [] : [[pod, address] as const]),
    ),
  );

function at(
  { slice, endpoint, pod, locality, otherAddress }: Listed,
  port: ServicePort,
): Endpoint | undefined {
  const number = slice.ports.find((one) => one.name === port.name)?.number;
  const [address] = endpoint.addresses;
  if (number === undefined || address === undefined) return undefined;
  const labels = pod?.meta.labels ?? {};
  return {
    address,
    ...(otherAddress === undefined ? {} : { otherAddress }),
    port: number,
    labels,
    ...placeOf(pod, nodeOf(endpoint, pod), locality),
    ...(isDraining(endpoint) ? { draining: true } : {}),
  };
}

/** The node that an endpoint runs on. */
export const nodeOf = (endpoint: SliceEndpoint, pod: MeshPod | undefined): string | undefined =>
  endpoint.node ?? pod?.node;
