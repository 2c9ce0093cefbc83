import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KubeConfig } from '@kubernetes/client-node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ControlPlane, controlPlane } from '../../lab/control-plane.ts';
import { temporaryFolder } from '../../lab/folder.ts';
import { configOf } from '../../lab/kube.ts';
import { until } from '../../lab/process.ts';
import { type TcpProxy, tcpProxy } from '../../lab/tcp-proxy.ts';
import { fields, text } from '../../src/api/read/fields.ts';
import { ApiError, type KubeClient, kubeClient, loadKubeConfig } from '../../src/kube/client.ts';
import {
  type ResourceKind,
  type Watch,
  type WatchEvent,
  type Watching,
  watchKind,
  watchSentence,
} from '../../src/kube/watch.ts';

const configMaps: ResourceKind = {
  kind: 'ConfigMap',
  apiVersion: 'v1',
  plural: 'configmaps',
  namespaced: true,
};

let plane: ControlPlane;
let admin: KubeClient;
let proxy: TcpProxy;
let client: KubeClient;
let namespace = '';
let namespaces = 0;
const open: Watch<unknown>[] = [];

beforeAll(async () => {
  plane = await controlPlane({ controllerManager: false });
  admin = kubeClient(configOf(plane.kubeconfig));
});

afterAll(async () => {
  await admin.close();
  await plane.stop();
});

beforeEach(async () => {
  const config = configOf(plane.kubeconfig);
  const cluster = config.getCurrentCluster();
  const user = config.getCurrentUser();
  if (cluster === null || user === null) throw new Error('The kubeconfig has no cluster or no user.');
  proxy = await tcpProxy({ url: plane.url, ca: Buffer.from(cluster.caData ?? '', 'base64') });
  const through = new KubeConfig();
  through.loadFromClusterAndUser({ name: 'proxy', server: proxy.url, skipTLSVerify: true }, user);
  client = kubeClient(through);
  namespace = `test-${++namespaces}`;
  await admin.request({
    method: 'POST',
    path: '/api/v1/namespaces',
    body: { metadata: { name: namespace } },
  });
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((watch) => watch.stop()));
  await client.close();
  await proxy.close();
});

const path = (name = ''): string =>
  `/api/v1/namespaces/${namespace}/configmaps${name === '' ? '' : `/${name}`}`;
const create = (name: string, value = '1') =>
  admin.request({ method: 'POST', path: path(), body: { metadata: { name }, data: { value } } });
const change = (name: string, body: unknown) => admin.request({ method: 'PATCH', path: path(name), body });
const set = (name: string, value: string) => change(name, { data: { value } });
const remove = (name: string) => admin.request({ method: 'DELETE', path: path(name) });

interface Value {
  readonly value: string;
}

const valueIn = (raw: unknown): Value => ({ value: text(fields(fields(raw).data).value) ?? '' });

/** A watch of the test's namespace, with all that it tells. */
function watch(more: Partial<Watching<Value>> = {}) {
  const events: WatchEvent[] = [];
  let changes = 0;
  const watching = watchKind<Value>({
    client,
    kind: configMaps,
    namespace,
    read: valueIn,
    changed: () => {
      changes++;
    },
    told: (event) => events.push(event),
    ...more,
  });
  open.push(watching);
  const values = (): string =>
    [...watching.table()].map(([key, { value }]) => `${key.split('/').at(-1)}=${value}`).join(' ');
  return {
    ...watching,
    values,
    changes: () => changes,
    told: (kind: WatchEvent['kind']) => events.filter((event) => event.kind === kind),
    /** Waits until the table holds this, as `name=value` in order. */
    holds: (expected: string) =>
      until(() => values() === expected || undefined, {
        patience: 15_000,
        otherwise: () =>
          `The table holds "${values()}" in place of "${expected}". Told: ${events.map(watchSentence).join('; ')}. ` +
          `Requests: ${proxy.requests.map(({ line }) => line).join('; ')}`,
      }),
  };
}

