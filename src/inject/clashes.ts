import { type Fields, fields, integer, items, text } from '../api/read/fields.ts';
import { proxyPorts } from '../proxy/model.ts';
import { containerName, proxyId, volumeName } from './model.ts';
import type { Teller } from './notes.ts';
import { allContainers, isProxy, type PlacedContainer, type PodView } from './pod.ts';

/** Labels and annotations that YAML reads as numbers or truth values, and that would be taken for absent. */
export function tellTexts(metadata: Fields, tell: Teller): void {
  for (const map of ['labels', 'annotations']) {
    for (const [name, value] of Object.entries(fields(metadata[map]))) {
      if (typeof value === 'string') continue;
      tell.error('IST0106', `metadata.${map}[${name}]`, 'The value must be a string. Put it in quotes.');
    }
  }
}

/** Names that injection needs and that the pod has given away. A gateway's container bears the proxy's name on purpose. */
export function tellNames(pod: PodView, role: 'sidecar' | 'gateway', tell: Teller): void {
  const names: readonly string[] = Object.values(containerName);
  for (const container of allContainers(pod)) {
    if (!names.includes(container.name) || (role === 'gateway' && isProxy(container))) continue;
    const message = `The name ${container.name} is the injected container's. Rename this one.`;
    tell.error('SLU0302', `${container.path}.name`, message);
  }
  items(pod.spec.volumes).forEach((each, i) => {
    if (text(fields(each).name) !== volumeName) return;
    const message = `The name ${volumeName} is the injected volume's. Rename this one.`;
    tell.error('SLU0302', `spec.volumes[${i}].name`, message);
  });
}

/** Containers whose traffic would pass by the proxy, because they run as its user or its group. */
export function tellOwners(pod: PodView, uid: number, tell: Teller): void {
  const shared = fields(pod.spec.securityContext);
  for (const { name, path, raw } of allContainers(pod)) {
    const own = fields(raw.securityContext);
    const place = (field: string): string =>
      own[field] === undefined ? `spec.securityContext.${field}` : `${path}.securityContext.${field}`;
    if ((own.runAsUser ?? shared.runAsUser) === uid) {
      const message = `The container ${name} runs as ${uid}, the proxy's own user, so its traffic would pass by the proxy. Choose another user.`;
      tell.error('IST0144', place('runAsUser'), message);
    }
    if ((own.runAsGroup ?? shared.runAsGroup) === proxyId) {
      const message = `The container ${name} runs as group ${proxyId}, the proxy's own, so its outbound traffic passes by the proxy. Choose another group unless this is meant.`;
      tell.warn('SLU0304', place('runAsGroup'), message);
    }
  }
}

/** Istio's table: 15000 to 15021, and these. */
const isProxyPort = (port: number): boolean =>
  (port >= proxyPorts.admin && port <= proxyPorts.health) ||
  port === proxyPorts.dns ||
  port === proxyPorts.prometheus;

const probes = ['startupProbe', 'livenessProbe', 'readinessProbe'] as const;
const handlers = ['httpGet', 'tcpSocket', 'grpc'] as const;

/** Ports of the app that the proxy has, or keeps. */
export function tellPorts(pod: PodView, tell: Teller): void {
  for (const container of allContainers(pod)) {
    if (isProxy(container)) continue;
    for (const { port, path } of portsOf(container)) {
      if (!isProxyPort(port)) continue;
      const message = `Port ${port} belongs to the proxy, which keeps ${proxyPorts.admin} to ${proxyPorts.health}, ${proxyPorts.dns} and ${proxyPorts.prometheus}. Use another port.`;
      tell.warn('SLU0203', path, message);
    }
  }
}

function portsOf({
  path,
  raw,
}: PlacedContainer): readonly { readonly port: number; readonly path: string }[] {
  const declared = items(raw.ports).map((each, i) => ({
    port: integer(fields(each).containerPort),
    path: `${path}.ports[${i}].containerPort`,
  }));
  const probed = probes.flatMap((probe) =>
    handlers.map((handler) => ({
      port: integer(fields(fields(raw[probe])[handler]).port),
      path: `${path}.${probe}.${handler}.port`,
    })),
  );
  return [...declared, ...probed].flatMap(({ port, path }) => (port === undefined ? [] : [{ port, path }]));
}
