import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '../../lab/client.ts';
import { canUseNetns } from '../../lab/netns.ts';
import { fields, items } from '../../src/api/read/fields.ts';
import { watchKind } from '../../src/kube/watch.ts';
import { configMap, until, versionOf } from './cluster.ts';
import { note, spread } from './figures.ts';
import { type LiveMesh, openLiveMesh, type ProxiedPod } from './live.ts';
import { programmed, programmedIn, untilProgrammed } from './programmed.ts';

const usable = canUseNetns();
if (usable !== true) process.stderr.write(`not run: Programmed on real proxies, because ${usable}\n`);

/** Edits that are each followed by a thousand requests; `ACK_EDITS=50` for the long run. */
const edits = Number(process.env.ACK_EDITS ?? 5);
const requests = 1_000;

const rule = (subset: string) => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'VirtualService',
  metadata: { name: 'web' },
  spec: { hosts: ['web'], http: [{ route: [{ destination: { host: 'web', subset } }] }] },
});

describe.skipIf(usable !== true)('Programmed', () => {
  let mesh: LiveMesh;
  let address: string;

  const path = () => `/apis/networking.istio.io/v1/namespaces/${mesh.ns}/virtualservices/web`;
  const edit = (spec: object) => mesh.client.request({ method: 'PATCH', path: path(), body: { spec } });
  const route = (subset: string) => edit(rule(subset).spec);
  const isLive = () => untilProgrammed(mesh, 'web', { status: 'True', reason: 'Live' });
  const proxy = (name: string): ProxiedPod => {
    const found = mesh.proxies.get(name);
    if (found === undefined) throw new Error(`There is no proxied pod ${name}.`);
    return found;
  };
  /** The subset that every request of a pod goes to. */
  const served = async (pod: string): Promise<string> => Object.keys(tally(await ask(pod, 20))).join();
  const wait = (timeout = '120s') =>
    mesh.cluster.kubectl(
      '-n',
      mesh.ns,
      'wait',
      '--for=condition=Programmed',
      'vs/web',
      `--timeout=${timeout}`,
    );
  const ask = (pod: string, times: number): Promise<readonly Answer[]> => {
    const headers = { host: 'web' };
    return proxy(pod).container.send({
      address,
      port: 80,
      method: 'GET',
      path: '/',
      headers,
      times,
      together: 4,
    });
  };
  /** Which pods answered, and how often; of what is no answer the status and the reason. */
  const tally = (answers: readonly Answer[]): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const { status, body, failure } of answers) {
      const key = status === 200 ? String(fields(JSON.parse(body)).pod) : `${status} ${failure ?? body}`;
      counts[key] = (counts[key] ?? 0) + 1;
    }
    return counts;
  };

  beforeAll(async () => {
    mesh = await openLiveMesh('live');
    address = await mesh.apps('web', {
      v1: { app: 'web', version: 'v1' },
      v2: { app: 'web', version: 'v2' },
    });
    const destinations = {
      apiVersion: 'networking.istio.io/v1',
      kind: 'DestinationRule',
      metadata: { name: 'web' },
      spec: { host: 'web', subsets: ['v1', 'v2'].map((version) => ({ name: version, labels: { version } })) },
    };
    const istio = '/apis/networking.istio.io/v1/namespaces/live';
    await mesh.client.request({ method: 'POST', path: `${istio}/destinationrules`, body: destinations });
    await mesh.client.request({ method: 'POST', path: `${istio}/virtualservices`, body: rule('v1') });
    await Promise.all(['a', 'b', 'c'].map((name) => mesh.proxied(name)));
    await isLive();
  }, 600_000);

  afterAll(async () => {
    await mesh?.close();
  }, 60_000);

  test(`kubectl wait returns when the traffic has moved, ${edits} times`, async () => {
    const times: { readonly fast: number[]; readonly slow: number[] } = { fast: [], slow: [] };
    let answers = 0;
    for (let i = 0; i < edits; i++) {
      const subset = i % 2 === 0 ? 'v2' : 'v1';
      // Now and then the kubelet is slow, so that a word that comes too soon is found out.
      const isSlow = i % 3 === 1;
      mesh.volumes.pace(isSlow ? [700, 1_400] : [50, 150]);
      const began = performance.now();
      await route(subset);
      await wait();
      times[isSlow ? 'slow' : 'fast'].push(performance.now() - began);
      const each = Math.ceil(requests / mesh.proxies.size);
      const counts = await Promise.all(
        [...mesh.proxies.keys()].map(async (pod) => tally(await ask(pod, each))),
      );
      expect(counts, `edit ${i}`).toEqual(counts.map(() => ({ [subset]: each })));
      answers += each * counts.length;
    }
    mesh.volumes.pace([50, 150]);
    note(`${mesh.proxies.size} Envoys, ${edits} edits`, {
      'from an edit to the end of kubectl wait (median / p99 / most)': spread(times.fast),
      'the same with a slow kubelet': spread(times.slow),
      'requests after it': answers,
      'that went the old way': 0,
    });
    expect(await programmed(mesh, 'web')).toMatchObject({ message: '3 of 3 proxies serve it.' });
  }, 900_000);

  test('of a rule that picks some pods counts those alone', async () => {
    const kubectl = (...words: readonly string[]) => mesh.cluster.kubectl('-n', mesh.ns, ...words);
    const sidecars = `/apis/networking.istio.io/v1/namespaces/${mesh.ns}/sidecars`;
    const picking = (app: string) => ({
      workloadSelector: { labels: { app } },
      egress: [{ hosts: ['./*'] }],
    });
    const few = {
      apiVersion: 'networking.istio.io/v1',
      kind: 'Sidecar',
      metadata: { name: 'few' },
      spec: picking('a'),
    };
    const told = async (): Promise<string> => {
      await kubectl('wait', '--for=condition=Programmed', 'sidecar/few', '--timeout=120s');
      const message = "jsonpath={.status.conditions[?(@.type=='Programmed')].message}";
      return kubectl('get', 'sidecar', 'few', '-o', message);
    };
    await mesh.client.request({ method: 'POST', path: sidecars, body: few });
    expect(await told()).toBe('1 of 1 proxy serves it.');
    const patch = { spec: picking('b') };
    await mesh.client.request({ method: 'PATCH', path: `${sidecars}/few`, body: patch });
    expect(await told()).toBe('1 of 1 proxy serves it.');
    await isLive();
    expect(await programmed(mesh, 'web')).toMatchObject({ message: '3 of 3 proxies serve it.' });
    await mesh.client.request({ method: 'DELETE', path: `${sidecars}/few` });
  }, 400_000);

  test('a proxy that stands still is named, and its turn comes when it goes on', async () => {
    await route('v1');
    await wait();
    const { pid } = proxy('b').envoy;
    process.kill(pid, 'SIGSTOP');
    try {
      await route('v2');
      await untilProgrammed(mesh, 'web', { status: 'Unknown', reason: 'Unreachable' });
      const { message } = await programmed(mesh, 'web');
      expect(message).toContain('2 of 3 proxies serve it; not to be asked: live/b.');
      expect([await served('a'), await served('c')]).toEqual(['v2', 'v2']);
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    await wait();
    expect(await served('b')).toBe('v2');
  }, 120_000);

  test('one that nobody can ask is served all the same', async () => {
    proxy('c').shut(true);
    try {
      await route('v1');
      await untilProgrammed(mesh, 'web', { status: 'Unknown', reason: 'Unreachable' });
      expect((await programmed(mesh, 'web')).message).toContain('not to be asked: live/c.');
      await until(async () => (await served('c')) === 'v1');
    } finally {
      proxy('c').shut(false);
    }
    await wait();
  }, 120_000);

  test('a poke that is lost is sent again', async () => {
    mesh.volumes.deafen('live/a', true);
    await route('v2');
    await untilProgrammed(mesh, 'web', { status: 'Unknown', reason: 'Propagating' });
    expect((await programmed(mesh, 'web')).message).toContain('2 of 3 proxies serve it; not yet: live/a.');
    mesh.volumes.deafen('live/a', false);
    await wait('50s');
    expect(await served('a')).toBe('v2');
  }, 120_000);

  test('pokes that the last operator did not come to are made good by the next', async () => {
    for (const pod of mesh.proxies.keys()) mesh.volumes.deafen(`live/${pod}`, true);
    await route('v1');
    // Until the first word on this generation the status is still that of the last one, which is True and does not count.
    expect(await programmed(mesh, 'web')).toMatchObject({ status: 'True', isCurrent: false });
    await expect(wait('1s')).rejects.toThrow('timed out');
    const shared = async () =>
      String(fields(fields(await configMap(mesh.client, 'live/sluice-scope')).data)['rds.80.json']);
    await until(async () => /\|v1\|/.test(await shared()), 30_000);
    await mesh.restartOperator();
    for (const pod of mesh.proxies.keys()) mesh.volumes.deafen(`live/${pod}`, false);
    await wait('50s');
    expect(await Promise.all([...mesh.proxies.keys()].map(served))).toEqual(['v1', 'v1', 'v1']);
  }, 120_000);

  const subsets = (...names: readonly string[]) =>
    mesh.client.request({
      method: 'PATCH',
      path: `/apis/networking.istio.io/v1/namespaces/${mesh.ns}/destinationrules/web`,
      body: {
        spec: { subsets: names.map((name) => ({ name, labels: { version: name.slice(0, 2) } })) },
      },
    });

  test('endpoints that change all the time hold up neither a step nor a status', async () => {
    const path = `/apis/discovery.k8s.io/v1/namespaces/${mesh.ns}/endpointslices/web`;
    const { endpoints } = fields(await mesh.client.request({ method: 'GET', path }));
    const all = items(endpoints);
    const stray = { addresses: ['198.18.7.250'], conditions: { ready: true } };
    let changes = 0;
    let isOver = false;
    const churn = async (): Promise<void> => {
      while (!isOver) {
        const body = { endpoints: changes++ % 2 === 0 ? [...all, stray] : all };
        await mesh.client.request({ method: 'PATCH', path, body });
        await new Promise((done) => setTimeout(done, 100));
      }
      await mesh.client.request({ method: 'PATCH', path, body: { endpoints: all } });
    };
    const churning = churn();
    try {
      for (const name of ['v2-churn', 'v1-churn']) {
        const before = changes;
        await Promise.all([subsets('v1', 'v2', name), route(name)]);
        await wait();
        expect(await Promise.all([...mesh.proxies.keys()].map(served)), name).toEqual(
          ['a', 'b', 'c'].map(() => name.slice(0, 2)),
        );
        expect(changes).toBeGreaterThan(before);
      }
    } finally {
      isOver = true;
      await churning;
    }
    await Promise.all([subsets('v1', 'v2'), route('v1')]);
    await isLive();
  }, 300_000);

  test('a proxy may be started again at every step of a roll-out', async () => {
    for (const name of ['v2-new', 'v1-new', 'v2-last']) {
      const steps = () => mesh.log().match(/live\/sluice-scope: (?:grow|switch|shrink)/g)?.length ?? 0;
      const before = steps();
      await Promise.all([subsets('v1', 'v2', name), route(name)]);
      for (let step = 1; step <= 2; step++) {
        await until(async () => steps() >= before + step, 60_000);
        await proxy('b').stop();
        await proxy('b').start();
      }
      await wait();
      expect(await Promise.all([...mesh.proxies.keys()].map(served)), name).toEqual(
        ['a', 'b', 'c'].map(() => name.slice(0, 2)),
      );
    }
    await Promise.all([subsets('v1', 'v2'), route('v1')]);
    await isLive();
  }, 300_000);

  test('an operator that reaches no pod rolls out all the same, step by step, and says so', async () => {
    const all = [...mesh.proxies.keys()];
    for (const name of all) proxy(name).shut(true);
    try {
      await mesh.restartOperator();
      await Promise.all([subsets('v1', 'v2', 'v2-unasked'), route('v2-unasked')]);
      await untilProgrammed(mesh, 'web', { status: 'Unknown', reason: 'Unreachable' });
      await until(async () => (await Promise.all(all.map(served))).join() === 'v2,v2,v2', 60_000);
      expect((await programmed(mesh, 'web')).message).toContain('0 of 3 proxies serve it; not to be asked:');
    } finally {
      for (const name of all) proxy(name).shut(false);
    }
    await isLive();
    await Promise.all([subsets('v1', 'v2'), route('v1')]);
    await isLive();
  }, 300_000);

  test('a pod that joins does not make it flap', async () => {
    const said: string[] = [];
    const watch = watchKind<string>({
      client: mesh.client,
      kind: {
        kind: 'VirtualService',
        apiVersion: 'networking.istio.io/v1',
        plural: 'virtualservices',
        namespaced: true,
      },
      namespace: mesh.ns,
      read: (raw) => programmedIn(raw).status,
      changed: () => said.push(...watch.table().values()),
      told: () => {},
    });
    try {
      await watch.ready;
      await mesh.proxied('e');
      expect(await served('e')).toBe('v1');
      await route('v2');
      await wait();
      expect(await served('e')).toBe('v2');
      expect(new Set(said)).toEqual(new Set(['True']));
      expect((await programmed(mesh, 'web')).message).toBe('4 of 4 proxies serve it.');
    } finally {
      await watch.stop();
    }
    await mesh.remove('e');
    await isLive();
  }, 180_000);

  /** Pod d, whose Envoy takes only small patterns. */
  const small = async (): Promise<void> => {
    const layers = [{ name: 'small', static_layer: { 're2.max_program_size.error_level': 5 } }];
    const extraArgs = ['--config-yaml', JSON.stringify({ layered_runtime: { layers } })];
    if (!mesh.proxies.has('d')) await mesh.proxied('d', { extraArgs });
  };

  /** A rule that is too large for pod d alone. */
  const refuseAtD = async (subset: string): Promise<void> => {
    const match = [{ uri: { regex: '/(one|two|three)/[a-z]+/[0-9]+' } }];
    const [first] = rule(subset).spec.http;
    await edit({ hosts: ['web'], http: [{ match, ...first }, ...rule(subset).spec.http] });
    await untilProgrammed(mesh, 'web', { status: 'False', reason: 'Refused' });
  };

  test('what a proxy refuses is told, put back for all, and served again when it is corrected', async () => {
    await small();
    await route('v1');
    await isLive();
    await refuseAtD('v2');
    const { message } = await programmed(mesh, 'web');
    expect(message).toContain('live/d');
    expect(message).toContain('kubectl -n live logs d -c istio-proxy');
    const all = [...mesh.proxies.keys()];
    await until(async () => (await Promise.all(all.map(served))).join() === 'v1,v1,v1,v1', 60_000);
    await route('v2');
    await wait();
    expect(await Promise.all(all.map(served))).toEqual(['v2', 'v2', 'v2', 'v2']);
  }, 180_000);

  test('what was refused is not written again by the next operator, but when the pod that refused it is gone', async () => {
    await small();
    await route('v2');
    await isLive();
    await refuseAtD('v1');
    const all = [...mesh.proxies.keys()];
    await until(async () => (await Promise.all(all.map(served))).join() === 'v2,v2,v2,v2', 60_000);
    const key = `${mesh.ns}/sluice-scope`;
    const before = await versionOf(mesh.client, key);
    const recalled = () => mesh.log().split('rds.80.json stays what the proxies ran before').length - 1;
    const times = recalled();
    await mesh.restartOperator();
    await until(async () => recalled() > times, 60_000);
    expect(await versionOf(mesh.client, key)).toBe(before);
    expect(await programmed(mesh, 'web')).toMatchObject({ status: 'False', reason: 'Refused' });
    await mesh.remove('d');
    await isLive();
    expect(await Promise.all(['a', 'b', 'c'].map(served))).toEqual(['v1', 'v1', 'v1']);
  }, 180_000);
});