const lists = () => proxy.requests.filter(({ line }) => !line.includes('watch=true'));
const watches = () => proxy.requests.filter(({ line }) => line.includes('watch=true'));
const watchIsOpen = (count = 1) =>
  until(() => watches().length >= count || undefined, {
    patience: 15_000,
    otherwise: () => `There were ${watches().length} watches.`,
  });

describe('a table', () => {
  test('comes in pages, in order, and follows what is made, edited and deleted', async () => {
    for (const name of ['c', 'a', 'e', 'b', 'd']) await create(name);
    const table = watch({ timing: { page: 2 } });
    await table.ready;
    expect(table.values()).toBe('a=1 b=1 c=1 d=1 e=1');
    expect(lists()).toHaveLength(3);
    expect(table.served()).toBe(true);
    await set('b', '2');
    await create('aa', '3');
    await remove('e');
    await table.holds('a=1 aa=3 b=2 c=1 d=1');
    expect(lists()).toHaveLength(3);
    expect(watches()).toHaveLength(1);
  });

  test('keeps the identity of what did not change, and tells only changes', async () => {
    await create('a');
    await create('b');
    const table = watch();
    await table.ready;
    const before = table.table();
    const changes = table.changes();
    await watchIsOpen();
    await change('a', { metadata: { annotations: { unread: 'x' } } });
    await set('b', '2');
    await table.holds('a=1 b=2');
    expect(table.changes()).toBe(changes + 1);
    expect(table.table().get(`${namespace}/a`)).toBe(before.get(`${namespace}/a`));
    expect(table.table()).not.toBe(before);
    expect(table.table()).toBe(table.table());
    expect(Object.isFrozen(table.table().get(`${namespace}/b`))).toBe(true);
  });

  test('goes on past an object that cannot be read, and past a listener that throws', async () => {
    await create('bad');
    await create('good');
    const table = watch({
      read: (raw) => {
        const read = valueIn(raw);
        if (fields(fields(raw).metadata).name === 'bad' && read.value === '1') throw new Error('unreadable');
        return read;
      },
      changed: () => {
        throw new Error('a listener');
      },
    });
    await table.ready;
    expect(table.values()).toBe('good=1');
    await set('good', '2');
    await table.holds('good=2');
    await set('bad', '2');
    await table.holds('bad=2 good=2');
    expect(table.told('threw').map(watchSentence)).toContain(`configmaps ${namespace}/bad: unreadable`);
    expect(table.told('threw').map(watchSentence)).toContain('configmaps: a listener');
  });
});

