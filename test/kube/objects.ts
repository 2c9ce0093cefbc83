import { fields, text } from '../../src/api/read/fields.ts';
import type { KubeClient } from '../../src/kube/client.ts';

/* Objects of pods that no kubelet knows of: what a cluster's own controllers would say of them is said by the test. */

/** Where they are made. */
export interface Place {
  readonly client: KubeClient;
  readonly ns: string;
}

export interface Port {
  readonly name: string;
  readonly number: number;
  /** The same as `number` unless given. */
  readonly target?: number;
}

/** Without a selector there is nobody who makes slices for it. Gives its address. */
export async function createService(
  { client, ns }: Place,
  name: string,
  {
    ports,
    selector,
  }: { readonly ports: readonly Port[]; readonly selector?: Readonly<Record<string, string>> },
): Promise<string> {
  const listed = ports.map((port) => ({
    name: port.name,
    port: port.number,
    targetPort: port.target ?? port.number,
  }));
  const spec = { ports: listed, ...(selector === undefined ? {} : { selector }) };
  const body = { apiVersion: 'v1', kind: 'Service', metadata: { name }, spec };
  const made = await client.request({ method: 'POST', path: `/api/v1/namespaces/${ns}/services`, body });
  return text(fields(fields(made).spec).clusterIP) ?? '';
}

interface NewSlice {
  readonly service: string;
  readonly ports: readonly Port[];
  /** Ready ones: their names by address. */
  readonly pods: Readonly<Record<string, string>>;
}

/** An endpoint of a pod that is ready. */
const readyEndpoint = (ns: string, ip: string, name: string) => ({
  addresses: [ip],
  conditions: { ready: true },
  targetRef: { kind: 'Pod', namespace: ns, name },
});

export const slicesPath = (ns: string): string => `/apis/discovery.k8s.io/v1/namespaces/${ns}/endpointslices`;

export async function createSlice({ client, ns }: Place, { service, ports, pods }: NewSlice): Promise<void> {
  const body = {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name: service, labels: { 'kubernetes.io/service-name': service } },
    addressType: 'IPv4',
    ports: ports.map(({ name, number, target }) => ({ name, port: target ?? number, protocol: 'TCP' })),
    endpoints: Object.entries(pods).map(([ip, name]) => readyEndpoint(ns, ip, name)),
  };
  await client.request({ method: 'POST', path: slicesPath(ns), body });
}

interface NewPod {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly ip: string;
}

export async function createPod(
  { client, ns }: Place,
  { name, labels, annotations, ip }: NewPod,
): Promise<void> {
  const spec = { automountServiceAccountToken: false, containers: [{ name: 'app', image: 'none' }] };
  const body = { apiVersion: 'v1', kind: 'Pod', metadata: { name, labels, annotations }, spec };
  await client.request({ method: 'POST', path: `/api/v1/namespaces/${ns}/pods`, body });
  await setPod({ client, ns }, name, { podIP: ip, podIPs: [{ ip }], phase: 'Pending' });
}

export const makeReady = (place: Place, name: string, ip: string): Promise<void> =>
  setPod(place, name, {
    phase: 'Running',
    podIP: ip,
    podIPs: [{ ip }],
    conditions: ['Initialized', 'ContainersReady', 'PodScheduled', 'Ready'].map((type) => ({
      type,
      status: 'True',
    })),
  });

async function setPod({ client, ns }: Place, name: string, status: object): Promise<void> {
  const path = `/api/v1/namespaces/${ns}/pods/${name}/status`;
  await client.request({ method: 'PATCH', path, body: { status } });
}
