import type { ClusterNode } from '../../lab/node.ts';
import { fields, items, text } from '../../src/api/read/fields.ts';
import type { KubeClient } from '../../src/kube/client.ts';

export interface Crowd {
  readonly pods: number;
  readonly restarts: number;
  /** Pods whose ConfigMaps the kubelet looked for before they were there. */
  readonly early: number;
  /** Median seconds from a pod's making to its readiness, of those and of the others; the API server counts in whole seconds. */
  readonly secondsEarly: number | undefined;
  readonly secondsOthers: number | undefined;
}

const namespace = 'crowd';
const manifest = (pods: number): string => `
apiVersion: v1
kind: Namespace
metadata: { name: ${namespace}, labels: { istio-injection: enabled } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: crowd, namespace: ${namespace} }
spec:
  replicas: ${pods}
  progressDeadlineSeconds: 1800
  selector: { matchLabels: { app: crowd } }
  template:
    metadata:
      labels: { app: crowd }
      annotations:
        sidecar.istio.io/proxyCPU: 1m
        sidecar.istio.io/proxyMemory: 16Mi
    spec:
      terminationGracePeriodSeconds: 1
      containers: [{ name: app, image: busybox, command: [tail, -f, /dev/null] }]
`;

const seconds = (from: unknown, to: unknown): number =>
  (Date.parse(text(to) ?? '') - Date.parse(text(from) ?? '')) / 1000;

const middle = (values: readonly number[]): number | undefined =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Brings up so many sidecars on the node at once, and takes them away. */
export async function crowd(node: ClusterNode, client: KubeClient, pods: number): Promise<Crowd> {
  await node.apply(manifest(pods));
  await node.kubectl('-n', namespace, 'rollout', 'status', 'deployment/crowd', '--timeout=1800s');
  const get = async (path: string) =>
    items(fields(await client.request({ method: 'GET', path })).items).map(fields);
  const all = await get(`/api/v1/namespaces/${namespace}/pods`);
  const events = await get(`/api/v1/namespaces/${namespace}/events`);
  const missed = new Set(
    events
      .filter(({ reason, message }) => reason === 'FailedMount' && /not found/.test(text(message) ?? ''))
      .map(({ involvedObject }) => text(fields(involvedObject).name)),
  );
  const times = all.map(({ metadata, status }) => {
    const ready = items(fields(status).conditions)
      .map(fields)
      .find(({ type }) => type === 'Ready');
    const { name, creationTimestamp } = fields(metadata);
    return { early: missed.has(text(name)), time: seconds(creationTimestamp, ready?.lastTransitionTime) };
  });
  const restarts = all.flatMap(({ status }) =>
    [...items(fields(status).initContainerStatuses), ...items(fields(status).containerStatuses)].map((each) =>
      Number(fields(each).restartCount),
    ),
  );
  await node.kubectl('delete', 'namespace', namespace, '--wait=false');
  return {
    pods: all.length,
    restarts: restarts.reduce((sum, each) => sum + each, 0),
    early: missed.size,
    secondsEarly: middle(times.filter(({ early }) => early).map(({ time }) => time)),
    secondsOthers: middle(times.filter(({ early }) => !early).map(({ time }) => time)),
  };
}
