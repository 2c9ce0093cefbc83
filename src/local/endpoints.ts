import type { EndpointSlice, Node, Pod, Service, SliceEndpoint, SlicePort } from '../api/objects.ts';
import { optional } from '../api/read/fields.ts';
import { isIpv6 } from '../mesh/families.ts';

export interface Around {
  /** Those that the Service selects. */
  readonly pods: readonly Pod[];
  readonly nodes: ReadonlyMap<string, Node>;
}

/**
 * The EndpointSlices that a cluster would make of a Service's selector: one per family of its addresses and set of port numbers, since a named
 * target port may be another number in another pod. A Service without addresses has the families of its pods.
 */
export function derivedSlices(service: Service, around: Around): readonly EndpointSlice[] {
  if (service.type === 'ExternalName') return [];
  const groups = new Map<string, { ports: readonly SlicePort[]; endpoints: SliceEndpoint[]; v6: boolean }>();
  for (const { pod, ip } of addressesFor(service, around.pods)) {
    const ports = slicePorts(service, pod);
    const v6 = isIpv6(ip);
    const key = JSON.stringify([v6, ports]);
    const group = groups.get(key) ?? { ports, endpoints: [], v6 };
    groups.set(key, group);
    group.endpoints.push(endpoint(service, pod, ip, around.nodes));
  }
  return [...groups.values()].map(({ ports, endpoints, v6 }, i) => ({
    meta: {
      namespace: service.meta.namespace,
      name: `${service.meta.name}.derived-${i}`,
      labels: { 'kubernetes.io/service-name': service.meta.name },
      annotations: {},
    },
    service: service.meta.name,
    addressType: v6 ? 'IPv6' : 'IPv4',
    ports,
    endpoints,
  }));
}

/** The addresses of pods that a Service leads to: those of its families, or else the first, which may be made up. */
function addressesFor(
  { clusterIPs }: Service,
  pods: readonly Pod[],
): readonly { readonly pod: Pod; readonly ip: string }[] {
  const families = new Set(clusterIPs.map(isIpv6));
  return pods.flatMap((pod) => {
    const all = [pod.ip, pod.otherIP].flatMap((ip) => ip ?? []);
    const fitting = families.size === 0 ? all : all.filter((ip) => families.has(isIpv6(ip)));
    return (fitting.length > 0 ? fitting : all.slice(0, 1)).map((ip) => ({ pod, ip }));
  });
}

function slicePorts(service: Service, pod: Pod): readonly SlicePort[] {
  return service.ports.flatMap(({ name, protocol, targetPort }) => {
    const number =
      typeof targetPort === 'number'
        ? targetPort
        : pod.ports.find((port) => port.name === targetPort)?.number;
    return protocol === 'TCP' && number !== undefined ? [{ name, number }] : [];
  });
}

function endpoint(service: Service, pod: Pod, ip: string, nodes: Around['nodes']): SliceEndpoint {
  const zone =
    pod.node === undefined ? undefined : nodes.get(pod.node)?.meta.labels['topology.kubernetes.io/zone'];
  return {
    addresses: [ip],
    ready: service.publishNotReadyAddresses || (pod.ready && !pod.terminating),
    serving: service.publishNotReadyAddresses || pod.ready,
    terminating: pod.terminating,
    pod: `${pod.meta.namespace}/${pod.meta.name}`,
    ...optional('node', pod.node),
    ...optional('zone', zone),
  };
}
