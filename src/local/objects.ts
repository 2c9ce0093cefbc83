import { createHash } from 'node:crypto';
import type {
  ContainerPort,
  EndpointSlice,
  Meta,
  Pod,
  SecretRef,
  Service,
  ServicePortSpec,
  SliceEndpoint,
  SlicePort,
} from '../api/objects.ts';
import { type Fields, fields, flag, integer, items, optional, stringMap, text, texts } from './fields.ts';
import type { Manifest } from './parse.ts';

/* The fields that are read of Kubernetes' own kinds. What the API server would refuse or default is taken as its default. */

export function meta(manifest: Manifest): Meta {
  const metadata = fields(manifest.raw.metadata);
  return {
    namespace: manifest.on.namespace,
    name: manifest.on.name,
    labels: stringMap(metadata.labels),
    annotations: readAnnotations(metadata.annotations),
    ...optional('created', text(metadata.creationTimestamp)),
    ...optional('generation', integer(metadata.generation)),
  };
}

/** kubectl keeps a whole copy of the object in one annotation: every edit would seem to change the metadata. */
export function readAnnotations(value: unknown): Readonly<Record<string, string>> {
  const { 'kubectl.kubernetes.io/last-applied-configuration': _copy, ...rest } = stringMap(value);
  return rest;
}

/** A pod whose status says nothing of readiness is ready: hand-written manifests have none. */
export function pod(manifest: Manifest): Pod {
  const spec = fields(manifest.raw.spec);
  const status = fields(manifest.raw.status);
  return {
    meta: meta(manifest),
    ...optional('ip', text(status.podIP)),
    ready: isReady(status),
    terminating: text(fields(manifest.raw.metadata).deletionTimestamp) !== undefined,
    ...podSpec(spec),
  };
}

/** The part of a pod that a workload's template gives as well. */
export function podSpec(spec: Fields): Pick<Pod, 'hostNetwork' | 'node' | 'ports'> {
  const sidecars = items(spec.initContainers).filter((each) => fields(each).restartPolicy === 'Always');
  return {
    hostNetwork: flag(spec.hostNetwork) ?? false,
    ...optional('node', text(spec.nodeName)),
    ports: [...items(spec.containers), ...sidecars].flatMap((each) =>
      items(fields(each).ports).flatMap(containerPort),
    ),
  };
}

/** True for a pod that has run to its end: it has no endpoints any more. */
export function isOver(manifest: Manifest): boolean {
  const phase = fields(manifest.raw.status).phase;
  return phase === 'Succeeded' || phase === 'Failed';
}

function isReady(status: Fields): boolean {
  const condition = items(status.conditions)
    .map(fields)
    .find((each) => each.type === 'Ready');
  if (condition !== undefined) return condition.status === 'True';
  return status.phase === undefined || status.phase === 'Running';
}

function containerPort(value: unknown): ContainerPort[] {
  const port = fields(value);
  const number = integer(port.containerPort);
  if (number === undefined || (port.protocol ?? 'TCP') !== 'TCP') return [];
  return [{ ...optional('name', text(port.name)), number }];
}

/** `wantsIP` tells a Service that leaves its address to the cluster. */
export function service(manifest: Manifest): { service: Service; wantsIP: boolean } {
  const spec = fields(manifest.raw.spec);
  const type = serviceTypes.find((each) => each === spec.type) ?? 'ClusterIP';
  const given = texts(spec.clusterIPs ?? [spec.clusterIP]).filter((ip) => ip !== '');
  return {
    service: {
      meta: meta(manifest),
      type,
      clusterIPs: type === 'ExternalName' ? [] : given.filter((ip) => ip !== 'None'),
      selector: stringMap(spec.selector),
      ...optional('externalName', text(spec.externalName)),
      publishNotReadyAddresses: flag(spec.publishNotReadyAddresses) ?? false,
      ports: items(spec.ports).flatMap(servicePort),
    },
    wantsIP: type !== 'ExternalName' && given.length === 0,
  };
}

const serviceTypes = ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'] as const;
const protocols = ['TCP', 'UDP', 'SCTP'] as const;

function servicePort(value: unknown): ServicePortSpec[] {
  const port = fields(value);
  const number = integer(port.port);
  if (number === undefined) return [];
  return [
    {
      name: text(port.name) ?? '',
      number,
      protocol: protocols.find((each) => each === port.protocol) ?? 'TCP',
      ...optional('appProtocol', text(port.appProtocol)),
      targetPort: integer(port.targetPort) || text(port.targetPort) || number,
    },
  ];
}

const addressTypes = ['IPv4', 'IPv6', 'FQDN'] as const;

export function endpointSlice(manifest: Manifest): EndpointSlice {
  const { raw } = manifest;
  const own = meta(manifest);
  return {
    meta: own,
    service: own.labels['kubernetes.io/service-name'] ?? '',
    addressType: addressTypes.find((each) => each === raw.addressType) ?? 'IPv4',
    ports: items(raw.ports).flatMap(slicePort),
    endpoints: items(raw.endpoints).map((each) => sliceEndpoint(fields(each), own.namespace)),
  };
}

function slicePort(value: unknown): SlicePort[] {
  const port = fields(value);
  const number = integer(port.port);
  if (number === undefined || (port.protocol ?? 'TCP') !== 'TCP') return [];
  return [{ name: text(port.name) ?? '', number }];
}

function sliceEndpoint(endpoint: Fields, namespace: string): SliceEndpoint {
  const conditions = fields(endpoint.conditions);
  const target = fields(endpoint.targetRef);
  const name = target.kind === 'Pod' ? text(target.name) : undefined;
  const ready = flag(conditions.ready) ?? true;
  return {
    addresses: texts(endpoint.addresses),
    ready,
    serving: flag(conditions.serving) ?? ready,
    terminating: flag(conditions.terminating) ?? false,
    ...optional('pod', name && `${text(target.namespace) ?? namespace}/${name}`),
    ...optional('node', text(endpoint.nodeName)),
    ...optional('zone', text(endpoint.zone)),
  };
}

/** The hash is of the decoded contents, so `data` and `stringData` of the same bytes are the same Secret. */
export function secret(manifest: Manifest): SecretRef {
  const contents = new Map<string, Buffer>();
  for (const [key, value] of Object.entries(stringMap(manifest.raw.data))) {
    contents.set(key, Buffer.from(value, 'base64'));
  }
  for (const [key, value] of Object.entries(stringMap(manifest.raw.stringData))) {
    contents.set(key, Buffer.from(value));
  }
  const hash = createHash('sha256');
  for (const key of [...contents.keys()].sort()) {
    const bytes = contents.get(key) ?? Buffer.alloc(0);
    hash.update(`${key.length}:${key}${bytes.length}:`).update(bytes);
  }
  return { meta: meta(manifest), hash: hash.digest('hex') };
}
