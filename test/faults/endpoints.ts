import { setTimeout as after } from 'node:timers/promises';
import type { Drive } from './drive.ts';
import type { Row } from './row.ts';
import type { Place, Shop } from './shop.ts';
import { versionOf } from './states.ts';

/** How often endpoints change while they churn, each second. */
const pace = 5;

/** One endpoint after another leaves and comes back, while its app goes on, until it is called. */
export function churn({ place, places }: Shop): () => Promise<number> {
  const all = places();
  // One of each version stays, so that no subset is ever empty.
  const staying = all.filter(({ pod }) => /-0$/.test(pod));
  const moving = all.filter((one) => !staying.includes(one));
  let isOver = false;
  let changes = 0;
  const running = (async () => {
    const began = performance.now();
    while (!isOver) {
      const without = moving[(changes >> 1) % moving.length];
      await place(changes % 2 === 0 ? all.filter((one) => one !== without) : all);
      changes++;
      await after(Math.max(0, began + (changes * 1000) / pace - performance.now()));
    }
    await place(all);
  })();
  return async () => {
    isOver = true;
    await running;
    return changes;
  };
}

/** The pods of the shop were replaced, and each former one had to go on answering for so long, in milliseconds, until no proxy sent to it. */
export interface Replaced {
  readonly row: Row;
  readonly needed: readonly number[];
}

/** A new pod comes, a former one is ready no more, and ends when no proxy sends to it any longer; gives the milliseconds until then. */
export async function replaceOne(shop: Shop, { ip, pod }: Place, name: string): Promise<number> {
  const { mesh } = shop;
  const made = { ip: await mesh.app(name, { app: 'shop', version: versionOf(pod) }), pod: name };
  const others = shop.places().filter((one) => one.ip !== ip);
  await shop.place([...shop.places(), made]);
  const began = Date.now();
  await shop.place([...others, made, { ip, pod, is: 'ending' }]);
  const needed = (await shop.isLeft(ip)) - began;
  await mesh.backend.ask({ kind: 'end', address: ip });
  await shop.place([...others, made]);
  await mesh.client.request({ method: 'DELETE', path: `/api/v1/namespaces/${mesh.ns}/pods/${pod}` });
  return needed;
}

/** What a pod is called that comes in the place of this one. */
export const successor = (pod: string, what: string): string =>
  `${pod.split('-').slice(0, 2).join('-')}-${what}`;

/** Every pod of the shop is replaced by a new one, one after the other, as a Deployment does it. */
export async function replaceBackends(shop: Shop, round: number): Promise<Replaced> {
  const { drive } = shop;
  const needed: number[] = [];
  const nameOf = (pod: string): string => successor(pod, String(round));
  const old = shop.places();
  drive.shop = old.flatMap(({ pod }) => [pod, nameOf(pod)]);
  const row = await drive.watch(async () => {
    for (const one of old) needed.push(await replaceOne(shop, one, nameOf(one.pod)));
  });
  drive.shop = shop.places().map(({ pod }) => pod);
  return { row, needed };
}

/** What comes of a subset's last pod that goes and comes back, in milliseconds. */
export interface LastPod {
  /** From its end to the first answer of each flow that says so, for the slowest flow. */
  readonly failsAfter: number;
  /** How long the slowest request took. */
  readonly slowest: number;
  /** From when it is ready again to its first answer, for the slowest flow. */
  readonly recoversAfter: number;
  /** What else than answers of pods was seen. */
  readonly answers: readonly string[];
}

/** Pokes of a pod are a second apart, and this is longer, in milliseconds. */
const calm = 1_500;

/** The rule in force sends to the subset of this pod alone; `meanwhile` runs while it is gone. */
export async function loseLastPod(
  { drive, ...shop }: Shop,
  pod: string,
  meanwhile: () => Promise<unknown>,
): Promise<LastPod> {
  const all = shop.places();
  await after(calm);
  const gone = await drive.observe(async () => {
    await shop.place(all.filter((one) => one.pod !== pod));
    await after(3 * calm);
  });
  await meanwhile();
  const back = await drive.observe(async () => {
    await shop.place(all);
    await after(3 * calm);
  });
  return {
    failsAfter: slowestFirst(gone, '503'),
    slowest: Math.max(...gone.counted.map((one) => one.slowest)),
    recoversAfter: slowestFirst(back, '200'),
    answers: [...new Set(gone.counted.flatMap(({ outcomes }) => Object.keys(outcomes)))].filter(
      (outcome) => !outcome.endsWith(pod),
    ),
  };
}

/** For the slowest flow the time until its first answer of this status; infinite where a flow had none. */
const slowestFirst = ({ began, counted }: Awaited<ReturnType<Drive['observe']>>, status: string): number =>
  Math.max(
    ...counted
      .filter(({ outcomes }) => Object.keys(outcomes).some((outcome) => outcome !== '404'))
      .map(({ first }) =>
        Math.min(
          ...Object.entries(first).flatMap(([outcome, at]) =>
            outcome.startsWith(status) ? [at - began] : [],
          ),
        ),
      ),
  );
