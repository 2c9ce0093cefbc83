import { afterEach, describe, expect, test } from 'vitest';
import { type VersionPages, versionPages } from '../../lab/version-pages.ts';
import type { Pod } from '../../src/api/objects.ts';
import type { ScopeFiles } from '../../src/envoy/model.ts';
import { type Asker, asker } from '../../src/kube/asking.ts';
import type { Refusal } from '../../src/kube/questions.ts';
import { ScopeProxies } from '../../src/kube/scope-proxies.ts';
import { Waiting } from '../../src/kube/waiting.ts';
import { until } from './cluster.ts';

/** Addresses of loopback that are this process's alone: the port is fixed. */
const addressOf = (n: number): string => `127.${80 + (process.pid % 100)}.${(process.pid >> 8) % 250}.${n}`;

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const podAt = (n: number, more: Partial<Pod> = {}): Pod => ({
  meta: { namespace: 'ns', name: `p${n}`, labels: {}, annotations: {} },
  ip: addressOf(n),
  ready: true,
  terminating: false,
  hostNetwork: false,
  ports: [],
  ...more,
});

const file = (version: string, member = '"name":"x"') =>
  `{"version_info":"${version}","resources":[\n{${member}}\n]}\n`;

/** One scope of pods `p1` … with files of these versions. */
const files = (cds: string, rds: string, pods: readonly number[] = [1, 2]): ScopeFiles => ({
  shared: new Map([
    ['cds.json', file(cds)],
    ['rds.80.json', file(rds, '"name":"80"')],
  ]),
  own: new Map(pods.map((n) => [`ns/own-${n}`, new Map([['lds.json', file('l.1')]])])),
});

const shows = (pages: VersionPages, cds: string, rds: string, lds = 'l.1'): void => {
  pages.stats.set('cluster_manager.cds.version_text', cds);
  pages.stats.set('http.out.rds.80.version_text', rds);
  pages.stats.set('listener_manager.lds.version_text', lds);
};

interface Opened {
  readonly proxies: ScopeProxies;
  readonly pokes: { readonly pod: string; readonly again: boolean }[];
  readonly refusals: Refusal[];
  /** From now on pokes wait until what it gives is called. */
  hold(): () => void;
  /** No answer is outstanding. */
  readonly isIdle: () => boolean;
  members(pods: readonly Pod[]): void;
}

function open(unasked = 300): Opened {
  const pokes: Opened['pokes'] = [];
  const refusals: Refusal[] = [];
  const asking = asker();
  let asked = 0;
  let held: Promise<void> | undefined;
  const followed: Asker = {
    ...asking,
    ask: (...question) => {
      asked++;
      return asking.ask(...question).finally(() => asked--);
    },
  };
  const proxies = new ScopeProxies({
    asker: followed,
    unasked,
    poke: async (proxy, _rank, again) => {
      await held;
      pokes.push({ pod: proxy.name, again });
    },
    refused: (refusal) => refusals.push(refusal),
    changed: () => {},
  });
  closing.push(
    () => proxies.stop(),
    () => asking.close(),
  );
  const members = (pods: readonly Pod[]): void =>
    proxies.members(
      new Map(pods.map((pod) => [`ns/${pod.meta.name}`, { key: `ns/own-${pod.meta.name.slice(1)}`, pod }])),
    );
  const hold = (): (() => void) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    held = promise;
    return resolve;
  };
  return { proxies, pokes, refusals, hold, isIdle: () => asked === 0, members };
}

async function pagesAt(n: number): Promise<VersionPages> {
  const pages = await versionPages(addressOf(n));
  closing.push(() => pages.close());
  return pages;
}

const versions = (all: Readonly<Record<string, string>>) => () => new Map(Object.entries(all));

