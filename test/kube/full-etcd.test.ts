import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ControlPlane, controlPlane } from '../../lab/control-plane.ts';
import { etcdAt } from '../../lab/etcd.ts';
import { clientOf } from '../../lab/kube.ts';
import { fields, stringMap } from '../../src/api/read/fields.ts';
import { runOperator } from '../../src/cli/operator.ts';
import { ApiError, type KubeClient } from '../../src/kube/client.ts';
import { logger } from '../../src/log.ts';
import { configMap, createPod, install, until } from './cluster.ts';

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
  client = clientOf(cluster.kubeconfig);
  await install(cluster, 'crds');
  const log = logger('info');
  log.on('data', ({ message }: { message: string }) => lines.push(message));
  running = await runOperator(noting(), log);
}, 600_000);

afterAll(async () => {
  await running?.stop();
  await client?.close();
  await cluster?.stop();
});

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

  const etcd = etcdAt(cluster.etcd);
  await etcd.fill();
  // A full etcd still takes deletes, so the operator has something to write.
  await client.request({ method: 'DELETE', path: `${services}/goes` });
  await until(async () => told('etcd is full') === 1 && failed.length > 0, wait);
  const first = failed.length;
  await until(async () => failed.length >= first + 3, wait);
  expect(mostAtOnce, 'writes at once').toBeLessThanOrEqual(1);
  expect(told('etcd is full')).toBe(1);
  expect(told('not written, and tried again'), lines.join('\n')).toBe(0);
  expect(await names('goes'), 'the ConfigMap is as it was').toBe(true);

  await etcd.makeRoom();
  await until(async () => !(await names('goes')), wait);
  expect(await names('stays')).toBe(true);
  expect(told('takes writes again')).toBe(1);
}, 240_000);