describe('a watch goes on from where it was', () => {
  test('after it is cut, and a delete inside the gap is not lost', async () => {
    for (const name of ['a', 'b', 'c']) await create(name);
    const table = watch();
    await table.ready;
    await watchIsOpen();
    proxy.refuse(true);
    proxy.cut();
    await remove('b');
    await set('c', '2');
    await until(() => table.told('interrupted').length > 0 || undefined, {
      patience: 5_000,
      otherwise: () => 'The watch did not notice.',
    });
    proxy.refuse(false);
    await table.holds('a=1 c=2');
    expect(lists()).toHaveLength(1);
    expect(table.told('going')).toHaveLength(1);
  });

  test('out of a black hole, which is told of when a second connection leads there too', async () => {
    await create('a');
    await create('b');
    const table = watch({ timing: { silence: 1_000 } });
    await table.ready;
    await watchIsOpen();
    // The one that is kept from the list is as dead as the watch's.
    proxy.blackHole();
    const began = performance.now();
    await remove('a');
    await table.holds('b=1');
    expect(performance.now() - began).toBeLessThan(15_000);
    expect(lists()).toHaveLength(1);
    expect(table.told('interrupted').map(watchSentence)[0]).toMatch(/silent for 1 s/);
  });

  test('out of a black hole that another watch was the first to notice', async () => {
    await create('a');
    const soon = watch({ timing: { silence: 1_000 } });
    const late = watch();
    await Promise.all([soon.ready, late.ready]);
    await watchIsOpen(2);
    proxy.blackHole();
    await set('a', '2');
    await Promise.all([soon.holds('a=2'), late.holds('a=2')]);
    expect(late.told('interrupted')).toEqual([]);
  });

  test('after a silence, which is told of only where the next watch hears nothing either', async () => {
    await create('a');
    // There is no bookmark within the first minute.
    const table = watch({ timing: { silence: 3_000 } });
    await table.ready;
    await watchIsOpen(2);
    await set('a', '2');
    await table.holds('a=2');
    expect(table.told('interrupted')).toEqual([]);
    await watchIsOpen(4);
    expect(table.told('interrupted').map(watchSentence)).toEqual([expect.stringMatching(/silent for 3 s/)]);
    expect(table.told('going')).toEqual([]);
    await set('a', '3');
    await table.holds('a=3');
    expect(table.told('going')).toHaveLength(1);
    expect(lists()).toHaveLength(1);
  }, 60_000);

  test.each(['proper', 'abrupt'] as const)('after a line that is cut in its middle (%s end)', async (end) => {
    await create('a');
    const table = watch();
    await table.ready;
    await watchIsOpen();
    proxy.truncate('"name":"broken"', end);
    await create('broken', '7');
    await table.holds('a=1 broken=7');
    expect(lists()).toHaveLength(1);
    expect(watches()).toHaveLength(2);
    expect(table.told('interrupted')).toHaveLength(1);
  });

  test('when the API server is restarted, with a delete in between', async () => {
    await create('a');
    await create('b');
    const table = watch();
    await table.ready;
    await watchIsOpen();
    proxy.refuse(true);
    proxy.cut();
    await remove('a');
    await create('c');
    // The new server's cache begins after the delete, so the old version is too old for it.
    await plane.restartApiServer();
    proxy.refuse(false);
    await table.holds('b=1 c=1');
    expect(lists()).toHaveLength(2);
    await set('c', '2');
    await table.holds('b=1 c=2');
  });

  test('when the connection is slow', async () => {
    proxy.delay(300);
    await create('a');
    const table = watch();
    await table.ready;
    await set('a', '2');
    await table.holds('a=2');
    expect(table.told('interrupted')).toHaveLength(0);
  });
});

describe('everything is listed again', () => {
  const status = (code: number, reason: string, more: object = {}) =>
    JSON.stringify({
      kind: 'Status',
      apiVersion: 'v1',
      status: 'Failure',
      code,
      reason,
      message: reason,
      ...more,
    });

  test('after the version is too old (410), and deletes are found', async () => {
    await create('a');
    await create('b');
    const table = watch();
    await table.ready;
    await watchIsOpen();
    proxy.answer(/watch=true/, { status: 410, body: status(410, 'Expired') });
    proxy.refuse(true);
    proxy.cut();
    await remove('a');
    proxy.refuse(false);
    await table.holds('b=1');
    await until(() => lists().length === 2 || undefined, {
      patience: 5_000,
      otherwise: () => `There were ${lists().length} lists.`,
    });
    expect(table.told('listed')).toHaveLength(2);
  });

  test('when the pages become too old in the middle (410), from the first one', async () => {
    for (const name of ['a', 'b', 'c']) await create(name);
    proxy.answer(/continue=/, { status: 410, body: status(410, 'Expired') });
    const table = watch({ timing: { page: 2 } });
    await table.ready;
    expect(table.values()).toBe('a=1 b=1 c=1');
    expect(lists()).toHaveLength(4);
    expect(table.told('interrupted')).toHaveLength(0);
  });

  test('when the API server is behind the version, as after a restored backup', async () => {
    await create('a');
    const details = {
      causes: [{ reason: 'ResourceVersionTooLarge', message: 'Too large resource version' }],
    };
    proxy.answer(/watch=true/, { status: 504, body: status(504, 'Timeout', { details }) });
    const table = watch();
    await table.ready;
    await watchIsOpen(2);
    expect(lists()).toHaveLength(2);
  });

  test('from time to time, and what the watch had missed is counted', async () => {
    await create('a');
    await create('b');
    const table = watch({ timing: { relist: 2_000 } });
    await table.ready;
    await watchIsOpen();
    proxy.swallow('"type":"DELETED"');
    await remove('a');
    // The watch gets past the version of the delete that it never saw.
    await set('b', '2');
    await table.holds('b=2');
    const missed = table.told('listed').map((event) => ('missed' in event ? event.missed : 'none'));
    expect(missed).toContain(1);
    expect(table.told('listed').map(watchSentence)).toContain(
      'configmaps: the watch had missed 1 change; a list has put it right',
    );
    const seen = table.told('listed').length;
    await until(() => table.told('listed').length > seen || undefined, {
      patience: 5_000,
      otherwise: () => 'There was no further list.',
    });
    expect(table.told('listed').at(-1)).toMatchObject({ missed: 0 });
    expect(lists().at(-1)?.line).toContain('resourceVersionMatch=Exact');
  });
});

