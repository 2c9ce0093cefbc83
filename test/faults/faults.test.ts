import { setTimeout as after } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { canUseNetns } from '../../lab/netns.ts';
import { until } from '../kube/cluster.ts';
import { spread } from '../kube/figures.ts';
import { disturbances } from './disturbances.ts';
import { scaleWhileEjected } from './ejections.ts';
import { churn, loseLastPod, type Replaced, replaceBackends } from './endpoints.ts';
import { noteFigure, noteRow } from './figures.ts';
import { growEtcd, growthOf } from './growth.ts';
import { callWhileLeaving } from './leaving.ts';
import { breakSteps, fillEtcd, handOver, jumpClock, replaceOperator, rotateToken } from './operators.ts';
import { type Row, sumOf } from './row.ts';
import { openShop, type Shop } from './shop.ts';
import { states } from './states.ts';

const usable = canUseNetns();
if (usable !== true) process.stderr.write(`not run: counting under faults, because ${usable}\n`);

/** `npm run test:faults` runs the long form; FAULTS_SHARE=0.2 a fifth of it. */
const isLong = process.env.FAULTS === 'long';
const share = (all: number): number => Math.ceil(all * Number(process.env.FAULTS_SHARE ?? 1));
const amounts = isLong
  ? { edits: share(200), churned: share(20), replaced: share(3), killed: share(25), kills: 4, rate: 150 }
  : { edits: 5, churned: 1, replaced: 1, killed: 1, kills: 1, rate: 40 };

/** Of a whole run; where the machine is too slow for it, what there is after `longest` milliseconds has to do. */
const enough = 1_000_000;
const longest = 19 * 60_000;

const milliseconds = (time: number | undefined): string => `${Math.round(time ?? Number.NaN)} ms`;

/** Each names subsets or a service that the one before does not. */
const swapped = [states[2], states[4], states[5]].filter((state) => state !== undefined);

vi.setConfig({ testTimeout: isLong ? 3_600_000 : 180_000 });

