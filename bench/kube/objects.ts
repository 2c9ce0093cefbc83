import { annotations } from '../../src/api/objects.ts';
import type { Fields } from '../../src/api/read/fields.ts';

export interface Size {
  readonly services: number;
  readonly pods: number;
}

/** An object as it is sent to the API server; `path` is that of its collection. */
export interface Made {
  readonly path: string;
  readonly body: Fields & { readonly metadata: Fields & { readonly name: string } };
}

export const namespaceCount = 20;
/** So many services, all in the first namespace, are seen by every namespace with their rules; the others only by their own. */
const sharedServices = 3;
const versions = ['v1', 'v2'] as const;
const istio = 'networking.istio.io/v1';

export const namespaceName = (i: number): string => `team-${String(i % namespaceCount).padStart(2, '0')}`;
const serviceName = (i: number): string => `service-${String(i).padStart(4, '0')}`;
const podName = (i: number): string => `pod-${String(i).padStart(4, '0')}`;
const scopeName = (namespace: string): string => `sluice-scope-${namespace}`;

export const scopeKey = (namespace: string): string => `${namespace}/${scopeName(namespace)}`;
export const podKey = (i: number): string => `${namespaceName(i)}/${podName(i)}`;
/** A service, and the rules of its name. */
export const serviceKey = (i: number): string => `${namespaceName(i)}/${serviceName(i)}`;
export const ownKey = (i: number): string => `${namespaceName(i)}/sluice-${podName(i)}`;

/** An address of the pods' block, which Kubernetes itself never looks at. */
const address = (i: number): string => `198.18.${Math.floor(i / 250)}.${(i % 250) + 1}`;

/** What a pod says is its address. Nobody listens there, and what is sent there stays on this machine. */
const podAddress = (i: number): string => `127.18.${Math.floor(i / 250)}.${(i % 250) + 1}`;

/** What number a pod or a service has within its namespace. */
const place = (i: number): number => Math.floor(i / namespaceCount);
const isShared = (i: number): boolean => i % namespaceCount === 0 && place(i) < sharedServices;

/** Pods of one namespace stand in pairs, one of each version; a pair is behind every so many services. */
const pair = (i: number): string => `pair-${Math.floor(place(i) / 2)}`;
const pairs = (pods: number): number => Math.max(1, Math.floor(pods / namespaceCount / 2));
const pairBehind = (service: number, pods: number): number => place(service) % pairs(pods);

const inNamespace = (namespace: string, root: string, plural: string): string =>
  `${root}/namespaces/${namespace}/${plural}`;

export const namespaces = (): Made[] =>
  Array.from({ length: namespaceCount }, (_, i) => ({
    path: '/api/v1/namespaces',
    body: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespaceName(i) } },
  }));

/** A pod with the two annotations of an injected one, which no node runs. */
export const pod = (i: number): Made => ({
  path: inNamespace(namespaceName(i), '/api/v1', 'pods'),
  body: {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: podName(i),
      labels: { pair: pair(i), version: versions[place(i) % 2] },
      annotations: {
        [annotations.configMap]: `sluice-${podName(i)}`,
        [annotations.sharedConfigMap]: scopeName(namespaceName(i)),
      },
    },
    spec: { containers: [{ name: 'app', image: 'none', ports: [{ containerPort: 8080 }] }] },
  },
});

/** The part of a pod's status that a kubelet would write. */
export const podStatus = (i: number): object => ({
  status: {
    phase: 'Running',
    podIP: podAddress(i),
    podIPs: [{ ip: podAddress(i) }],
    conditions: [{ type: 'Ready', status: 'True' }],
  },
});

function service(i: number, pods: number): Made {
  const exported = isShared(i) ? {} : { annotations: { 'networking.istio.io/exportTo': '.' } };
  return {
    path: inNamespace(namespaceName(i), '/api/v1', 'services'),
    body: {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: serviceName(i), ...exported },
      spec: {
        selector: { pair: `pair-${pairBehind(i, pods)}` },
        ports: [{ name: 'http', port: 80, targetPort: 8080 }],
      },
    },
  };
}

/** What the endpoint controller would write, had the pods a node. */
function slice(i: number, pods: number): Made {
  const namespace = namespaceName(i);
  const first = pairBehind(i, pods) * 2;
  const behind = [first, first + 1].map((at) => at * namespaceCount + (i % namespaceCount));
  return {
    path: inNamespace(namespace, '/apis/discovery.k8s.io/v1', 'endpointslices'),
    body: {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: { name: serviceName(i), labels: { 'kubernetes.io/service-name': serviceName(i) } },
      addressType: 'IPv4',
      ports: [{ name: 'http', port: 8080, protocol: 'TCP' }],
      endpoints: behind.map((one) => ({
        addresses: [address(one)],
        conditions: { ready: true, serving: true, terminating: false },
        targetRef: { kind: 'Pod', namespace, name: podName(one) },
      })),
    },
  };
}

const exportTo = (i: number): object => (isShared(i) ? {} : { exportTo: ['.'] });

const rule = (i: number): Made => ({
  path: inNamespace(namespaceName(i), `/apis/${istio}`, 'destinationrules'),
  body: {
    apiVersion: istio,
    kind: 'DestinationRule',
    metadata: { name: serviceName(i) },
    spec: {
      host: serviceName(i),
      subsets: versions.map((version) => ({ name: version, labels: { version } })),
      ...exportTo(i),
    },
  },
});

export type Weights = readonly [number, number];

/** The part of a VirtualService that an edit of its weights changes. */
export const weighted = (i: number, weights: Weights): object => ({
  http: [
    {
      route: versions.map((subset, n) => ({
        destination: { host: serviceName(i), subset },
        weight: weights[n],
      })),
    },
  ],
});

const split = (i: number): Made => ({
  path: inNamespace(namespaceName(i), `/apis/${istio}`, 'virtualservices'),
  body: {
    apiVersion: istio,
    kind: 'VirtualService',
    metadata: { name: serviceName(i) },
    spec: { hosts: [serviceName(i)], ...weighted(i, [90, 10]), ...exportTo(i) },
  },
});

/** A service with all that belongs to it. */
export const serviceObjects = (i: number, { pods }: Size): Made[] => [
  service(i, pods),
  slice(i, pods),
  rule(i),
  split(i),
];

/** The VirtualService of a service: its path. */
export const splitPath = (i: number): string => `${split(i).path}/${serviceName(i)}`;
