import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Certificates } from '../../lab/certificates.ts';
import { type ControlPlane, controlPlane } from '../../lab/control-plane.ts';
import { clientOf } from '../../lab/kube.ts';
import { fields, items, stringMap } from '../../src/api/read/fields.ts';
import { runOperator } from '../../src/cli/operator.ts';
import { ApiError, type KubeClient } from '../../src/kube/client.ts';
import { putKeys } from '../../src/kube/gateway-keys.ts';
import type { Running } from '../../src/kube/lifecycle.ts';
import { logger } from '../../src/log.ts';
import { configMap, createPod, install, namespace, until } from './cluster.ts';

const certificates = new Certificates();
let cluster: ControlPlane;
let admin: KubeClient;
let operator: KubeClient;
let running: Running | undefined;

const secrets = '/api/v1/namespaces/istio-system/secrets';
const gateways = (ns: string): string => `/apis/networking.istio.io/v1/namespaces/${ns}/gateways`;
const own = { namespace: 'istio-system', name: 'sluice-edge' };

const annotations = (ns: string) => ({
  'inject.istio.io/templates': 'gateway',
  'sluice.dev/config-map': own.name,
  'sluice.dev/shared-config-map': `sluice-scope-${ns}-edge`,
});

const server = (name: string, port: number, tls: object | undefined) => ({
  port: { number: port, name, protocol: tls === undefined ? 'HTTP' : 'HTTPS' },
  hosts: [`${name}.test`],
  ...(tls && { tls }),
});

async function found(path: string): Promise<unknown> {
  try {
    return await admin.request({ method: 'GET', path });
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return undefined;
    throw error;
  }
}

/** The names of the files that the gateway's own Secret brings. */
const brought = async (): Promise<string[]> =>
  Object.keys(stringMap(fields(await found(`${secrets}/${own.name}`)).data)).sort();

/** The files of certificates that the gateway's listeners name. */
async function named(): Promise<string[]> {
  const data = stringMap(fields(await configMap(admin, `${own.namespace}/${own.name}`)).data);
  return [...new Set((data['lds.json'] ?? '').match(/[0-9a-f]{32}\.(crt|key|ca|crl)/g) ?? [])].sort();
}

const credential = (id: string) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'shop' },
  type: 'kubernetes.io/tls',
  stringData: { 'tls.crt': certificates.of(id).certificate, 'tls.key': certificates.of(id).key },
});

beforeAll(async () => {
  cluster = await controlPlane();
  admin = clientOf(cluster.kubeconfig);
  await install(cluster, 'crds', 'config/rbac', 'config/operator', 'config/gateway', 'config/admission');
  await cluster.kubectl('-n', 'istio-system', 'delete', 'deployment', '--all');
  await namespace(cluster, 'apart');
  await until(
    async () => (await found('/api/v1/namespaces/istio-system/serviceaccounts/default')) !== undefined,
  );
  // With the rights that config gives it: the Secrets of istio-system, and no others.
  operator = clientOf(await cluster.kubeconfigFor('system:serviceaccount:sluice-system:sluice'));
  running = await runOperator(operator, logger(process.env.LOG ?? 'error'));
  for (const ns of ['istio-system', 'apart']) {
    await createPod(admin, ns, 'edge', annotations(ns));
    const spec = {
      selector: {},
      servers: [
        server('shop', 443, { mode: 'SIMPLE', credentialName: 'shop' }),
        server('plain', 80, undefined),
      ],
    };
    const body = {
      apiVersion: 'networking.istio.io/v1',
      kind: 'Gateway',
      metadata: { name: `edge-${ns}` },
      spec,
    };
    if (ns === 'istio-system') await admin.request({ method: 'POST', path: gateways(ns), body });
  }
}, 600_000);

afterAll(async () => {
  await running?.stop();
  await operator?.close();
  await admin?.close();
  await cluster?.stop();
});

