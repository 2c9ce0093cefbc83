import { KubeConfig } from '@kubernetes/client-node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ControlPlane, controlPlane } from '../../lab/control-plane.ts';
import { fields, items, stringMap } from '../../src/api/read/fields.ts';
import { runOperator } from '../../src/cli/operator.ts';
import { ApiError, type KubeClient, kubeClient } from '../../src/kube/client.ts';
import { logger } from '../../src/log.ts';
import { configMap, createPod, until } from './cluster.ts';

const quota = 24 * 1024 * 1024;
const wait = 60_000;

let cluster: ControlPlane;
let client: KubeClient;
/** The writes of the operator's that the API server did not take, as a method and a path. */
const failed: string[] = [];
let atOnce = 0;
let mostAtOnce = 0;
const lines: string[] = [];
let running: Awaited<ReturnType<typeof runOperator>> | undefined;

const isFull = (error: unknown): boolean =>
  error instanceof ApiError && error.message.includes('database space exceeded');

/** The operator's client, which notes what fails for want of room. */
const noting = (): KubeClient => ({
  ...client,
  request: async (call) => {
    const writes = call.method !== 'GET';
    if (writes) atOnce++;
    try {
      return await client.request(call);
    } catch (error) {
      if (isFull(error)) {
        failed.push(`${call.method} ${call.path}`);
        // The first ones were on their way together when it was not known yet.
        if (told('etcd is full') > 0) mostAtOnce = Math.max(mostAtOnce, atOnce);
      }
      throw error;
    } finally {
      if (writes) atOnce--;
    }
  },
});

const told = (part: string): number => lines.filter((line) => line.includes(part)).length;

beforeAll(async () => {
  cluster = await controlPlane({ controllerManager: false, etcdQuota: quota });
  const config = new KubeConfig();
  config.loadFromFile(cluster.kubeconfig);
  client = kubeClient(config);
  await cluster.kubectl('apply', '--server-side', '-k', new URL('../../crds', import.meta.url).pathname);
  await cluster.kubectl('wait', '--for=condition=Established', 'crd', '--all', '--timeout=30s');
  const log = logger('info');
  log.on('data', ({ message }: { message: string }) => lines.push(message));
  running = await runOperator(noting(), log);
}, 600_000);

afterAll(async () => {
  await running?.stop();
  await client?.close();
  await cluster?.stop();
});

/** Calls etcd's own API. */
async function etcd(path: string, body: object): Promise<unknown> {
  const answer = await fetch(`${cluster.etcd}/v3/${path}`, { method: 'POST', body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

const fillers = '/api/v1/namespaces/default/configmaps';

/** Makes large ConfigMaps until etcd takes no more. */
async function fill(): Promise<void> {
  const data = { text: 'x'.repeat(1_000_000) };
  for (let i = 0; ; i++) {
    const body = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: `filler-${i}`, labels: { is: 'filler' } },
      data,
    };
    try {
      await client.request({ method: 'POST', path: fillers, body });
    } catch (error) {
      if (isFull(error)) return;
      throw error;
    }
  }
}

/** What an administrator does about it. */
async function makeRoom(): Promise<void> {
  await client.request({ method: 'DELETE', path: fillers, query: { labelSelector: 'is=filler' } });
  const status = fields(await etcd('maintenance/status', {}));
  await etcd('kv/compaction', { revision: String(fields(status.header).revision), physical: true });
  await etcd('maintenance/defragment', {});
  const { alarms } = fields(await etcd('maintenance/alarm', { action: 'GET' }));
  for (const alarm of items(alarms))
    await etcd('maintenance/alarm', { action: 'DEACTIVATE', ...fields(alarm) });
}

const scope = 'default/sluice-scope-default';
const clusters = async (): Promise<string> =>
  stringMap(fields(await configMap(client, scope)).data)['cds.json'] ?? '';
const names = async (service: string): Promise<boolean> =>
  (await clusters()).includes(`${service}.default.svc.cluster.local`);

const service = (name: string): object => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name },
  spec: { ports: [{ name: 'http', port: 80 }] },
});
const services = '/api/v1/namespaces/default/services';

test('a full etcd is told once, is not flooded, and what waited is written when there is room', async () => {
  for (let i = 0; i < 12; i++)
    await createPod(client, 'default', `pod-${i}`, {
      'sluice.dev/config-map': `sluice-pod-${i}`,
      'sluice.dev/shared-config-map': 'sluice-scope-default',
    });
  for (const name of ['stays', 'goes'])
    await client.request({ method: 'POST', path: services, body: service(name) });
  await until(async () => (await names('stays')) && (await names('goes')), wait);

  await fill();
  // A full etcd still takes deletes, so the operator has something to write.
  await client.request({ method: 'DELETE', path: `${services}/goes` });
  await until(async () => told('etcd is full') === 1 && failed.length > 0, wait);
  const first = failed.length;
  await until(async () => failed.length >= first + 3, wait);
  expect(mostAtOnce, 'writes at once').toBeLessThanOrEqual(1);
  expect(told('etcd is full')).toBe(1);
  expect(told('not written, and tried again'), lines.join('\n')).toBe(0);
  expect(await names('goes'), 'the ConfigMap is as it was').toBe(true);

  await makeRoom();
  await until(async () => !(await names('goes')), wait);
  expect(await names('stays')).toBe(true);
  expect(told('takes writes again')).toBe(1);
}, 240_000);
