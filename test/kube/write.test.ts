import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ControlPlane, controlPlane } from '../../lab/control-plane.ts';
import { clientOf, configOf } from '../../lab/kube.ts';
import { tcpProxy } from '../../lab/tcp-proxy.ts';
import { fields, items, text } from '../../src/api/read/fields.ts';
import { ApiError, type KubeClient, kubeClient } from '../../src/kube/client.ts';
import { contentHash, type Files, type PutResult, putConfigMap } from '../../src/kube/configmaps.ts';
import { type HeldConfigMaps, heldConfigMaps } from '../../src/kube/held.ts';
import { QueueStopped, type Retry, type Room } from '../../src/kube/lane.ts';
import type { Limits } from '../../src/kube/schedule.ts';
import { type WriteQueue, writeQueue } from '../../src/kube/write.ts';
import { configMap, createPod, namespace, until, versionOf } from './cluster.ts';

let cluster: ControlPlane;
let client: KubeClient;
let configMaps: HeldConfigMaps;
const queues: WriteQueue[] = [];

function open(limits: Partial<Limits> = {}): WriteQueue {
  const queue = writeQueue({ client, configMaps, told: () => {}, limits, instance: 'test' });
  queues.push(queue);
  return queue;
}

const files = (...entries: (readonly [string, string])[]): Files => new Map(entries);

const statusOf = (error: unknown): number | undefined =>
  error instanceof ApiError ? error.status : undefined;

/** The version that a write left. */
function written(result: PutResult): string {
  if (result.kind !== 'written') throw new Error(`expected a write, got ${result.kind}`);
  return result.held.resourceVersion;
}

beforeAll(async () => {
  cluster = await controlPlane();
  client = clientOf(cluster.kubeconfig);
  configMaps = heldConfigMaps({ client, told: () => {} });
  await configMaps.begin();
}, 120_000);

afterAll(async () => {
  await Promise.all(queues.map((queue) => queue.stop()));
  await configMaps?.stop();
  await client?.close();
  await cluster?.stop();
});

