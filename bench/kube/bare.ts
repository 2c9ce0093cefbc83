import { setTimeout as pause } from 'node:timers/promises';
import { annotations } from '../../src/api/objects.ts';
import { fields, stringMap } from '../../src/api/read/fields.ts';
import type { KubeClient } from '../../src/kube/client.ts';
import { metadataOnly } from '../../src/kube/kinds.ts';
import { splitPath } from './objects.ts';

/** The contents of ConfigMaps under their keys, `namespace/name`, as they are sent. */
export type Contents = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** One change as it reaches the API server: ConfigMaps, and for each the pods that are poked after it. */
export interface BareWrite {
  readonly contents: Contents;
  readonly pods: (namespace: string) => readonly string[];
  readonly version: string;
}

export interface BareLimits {
  readonly atOnce: number;
  readonly pokesPerSecond: number;
}

const pathOf = (key: string, plural: string): string => {
  const [namespace = '', name = ''] = key.split('/', 2);
  return `/api/v1/namespaces/${namespace}/${plural}/${name}`;
};

/** The ConfigMap of a client that has no operator around it: of the same length in each part as that of the operator. */
export const twinOf = (key: string): string => key.replace('/sluice-scope-', '/nobody-scope-');

const twin = (key: string, data: object): object => {
  const [namespace = '', name = ''] = key.split('/', 2);
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name,
      namespace,
      labels: { 'nobody.dev/managed': 'true' },
      annotations: { 'nobody.dev/content-hash': '0'.repeat(64) },
    },
    data,
  };
};

/** Reads the contents of ConfigMaps. */
export async function contentsOf(client: KubeClient, keys: readonly string[]): Promise<Contents> {
  const read = async (key: string) => {
    const object = await client.request({ method: 'GET', path: pathOf(key, 'configmaps') });
    return [key, stringMap(fields(object).data)] as const;
  };
  return new Map(await Promise.all(keys.map(read)));
}

/** Edits the VirtualService of a service in an annotation that the operator passes over, so that it alone does not follow. */
export const editBare = (client: KubeClient, service: number, version: string): Promise<unknown> =>
  client.request({
    method: 'PATCH',
    path: splitPath(service),
    body: { metadata: { annotations: { 'kubectl.kubernetes.io/last-applied-configuration': version } } },
  });

/** Makes the twins of ConfigMaps. */
export async function makeTwins(client: KubeClient, contents: Contents): Promise<void> {
  for (const [key, data] of contents) {
    const path = pathOf(key, 'configmaps').replace(/\/[^/]+$/, '');
    await client.request({ method: 'POST', path, body: twin(twinOf(key), data) });
  }
}

/** Writes the twins and pokes the pods, as plainly as can be within the limits. */
export async function writeBare(
  client: KubeClient,
  { contents, pods, version }: BareWrite,
  { atOnce, pokesPerSecond }: BareLimits,
): Promise<void> {
  const start = performance.now();
  const send = slots(atOnce);
  let poked = 0;
  const pokeInTime = async (pod: string): Promise<void> => {
    // The first second's worth goes at once, as with the operator's own limit.
    const due = start + (Math.max(0, ++poked - pokesPerSecond) / pokesPerSecond) * 1000;
    const early = due - performance.now();
    if (early > 0) await pause(early);
    await poke(client, pod, version);
  };
  const writeOne = async ([key, data]: readonly [string, object]): Promise<void> => {
    const path = pathOf(twinOf(key), 'configmaps');
    const body = twin(twinOf(key), data);
    const query = { fieldManager: 'nobody' };
    await send(() => client.request({ method: 'PUT', path, query, accept: metadataOnly.object, body }));
    await Promise.all(pods(key.split('/')[0] ?? '').map((pod) => send(() => pokeInTime(pod))));
  };
  await Promise.all([...contents].map(writeOne));
}

/** Lets so many calls run together, in the order in which they came. */
function slots(free: number): (call: () => Promise<unknown>) => Promise<void> {
  const line: (() => void)[] = [];
  let left = free;
  return async (call) => {
    if (left === 0) await new Promise<void>((enter) => line.push(enter));
    else left--;
    await call();
    const next = line.shift();
    if (next === undefined) left++;
    else next();
  };
}

const poke = (client: KubeClient, pod: string, version: string): Promise<unknown> =>
  client.request({
    method: 'PATCH',
    path: pathOf(pod, 'pods'),
    query: { fieldManager: 'nobody' },
    contentType: 'application/merge-patch+json',
    accept: metadataOnly.object,
    body: { metadata: { annotations: { [annotations.configVersion]: version } } },
  });