// What is lost is lost: nothing is tried twice.
describe.skipIf(usable !== true)('counted at both ends', { retry: 0 }, () => {
  let shop: Shop;

  beforeAll(async () => {
    shop = await openShop(amounts.rate);
  }, 600_000);

  afterAll(async () => {
    await shop?.close();
  }, 60_000);

  /** What was counted so far. */
  let counted = 0;
  const began = performance.now();

  const edit = (meanwhile?: () => Promise<unknown>): Promise<Row> => shop.drive.edit(shop.next(), meanwhile);

  async function edits(count: number, meanwhile?: () => Promise<unknown>): Promise<Row> {
    const rows: Row[] = [];
    for (let i = 0; i < count; i++) rows.push(await edit(meanwhile));
    return sumOf(rows);
  }

  function check(part: string, row: Row): void {
    noteRow(part, row);
    counted += row.sent;
    expect(row, row.examples.join('\n')).toMatchObject({ lost: 0, wrong: 0, unseen: [] });
    expect(row.sent).toBeGreaterThanOrEqual(1_000 * Math.max(1, row.edits));
  }

  test('edits of all kinds', async () => {
    check('edits of all kinds', await edits(amounts.edits));
  });

  test('edits while endpoints come and go', async () => {
    const end = churn(shop);
    try {
      check('edits while endpoints change 5 times a second', await edits(amounts.churned));
    } finally {
      noteFigure('changes of endpoints meanwhile', String(await end()));
    }
  });

  test('backends are replaced, one after the other', async () => {
    const rounds: Replaced[] = [];
    for (let round = 1; round <= amounts.replaced; round++) rounds.push(await replaceBackends(shop, round));
    noteFigure('a backend that ends is sent to until', spread(rounds.flatMap(({ needed }) => needed)));
    check('each backend replaced by a new one', sumOf(rounds.map(({ row }) => row)));
  });

  test('the operator is killed in the middle of its work', async () => {
    const { killed, kills } = amounts;
    const row = await edits(killed, async () => {
      for (let i = 0; i < kills; i++) {
        await after(Math.random() * 2_000);
        await shop.operator.restart();
      }
    });
    check(`the operator killed ${killed * kills} times`, row);
  });

  test.for(isLong ? disturbances : disturbances.slice(0, 1))('$title', async (one) => {
    check(one.title, await one.run(shop, edit));
  });

  test.runIf(isLong)('etcd is full', async () => {
    check('etcd full for 5 s, and edits before and after', await fillEtcd(shop, edit));
  });

  test.runIf(isLong)('who is ejected stays so while others come and go', async () => {
    check('a pod is ejected while others come and go', await scaleWhileEjected(shop, share(5)));
  });

  test.runIf(isLong)('a pod that ends calls pods that are replaced', async () => {
    const { row, sent, answered, retries, other } = await callWhileLeaving(shop);
    const rest = other.length === 0 ? '' : `; ${other.join(', ')}`;
    noteFigure(
      'calls of a pod in its grace period, which gets no new files, while one of two pods of each subset was replaced',
      `${answered} of ${sent} answered, ${retries} tried again${rest}`,
    );
    check('the same, seen by the others', row);
    expect(answered).toBeGreaterThan(0);
  });

  test.runIf(isLong)('the last pod of a subset goes, and comes back', async () => {
    const last = states.at(-1);
    if (last === undefined) throw new Error('There is no last state.');
    check('a subset of one pod', await shop.drive.edit(last));
    const pod = shop.places().find((place) => place.pod.startsWith('v3'))?.pod ?? '';
    const { mesh, drive } = shop;
    const seen = await loseLastPod(shop, pod, async () => {
      const path = `/apis/networking.istio.io/v1/namespaces/${mesh.ns}/destinationrules/shop`;
      await until(async () =>
        JSON.stringify(await mesh.client.request({ method: 'GET', path })).includes('IST0173'),
      );
    });
    noteFigure('the last pod of a subset goes: all flows answered 503 after', milliseconds(seen.failsAfter));
    noteFigure('the longest that a request took meanwhile', milliseconds(seen.slowest));
    noteFigure('a pod is ready again: all flows answered after', milliseconds(seen.recoversAfter));
    expect(seen.answers.filter((answer) => !/^(503|404)/.test(answer))).toEqual([]);
    check('after it', await drive.watch(async () => {}));
  });

  describe.runIf(isLong)('of the operator', () => {
    test.for(['SIGKILL', 'SIGTERM'] as const)('the replica that writes is sent %s', async (signal) => {
      const { row, took } = await handOver(shop, edit, signal);
      noteFigure(`the other replica writes after ${signal}`, milliseconds(took));
      check(`of two replicas the one that writes is sent ${signal} just before an edit`, row);
      await replaceOperator(shop);
    });

    test('its token is replaced', async () => {
      check('the operator’s token is replaced', await rotateToken(shop, edit));
    });

    test('its clock jumps', async () => {
      check('the operator’s clock jumps an hour ahead', await jumpClock(shop, edit));
    });
  });

  test.runIf(isLong)('edits until there are enough requests', async () => {
    const rows: Row[] = [];
    while (counted + sumOf(rows).sent < share(enough) && performance.now() - began < longest)
      rows.push(await edit());
    if (rows.length > 0) check('further edits', sumOf(rows));
  });

  // Last, since what comes after it would start from what it leaves.
  test.runIf(isLong)('a loss is seen: all files in one swap', async () => {
    await breakSteps(shop);
    const rows: Row[] = [];
    for (let i = 0; i < 40 && sumOf(rows).lost === 0; i++)
      for (const state of swapped) rows.push(await shop.drive.edit(state));
    const row = sumOf(rows);
    noteRow('all files in one swap', row, true);
    expect(row.lost).toBeGreaterThan(0);
  });
});

test.runIf(isLong)('etcd grows little while endpoints change', async () => {
  const { pods, services, endpoints, pace, compaction, podBytes } = growthOf;
  const seen = await growEtcd(Number(process.env.FAULTS_GROWTH ?? 3));
  const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
  const what = `etcd, ${pods} proxies with pods of ${podBytes / 1e3} kB, ${services} services of ${endpoints}, ${pace} changes of endpoints a second`;
  noteFigure(
    `${what}: written`,
    `${mb(seen.writtenPerMinute)} a minute, so at most ${mb(10 * seen.writtenPerMinute)} are kept where etcd is compacted every five minutes (${seen.changes} changes, ${seen.configMaps} ConfigMaps, ${seen.pokes} pokes in ${seen.minutes.toFixed(1)} minutes)`,
  );
  noteFigure(
    `${what}, compacted every ${compaction} s: its file in the end`,
    `${mb(seen.file)}, ${mb(seen.used)} in use; ${mb(seen.later)} more than after half the time`,
  );
});
