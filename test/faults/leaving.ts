import { until } from '../kube/cluster.ts';
import { replaceOne, successor } from './endpoints.ts';
import { appPorts, type Counted, type Flow, isAnswer } from './flows.ts';
import type { ProxiedPod } from './mesh.ts';
import type { Row } from './row.ts';
import type { Shop } from './shop.ts';
import { versionOf } from './states.ts';

/** What came of the calls of a pod in its grace period, which gets no new files, while pods that it calls were replaced. */
export interface Leaving {
  /** What all others saw. */
  readonly row: Row;
  readonly sent: number;
  readonly answered: number;
  /** Tries that its proxy made beyond the first of a request. */
  readonly retries: number;
  /** What else came, as outcomes with their counts. */
  readonly other: readonly string[];
}

/** How many requests there are to be before, and after. */
const enough = 500;

async function retries({ envoy }: ProxiedPod): Promise<number> {
  const stats = await envoy.stats('^cluster\\.outbound.*upstream_rq_retry$');
  return [...stats.values()].reduce<number>((sum, value) => sum + Number(value), 0);
}

const flowsTo = (address: string): readonly Flow[] => {
  const flow = (protocol: Flow['protocol'], port: number): Flow => ({
    name: `ending, ${protocol}`,
    protocol,
    address,
    port,
    host: 'shop',
    together: 2,
    ratePerSecond: 100,
  });
  return [flow('kept', appPorts.http), flow('new', appPorts.http), flow('h2', appPorts.http2)];
};

/** A pod with a proxy ends slowly, and meanwhile one pod is replaced of each version that has several. */
export async function callWhileLeaving(shop: Shop): Promise<Leaving> {
  const { client, ns } = shop.mesh;
  const pod = await shop.mesh.proxied('ending', 'sidecar');
  const path = `/api/v1/namespaces/${ns}/pods/ending`;
  // A pod without a node would be gone at once.
  const finalizers = (all: readonly string[]) =>
    client.request({ method: 'PATCH', path, body: { metadata: { finalizers: all } } });
  await finalizers(['sluice.dev/ends-slowly']);
  const flows = flowsTo(shop.address);
  const active = flows.map(({ name }) => name);
  const { sender } = pod;
  const answered = async (): Promise<boolean> => {
    const ended = (await sender.ask({ kind: 'ended' })) as Readonly<Record<string, number>>;
    return Object.values(ended).reduce((sum, count) => sum + count, 0) >= enough;
  };
  await sender.ask({ kind: 'add', flows });
  await sender.ask({ kind: 'cut', active });
  await until(answered, 120_000);
  await client.request({ method: 'DELETE', path });
  const before = await retries(pod);
  await sender.ask({ kind: 'cut', active });
  const row = await replaceSome(shop);
  await until(answered, 120_000);
  const counted = (await sender.ask({ kind: 'cut', active: [] })) as readonly Counted[];
  const after = await retries(pod);
  await finalizers([]);
  await pod.envoy.stop();
  return { row, ...summary(counted, after - before) };
}

async function replaceSome(shop: Shop): Promise<Row> {
  const { drive } = shop;
  const versions = Map.groupBy(shop.places(), ({ pod }) => versionOf(pod));
  const old = [...versions.values()].flatMap((all) => (all.length > 1 ? all.slice(0, 1) : []));
  const names = old.map(({ pod }, i) => successor(pod, `late${i}`));
  drive.shop = [...drive.shop, ...names];
  const row = await drive.watch(async () => {
    for (const [i, place] of old.entries()) await replaceOne(shop, place, names[i] ?? '');
  });
  drive.shop = shop.places().map(({ pod }) => pod);
  return row;
}

function summary(counted: readonly Counted[], more: number): Omit<Leaving, 'row'> {
  const outcomes = counted.flatMap((one) => Object.entries(one.outcomes));
  const isRight = (outcome: string): boolean => isAnswer(outcome) && outcome.startsWith('200 ');
  return {
    sent: counted.reduce((sum, one) => sum + one.sent, 0),
    answered: outcomes.reduce((sum, [outcome, count]) => sum + (isRight(outcome) ? count : 0), 0),
    retries: more,
    other: outcomes.flatMap(([outcome, count]) => (isRight(outcome) ? [] : [`${count} of "${outcome}"`])),
  };
}
