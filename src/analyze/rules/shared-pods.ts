import { annotations, type Pod, type Service, type ServicePortSpec, type Table } from '../../api/objects.ts';
import { memo } from '../../mesh/incremental.ts';
import { byAge, selects } from '../../mesh/names.ts';
import type { PodGroup } from './pod-groups.ts';

const byNamespace = memo(
  (services: Table<Service>): ReadonlyMap<string, readonly Service[]> =>
    Map.groupBy([...services.values()].sort(byAge), ({ meta }) => meta.namespace),
);

const none: readonly Service[] = [];

/** Those of a namespace's services that select the pods of a group. */
const selecting = memo(({ pod }: PodGroup, services: readonly Service[]): readonly Service[] =>
  services.filter(({ selector }) => Object.keys(selector).length > 0 && selects(selector, pod.meta.labels)),
);

/** The pods that have a proxy, with the services of their namespace that select them, oldest first, where these are several. */
export function* sharedPods(
  groups: Table<PodGroup>,
  all: Table<Service>,
): Iterable<readonly [string, PodGroup, readonly Service[]]> {
  const services = byNamespace(all);
  for (const [key, group] of groups) {
    const { meta } = group.pod;
    if (!(annotations.configMap in meta.annotations)) continue;
    const mine = selecting(group, services.get(meta.namespace) ?? none);
    if (mine.length > 1) yield [key, group, mine];
  }
}

/** A port of one of several services. */
export interface OfService {
  readonly service: Service;
  readonly port: ServicePortSpec;
}

export const portsOf = (services: readonly Service[]): readonly OfService[] =>
  services.flatMap((service) => service.ports.map((port) => ({ service, port })));

/** The port of the pod that a port of a service leads to; undefined for a name that the pod does not give. */
export const targetIn = (pod: Pod, { targetPort }: ServicePortSpec): number | undefined =>
  typeof targetPort === 'number' ? targetPort : pod.ports.find(({ name }) => name === targetPort)?.number;

/** The names of services, each once. */
export const namesOf = (ports: readonly OfService[]): string =>
  [...new Set(ports.map(({ service }) => service.meta.name))].join(', ');
