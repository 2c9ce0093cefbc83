import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type ControlPlane, controlPlane } from '../../lab/control-plane.ts';
import { clientOf } from '../../lab/kube.ts';
import type { Pod } from '../../src/api/objects.ts';
import { fields, items, text } from '../../src/api/read/fields.ts';
import type { ScopeFiles } from '../../src/envoy/model.ts';
import { urgency } from '../../src/envoy/urgency.ts';
import type { KubeClient } from '../../src/kube/client.ts';
import { heldConfigMaps } from '../../src/kube/held.ts';
import type { Rank } from '../../src/kube/schedule.ts';
import { kubeSink, type SinkEvent } from '../../src/kube/sink.ts';
import { type WriteQueue, writeQueue } from '../../src/kube/write.ts';
import type { Workload } from '../../src/mesh/model.ts';
import { configMap, createPod, namespace, until, versionOf } from './cluster.ts';

let cluster: ControlPlane;
let client: KubeClient;
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  cluster = await controlPlane();
  client = clientOf(cluster.kubeconfig);
}, 120_000);

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

afterAll(async () => {
  await client?.close();
  await cluster?.stop();
});

/** A sink as an operator has it that starts now; `requests` are those it made. */
async function open(pods: readonly Pod[], times: { stepTime?: number; grace?: number } = {}) {
  const requests: string[] = [];
  const counted: KubeClient = {
    ...client,
    request: (call) => {
      requests.push(`${call.method} ${call.path}`);
      return client.request(call);
    },
  };
  const events: SinkEvent[] = [];
  const table = new Map(pods.map((pod) => [`${pod.meta.namespace}/${pod.meta.name}`, pod]));
  const configMaps = heldConfigMaps({ client, told: () => {} });
  const queue = writeQueue({ client: counted, configMaps, told: () => {}, instance: 'test' });
  const told = (event: SinkEvent) => events.push(event);
  const ranks: Rank[] = [];
  const ranked: WriteQueue = {
    ...queue,
    put: (write) => {
      ranks.push(write.rank);
      return queue.put(write);
    },
  };
  const sink = kubeSink({
    client: counted,
    queue: ranked,
    configMaps,
    secrets: { text: () => 'a certificate', files: () => undefined },
    pods: () => table,
    urgency,
    told,
    ...times,
  });
  const stop = async () => {
    sink.stop();
    await queue.stop();
    await configMaps.stop();
  };
  closing.push(stop);
  await configMaps.begin();
  return { sink, requests, ranks, events, pods: table, stop };
}

/** A pod in the cluster and as the operator reads it. */
async function pod(ns: string, name: string): Promise<Pod> {
  const annotations = {
    'sluice.dev/config-map': `sluice-${name}`,
    'sluice.dev/shared-config-map': 'sluice-scope',
  };
  await createPod(client, ns, name, annotations);
  return {
    meta: { namespace: ns, name, labels: {}, annotations },
    // Nothing listens there.
    ip: '127.77.0.9',
    ready: true,
    terminating: false,
    hostNetwork: false,
    ports: [],
  };
}

const workload = (ns: string, name: string): Workload => ({
  key: `${ns}/sluice-${name}`,
  scope: `${ns}/sluice-scope`,
  namespace: ns,
  labels: {},
  pods: [`${ns}/${name}`],
  role: 'sidecar',
  serves: [],
  exposes: [],
});

const cds = (names: string, bytes: string) => `{"version_info":"${names}.${bytes}","resources":[\n\n]}\n`;

const scopeFiles = (ns: string, text: string, names: readonly string[] = ['a', 'b']): ScopeFiles => ({
  shared: new Map([
    ['cds.json', cds('n', text)],
    ['rds.80.json', `routes ${text}`],
  ]),
  own: new Map(
    names.map((name) => [`${ns}/sluice-${name}`, new Map([['lds.json', `listeners of ${name}`]])]),
  ),
});

const pokeOf = async (ns: string, name: string): Promise<unknown> => {
  const raw = await client.request({ method: 'GET', path: `/api/v1/namespaces/${ns}/pods/${name}` });
  return fields(fields(fields(raw).metadata).annotations)['sluice.dev/config-version'];
};

/** One write of all, with its pods already there. */
async function started(ns: string, times: { stepTime?: number; grace?: number } = {}) {
  const pods = [await pod(ns, 'a'), await pod(ns, 'b')];
  const opened = await open(pods, times);
  const workloads = [workload(ns, 'a'), workload(ns, 'b')];
  const scope = `${ns}/sluice-scope`;
  expect(await opened.sink.live(scope, workloads)).toEqual({ shared: new Map(), own: new Map() });
  await opened.sink.write(scope, scopeFiles(ns, 'one'));
  return { ...opened, scope, workloads, podList: pods };
}

const none = new Map<string, string>();
const never = new AbortController().signal;

