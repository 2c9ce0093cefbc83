import { expect, test } from 'vitest';
import { type Rank, Scheduler, type Task } from '../../src/kube/schedule.ts';

const limits = { bytesPerSecond: 1e9, pokesPerSecond: 1_000, atOnce: 1, now: () => performance.now() };

/** Adds tasks while the first one runs, and gives the names of all in the order in which they began. */
async function orderOf(...added: readonly (readonly [name: string, rank: Rank, pokes: number])[]) {
  const scheduler = new Scheduler(limits);
  const began: string[] = [];
  const ended: Promise<void>[] = [];
  const task = (name: string, rank: Rank, pokes: number, until?: Promise<void>): Task => {
    const end = Promise.withResolvers<void>();
    ended.push(end.promise);
    const run = async (): Promise<void> => {
      began.push(name);
      await until;
      end.resolve();
    };
    return { rank, cost: { bytes: 0, pokes }, notBefore: 0, run };
  };
  const first = Promise.withResolvers<void>();
  scheduler.add(task('first', 'routes', 0, first.promise));
  await Promise.resolve();
  for (const each of added) scheduler.add(task(...each));
  first.resolve();
  await Promise.all(ended);
  await scheduler.stop();
  return began;
}

test('urgent writes go before pokes, and all goes by rank besides', async () => {
  expect(
    await orderOf(
      ['report', 'report', 0],
      ['poke 1', 'routes', 1],
      ['poke 2', 'routes', 1],
      ['poke of the rest', 'rest', 1],
      ['rest', 'rest', 0],
      ['write', 'routes', 0],
      ['leaving', 'leaving', 0],
    ),
  ).toEqual(['first', 'write', 'leaving', 'poke 1', 'poke 2', 'rest', 'poke of the rest', 'report']);
});

/** A scheduler with one task under way, and whether it has become calm. */
async function under(rank: Rank, longest: number) {
  const scheduler = new Scheduler({ ...limits, atOnce: 2 });
  const end = Promise.withResolvers<void>();
  scheduler.add({ rank, cost: { bytes: 0, pokes: 0 }, notBefore: 0, run: () => end.promise });
  const seen = { calm: false };
  const calm = scheduler.calm(longest).then(() => {
    seen.calm = true;
  });
  for (let turns = 0; turns < 5; turns++) await new Promise(setImmediate);
  return { scheduler, end, seen, calm };
}

test('it is calm when no write but a report is on its way, what follows a write included', async () => {
  const { scheduler, end, seen, calm } = await under('routes', 60_000);
  expect(seen.calm).toBe(false);
  const poke = Promise.withResolvers<void>();
  void end.promise.then(() =>
    scheduler.add({ rank: 'routes', cost: { bytes: 0, pokes: 1 }, notBefore: 0, run: () => poke.promise }),
  );
  end.resolve();
  for (let turns = 0; turns < 5; turns++) await new Promise(setImmediate);
  expect(seen.calm).toBe(false);
  poke.resolve();
  await calm;

  const report = await under('report', 60_000);
  expect(report.seen.calm).toBe(true);
  report.end.resolve();
});

test('a write that goes on for long is not waited for longer than said', async () => {
  const { end, calm } = await under('routes', 1);
  await calm;
  end.resolve();
});
