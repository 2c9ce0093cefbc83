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