describe('an API server that has too much to do', () => {
  test.each([
    ['list', /limit=500/],
    ['watch', /watch=true/],
  ])('is asked again after the time that it names (429, %s)', async (_, request) => {
    await create('a');
    proxy.answer(request, { status: 429, headers: { 'Retry-After': '2' }, body: 'later' });
    const table = watch();
    await table.holds('a=1');
    await watchIsOpen(request.source.includes('watch') ? 2 : 1);
    const [first, second] = proxy.requests.filter(({ line }) => request.test(line));
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(2_000);
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeLessThan(4_000);
    await set('a', '2');
    await table.holds('a=2');
  });
});

describe('a kind', () => {
  const widgets: ResourceKind = {
    kind: 'Widget',
    apiVersion: 'lab.example/v1',
    plural: 'widgets',
    namespaced: true,
  };
  const crd = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'widgets.lab.example' },
    spec: {
      group: 'lab.example',
      scope: 'Namespaced',
      names: { kind: 'Widget', plural: 'widgets', singular: 'widget' },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
        },
      ],
    },
  };
  const crds = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';

  test('whose CRD is installed later is found, and one whose CRD goes is not served any more', async () => {
    const table = watch({ kind: widgets });
    await table.ready;
    expect(table.served()).toBe(false);
    expect(table.told('not served').map(watchSentence)).toEqual([
      'widgets: lab.example/v1 is not served here, its CRD is not installed; what is served goes on',
    ]);
    await admin.request({ method: 'POST', path: crds, body: crd });
    await until(() => table.served() || undefined, {
      patience: 15_000,
      otherwise: () => 'It is not served.',
    });
    const body = {
      apiVersion: widgets.apiVersion,
      kind: 'Widget',
      metadata: { name: 'one' },
      data: { value: '1' },
    };
    await admin.request({
      method: 'POST',
      path: `/apis/lab.example/v1/namespaces/${namespace}/widgets`,
      body,
    });
    await table.holds('one=1');
    await admin.request({ method: 'DELETE', path: `${crds}/widgets.lab.example` });
    await until(() => !table.served() || undefined, {
      patience: 20_000,
      otherwise: () => 'It is still served.',
    });
    expect(table.values()).toBe('');
  });

  test('of which one answer says that it is unknown keeps its objects', async () => {
    await create('a');
    const table = watch();
    await table.ready;
    await watchIsOpen();
    proxy.answer(/./, { status: 404, body: '404 page not found' });
    proxy.cut();
    await watchIsOpen(3);
    expect(table.served()).toBe(true);
    expect(table.values()).toBe('a=1');
  });

  test('that one may not read is told with the rule that is missing, and read when it is granted', async () => {
    await create('a');
    const restricted = kubeClient(configOf(await plane.kubeconfigFor(`reader-${namespace}`)));
    try {
      const table = watch({ client: restricted });
      await until(() => table.told('forbidden').length > 0 || undefined, {
        patience: 10_000,
        otherwise: () => 'It was not told.',
      });
      expect(watchSentence(table.told('forbidden')[0] as WatchEvent)).toContain(
        '{"apiGroups":[""],"resources":["configmaps"],"verbs":["list","watch"]}',
      );
      const rules = [{ apiGroups: [''], resources: ['configmaps'], verbs: ['list', 'watch'] }];
      const rbac = '/apis/rbac.authorization.k8s.io/v1';
      const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: namespace };
      const subjects = [{ kind: 'User', name: `reader-${namespace}`, apiGroup: roleRef.apiGroup }];
      const metadata = { name: namespace };
      await admin.request({ method: 'POST', path: `${rbac}/clusterroles`, body: { metadata, rules } });
      await admin.request({
        method: 'POST',
        path: `${rbac}/clusterrolebindings`,
        body: { metadata, roleRef, subjects },
      });
      await table.holds('a=1');
      await table.stop();
    } finally {
      await restricted.close();
    }
  });
});