describe('ConfigMaps', () => {
  test('are made with their label, changed, and not written when nothing changed', async () => {
    const ns = await namespace(cluster, 'plain');
    const queue = open();
    const key = `${ns}/sluice-scope-a`;
    const made = await queue.put({ key, files: files(['cds.json', '{}']), rank: 'rest' });
    expect(made).toMatchObject({ kind: 'written', created: true });
    const there = await configMap(client, key);
    expect(there).toMatchObject({
      metadata: { labels: { 'sluice.dev/managed': 'true' } },
      data: { 'cds.json': '{}' },
    });
    expect(fields(items(fields(fields(there).metadata).managedFields)[0]).manager).toBe('sluice');

    const again = await queue.put({ key, files: files(['cds.json', '{}']), rank: 'rest' });
    expect(again.kind).toBe('unchanged');
    expect(await versionOf(client, key)).toBe(written(made));

    const changed = await queue.put({ key, files: files(['cds.json', '{"a":1}']), rank: 'rest' });
    expect(changed).toMatchObject({ kind: 'written', created: false });
    expect(await configMap(client, key)).toMatchObject({ data: { 'cds.json': '{"a":1}' } });

    await queue.remove(key);
    expect(await configMap(client, key)).toBeUndefined();
  });

  test('unchanged ones are not written by a process that has just started', async () => {
    const ns = await namespace(cluster, 'restart');
    const key = `${ns}/sluice-scope-a`;
    const made = await open().put({ key, files: files(['cds.json', 'x']), rank: 'rest' });
    const anew = heldConfigMaps({ client, told: () => {} });
    await anew.begin();
    const queue = writeQueue({ client, configMaps: anew, told: () => {}, instance: 'test' });
    const result = await queue.put({ key, files: files(['cds.json', 'x']), rank: 'rest' });
    expect(result.kind).toBe('unchanged');
    expect(await versionOf(client, key)).toBe(written(made));
    await queue.stop();
    await anew.stop();
  });

  test('a write in between is a conflict, is read, and is written over', async () => {
    const ns = await namespace(cluster, 'conflict');
    const key = `${ns}/sluice-scope-a`;
    const first = await putConfigMap(client, { key, files: files(['a', '1']) }, undefined);
    if (first.kind !== 'written') throw new Error(first.kind);
    await cluster.kubectl('-n', ns, 'annotate', 'configmap', 'sluice-scope-a', 'by=hand');
    const stale = { method: 'PUT', path: `/api/v1/namespaces/${ns}/configmaps/sluice-scope-a` } as const;
    const metadata = { name: 'sluice-scope-a', namespace: ns, resourceVersion: first.held.resourceVersion };
    const refused = client.request({ ...stale, body: { apiVersion: 'v1', kind: 'ConfigMap', metadata } });
    await expect(refused).rejects.toMatchObject({ status: 409 });

    const second = await putConfigMap(client, { key, files: files(['a', '2']) }, first.held);
    expect(second).toMatchObject({ kind: 'written', created: false });
    expect(await configMap(client, key)).toMatchObject({ data: { a: '2' } });
  });

  test('two writers of one ConfigMap both come through', async () => {
    const ns = await namespace(cluster, 'two');
    const key = `${ns}/sluice-scope-a`;
    const [one, two] = [open(), open()];
    const rounds = Array.from({ length: 10 }, (_, i) => [
      one.put({ key, files: files(['a', `one ${i}`]), rank: 'rest' }),
      two.put({ key, files: files(['a', `two ${i}`]), rank: 'rest' }),
    ]);
    for (const { kind } of await Promise.all(rounds.flat())) expect(['written', 'unchanged']).toContain(kind);
    expect(fields(fields(await configMap(client, key)).data).a).toMatch(/^(one|two) 9$/);
  });

  test('one whose answer was lost counts as written, since nobody was told of it', async () => {
    const ns = await namespace(cluster, 'unanswered');
    const key = `${ns}/sluice-scope-a`;
    const config = configOf(cluster.kubeconfig);
    const [server, user] = [config.getCurrentCluster(), config.getCurrentUser()];
    if (server === null || user === null) throw new Error('The kubeconfig has no cluster or no user.');
    const wire = await tcpProxy({ url: cluster.url, ca: Buffer.from(server.caData ?? '', 'base64') });
    config.loadFromClusterAndUser({ name: 'wire', server: wire.url, skipTLSVerify: true }, user);
    const overWire = kubeClient(config);
    const told: string[] = [];
    const queue = writeQueue({
      client: overWire,
      configMaps,
      told: ({ kind }) => told.push(kind),
      instance: 'test',
    });
    try {
      for (const text of ['{}', '{"a":1}']) {
        wire.truncate('"managedFields"', 'abrupt');
        const result = await queue.put({ key, files: files(['cds.json', text]), rank: 'rest' });
        expect(result).toMatchObject({ kind: 'written', created: text === '{}' });
        expect(await versionOf(client, key)).toBe(written(result));
        expect((await queue.put({ key, files: files(['cds.json', text]), rank: 'rest' })).kind).toBe(
          'unchanged',
        );
      }
      expect(told).toEqual(['retrying', 'retrying']);
    } finally {
      await queue.stop();
      await overWire.close();
      await wire.close();
    }
  });

  test('one of somebody else is left alone', async () => {
    const ns = await namespace(cluster, 'taken');
    await cluster.kubectl('-n', ns, 'create', 'configmap', 'sluice-scope-a', '--from-literal=mine=yes');
    const key = `${ns}/sluice-scope-a`;
    const before = await versionOf(client, key);
    const result = await open().put({ key, files: files(['a', '1']), rank: 'rest' });
    expect(result).toMatchObject({
      kind: 'refused',
      taken: { on: { namespace: ns, name: 'sluice-scope-a' } },
    });
    expect(await versionOf(client, key)).toBe(before);
  });

  test('in a namespace that is not there, or on its way out, nothing is made and nothing fails', async () => {
    const queue = open();
    const absent = await queue.put({ key: 'nowhere/a', files: files(['a', '1']), rank: 'rest' });
    expect(absent.kind).toBe('gone');
    const ns = await namespace(cluster, 'leaving');
    const held = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'held', finalizers: ['test/hold'] },
    };
    const path = `/api/v1/namespaces/${ns}/configmaps`;
    await client.request({ method: 'POST', path, body: held });
    await client.request({ method: 'DELETE', path: `/api/v1/namespaces/${ns}` });
    const result = await queue.put({ key: `${ns}/a`, files: files(['a', '1']), rank: 'rest' });
    expect(result.kind).toBe('gone');
    const body = { metadata: { finalizers: null } };
    await client.request({ method: 'PATCH', path: `${path}/held`, body });
  });

  test('an own one goes with its pod', async () => {
    const ns = await namespace(cluster, 'owner');
    const uid = await createPod(client, ns, 'web');
    const key = `${ns}/sluice-web`;
    await open().put({ key, files: files(['lds.json', '{}']), owner: { name: 'web', uid }, rank: 'rest' });
    await client.request({
      method: 'DELETE',
      path: `/api/v1/namespaces/${ns}/pods/web`,
      query: { gracePeriodSeconds: '0' },
    });
    await until(async () => (await configMap(client, key)) === undefined, 50_000);
  });
});