/** Waits for what is awaited, and tells how long and for whom. */
async function waitFor(
  proxies: ScopeProxies,
  awaited: Readonly<Record<string, string>>,
  signal?: AbortSignal,
) {
  const names = new Set<string>();
  const began = performance.now();
  let late: readonly string[] | undefined;
  await proxies.shown(versions(awaited), signal ?? new AbortController().signal, {
    waits: (pods) => {
      for (const pod of pods) names.add(pod);
    },
    over: (pods) => {
      late = pods;
    },
  });
  return { time: performance.now() - began, names: [...names].sort(), late };
}

const askedOf = (pages: VersionPages): number => [...pages.asked.values()].reduce((sum, n) => sum + n, 0);

describe('a step', () => {
  test('follows when all show the names that it waits for, whatever the bytes', async () => {
    const [one, two] = [await pagesAt(1), await pagesAt(2)];
    const { proxies, members, pokes } = open();
    shows(one, 'a.1', 'r.1');
    shows(two, 'a.1', 'r.1');
    members([podAt(1), podAt(2)]);
    proxies.take(files('a.1', 'r.1'));
    await waitFor(proxies, { 'cds.json': 'a' });
    expect(pokes).toEqual([]);

    proxies.take(files('b.1', 'r.1'));
    for (const n of [1, 2]) proxies.poke(`ns/own-${n}`, 'rest', false);
    // Endpoints have changed once more meanwhile, which changes no name.
    proxies.take(files('b.2', 'r.1'));
    shows(one, 'b.2', 'r.1');
    const waiting = waitFor(proxies, { 'cds.json': 'b' });
    await until(async () => askedOf(two) > 2);
    shows(two, 'b.1', 'r.1');
    expect((await waiting).names).toEqual(['ns/p1', 'ns/p2']);
  });

  test('does not wait for pods that end, that have no address, or that never ran', async () => {
    const one = await pagesAt(1);
    const { proxies, members } = open(60_000);
    shows(one, 'b.1', 'r.1');
    const { ip: _, ...homeless } = podAt(3);
    members([podAt(1), podAt(2, { terminating: true }), homeless, podAt(4, { ready: false })]);
    proxies.take(files('b.1', 'r.1', [1, 2, 3, 4]));
    expect((await waitFor(proxies, { 'cds.json': 'b' })).time).toBeLessThan(5_000);
  });

  test('gives one that may have seen nothing of an edit that was put back time to come to it', async () => {
    const [one, two] = [await pagesAt(1), await pagesAt(2)];
    const { proxies, members } = open();
    for (const pages of [one, two]) shows(pages, 'a.1', 'r.1');
    members([podAt(1), podAt(2)]);
    const pokeAll = () => [1, 2].forEach((n) => void proxies.poke(`ns/own-${n}`, 'rest', false));
    proxies.take(files('a.1', 'r.1'));
    await waitFor(proxies, { 'rds.80.json': 'r.1' });
    proxies.take(files('a.1', 'r.2'));
    pokeAll();
    shows(one, 'a.1', 'r.2');
    await until(async () => proxies.states().some(({ index }) => index === 2));
    proxies.take(files('a.1', 'r.1'));
    pokeAll();
    shows(one, 'a.1', 'r.1');
    // The other one shows the routes of before and after, and has never told of those in between.
    const { time, names, late } = await waitFor(proxies, { 'cds.json': 'a', 'rds.80.json': 'r.1' });
    expect(late).toEqual(['ns/p2']);
    expect(names).toContain('ns/p2');
    expect(time).toBeGreaterThan(9_000);
    proxies.take(files('a.1', 'r.3'));
    pokeAll();
    for (const pages of [one, two]) shows(pages, 'a.1', 'r.3');
    expect((await waitFor(proxies, { 'rds.80.json': 'r.3' })).time).toBeLessThan(5_000);
  });

  test('does not wait for what was put back where all had come to what stood in between', async () => {
    const one = await pagesAt(1);
    const { proxies, members } = open();
    members([podAt(1)]);
    for (const version of ['r.1', 'r.2', 'r.1', 'r.2', 'r.1']) {
      proxies.take(files('a.1', version, [1]));
      proxies.poke('ns/own-1', 'rest', false);
      shows(one, 'a.1', version);
      expect((await waitFor(proxies, { 'rds.80.json': version })).time).toBeLessThan(5_000);
    }
  });

  test('ends at the signal, though a proxy lags', async () => {
    const one = await pagesAt(1);
    const { proxies, members } = open();
    shows(one, 'a.1', 'r.1');
    members([podAt(1)]);
    proxies.take(files('a.1', 'r.1', [1]));
    await waitFor(proxies, { 'cds.json': 'a' });
    proxies.take(files('b.1', 'r.1', [1]));
    proxies.poke('ns/own-1', 'rest', false);
    const end = new AbortController();
    const waiting = waitFor(proxies, { 'cds.json': 'b' }, end.signal);
    await until(async () => askedOf(one) > 3);
    end.abort();
    expect((await waiting).names).toEqual(['ns/p1']);
    expect((await waiting).late).toBeUndefined();
  });

  test('tells once for whom it waits, however many changes begin the waiting anew, and again when that has recovered', async () => {
    const one = await pagesAt(1);
    const { proxies, members } = open();
    const told: string[] = [];
    const waiting = new Waiting((scope, pods) => told.push(`${scope}: ${pods.join()}`), 50);
    const begin = (cds: string) => {
      const end = new AbortController();
      const over = proxies.shown(versions({ 'cds.json': cds }), end.signal, waiting.of('scope'));
      return { over, abort: () => end.abort() };
    };
    const stands = (cds: string): void => {
      proxies.take(files(`${cds}.1`, 'r.1', [1]));
      proxies.poke('ns/own-1', 'rest', false);
    };
    shows(one, 'a.1', 'r.1');
    members([podAt(1)]);
    proxies.take(files('a.1', 'r.1', [1]));
    await begin('a').over;
    for (const cds of ['b', 'c', 'd']) {
      stands(cds);
      const { over, abort } = begin(cds);
      const before = askedOf(one);
      await until(async () => told.length > 0 && askedOf(one) > before + 2);
      abort();
      await over;
    }
    expect(told).toEqual(['scope: ns/p1']);
    shows(one, 'd.1', 'r.1');
    await begin('d').over;
    stands('e');
    const { over } = begin('e');
    await until(async () => told.length > 1);
    shows(one, 'e.1', 'r.1');
    await over;
    expect(told).toEqual(['scope: ns/p1', 'scope: ns/p1']);
  }, 30_000);
});

