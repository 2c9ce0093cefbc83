import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ControlPlane, controlPlane } from '../../lab/control-plane.ts';
import { clientOf } from '../../lab/kube.ts';
import { fields, items, stringMap } from '../../src/api/read/fields.ts';
import { runOperator } from '../../src/cli/operator.ts';
import type { Call, KubeClient } from '../../src/kube/client.ts';
import type { Running } from '../../src/kube/lifecycle.ts';
import { logger } from '../../src/log.ts';
import { configMap, createPod, install, namespace, until } from '../kube/cluster.ts';

const account = 'system:serviceaccount:sluice-system:sluice';

let cluster: ControlPlane;
let admin: KubeClient;
/** Speaks as the operator's account, which may do what config/rbac and config/admission leave it. */
let operator: KubeClient;
let running: Running | undefined;

const folder = (path: string): string => new URL(`../../${path}`, import.meta.url).pathname;

/** What the API server answers the operator's account; undefined where it does as it is told. */
const refusal = (call: Call): Promise<string | undefined> =>
  operator.request(call).then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );

const patch = (path: string, metadata: object, rest: object = {}): Call => ({
  method: 'PATCH',
  path,
  body: { metadata, ...rest },
});
const pod = (name: string): string => `/api/v1/namespaces/shop/pods/${name}`;
const maps = (ns: string): string => `/api/v1/namespaces/${ns}/configmaps`;
const managed = { 'sluice.dev/managed': 'true' };
const create = (ns: string, name: string, labels: object): Call => ({
  method: 'POST',
  path: maps(ns),
  body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, labels } },
});

beforeAll(async () => {
  cluster = await controlPlane();
  admin = clientOf(cluster.kubeconfig);
  await install(cluster, 'crds', 'config/rbac', 'config/operator', 'config/gateway', 'config/admission');
  operator = clientOf(await cluster.kubeconfigFor(account));
  await namespace(cluster, 'shop');
  await createPod(admin, 'shop', 'web', { 'example.com/kept': 'yes' });
  // A policy takes hold some time after it was made.
  await until(
    async () => (await refusal(patch(pod('web'), { labels: { probe: 'x' } }))) !== undefined,
    30_000,
  );
  await until(async () => (await refusal(create('shop', `probe-${Date.now()}`, {}))) !== undefined, 30_000);
}, 600_000);

afterAll(async () => {
  await running?.stop();
  await operator?.close();
  await admin?.close();
  await cluster?.stop();
});

