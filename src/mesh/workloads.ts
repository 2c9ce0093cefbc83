import type { Labels } from '../api/objects.ts';
import { annotations } from '../api/objects.ts';
import type { ExposedPort, InboundPort, MeshService, ServicePort, Workload } from './model.ts';
import { compare, selects } from './names.ts';
import { commonPlace, placeOf } from './places.ts';
import type { MeshPod } from './pods.ts';

/** Labels that a controller adds to each roll-out of the same template; nothing may depend on them. */
const rolling = new Set([
  'pod-template-hash',
  'controller-revision-hash',
  'pod-template-generation',
  'statefulset.kubernetes.io/pod-name',
  'apps.kubernetes.io/pod-index',
]);

/** The own ConfigMap's key, for a pod that is a proxy. */
export function ownKey(pod: MeshPod): string | undefined {
  const name = pod.meta.annotations[annotations.configMap];
  const shared = pod.meta.annotations[annotations.sharedConfigMap];
  return name === undefined || shared === undefined ? undefined : `${pod.meta.namespace}/${name}`;
}

/** `pods` share one own ConfigMap; `services` are those of their namespace, oldest first; `localities[i]` is that of the node of `pods[i]`. */
export function workload(
  key: string,
  pods: readonly MeshPod[],
  services: readonly MeshService[],
  localities: readonly (string | undefined)[],
): Workload | undefined {
  const first = pods[0];
  if (first === undefined) return undefined;
  const { namespace } = first.meta;
  const mine = services.filter(
    (service) => Object.keys(service.selector).length > 0 && selects(service.selector, first.meta.labels),
  );
  return {
    key,
    scope: `${namespace}/${first.meta.annotations[annotations.sharedConfigMap] ?? ''}`,
    namespace,
    labels: stableLabels(first.meta.labels),
    pods: pods.map((pod) => `${namespace}/${pod.meta.name}`),
    role: isGateway(first) ? 'gateway' : 'sidecar',
    serves: inboundPorts(first, mine),
    exposes: exposedPorts(first, mine),
    ...commonPlace(pods.map((pod, i) => placeOf(pod, pod.node, localities[i]))),
  };
}

const isGateway = (pod: MeshPod): boolean =>
  (pod.meta.annotations[annotations.injectTemplates] ?? '').split(',').includes('gateway');

const stableLabels = (labels: Labels): Labels =>
  Object.fromEntries(
    Object.entries(labels)
      .filter(([name]) => !rolling.has(name))
      .sort(([a], [b]) => compare(a, b)),
  );

const targetOf = (port: ServicePort, pod: MeshPod): number | undefined =>
  (port.byName ? pod.ports.find((one) => one.name === port.name)?.number : undefined) ??
  (typeof port.targetPort === 'number'
    ? port.targetPort
    : pod.ports.find((one) => one.name === port.targetPort)?.number);

/** The first service that declares a port decides its protocol. */
function inboundPorts(pod: MeshPod, services: readonly MeshService[]): InboundPort[] {
  const ports = new Map<number, InboundPort>();
  for (const service of services) {
    for (const port of service.ports) {
      const target = targetOf(port, pod);
      if (target === undefined || ports.has(target)) continue;
      const { number, protocol } = port;
      const from = service.from.filter(({ kind }) => kind === 'ServiceEntry');
      ports.set(target, { port: target, number, protocol, service: service.key, host: service.host, from });
    }
  }
  return [...ports.values()].sort((a, b) => a.port - b.port);
}

function exposedPorts(pod: MeshPod, services: readonly MeshService[]): ExposedPort[] {
  const found = services.flatMap((service) =>
    service.ports.flatMap((port) => {
      const target = targetOf(port, pod);
      return target === undefined ? [] : [{ number: port.number, target }];
    }),
  );
  return found.filter((port, i) => found.findIndex((other) => other.number === port.number) === i);
}
