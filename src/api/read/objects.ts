import {
  annotations,
  type ContainerPort,
  type ContainerUser,
  type EndpointSlice,
  type Labels,
  type Meta,
  type Owner,
  type Pod,
  type Service,
  type ServicePortSpec,
  type SliceEndpoint,
  type SlicePort,
} from '../objects.ts';
import { type Fields, fields, flag, integer, items, optional, stringMap, text, texts } from './fields.ts';

/* The fields that are read of an object. What the API server would refuse or default is taken as its default. */

/** An object in JSON form, of which only the address is known to be sound. */
export interface RawObject {
  readonly on: { readonly namespace: string; readonly name: string };
  readonly raw: Fields;
}

/** An object of the API server, whose name is in its metadata. */
export function rawObject(value: unknown): RawObject {
  const raw = fields(value);
  const { namespace, name } = fields(raw.metadata);
  return { on: { namespace: text(namespace) ?? '', name: text(name) ?? '' }, raw };
}

export function meta(object: RawObject): Meta {
  const metadata = fields(object.raw.metadata);
  return {
    namespace: object.on.namespace,
    name: object.on.name,
    labels: stringMap(metadata.labels),
    annotations: readAnnotations(metadata.annotations),
    ...optional('created', text(metadata.creationTimestamp)),
    ...optional('generation', integer(metadata.generation)),
  };
}

/** The annotations that nobody reads though they change: through them an object would seem to be another one. */
const noise: ReadonlySet<string> = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  'endpoints.kubernetes.io/last-change-trigger-time',
  annotations.configVersion,
]);

export const readAnnotations = (value: unknown): Labels =>
  Object.fromEntries(Object.entries(stringMap(value)).filter(([key]) => !noise.has(key)));

/** An Istio object. Its schema has been checked before, so here the spec gets its type. */
export const withSpec = <Spec>(object: RawObject): { readonly meta: Meta; readonly spec: Spec } => ({
  meta: meta(object),
  spec: (object.raw.spec ?? {}) as Spec,
});

/** A pod whose status says nothing of readiness is ready: hand-written objects have none. */
export function pod(object: RawObject): Pod {
  const spec = fields(object.raw.spec);
  const status = fields(object.raw.status);
  const metadata = fields(object.raw.metadata);
  return {
    meta: meta(object),
    ...optional('uid', text(metadata.uid)),
    ...optional('owner', owner(metadata)),
    ...addresses(status),
    ready: isReady(status),
    terminating: text(metadata.deletionTimestamp) !== undefined,
    ...podSpec(spec),
  };
}

/** The list counts the first address as well, which old or hand-written objects give alone. */
function addresses(status: Fields): Pick<Pod, 'ip' | 'otherIP'> {
  const listed = items(status.podIPs).flatMap((each) => text(fields(each).ip) ?? []);
  const ip = text(status.podIP) ?? listed[0];
  return { ...optional('ip', ip), ...optional('otherIP', ip && listed.find((each) => each !== ip)) };
}

/** What runs a pod; a ReplicaSet of a Deployment stands for the Deployment, whose name it carries before the template's hash. */
function owner(metadata: Fields): Owner | undefined {
  const controller = items(metadata.ownerReferences)
    .map(fields)
    .find((each) => each.controller === true);
  const name = text(controller?.name);
  const kind = text(controller?.kind);
  if (name === undefined || kind === undefined) return undefined;
  const hash = text(fields(metadata.labels)['pod-template-hash']);
  return kind === 'ReplicaSet' && hash !== undefined && name.endsWith(`-${hash}`)
    ? { kind: 'Deployment', name: name.slice(0, -hash.length - 1) }
    : { kind, name };
}

/** The part of a pod that a workload's template gives as well. */
export function podSpec(spec: Fields): Pick<Pod, 'hostNetwork' | 'node' | 'ports' | 'users'> {
  const sidecars = items(spec.initContainers).filter((each) => fields(each).restartPolicy === 'Always');
  const users = containerUsers(spec);
  return {
    hostNetwork: flag(spec.hostNetwork) ?? false,
    ...optional('node', text(spec.nodeName)),
    ...optional('users', users.length === 0 ? undefined : users),
    ports: [...items(spec.containers), ...sidecars].flatMap((each) =>
      items(fields(each).ports).flatMap(containerPort),
    ),
  };
}

/** A container's own user stands over the pod's. */
function containerUsers(spec: Fields): readonly ContainerUser[] {
  const shared = integer(fields(spec.securityContext).runAsUser);
  return (['initContainers', 'containers'] as const).flatMap((list) =>
    items(spec[list]).flatMap((each, i): ContainerUser[] => {
      const container = text(fields(each).name) ?? '';
      const own = integer(fields(fields(each).securityContext).runAsUser);
      if (own !== undefined)
        return [{ container, uid: own, path: `spec.${list}[${i}].securityContext.runAsUser` }];
      return shared === undefined ? [] : [{ container, uid: shared, path: 'spec.securityContext.runAsUser' }];
    }),
  );
}

/** True for a pod that has run to its end: it has no endpoints any more. */
export function isOver(object: RawObject): boolean {
  const phase = fields(object.raw.status).phase;
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
export function service(object: RawObject): { service: Service; wantsIP: boolean } {
  const spec = fields(object.raw.spec);
  const type = serviceTypes.find((each) => each === spec.type) ?? 'ClusterIP';
  const given = texts(spec.clusterIPs ?? [spec.clusterIP]).filter((ip) => ip !== '');
  return {
    service: {
      meta: meta(object),
      ...optional('uid', text(fields(object.raw.metadata).uid)),
      type,
      clusterIPs: type === 'ExternalName' ? [] : given.filter((ip) => ip !== 'None'),
      selector: stringMap(spec.selector),
      ...optional('externalName', text(spec.externalName)),
      publishNotReadyAddresses: flag(spec.publishNotReadyAddresses) ?? false,
      ...optional('trafficDistribution', text(spec.trafficDistribution)),
      ...optional('internalTrafficPolicy', text(spec.internalTrafficPolicy)),
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

export function endpointSlice(object: RawObject): EndpointSlice {
  const { raw } = object;
  const own = meta(object);
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
