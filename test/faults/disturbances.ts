import { setTimeout as after } from 'node:timers/promises';
import { fields, items, text } from '../../src/api/read/fields.ts';
import type { Row } from './row.ts';
import type { Shop } from './shop.ts';

/** Brings the next state into force while `meanwhile` goes on. */
export type Edit = (meanwhile?: () => Promise<unknown>) => Promise<Row>;

/** Something that goes wrong while an edit is on its way; all of it is over when the promise resolves. */
export interface Disturbance {
  readonly title: string;
  run(shop: Shop, edit: Edit): Promise<Row>;
}

const instant = (longest: number): Promise<void> => after(Math.random() * longest);

const configMaps = (ns: string, name = ''): string =>
  `/api/v1/namespaces/${ns}/configmaps${name === '' ? '' : `/${name}`}`;

const gone = {
  status: 410,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({
    kind: 'Status',
    status: 'Failure',
    reason: 'Expired',
    code: 410,
    message: 'too old',
  }),
};

/** What happens to the operator's way to the API server. */
const onTheWire: readonly Disturbance[] = [
  {
    title: 'watches cut, five times',
    run: ({ mesh }, edit) =>
      edit(async () => {
        for (let i = 0; i < 5; i++) {
          await instant(300);
          mesh.wire.cut();
        }
      }),
  },
  {
    title: 'the API server away for 5 s',
    run: ({ mesh }, edit) =>
      edit(async () => {
        await instant(300);
        mesh.wire.refuse(true);
        mesh.wire.cut();
        await after(5_000);
        mesh.wire.refuse(false);
      }),
  },
  {
    title: 'a black hole in the connections there are, found by silence',
    run: ({ mesh }, edit) => {
      // Before the edit, so that none of the watches hears of it.
      mesh.wire.blackHole();
      return edit();
    },
  },
  {
    title: 'each part of each answer 500 ms late',
    run: async ({ mesh }, edit) => {
      mesh.wire.delay(500);
      try {
        return await edit();
      } finally {
        mesh.wire.delay(0);
      }
    },
  },
  {
    title: 'writes answered 429, thirty times',
    run: ({ mesh }, edit) => {
      mesh.wire.answer(/^(PUT|PATCH|POST) /, { status: 429, headers: { 'Retry-After': '1' }, times: 30 });
      return edit();
    },
  },
  {
    title: 'watches answered 410, thirty times',
    run: ({ mesh }, edit) => {
      mesh.wire.answer(/[?&]watch=/, { ...gone, times: 30 });
      mesh.wire.cut();
      return edit();
    },
  },
];

const inTheCluster: readonly Disturbance[] = [
  {
    title: 'the API server started again, 3 s away',
    run: ({ mesh }, edit) =>
      edit(async () => {
        await instant(300);
        await mesh.cluster.restartApiServer(() => after(3_000));
      }),
  },
  {
    title: 'etcd stopped for 2 s, three times',
    run: ({ mesh }, edit) =>
      edit(async () => {
        for (let i = 0; i < 3; i++) {
          await instant(300);
          process.kill(mesh.cluster.etcdProcess, 'SIGSTOP');
          await after(2_000);
          process.kill(mesh.cluster.etcdProcess, 'SIGCONT');
        }
      }),
  },
  {
    title: 'ConfigMaps filled with nonsense by hand',
    run: ({ mesh: { client, ns } }, edit) =>
      edit(async () => {
        for (const name of ['sluice-scope', 'sluice-one', 'sluice-edge']) {
          await instant(300);
          const data = { 'cds.json': '{"nonsense"', 'lds.json': 'nonsense' };
          await client.request({ method: 'PATCH', path: configMaps(ns, name), body: { data } });
        }
      }),
  },
  {
    title: 'ConfigMaps deleted by hand',
    run: ({ mesh: { client, ns } }, edit) =>
      edit(async () => {
        for (const name of ['sluice-scope', 'sluice-one', 'sluice-edge', 'sluice-scope-edge']) {
          await instant(300);
          await client.request({ method: 'DELETE', path: configMaps(ns, name) });
        }
      }),
  },
  {
    title: 'another namespace deleted while it is written',
    run: (shop, edit) => edit(() => deleteNamespace(shop)),
  },
  { title: '200 pods start at once', run: (shop, edit) => edit(() => crowd(shop, 200)) },
];

const pod = (ns: string, name: string) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name,
    namespace: ns,
    annotations: {
      'sluice.dev/config-map': `sluice-${name}`,
      'sluice.dev/shared-config-map': 'sluice-scope-crowd',
    },
  },
  spec: { automountServiceAccountToken: false, containers: [{ name: 'app', image: 'none' }] },
});

/** How many ConfigMaps of the operator's a namespace has. */
async function count({ mesh }: Shop, ns: string): Promise<number> {
  const query = { labelSelector: 'sluice.dev/managed=true' };
  const accept = 'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1';
  const list = await mesh.client.request({ method: 'GET', path: configMaps(ns), query, accept });
  return items(fields(list).items).filter((each) =>
    /^sluice-c\d/.test(text(fields(fields(each).metadata).name) ?? ''),
  ).length;
}

/** Requests on the way at once: more connections than these are not made in time by a busy machine. */
const atOnce = 20;

async function makePods({ mesh: { client } }: Shop, ns: string, number: number): Promise<void> {
  const path = `/api/v1/namespaces/${ns}/pods`;
  let made = 0;
  const worker = async (): Promise<void> => {
    while (made < number) await client.request({ method: 'POST', path, body: pod(ns, `c${made++}`) });
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

async function crowd(shop: Shop, number: number): Promise<void> {
  const { client, cluster, ns } = shop.mesh;
  await makePods(shop, ns, number);
  for (const end = performance.now() + 60_000; (await count(shop, ns)) < number; await after(100))
    if (performance.now() > end) throw new Error(`Not all of ${number} pods had their ConfigMap in 60 s.`);
  const names = Array.from({ length: number }, (_, i) => `c${i}`);
  await cluster.kubectl('-n', ns, 'delete', 'pod', ...names, '--force', '--grace-period=0', '--wait=false');
  await client.request({ method: 'GET', path: configMaps(ns, 'sluice-scope') });
}

async function deleteNamespace(shop: Shop): Promise<void> {
  const { client, cluster } = shop.mesh;
  const ns = `gone-${Math.round(performance.now())}`;
  await client.request({ method: 'POST', path: '/api/v1/namespaces', body: { metadata: { name: ns } } });
  const account = `/api/v1/namespaces/${ns}/serviceaccounts/default`;
  while (
    !(await client.request({ method: 'GET', path: account }).then(
      () => true,
      () => false,
    ))
  )
    await after(50);
  await makePods(shop, ns, 20);
  while ((await count(shop, ns)) < 2) await after(20);
  await cluster.kubectl('delete', 'namespace', ns, '--timeout=60s');
}

export const disturbances: readonly Disturbance[] = [...onTheWire, ...inTheCluster];
