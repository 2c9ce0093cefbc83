import type { EndpointSlice, Pod, Service, ServicePortSpec, SliceEndpoint } from '../api/objects.ts';
import { objectKey } from '../api/objects.ts';
import type { Endpoint, MeshService, Protocol, ServiceEndpoints, ServicePort } from './model.ts';
import { compare, serviceHost, visibility } from './names.ts';

const protocols: Readonly<Record<string, Protocol>> = {
  http: 'http',
  'grpc-web': 'http2',
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
};

/** `appProtocol`, else the prefix of the name up to a dash, else by sniffing (`auto`). */
function protocolOf(port: Pick<ServicePortSpec, 'name' | 'appProtocol'>): Protocol {
  if (port.appProtocol !== undefined) return protocols[port.appProtocol.toLowerCase()] ?? 'auto';
  const name = port.name.toLowerCase();
  if (name === 'grpc-web' || name.startsWith('grpc-web-')) return 'http2';
  return protocols[name.split('-', 1)[0] ?? ''] ?? 'auto';
}

const exportToAnnotation = 'networking.istio.io/exportTo';

/** The shape of a service; UDP and SCTP ports are not ours to carry. */
export function meshService(service: Service): MeshService {
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
    selector: service.selector,
    ports,
    visibleTo: visibility(meta.annotations[exportToAnnotation]?.split(','), meta.namespace),
    created: meta.created ?? '',
  };
}

/** The ready endpoints of a service. `pods[i]` are the pods behind the endpoints of `slices[i]` in turn, for their labels. */
export function serviceEndpoints(
  service: MeshService,
  slices: readonly EndpointSlice[],
  pods: readonly (Pod | undefined)[],
): ServiceEndpoints {
  const byPort = new Map<number, readonly Endpoint[]>();
  for (const port of service.ports) {
    const found = new Map<string, Endpoint>();
    let at = 0;
    for (const slice of slices) {
      const number = slice.ports.find((one) => one.name === port.name)?.number;
      for (const endpoint of slice.endpoints) {
        const pod = pods[at++];
        if (number === undefined || !endpoint.ready) continue;
        for (const one of addresses(endpoint, number, pod)) found.set(`${one.address} ${one.port}`, one);
      }
    }
    byPort.set(
      port.number,
      [...found.values()].sort((a, b) => compare(a.address, b.address) || a.port - b.port),
    );
  }
  return byPort;
}

const addresses = (endpoint: SliceEndpoint, port: number, pod: Pod | undefined): Endpoint[] =>
  endpoint.addresses.slice(0, 1).map((address) => ({
    address,
    port,
    labels: pod?.meta.labels ?? {},
    ...(endpoint.zone === undefined ? {} : { zone: endpoint.zone }),
  }));