describe('the queue', () => {
  test('writes only the last of many values, and gives all who asked its answer', async () => {
    const ns = await namespace(cluster, 'last');
    const key = `${ns}/a`;
    const queue = open();
    const results = await Promise.all(
      Array.from({ length: 50 }, (_, i) => queue.put({ key, files: files(['a', `${i}`]), rank: 'rest' })),
    );
    expect(new Set(results.map(written)).size).toBeLessThanOrEqual(2);
    expect(await configMap(client, key)).toMatchObject({ data: { a: '49' } });
  });

  test('route edits go first, then endpoints that leave, then the rest', async () => {
    const ns = await namespace(cluster, 'ranks');
    const queue = open({ atOnce: 1 });
    const put = async (name: string, rank: 'routes' | 'leaving' | 'rest') =>
      Number(written(await queue.put({ key: `${ns}/${name}`, files: files(['a', '1']), rank })));
    const [first, rest, raised, leaving, routes] = await Promise.all([
      put('first', 'rest'),
      put('c', 'rest'),
      put('d', 'rest'),
      put('b', 'leaving'),
      put('a', 'routes'),
      put('d', 'routes'),
    ]);
    const versions = [routes, raised, leaving, first, rest];
    expect(versions).toEqual(versions.toSorted((a, b) => a - b));
  });

  test('bytes are bounded', async () => {
    const ns = await namespace(cluster, 'bytes');
    const queue = open({ bytesPerSecond: 50_000 });
    const content = 'x'.repeat(50_000);
    const began = performance.now();
    await Promise.all(
      ['a', 'b', 'c'].map((name) =>
        queue.put({ key: `${ns}/${name}`, files: files(['a', content]), rank: 'rest' }),
      ),
    );
    const took = performance.now() - began;
    expect(took).toBeGreaterThan(1_900);
    expect(took).toBeLessThan(4_000);
  });

  test('pokes are bounded, and what is bounded otherwise goes on meanwhile', async () => {
    const ns = await namespace(cluster, 'pokes');
    const names = Array.from({ length: 9 }, (_, i) => `pod-${i}`);
    for (const name of names) await createPod(client, ns, name);
    const queue = open({ pokesPerSecond: 3 });
    const began = performance.now();
    const pokes = Promise.all(names.map((name) => queue.poke({ namespace: ns, name }, 'v1')));
    await queue.put({ key: `${ns}/a`, files: files(['a', '1']), rank: 'rest' });
    expect(performance.now() - began).toBeLessThan(900);
    await pokes;
    expect(performance.now() - began).toBeGreaterThan(1_900);
  });

  test('a pod is poked at most once a second, with the last version, and only its annotation changes', async () => {
    const ns = await namespace(cluster, 'poke');
    await createPod(client, ns, 'web');
    const path = `/api/v1/namespaces/${ns}/pods/web`;
    const before = fields(await client.request({ method: 'GET', path }));
    const resourceVersion = text(fields(before.metadata).resourceVersion) ?? '';
    const seen: { at: number; version: unknown }[] = [];
    const end = new AbortController();
    const stream = await client.stream({
      path: `/api/v1/namespaces/${ns}/pods`,
      query: { watch: 'true', resourceVersion },
      signal: end.signal,
    });
    const reading = (async () => {
      for await (const event of stream) {
        const { metadata } = fields(fields(event).object);
        const version = fields(fields(metadata).annotations)['sluice.dev/config-version'];
        seen.push({ at: performance.now(), version });
      }
    })().catch(() => {});
    const queue = open();
    const pokes: Promise<void>[] = [];
    const began = performance.now();
    for (let i = 0; performance.now() - began < 2_500; i++) {
      pokes.push(queue.poke({ namespace: ns, name: 'web' }, `v${i}`));
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    pokes.push(queue.poke({ namespace: ns, name: 'web' }, 'last'));
    await Promise.all(pokes);
    await until(async () => seen.at(-1)?.version === 'last');
    end.abort();
    await reading;
    expect(seen.length).toBeGreaterThanOrEqual(3);
    expect(seen.length).toBeLessThanOrEqual(4);
    for (const [i, { at }] of seen.entries()) {
      const last = seen[i - 1];
      if (last !== undefined) expect(at - last.at).toBeGreaterThan(950);
    }
    const after = fields(await client.request({ method: 'GET', path }));
    expect(after.spec).toEqual(before.spec);
    expect(fields(after.metadata).annotations).toEqual({ 'sluice.dev/config-version': 'last' });
    await expect(queue.poke({ namespace: ns, name: 'not-there' }, 'v')).resolves.toBeUndefined();
  }, 30_000);

  test('waits for an API server that is away', async () => {
    const ns = await namespace(cluster, 'away');
    const retries: string[] = [];
    const told = (event: Retry | Room) => {
      if (event.kind === 'retrying') retries.push(event.what);
    };
    const queue = writeQueue({ client, configMaps, told, instance: 'test' });
    queues.push(queue);
    let write: Promise<PutResult> | undefined;
    await cluster.restartApiServer(async () => {
      write = queue.put({ key: `${ns}/a`, files: files(['a', '1']), rank: 'rest' });
      await until(async () => retries.length >= 2);
    });
    expect((await write)?.kind).toBe('written');
    expect(retries).toContain(`ConfigMap ${ns}/a`);
  }, 60_000);

  test('is let in by turns where the API server has too much to do, and loses nothing', async () => {
    const ns = await namespace(cluster, 'throttled');
    const throttled = clientOf(await cluster.kubeconfigFor('throttled'));
    const group = '/apis/flowcontrol.apiserver.k8s.io/v1';
    const limited = {
      nominalConcurrencyShares: 0,
      borrowingLimitPercent: 0,
      limitResponse: { type: 'Reject' },
    };
    const level = { metadata: { name: 'tiny' }, spec: { type: 'Limited', limited } };
    await client.request({ method: 'POST', path: `${group}/prioritylevelconfigurations`, body: level });
    const rule = {
      subjects: [{ kind: 'User', user: { name: 'throttled' } }],
      resourceRules: [{ verbs: ['*'], apiGroups: ['*'], resources: ['*'], namespaces: ['*'] }],
    };
    const spec = {
      priorityLevelConfiguration: { name: 'tiny' },
      matchingPrecedence: 100,
      rules: [rule],
    };
    const flow = { metadata: { name: 'tiny' }, spec };
    await client.request({ method: 'POST', path: `${group}/flowschemas`, body: flow });
    await cluster.kubectl(
      'create',
      'clusterrolebinding',
      'throttled',
      '--clusterrole=edit',
      '--user=throttled',
    );
    // A level without a seat lets in one call at a time.
    const refused = async () => {
      const path = `/api/v1/namespaces/${ns}/configmaps`;
      const calls = Array.from({ length: 20 }, () => throttled.request({ method: 'GET', path }));
      const ends = await Promise.allSettled(calls);
      return ends.some((end) => end.status === 'rejected' && statusOf(end.reason) === 429);
    };
    await until(refused, 60_000);

    const delays: number[] = [];
    const told = (event: Retry | Room) => {
      if (event.kind === 'retrying' && statusOf(event.error) === 429) delays.push(event.delay);
    };
    const queue = writeQueue({ client: throttled, configMaps, told, instance: 'test' });
    queues.push(queue);
    const names = Array.from({ length: 10 }, (_, i) => `c-${i}`);
    const all = await Promise.all(
      names.map((name) => queue.put({ key: `${ns}/${name}`, files: files(['a', name]), rank: 'rest' })),
    );
    for (const { kind } of all) expect(['written', 'unchanged']).toContain(kind);
    // The server asks for a second, which is more than the first pauses of our own.
    expect(delays).not.toEqual([]);
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(1_000);
    for (const name of names) {
      expect(fields(await configMap(client, `${ns}/${name}`)).data).toEqual({ a: name });
    }
    await throttled.close();
  }, 180_000);

  test('what waits when it stops is rejected', async () => {
    const ns = await namespace(cluster, 'stop');
    const queue = open({ bytesPerSecond: 1 });
    const put = (name: string) =>
      queue.put({ key: `${ns}/${name}`, files: files(['a', '12']), rank: 'rest' });
    expect((await put('a')).kind).toBe('written');
    const rejected = expect(put('b')).rejects.toBeInstanceOf(QueueStopped);
    await queue.stop();
    await rejected;
    await expect(put('c')).rejects.toBeInstanceOf(QueueStopped);
  });

  test('says which right is missing', async () => {
    const ns = await namespace(cluster, 'rights');
    const poor = clientOf(await cluster.kubeconfigFor('nobody'));
    const queue = writeQueue({ client: poor, configMaps, told: () => {}, instance: 'test' });
    const put = queue.put({ key: `${ns}/a`, files: files(['a', '1']), rank: 'rest' });
    await expect(put).rejects.toThrow(/"nobody" cannot create resource "configmaps"/);
    await queue.stop();
    await poor.close();
  });
});

test('the hash of files does not depend on their order', () => {
  const one = contentHash(files(['a', '1'], ['b', '2']));
  expect(contentHash(files(['b', '2'], ['a', '1']))).toBe(one);
  expect(contentHash(files(['a', '1'], ['b', '3']))).not.toBe(one);
  expect(contentHash(files(['a', '12'], ['b', '']))).not.toBe(contentHash(files(['a', '1'], ['b', '2'])));
});
