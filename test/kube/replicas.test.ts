import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ControlPlane, controlPlane } from '../../lab/control-plane.ts';
import { clientOf } from '../../lab/kube.ts';
import { fields, stringMap } from '../../src/api/read/fields.ts';
import { runOperator } from '../../src/cli/operator.ts';
import type { KubeClient } from '../../src/kube/client.ts';
import type { Running } from '../../src/kube/lifecycle.ts';
import { logger } from '../../src/log.ts';
import { configMap, createPod, install, namespace, until } from './cluster.ts';

let cluster: ControlPlane;
let admin: KubeClient;
interface Replica {
  readonly running: Running;
  readonly client: KubeClient;
  readonly log: string[];
  /** The requests that it made, watches and what begins them apart. */
  readonly requests: string[];
}

const replicas: Replica[] = [];

const lease = { namespace: 'shop', name: 'sluice' };

beforeAll(async () => {
  cluster = await controlPlane();
  admin = connect();
  await install(cluster, 'crds');
  await namespace(cluster, 'shop');
  await cluster.kubectl(
    '-n',
    'shop',
    'apply',
    '-f',
    new URL('../../samples/user-app', import.meta.url).pathname,
  );
  await createPod(admin, 'shop', 'one', {
    'sluice.dev/config-map': 'sluice-one',
    'sluice.dev/shared-config-map': 'sluice-scope-shop',
  });
}, 600_000);

afterAll(async () => {
  await Promise.all(replicas.map(({ running }) => running.stop()));
  await Promise.all([...replicas, { client: admin }].map(({ client }) => client?.close()));
  await cluster?.stop();
});

const connect = (): KubeClient => clientOf(cluster.kubeconfig);

async function replica(): Promise<Replica> {
  const lines: string[] = [];
  const log = logger('info');
  log.transports.forEach((transport) => {
    transport.silent = true;
  });
  log.on('data', ({ message }: { readonly message: unknown }) => lines.push(String(message)));
  const client = connect();
  const requests: string[] = [];
  const noted: KubeClient = {
    ...client,
    request: (call) => {
      if (call.query?.limit === undefined) requests.push(`${call.method} ${call.path}`);
      return client.request(call);
    },
  };
  const made = { running: await runOperator(noted, log, lease), client, log: lines, requests };
  replicas.push(made);
  return made;
}

const routes = async (): Promise<string> => {
  const { data } = fields(await configMap(admin, 'shop/sluice-scope-shop'));
  return stringMap(data)['rds.80.json'] ?? '';
};

async function weigh(first: number): Promise<void> {
  const weights = [first, 100 - first].map((weight, i) => ({
    destination: { host: 'user-app-svc', subset: `v${i + 1}` },
    weight,
  }));
  const path = '/apis/networking.istio.io/v1/namespaces/shop/virtualservices/user-app-virtualservice';
  await admin.request({ method: 'PATCH', path, body: { spec: { http: [{ route: weights }] } } });
  await until(async () => (await routes()).includes(`"weight":${first}`), 30_000);
}

const stepped = ({ log }: Replica): boolean => log.some((line) => line.includes('shop/sluice-scope'));

/** What one replica asked for beside its watches and the lease. */
const asked = ({ requests }: Replica): readonly string[] =>
  requests.filter((each) => !each.includes('/leases/'));

test('of two replicas one writes; the other only watches, and goes on when the first ends', async () => {
  const first = await replica();
  await weigh(81);
  const second = await replica();
  await until(async () => second.log.some((line) => line.includes('holds the lease; this replica watches')));
  await weigh(82);
  // A step is told once its write is answered, which others can see before.
  await until(async () => stepped(first));
  expect(stepped(second)).toBe(false);
  expect(asked(first)).not.toEqual([]);
  expect(asked(second)).toEqual([]);
  await first.running.stop();
  await weigh(83);
  await until(async () => stepped(second));
}, 120_000);