test('shared before own, then the pokes; then only what changes', async () => {
  const ns = await namespace(cluster, 'order');
  const { sink, requests, scope, workloads } = await started(ns);
  await until(async () => requests.length === 5);
  expect(requests.toSorted().map((each) => each.replace(/ .*\//, ' '))).toEqual([
    'PATCH a',
    'PATCH b',
    'POST configmaps',
    'POST configmaps',
    'POST configmaps',
  ]);
  const [shared, own] = [await versionOf(client, scope), await versionOf(client, `${ns}/sluice-a`)];
  expect(Number(shared)).toBeLessThan(Number(own));
  expect(await sink.live(scope, workloads)).toEqual(scopeFiles(ns, 'one'));
  const poke = await pokeOf(ns, 'a');
  expect(poke).toMatch(/^[0-9a-f]{16}\.[0-9a-f]{16}$/);

  await sink.write(scope, scopeFiles(ns, 'one'));
  expect(requests).toHaveLength(5);

  await sink.write(scope, scopeFiles(ns, 'two'));
  await sink.served(workloads, scopeFiles(ns, 'two'));
  // Which pod comes first depends on when each was poked last.
  const [put, ...pokes] = requests.slice(5).map((each) => each.replace(/ .*\//, ' '));
  expect([put, ...pokes.toSorted()]).toEqual(['PUT sluice-scope', 'PATCH a', 'PATCH b']);
  expect(await pokeOf(ns, 'a')).not.toBe(poke);

  const other = new Map([...scopeFiles(ns, 'two').own, [`${ns}/sluice-b`, new Map([['lds.json', 'new']])]]);
  await sink.write(scope, { shared: scopeFiles(ns, 'two').shared, own: other });
  await sink.served(workloads, scopeFiles(ns, 'two'));
  expect(requests.slice(8).map((each) => each.replace(/ .*\//, ' '))).toEqual(['PUT sluice-b', 'PATCH b']);
});

test('one that starts over an unchanged cluster reads no text and writes nothing', async () => {
  const ns = await namespace(cluster, 'restart');
  const first = await started(ns);
  await first.sink.served(first.workloads, scopeFiles(ns, 'one'));
  await first.stop();
  const second = await open(first.podList);
  const wanted = scopeFiles(ns, 'one');
  expect(await second.sink.live(first.scope, first.workloads, wanted)).toEqual(wanted);
  await second.sink.write(first.scope, wanted);
  expect(second.requests).toEqual([]);

  const third = await open(first.podList);
  expect(await third.sink.live(first.scope, first.workloads)).toEqual(wanted);
  expect(third.requests.filter((each) => !each.startsWith('GET'))).toEqual([]);
});

test('an edited and a deleted one are put back, and their pods poked', async () => {
  const ns = await namespace(cluster, 'hands');
  const { events, requests, scope } = await started(ns);
  await until(async () => requests.length === 5);
  const pokes = () => requests.filter((each) => each.startsWith('PATCH')).length;
  const patch = '{"data":{"cds.json":"broken"}}';
  await cluster.kubectl('-n', ns, 'patch', 'configmap', 'sluice-scope', '--type=merge', '-p', patch);
  await until(
    async () => text(fields(fields(await configMap(client, scope)).data)['cds.json']) === cds('n', 'one'),
  );
  await until(async () => pokes() === 4);
  await cluster.kubectl('-n', ns, 'delete', 'configmap', 'sluice-b');
  await until(async () => (await configMap(client, `${ns}/sluice-b`)) !== undefined);
  await until(async () => pokes() === 5);
  expect(events).toEqual([
    { kind: 'restored', key: scope },
    { kind: 'restored', key: `${ns}/sluice-b` },
  ]);
});

test('one that was edited while no operator ran counts as not there', async () => {
  const ns = await namespace(cluster, 'absent');
  const first = await started(ns);
  await first.stop();
  const patch = '{"data":{"cds.json":"broken"}}';
  await cluster.kubectl('-n', ns, 'patch', 'configmap', 'sluice-scope', '--type=merge', '-p', patch);
  const { sink } = await open(first.podList);
  const live = await sink.live(first.scope, first.workloads, scopeFiles(ns, 'one'));
  expect(live.shared.size).toBe(0);
  await sink.write(first.scope, scopeFiles(ns, 'one'));
  expect(await configMap(client, first.scope)).toMatchObject({ data: { 'cds.json': cds('n', 'one') } });
});

test('a name that is taken is told and does not stop the others', async () => {
  const ns = await namespace(cluster, 'taken');
  await cluster.kubectl('-n', ns, 'create', 'configmap', 'sluice-a', '--from-literal=mine=yes');
  const { sink, events, scope, workloads } = await started(ns);
  expect(events).toMatchObject([{ kind: 'refused', taken: { on: { namespace: ns, name: 'sluice-a' } } }]);
  expect(sink.takenNames()).toMatchObject([{ on: { name: 'sluice-a' } }]);
  expect(await sink.live(scope, workloads)).toEqual(scopeFiles(ns, 'one'));
  expect(await configMap(client, `${ns}/sluice-b`)).toBeDefined();
  expect(await configMap(client, `${ns}/sluice-a`)).toMatchObject({ data: { mine: 'yes' } });

  await cluster.kubectl('-n', ns, 'delete', 'configmap', 'sluice-a');
  await sink.write(scope, scopeFiles(ns, 'two'));
  expect(await configMap(client, `${ns}/sluice-a`)).toMatchObject({ data: { 'lds.json': 'listeners of a' } });
  expect(sink.takenNames()).toEqual([]);
});

test('a Secret whose name is taken is told of until nothing names it any more', async () => {
  const ns = await namespace(cluster, 'secret');
  await cluster.kubectl('-n', ns, 'create', 'secret', 'generic', 'sluice-a', '--from-literal=mine=yes');
  const { sink, pods, scope } = await started(ns);
  const { shared, own } = scopeFiles(ns, 'one');
  const certificate = [`${'0'.repeat(32)}.crt`, ''] as const;
  const files = new Map([...(own.get(`${ns}/sluice-a`) ?? none), certificate]);
  await sink.write(scope, { shared, own: new Map([...own, [`${ns}/sluice-a`, files]]) });
  const taken = [{ on: { kind: 'Secret', namespace: ns, name: 'sluice-a' } }];
  expect(sink.takenNames()).toMatchObject(taken);
  await sink.remove(new Set());
  expect(sink.takenNames()).toMatchObject(taken);
  pods.clear();
  await sink.remove(new Set());
  expect(sink.takenNames()).toEqual([]);
});

test('proxies that cannot be asked have the stated time from the poke on, and none where nothing is awaited', async () => {
  const ns = await namespace(cluster, 'steps');
  const { sink, workloads, requests, scope } = await started(ns, { stepTime: 700 });
  const began = performance.now();
  const order: string[] = [];
  const shown = (name: string, after: typeof none) =>
    sink.shown(workloads, { after, afterOwn: new Map() }, never).then(() => order.push(name));
  await Promise.all([shown('names', new Map([['cds.json', 'n']])), shown('nothing', none)]);
  expect(order).toEqual(['nothing', 'names']);
  expect(performance.now() - began).toBeGreaterThan(600);

  // An operator that has just started does not know whether the last one came to poke.
  const next = await open([...(await listed(ns))], { stepTime: 700 });
  await next.sink.live(scope, workloads, scopeFiles(ns, 'one'));
  await next.sink.shown(workloads, { after: new Map([['cds.json', 'n']]), afterOwn: new Map() }, never);
  expect(next.requests.filter((each) => each.startsWith('PATCH'))).toHaveLength(2);
  expect(requests.filter((each) => each.startsWith('PATCH'))).toHaveLength(2);
});

/** The pods of a namespace as the operator reads them. */
async function listed(ns: string): Promise<Pod[]> {
  const raw = fields(await client.request({ method: 'GET', path: `/api/v1/namespaces/${ns}/pods` }));
  return items(raw.items).map((each) => {
    const name = text(fields(fields(each).metadata).name) ?? '';
    const meta = { namespace: ns, name, labels: {}, annotations: {} };
    return { meta, ip: '127.77.0.9', ready: true, terminating: false, hostNetwork: false, ports: [] };
  });
}

test('what nothing names is deleted after its grace, and what a pod names stays', async () => {
  const ns = await namespace(cluster, 'sweep');
  const { sink, pods, scope } = await started(ns, { grace: 300 });
  const mine = 'sluice-mine';
  await cluster.kubectl('-n', ns, 'create', 'configmap', mine, '--from-literal=a=b');
  pods.delete(`${ns}/b`);
  await sink.remove(new Set([scope]));
  expect(await configMap(client, `${ns}/sluice-b`)).toBeDefined();
  await until(async () => (await configMap(client, `${ns}/sluice-b`)) === undefined);
  // Its pod names it still.
  expect(await configMap(client, `${ns}/sluice-a`)).toBeDefined();
  pods.clear();
  await sink.remove(new Set());
  await until(async () => (await configMap(client, scope)) === undefined);
  await until(async () => (await configMap(client, `${ns}/sluice-a`)) === undefined);
  expect(await configMap(client, `${ns}/${mine}`)).toBeDefined();
});

test('a step that prepares an edit of routes is as urgent as the edit', async () => {
  const ns = await namespace(cluster, 'prepare');
  const { sink, ranks, scope, workloads } = await started(ns);
  const wanted = scopeFiles(ns, 'two');
  const grown = {
    ...scopeFiles(ns, 'one'),
    shared: new Map([...scopeFiles(ns, 'one').shared, ['cds.json', cds('m', 'two')] as const]),
  };
  await sink.live(scope, workloads, wanted);
  ranks.length = 0;
  await sink.write(scope, grown);
  expect(new Set(ranks)).toEqual(new Set(['routes']));

  // The same for its own sake.
  await sink.live(scope, workloads, grown);
  ranks.length = 0;
  await sink.write(scope, { ...grown, shared: new Map([...grown.shared, ['cds.json', cds('m', 'three')]]) });
  expect(new Set(ranks)).toEqual(new Set(['rest']));
});
