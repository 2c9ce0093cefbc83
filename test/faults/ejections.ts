import { until } from '../kube/cluster.ts';
import { appPorts } from './flows.ts';
import { type Row, sumOf } from './row.ts';
import type { Place, Shop } from './shop.ts';
import type { State } from './states.ts';
import { versionOf } from './states.ts';

/** The whole service, whose pods are ejected for longer than the test takes. */
const ejecting: State = {
  title: 'pods that fail are ejected',
  subsets: { v1: 'v1', v2: 'v2' },
  policy: {
    outlierDetection: {
      consecutive5xxErrors: 3,
      interval: '1s',
      baseEjectionTime: '900s',
      maxEjectionPercent: 50,
    },
  },
};

const patience = 60_000;

/** Whether the clusters through which a proxy sends to the shop all have ejected this address. */
async function isEjected({ proxies }: Shop, ip: string): Promise<boolean> {
  const pages = await Promise.all(
    proxies.map(async ({ name, envoy }) => {
      const page = await envoy.admin('/clusters');
      const ports = name === 'two' ? [appPorts.http, appPorts.http2] : [appPorts.http];
      return ports.every((port) =>
        new RegExp(
          `^outbound\\|${port}\\|\\|shop\\..*::${ip}:\\d+::health_flags::.*failed_outlier`,
          'm',
        ).test(page),
      );
    }),
  );
  return pages.every(Boolean);
}

const isKnown = async ({ proxies }: Shop, ip: string): Promise<boolean> => {
  const pages = await Promise.all(proxies.map(({ envoy }) => envoy.admin('/clusters')));
  return pages.every((page) => page.includes(`::${ip}:`));
};

/** Another pod comes, and goes when all proxies know it. */
async function scale(shop: Shop, name: string): Promise<void> {
  const { mesh } = shop;
  const before = shop.places();
  const made: Place = { ip: await mesh.app(name, { app: 'shop', version: versionOf(name) }), pod: name };
  await shop.place([...before, made]);
  await until(() => isKnown(shop, made.ip), patience);
  await shop.place(before);
  await shop.isLeft(made.ip);
  await mesh.backend.ask({ kind: 'end', address: made.ip });
  await mesh.client.request({ method: 'DELETE', path: `/api/v1/namespaces/${mesh.ns}/pods/${name}` });
}

/**
 * A pod fails until all proxies have ejected it. It answers well again, while others come and go: what it answers then is wrong, since who is
 * ejected stays so.
 */
export async function scaleWhileEjected(shop: Shop, times: number): Promise<Row> {
  const { drive, mesh } = shop;
  const edited = await drive.edit(ejecting);
  const all = shop.places().map(({ pod }) => pod);
  const [failing] = shop.places();
  if (failing === undefined) throw new Error('The shop has no pods.');
  const answer = (status: number) => mesh.backend.ask({ kind: 'answer', address: failing.ip, status });
  await answer(500);
  await drive.observe(() => until(() => isEjected(shop, failing.ip), patience));
  await answer(200);
  const guests = Array.from({ length: times }, (_, i) => `v2-guest${i}`);
  drive.shop = [...all.filter((pod) => pod !== failing.pod), ...guests];
  const watched = await drive.watch(async () => {
    for (const guest of guests) await scale(shop, guest);
  });
  const stays = await isEjected(shop, failing.ip);
  drive.shop = all;
  return sumOf([
    edited,
    watched,
    { examples: stays ? [] : [`${failing.pod} is not ejected any more`], wrong: stays ? 0 : 1 },
  ]);
}