describe('the certificates of gateways', () => {
  test('a missing Secret costs its own server, and is told in the status', async () => {
    const listeners = async (): Promise<string> =>
      stringMap(fields(await configMap(admin, `${own.namespace}/${own.name}`)).data)['lds.json'] ?? '';
    await until(async () => (await listeners()).includes('"0.0.0.0_80"'), 30_000);
    expect(await listeners()).not.toContain('0.0.0.0_443');
    await until(async () => {
      const { status } = fields(await found(`${gateways('istio-system')}/edge-istio-system`));
      return JSON.stringify(status ?? '').includes('There is no Secret istio-system/shop');
    }, 30_000);
  }, 90_000);

  test('a Secret that comes is served: its texts go to a Secret of the gateway, and to no ConfigMap', async () => {
    await admin.request({ method: 'POST', path: secrets, body: credential('shop.test') });
    await until(async () => (await named()).length === 2, 30_000);
    const names = await named();
    expect(await brought()).toEqual(names);
    const secret = fields(await found(`${secrets}/${own.name}`));
    expect(fields(secret.metadata).labels).toMatchObject({ 'sluice.dev/managed': 'true' });
    expect(items(fields(secret.metadata).ownerReferences)).toMatchObject([{ kind: 'Pod', name: 'edge' }]);
    const texts = Object.values(stringMap(secret.data)).map((value) =>
      Buffer.from(value, 'base64').toString(),
    );
    expect(texts.sort()).toEqual(Object.values(certificates.of('shop.test')).sort());
    const all = JSON.stringify(await admin.request({ method: 'GET', path: '/api/v1/configmaps' }));
    expect(all).not.toContain('PRIVATE KEY');
  }, 90_000);

  test('a Secret of a gateway that is edited or deleted by hand is as it was', async () => {
    const path = `${secrets}/${own.name}`;
    const before = fields(await found(path)).data;
    const [first = '', second = ''] = await named();
    const edits = [
      { method: 'PATCH', path, body: { stringData: { [first]: 'edited' } } },
      { method: 'PATCH', path, body: { data: { [second]: null } } },
      { method: 'DELETE', path },
    ] as const;
    for (const edit of edits) {
      await admin.request(edit);
      await until(async () => isDeepStrictEqual(fields(await found(path)).data, before), 60_000);
    }
  }, 300_000);

  test('of another one the files are there before they are named, and the former go when they are not', async () => {
    const before = await named();
    await admin.request({
      method: 'PATCH',
      path: `${secrets}/shop`,
      body: { stringData: credential('other.test').stringData },
    });
    const missing: string[] = [];
    await until(async () => {
      // What is named is read first, so what it names must be there.
      const [now, there] = [await named(), await brought()];
      missing.push(...now.filter((name) => !there.includes(name)));
      return there.length === 2 && !there.some((name) => before.includes(name));
    }, 60_000);
    expect(missing).toEqual([]);
    expect(await brought()).toEqual(await named());
  }, 90_000);

  test('a namespace whose Secrets may not be read has its other servers', async () => {
    await until(async () => {
      const data = stringMap(fields(await configMap(admin, `apart/${own.name}`)).data);
      return (data['lds.json'] ?? '').includes('"0.0.0.0_80"');
    }, 30_000);
    expect(await found(`/api/v1/namespaces/apart/secrets/${own.name}`)).toBeUndefined();
  }, 60_000);

  test('a Secret of its own name that another hand made is left alone, and used once it is gone (SLU0206)', async () => {
    await cluster.kubectl(
      '-n',
      'apart',
      'create',
      'secret',
      'generic',
      'sluice-keys',
      '--from-literal=mine=yes',
    );
    const path = '/api/v1/namespaces/apart/secrets/sluice-keys';
    const put = () => putKeys(admin, { key: 'apart/sluice-keys', names: ['a.key'] }, () => 'a key');
    const on = { kind: 'Secret', namespace: 'apart', name: 'sluice-keys' };
    expect(await put()).toMatchObject({ kind: 'refused', taken: { on } });
    expect(Object.keys(fields(fields(await found(path)).data))).toEqual(['mine']);

    await admin.request({ method: 'DELETE', path });
    expect(await put()).toEqual({ kind: 'written' });
    expect(Object.keys(fields(fields(await found(path)).data))).toEqual(['a.key']);
  }, 60_000);

  test('a Secret that goes takes its server with it, and its files', async () => {
    await admin.request({ method: 'DELETE', path: `${secrets}/shop` });
    await until(async () => (await named()).length === 0 && (await brought()).length === 0, 60_000);
  }, 90_000);
});
