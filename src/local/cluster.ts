import type { EndpointSlice, Labels, Namespace, Node, Pod, Service } from '../api/objects.ts';
import { endpointSlice, service } from '../api/read/objects.ts';
import { byRef } from '../api/read/order.ts';
import { freeAddresses } from './addresses.ts';
import { adopt } from './adopt.ts';
import type { Catalogue } from './catalogue.ts';
import { derivedSlices } from './endpoints.ts';
import { runPods } from './workloads.ts';

export interface Surroundings {
  readonly namespaces: ReadonlyMap<string, Namespace>;
  readonly nodes: ReadonlyMap<string, Node>;
  /** `namespace/pod` or `namespace/workload` that are proxies whatever their labels say. */
  readonly proxies: ReadonlySet<string>;
}

export interface ClusterObjects {
  readonly pods: readonly Pod[];
  readonly services: readonly Service[];
  readonly slices: readonly EndpointSlice[];
}

/** What a cluster's controllers would make of the manifests: pods with addresses, Services with ClusterIPs, and endpoints. */
export function clusterObjects(of: Catalogue['of'], around: Surroundings): ClusterObjects {
  const given = [
    ...runPods(of('Pod'), [...of('Deployment'), ...of('StatefulSet'), ...of('DaemonSet')]).values(),
  ];
  const read = of('Service').map(service);
  const slices = of('EndpointSlice').map(endpointSlice);
  const used = new Set([
    ...given.flatMap(({ pod: { ip, otherIP } }) => [ip, otherIP].flatMap((each) => each ?? [])),
    ...read.flatMap(({ service }) => service.clusterIPs),
    ...slices.flatMap(({ endpoints }) => endpoints.flatMap(({ addresses }) => addresses)),
  ]);

  const podIPs = freeAddresses('198.18', used);
  const pods = given
    .sort((a, b) => byRef(a.pod.meta, b.pod.meta))
    .map((run) => adopt({ ...run, pod: withIP(run.pod, podIPs) }, around));

  const clusterIPs = freeAddresses('198.19', used);
  const services = read.map(({ service, wantsIP }) => {
    const ip = wantsIP ? clusterIPs.next().value : undefined;
    return ip === undefined ? service : { ...service, clusterIPs: [ip] };
  });

  return { pods, services, slices: [...slices, ...missingSlices({ pods, services, slices }, around.nodes)] };
}

function withIP(pod: Pod, free: Iterator<string, undefined>): Pod {
  if (pod.ip !== undefined) return pod;
  const ip = free.next().value;
  return ip === undefined ? pod : { ...pod, ip };
}

/** A Service with an EndpointSlice of its own, even an empty one, is left as it is. */
function missingSlices({ pods, services, slices }: ClusterObjects, nodes: ReadonlyMap<string, Node>) {
  const served = new Set(slices.map((slice) => `${slice.meta.namespace}/${slice.service}`));
  const byNamespace = Map.groupBy(pods, (pod) => pod.meta.namespace);
  return services
    .filter(({ meta }) => !served.has(`${meta.namespace}/${meta.name}`))
    .flatMap((service) => {
      const selected = (byNamespace.get(service.meta.namespace) ?? []).filter((pod) =>
        selects(service.selector, pod.meta.labels),
      );
      return derivedSlices(service, { pods: selected, nodes });
    });
}

/** A Service without a selector has its endpoints from elsewhere. */
function selects(selector: Labels, labels: Labels): boolean {
  const wanted = Object.entries(selector);
  return wanted.length > 0 && wanted.every(([key, value]) => labels[key] === value);
}
