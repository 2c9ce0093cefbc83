import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ControlPlane, controlPlane } from '../../lab/control-plane.ts';
import { clientOf } from '../../lab/kube.ts';
import type { KubeClient } from '../../src/kube/client.ts';
import { contentHash, type Files } from '../../src/kube/configmaps.ts';
import { type HeldConfigMaps, heldConfigMaps } from '../../src/kube/held.ts';
import { type WriteQueue, writeQueue } from '../../src/kube/write.ts';
import { namespace, until } from './cluster.ts';

let cluster: ControlPlane;
let client: KubeClient;
let held: HeldConfigMaps;
let queue: WriteQueue;
const texts: string[] = [];

/** Notes each call whose answer is the text of ConfigMaps. */
const noting = (inner: KubeClient): KubeClient => ({
  ...inner,
  request: (call) => {
    if (call.accept === undefined) texts.push(`${call.method} ${call.path}`);
    return inner.request(call);
  },
  stream: (call) => {
    if (call.accept === undefined) texts.push(`WATCH ${call.path}`);
    return inner.stream(call);
  },
});

beforeAll(async () => {
  cluster = await controlPlane();
  client = noting(clientOf(cluster.kubeconfig));
  held = heldConfigMaps({ client, told: () => {} });
  await held.begin();
  queue = writeQueue({ client, configMaps: held, told: () => {}, instance: 'test' });
}, 600_000);

afterAll(async () => {
  await queue?.stop();
  await held?.stop();
  await client?.close();
  await cluster?.stop();
});

const files = (value: string): Files => new Map([['cds.json', value]]);

/** Writes it, and waits until the watch has told of a later write as well. */
async function put(ns: string, value: string): Promise<void> {
  await queue.put({ key: `${ns}/a`, files: files(value), rank: 'rest' });
  let changes = 0;
  held.onChange(() => {
    changes++;
  });
  await queue.put({ key: `${ns}/b`, files: files(value), rank: 'rest' });
  await until(async () => changes > 0);
}

test('what we write is never read back', async () => {
  const ns = await namespace(cluster, 'own');
  texts.length = 0;
  for (const value of ['1', '2', '3', '4', '5']) await put(ns, value);
  expect(held.get(`${ns}/a`)).toMatchObject({ content: 'intact', hash: contentHash(files('5')) });
  expect(texts).toEqual([]);
});

test("another hand's contents are read, and known as such; a delete shows at once", async () => {
  const ns = await namespace(cluster, 'hand');
  await put(ns, '1');
  texts.length = 0;
  const path = `/api/v1/namespaces/${ns}/configmaps/a`;
  await client.request({ method: 'PATCH', path, accept: 'application/json', body: { data: { more: 'x' } } });
  await until(async () => held.get(`${ns}/a`)?.content === 'edited', 30_000);
  expect(texts).toEqual([`GET ${path}`]);

  await client.request({ method: 'PATCH', path, accept: 'application/json', body: { data: { more: null } } });
  await until(async () => held.get(`${ns}/a`)?.content === 'intact', 30_000);
  await client.request({ method: 'DELETE', path, accept: 'application/json' });
  await until(async () => held.get(`${ns}/a`) === undefined, 5_000);
});

test('many of an earlier process are read by a list, page by page', async () => {
  const ns = await namespace(cluster, 'many');
  await Promise.all(
    Array.from({ length: 60 }, (_, i) => queue.put({ key: `${ns}/m-${i}`, files: files('x'), rank: 'rest' })),
  );
  texts.length = 0;
  const anew = heldConfigMaps({ client, told: () => {} });
  await anew.begin();
  expect(anew.get(`${ns}/m-59`)).toMatchObject({ content: 'intact', hash: contentHash(files('x')) });
  expect(new Set(texts)).toEqual(new Set(['GET /api/v1/configmaps']));
  await anew.stop();
});