describe('a client', () => {
  test('shares its connections', async () => {
    for (let i = 0; i < 100; i++) await client.request({ method: 'GET', path: path() });
    // A request may start before the connection of the last one is free again.
    expect(proxy.connections()).toBeLessThanOrEqual(2);
  });

  test('takes its credentials from a command where the kubeconfig says so', async () => {
    const config = configOf(plane.kubeconfig);
    const [cluster, user] = [config.getCurrentCluster(), config.getCurrentUser()];
    if (cluster === null || user === null) throw new Error('The kubeconfig has no cluster or no user.');
    const credential = {
      apiVersion: 'client.authentication.k8s.io/v1',
      kind: 'ExecCredential',
      status: { token: user.token },
    };
    const byCommand = new KubeConfig();
    byCommand.loadFromClusterAndUser(cluster, {
      name: 'command',
      exec: { command: 'echo', args: [JSON.stringify(credential)] },
    });
    const commanded = kubeClient(byCommand);
    await expect(commanded.request({ method: 'GET', path: path() })).resolves.toMatchObject({ items: [] });
    await commanded.close();
  });

  test('tells what the API server refused', async () => {
    const refused = client.request({ method: 'GET', path: path('none') });
    await expect(refused).rejects.toBeInstanceOf(ApiError);
    await expect(refused).rejects.toMatchObject({
      status: 404,
      reason: 'NotFound',
      details: { name: 'none' },
    });
    proxy.answer(/GET/, { status: 503, headers: { 'Retry-After': '7' }, body: 'upstream is gone' });
    await expect(client.request({ method: 'GET', path: path() })).rejects.toMatchObject({
      status: 503,
      retryAfter: 7,
      message: 'The answer is 503: upstream is gone',
    });
  });

  test('stops at once, whatever it waits for, and ready says so', async () => {
    proxy.refuse(true);
    const table = watch();
    const ready = expect(table.ready).rejects.toThrow('stopped before');
    await table.stop();
    await ready;
  });
});

describe('a kubeconfig', () => {
  const given = process.env.KUBECONFIG;
  afterEach(() => {
    if (given === undefined) delete process.env.KUBECONFIG;
    else process.env.KUBECONFIG = given;
  });

  test('that is good is taken from KUBECONFIG', async () => {
    process.env.KUBECONFIG = plane.kubeconfig;
    const loaded = kubeClient(loadKubeConfig());
    await expect(loaded.request({ method: 'GET', path: '/version' })).resolves.toMatchObject({ major: '1' });
    await loaded.close();
  });

  test('that is broken is named, with what is to be done', async () => {
    const { dir, remove: forget } = await temporaryFolder();
    const file = join(dir, 'config');
    process.env.KUBECONFIG = file;
    expect(loadKubeConfig).toThrow(`KUBECONFIG names ${file}, which does not exist.`);
    await writeFile(file, 'clusters: [');
    expect(loadKubeConfig).toThrow(`The kubeconfig ${file} cannot be read`);
    await writeFile(file, '');
    expect(loadKubeConfig).toThrow(file);
    const whole = await readFile(plane.kubeconfig, 'utf8');
    await writeFile(file, whole.replace(/current-context: \S+/, 'current-context: elsewhere'));
    expect(loadKubeConfig).toThrow('no context "elsewhere"');
    await forget();
  });
});
