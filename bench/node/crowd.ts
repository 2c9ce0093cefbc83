import type { ClusterNode } from '../../lab/node.ts';
import { type Fields, fields, items, text } from '../../src/api/read/fields.ts';
import type { KubeClient } from '../../src/kube/client.ts';

export interface Crowd {
  readonly pods: number;
  /** One after another, each gone before the next. */
  readonly waves: number;
  readonly restarts: number;
  /** How the containers that were restarted had ended: name, reason and exit code. */
  readonly ends: readonly string[];
  /** Pods whose ConfigMaps the kubelet looked for before they were there. */
  readonly early: number;
  /** Median seconds from a pod's making to its readiness, of those and of the others; the API server counts in whole seconds. */
  readonly secondsEarly: number | undefined;
  readonly secondsOthers: number | undefined;
}

const manifest = (namespace: string, pods: number): string => `
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

/** What is seen of one pod: whether the kubelet was early, seconds to readiness, restarts of its containers. */
interface Member {
  readonly early: boolean;
  readonly time: number;
  readonly restarts: number;
  readonly ends: readonly string[];
}

const owns = /configmap "(?!sluice-scope-)[^"]+" not found/;

/** How the run of a container before the present one ended, if there was one. */
function endOf({ name, lastState }: Fields): readonly string[] {
  const { terminated } = fields(lastState);
  const { reason, exitCode } = fields(terminated);
  return terminated === undefined ? [] : [`${text(name)}: ${text(reason)}, exit code ${Number(exitCode)}`];
}

/** Brings up so many sidecars at once in a namespace of their own, and takes them away. */
async function wave(
  node: ClusterNode,
  client: KubeClient,
  namespace: string,
  pods: number,
): Promise<readonly Member[]> {
  await node.apply(manifest(namespace, pods));
  await node.kubectl('-n', namespace, 'rollout', 'status', 'deployment/crowd', '--timeout=1800s');
  const get = async (kind: string) => {
    const path = `/api/v1/namespaces/${namespace}/${kind}`;
    return items(fields(await client.request({ method: 'GET', path })).items).map(fields);
  };
  const missed = new Set(
    (await get('events'))
      .filter(({ reason, message }) => reason === 'FailedMount' && owns.test(text(message) ?? ''))
      .map(({ involvedObject }) => text(fields(involvedObject).name)),
  );
  const members = (await get('pods')).map(({ metadata, status }) => {
    const { name, creationTimestamp } = fields(metadata);
    const { conditions, initContainerStatuses, containerStatuses } = fields(status);
    const ready = items(conditions)
      .map(fields)
      .find(({ type }) => type === 'Ready');
    const containers = [...items(initContainerStatuses), ...items(containerStatuses)].map(fields);
    return {
      early: missed.has(text(name)),
      time: seconds(creationTimestamp, ready?.lastTransitionTime),
      restarts: containers.reduce((sum, { restartCount }) => sum + Number(restartCount), 0),
      ends: containers.flatMap(endOf),
    };
  });
  await node.kubectl('delete', 'namespace', namespace, '--timeout=900s');
  return members;
}

/** Brings up so many sidecars on the node, in waves of the same size, each at once. */
export async function crowd(
  node: ClusterNode,
  client: KubeClient,
  { pods, waves }: { readonly pods: number; readonly waves: number },
): Promise<Crowd> {
  const all: Member[] = [];
  for (let number = 1; number <= waves; number++) {
    const size = Math.ceil((pods - all.length) / (waves - number + 1));
    all.push(...(await wave(node, client, `crowd-${number}`, size)));
  }
  const early = all.filter((each) => each.early);
  const others = all.filter((each) => !each.early);
  return {
    pods: all.length,
    waves,
    restarts: all.reduce((sum, { restarts }) => sum + restarts, 0),
    ends: all.flatMap(({ ends }) => ends),
    early: early.length,
    secondsEarly: middle(early.map(({ time }) => time)),
    secondsOthers: middle(others.map(({ time }) => time)),
  };
}