describe("the operator's account", () => {
  test('may poke a pod', async () => {
    const poke = patch(pod('web'), { annotations: { 'sluice.dev/config-version': 'a' } });
    expect(await refusal(poke)).toBeUndefined();
    const { metadata } = fields(await admin.request({ method: 'GET', path: pod('web') }));
    expect(stringMap(fields(metadata).annotations)).toEqual({
      'example.com/kept': 'yes',
      'sluice.dev/config-version': 'a',
    });
  });

  test.each([
    ['another annotation', { annotations: { 'example.com/new': 'x' } }, {}, 'sluice.dev/config-version'],
    ['a changed annotation', { annotations: { 'example.com/kept': 'no' } }, {}, 'sluice.dev/config-version'],
    ['an annotation taken away', { annotations: { 'example.com/kept': null } }, {}, 'config-version'],
    ['a label', { labels: { app: 'x' } }, {}, "a pod's labels"],
    ['a finalizer', { finalizers: ['example.com/stay'] }, {}, "a pod's finalizers"],
    ['a deadline', {}, { spec: { activeDeadlineSeconds: 100 } }, "a pod's spec"],
    [
      'an owner',
      { ownerReferences: [{ apiVersion: 'v1', kind: 'ConfigMap', name: 'x', uid: 'y' }] },
      {},
      "a pod's owners",
    ],
  ])('may not give a pod %s', async (_, metadata, rest, why) => {
    expect(await refusal(patch(pod('web'), metadata, rest))).toContain(why);
  });

  test('may not create, delete or evict a pod, nor read a Secret', async () => {
    const spec = { containers: [{ name: 'app', image: 'none' }] };
    const body = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'new' }, spec };
    const calls: readonly Call[] = [
      { method: 'POST', path: '/api/v1/namespaces/shop/pods', body },
      { method: 'DELETE', path: pod('web') },
      { method: 'GET', path: '/api/v1/namespaces/shop/secrets' },
      { method: 'GET', path: '/api/v1/namespaces/kube-system/secrets' },
    ];
    for (const call of calls) expect(await refusal(call)).toContain('forbidden');
  });

  test('may write ConfigMaps that bear its label, and no others', async () => {
    expect(await refusal(create('shop', 'ours', managed))).toBeUndefined();
    expect(await refusal(create('shop', 'theirs', {}))).toContain('sluice.dev/managed');
    await admin.request(create('shop', 'user', {}));
    const user = `${maps('shop')}/user`;
    const body = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'user', labels: managed } };
    expect(await refusal({ method: 'PUT', path: user, body })).toContain('without the label');
    expect(await refusal({ method: 'DELETE', path: user })).toContain('without the label');
    const unlabelled = { ...body, metadata: { name: 'ours' } };
    expect(await refusal({ method: 'PUT', path: `${maps('shop')}/ours`, body: unlabelled })).toContain(
      'only write ConfigMaps with the label',
    );
    expect(await refusal({ method: 'DELETE', path: `${maps('shop')}/ours` })).toBeUndefined();
  });

  test('may not write a ConfigMap of kube-system', async () => {
    expect(await refusal(create('kube-system', 'ours', managed))).toContain('kube-system');
  });

  test('may change the status of a rule, and not the rule', async () => {
    await cluster.kubectl('-n', 'shop', 'apply', '-f', folder('samples/user-app'));
    const path = '/apis/networking.istio.io/v1/namespaces/shop/virtualservices/user-app-virtualservice';
    expect(await refusal(patch(path, { labels: { app: 'x' } }))).toContain('forbidden');
  });
});

test('nobody else is held by the policies', async () => {
  await admin.request(patch(pod('web'), { labels: { app: 'shop' } }));
  await admin.request(create('kube-system', 'theirs', {}));
});

test('with these rights, and no more, the operator does all of its work', async () => {
  const lines: string[] = [];
  const log = logger('warn').on('data', ({ message }: { message: unknown }) => lines.push(String(message)));
  await createPod(admin, 'shop', 'proxied', {
    'sluice.dev/config-map': 'sluice-proxied',
    'sluice.dev/shared-config-map': 'sluice-scope-shop',
  });
  const sidecar = '/apis/networking.istio.io/v1/namespaces/shop/sidecars';
  const body = {
    apiVersion: 'networking.istio.io/v1',
    kind: 'Sidecar',
    metadata: { name: 'default' },
    spec: { egress: [{ hosts: ['./*'] }] },
  };
  await admin.request({ method: 'POST', path: sidecar, body });
  running = await runOperator(operator, log);
  await until(async () => (await configMap(admin, 'shop/sluice-proxied')) !== undefined, 30_000);
  const path = '/apis/networking.istio.io/v1/namespaces/shop/virtualservices/user-app-virtualservice';
  for (const object of [path, `${sidecar}/default`])
    await until(async () => {
      const { status } = fields(await admin.request({ method: 'GET', path: object }));
      return items(fields(status).conditions).length === 3;
    }, 30_000);
  await cluster.kubectl('-n', 'shop', 'delete', 'pod', 'proxied', '--now');
  await until(async () => (await configMap(admin, 'shop/sluice-proxied')) === undefined, 60_000);
  expect(lines.filter((line) => /forbidden|denied|RBAC/i.test(line))).toEqual([]);
}, 120_000);