describe('a proxy', () => {
  test('is asked no more when it shows what stands', async () => {
    const one = await pagesAt(1);
    const { proxies, members, isIdle } = open();
    shows(one, 'a.1', 'r.1');
    members([podAt(1)]);
    proxies.take(files('a.1', 'r.1', [1]));
    await until(async () => proxies.states()[0]?.index === 1);
    await until(async () => one.asked.get('/config/health') === 1 && isIdle());
    const before = askedOf(one);
    proxies.take(files('a.1', 'r.2', [1]));
    shows(one, 'a.1', 'r.2');
    proxies.poke('ns/own-1', 'routes', false);
    await until(async () => proxies.states()[0]?.index === 2);
    // Nothing happens any more, for a time in which a lagging one is asked many times.
    await new Promise((done) => setTimeout(done, 700));
    expect(askedOf(one)).toBe(before + 1);
  });

  test('is not asked while its poke waits for its turn, since it has nothing new to tell', async () => {
    const one = await pagesAt(1);
    const { proxies, members, pokes, hold } = open();
    shows(one, 'a.1', 'r.1');
    members([podAt(1)]);
    proxies.take(files('a.1', 'r.1', [1]));
    await until(async () => one.asked.get('/config/health') === 1);
    proxies.take(files('b.1', 'r.1', [1]));
    const release = hold();
    proxies.poke('ns/own-1', 'rest', false);
    // As when its pod has just turned ready again: it is asked once, and lags.
    members([podAt(1, { ready: false })]);
    members([podAt(1)]);
    await until(async () => askedOf(one) === 3);
    await new Promise((done) => setTimeout(done, 700));
    expect(askedOf(one)).toBe(3);
    expect(pokes).toEqual([]);
    release();
    shows(one, 'b.1', 'r.1');
    await until(async () => proxies.states()[0]?.index === 2);
  });

  test('that does not move is poked again; what an earlier operator left unpoked is poked at once', async () => {
    const one = await pagesAt(1);
    const { proxies, members, pokes } = open();
    shows(one, 'a.0', 'r.1');
    members([podAt(1)]);
    proxies.take(files('a.1', 'r.1', [1]));
    await until(async () => pokes.length === 1);
    expect(pokes).toEqual([{ pod: 'ns/p1', again: false }]);
    await until(async () => pokes.length === 2);
    expect(pokes.at(1)).toEqual({ pod: 'ns/p1', again: true });
    shows(one, 'a.1', 'r.1');
    await until(async () => proxies.states()[0]?.index === 1);
  });

  test('that rejects a file is told of once, with what all ran before', async () => {
    const [one, two] = [await pagesAt(1), await pagesAt(2)];
    const { proxies, members, refusals, isIdle } = open();
    for (const each of [one, two]) shows(each, 'a.1', 'r.1');
    one.stats.set('http.out.rds.80.update_rejected', 3);
    members([podAt(1), podAt(2)]);
    proxies.take(files('a.1', 'r.1'));
    await until(async () => one.asked.get('/config/health') === 1 && isIdle());
    await until(async () => two.asked.get('/config/health') === 1 && isIdle());
    proxies.take(files('a.1', 'r.2'));
    // What another proxy takes before this one has been asked is not known to be good for all.
    shows(two, 'a.1', 'r.2');
    proxies.poke('ns/own-2', 'routes', false);
    await until(async () => proxies.states().some(({ index }) => index === 2));
    proxies.poke('ns/own-1', 'routes', false);
    one.stats.set('http.out.rds.80.update_rejected', 4);
    one.stats.set('http.out.rds.gone.update_failure', 9);
    await until(async () => refusals.length > 0);
    expect(refusals).toEqual([
      {
        file: 'rds.80.json',
        by: 'ns/p1',
        index: 2,
        text: file('r.2', '"name":"80"'),
        good: file('r.1', '"name":"80"'),
      },
    ]);
    expect(proxies.states()).toMatchObject([{ refused: ['rds.80.json'], index: 1 }, { refused: [] }]);
    // What is put back is what it runs.
    proxies.take(files('a.1', 'r.1'));
    proxies.poke('ns/own-1', 'routes', false);
    await until(async () => proxies.states()[0]?.refused.length === 0);
    expect(refusals).toHaveLength(1);
  });

  test('is not blamed for a text that it has not come to read, because it refused the one before', async () => {
    const one = await pagesAt(1);
    const { proxies, members, refusals, isIdle } = open();
    shows(one, 'a.1', 'r.1');
    members([podAt(1)]);
    proxies.take(files('a.1', 'r.1', [1]));
    await until(async () => one.asked.get('/config/health') === 1 && isIdle());
    proxies.take(files('a.1', 'r.2', [1]));
    one.stats.set('http.out.rds.80.update_rejected', 1);
    proxies.take(files('a.1', 'r.3', [1]));
    proxies.poke('ns/own-1', 'routes', false);
    await until(async () => (one.asked.get('/config/health') ?? 0) > 1);
    expect(refusals).toEqual([]);
    shows(one, 'a.1', 'r.3');
    await until(async () => proxies.states()[0]?.index === 3 && isIdle());
    expect(refusals).toEqual([]);
    // What it refuses from now on is told again.
    proxies.take(files('a.1', 'r.4', [1]));
    proxies.poke('ns/own-1', 'routes', false);
    one.stats.set('http.out.rds.80.update_rejected', 2);
    await until(async () => refusals.length === 1);
    expect(refusals).toMatchObject([{ text: file('r.4', '"name":"80"'), good: file('r.3', '"name":"80"') }]);
  });

  test('that rejects clusters while endpoints change all the time is told of, with what all had come to', async () => {
    const one = await pagesAt(1);
    const { proxies, members, refusals, isIdle } = open();
    const cds = (setting: string, endpoint: number): string =>
      file(`${setting}.${endpoint}`, `"name":"x","setting":"${setting}","load_assignment":${endpoint}`);
    const stands = (setting: string, endpoint: number): void => {
      const { shared, own } = files('', 'r.1', [1]);
      proxies.take({ shared: new Map([...shared, ['cds.json', cds(setting, endpoint)]]), own });
      proxies.poke('ns/own-1', 'leaving', false);
    };
    shows(one, 'a.1', 'r.1');
    members([podAt(1)]);
    stands('a', 1);
    await until(async () => one.asked.get('/config/health') === 1 && isIdle());
    // It is always one behind, and is never seen to run what stands.
    for (let endpoint = 2; endpoint < 5; endpoint++) {
      stands('a', endpoint);
      shows(one, `a.${endpoint - 1}`, 'r.1');
      await until(async () => proxies.states()[0]?.index === endpoint - 1);
    }
    one.stats.set('cluster_manager.cds.update_rejected', 1);
    let endpoint = 5;
    const churn = setInterval(() => stands('bad', endpoint++), 300);
    closing.push(() => clearInterval(churn));
    await until(async () => refusals.length > 0);
    expect(refusals).toMatchObject([{ file: 'cds.json', by: 'ns/p1', good: cds('a', 3) }]);
    expect(refusals[0]?.text).toContain('"setting":"bad"');
  });

  test('that shows no listeners yet serves nothing', async () => {
    const one = await pagesAt(1);
    const { proxies, members } = open();
    one.stats.set('cluster_manager.cds.version_text', 'a.1');
    members([podAt(1)]);
    proxies.take(files('a.1', 'r.1', [1]));
    await until(async () => askedOf(one) > 2);
    expect(proxies.states()).toMatchObject([{ index: -1, answers: true }]);
  });

  test('that has stopped answering is waited for, and then no more', async () => {
    const one = await pagesAt(1);
    const { proxies, members } = open();
    shows(one, 'a.1', 'r.1');
    members([podAt(1)]);
    proxies.take(files('a.1', 'r.1', [1]));
    await waitFor(proxies, { 'cds.json': 'a' });
    await one.set('hangs');
    proxies.take(files('b.1', 'r.1', [1]));
    proxies.poke('ns/own-1', 'rest', false);
    const { time, names, late } = await waitFor(proxies, { 'cds.json': 'b' });
    expect(names).toEqual(['ns/p1']);
    expect(late).toEqual(['ns/p1']);
    expect(time).toBeGreaterThan(9_000);
    expect(proxies.states()).toMatchObject([{ answers: false, index: 1 }]);
    await one.set('answers');
    shows(one, 'b.1', 'r.1');
    await until(async () => proxies.states()[0]?.answers === true);
    expect(proxies.states()).toMatchObject([{ index: 2 }]);
  });

  test('that has just become ready counts when it has answered', async () => {
    const { proxies, members } = open();
    members([podAt(1, { ready: false })]);
    proxies.take(files('a.1', 'r.1', [1]));
    members([podAt(1)]);
    expect(proxies.states()).toEqual([]);
    const one = await pagesAt(1);
    shows(one, 'a.1', 'r.1');
    await until(async () => proxies.states().length === 1);
    members([podAt(1, { ready: false })]);
    expect(proxies.states()).toMatchObject([{ index: 1 }]);
    members([podAt(1, { terminating: true })]);
    expect(proxies.states()).toEqual([]);
  });
});
