import type { Pod } from '../api/objects.ts';
import type { ProxyPage } from '../ask.ts';
import type { FileName, ScopeFiles } from '../envoy/model.ts';
import { failuresIn, showsAwaited, subscriptions, versionsIn } from '../envoy/shown.ts';
import type { Asker } from './asking.ts';
import { PodProxy } from './pod-proxy.ts';
import type { Rank } from './schedule.ts';
import { Stand } from './stand.ts';

/** What a proxy refused: it goes on with what it had. `good` is what every proxy ran before, where that is known. */
export interface Refusal {
  readonly file: FileName;
  /** The own ConfigMap that holds the file; none for a shared one. */
  readonly own?: string;
  readonly text: string;
  readonly good?: string;
  /** The pod, `namespace/name`. */
  readonly by: string;
  /** The number of the write with which the text came. */
  readonly index: number;
}

/** How far one proxy has come. */
export interface ProxyState {
  readonly pod: string;
  /** The number of the latest write that it runs whole; -1 where none is known. */
  readonly index: number;
  /** False where it did not answer when it was last asked. */
  readonly answers: boolean;
  readonly refused: readonly FileName[];
}

interface Given {
  readonly asker: Asker;
  /** Resolves when the poke was answered. `again` makes it news to the kubelet though nothing has changed. */
  readonly poke: (proxy: PodProxy, rank: Rank, again: boolean) => Promise<void>;
  readonly refused: (refusal: Refusal) => void;
  readonly changed: () => void;
  /** How long after its poke a proxy that never answered counts as served, in milliseconds. */
  readonly unasked: number;
}

/** A step waits for each proxy until then, in milliseconds after what it waits for was written or poked. */
const silentTime = 10_000;
const laggingTime = 100_000;
/** From a poke's answer to the first question, and from one question to the next. */
const expected = 90;
const first = 40;
const longest = 5_000;
/** A poke is sent again after so long, three times as long each time. The kubelet looks by itself about once a minute. */
const pokeAgain = 1_500;
const longestPokeAgain = 60_000;
/** One that does not answer is asked again after so long, twice as long each time. */
const silence = 100;
const longestUnanswered = 60_000;
/** Most proxies that are asked so often run what they should by then; the others are asked what they refused. */
const patientAsks = 3;

/** The proxies of one scope: what they show, and which of them are still to be asked. */
export class ScopeProxies {
  readonly stand = new Stand();
  private readonly given: Given;
  private readonly proxies = new Map<string, PodProxy>();
  private byKey = new Map<string, PodProxy[]>();
  private readonly waiting = new Set<() => void>();
  private stopped = false;

  constructor(given: Given) {
    this.given = given;
  }

  /** The pods that there are now, under their own ConfigMaps. */
  members(pods: ReadonlyMap<string, { readonly key: string; readonly pod: Pod }>): void {
    const now = performance.now();
    for (const [name, proxy] of this.proxies) {
      if (pods.has(name)) continue;
      clearTimeout(proxy.timer);
      this.proxies.delete(name);
    }
    for (const [name, { key, pod }] of pods) {
      const proxy = this.proxies.get(name) ?? new PodProxy(name, key, pod);
      const isNew = !this.proxies.has(name);
      this.proxies.set(name, proxy);
      if (proxy.update(pod, key, now) || isNew) this.later(proxy, 0);
    }
    this.byKey = Map.groupBy(this.proxies.values(), (proxy) => proxy.key);
    this.tell();
  }

  /** Takes in what stands from now on in the ConfigMaps. Those whose files are others now are poked by the caller. */
  take(files: ScopeFiles): void {
    const first = this.stand.index === 0;
    const before = this.stand.index;
    const now = performance.now();
    this.stand.take(files, now);
    if (this.stand.index === before) return;
    for (const proxy of this.proxies.values()) {
      proxy.take(this.stand.of(proxy.key), now);
      if (first) this.later(proxy, 0);
    }
  }

  /** Makes the kubelet look at the volumes of a workload's pods, and asks the proxies afterwards. */
  poke(key: string, rank: Rank, again: boolean): void {
    for (const proxy of this.byKey.get(key) ?? []) {
      if (!proxy.pod.terminating) this.pokeOne(proxy, rank, again);
    }
  }

  /** Whether a pod of a workload has mounted its volumes: only then it needs a poke for a ConfigMap that has just been made. */
  hasStarted(key: string): boolean {
    return this.byKey.get(key)?.some((proxy) => proxy.pod.ip !== undefined) ?? false;
  }

  /**
   * Resolves when every proxy shows what is awaited, or has had its time, or the signal says so. `waits` hears now and then for whom.
   */
  async shown(
    awaited: (key: string) => ReadonlyMap<FileName, string>,
    signal: AbortSignal,
    waits: (pods: readonly string[]) => void,
  ): Promise<void> {
    while (!signal.aborted && !this.stopped) {
      const now = performance.now();
      const holding = [...this.proxies.values()].flatMap((proxy) => {
        const until = this.holds(proxy, awaited(proxy.key));
        return until === undefined || until <= now ? [] : [{ proxy, until }];
      });
      if (holding.length === 0) return;
      waits(holding.map(({ proxy }) => proxy.name));
      await this.change(Math.min(...holding.map(({ until }) => until)) - now, signal);
    }
  }

  /** Those of which statuses speak. */
  states(): readonly ProxyState[] {
    const now = performance.now();
    return [...this.proxies.values()]
      .filter((proxy) => proxy.counts(now))
      .map((proxy) => ({
        pod: proxy.name,
        index: proxy.shown === undefined ? -1 : this.stand.indexOf(proxy.key, proxy.shown),
        answers: proxy.failures === 0,
        refused: [...proxy.refused.keys()],
      }));
  }

  stop(): void {
    this.stopped = true;
    for (const proxy of this.proxies.values()) clearTimeout(proxy.timer);
    this.tell();
  }

  /** Until when a step waits for a proxy; undefined where it does not. */
  private holds(proxy: PodProxy, awaited: ReadonlyMap<FileName, string>): number | undefined {
    if (proxy.address === undefined || awaited.size === 0) return undefined;
    if (proxy.shown !== undefined && showsAwaited(proxy.shown, awaited)) return undefined;
    // What has never run and does not answer is still starting, and reads the files as they are.
    if (!proxy.hasStarted && proxy.failures > 0) return undefined;
    const since = [...awaited].map(([file, version]) => this.stand.since(proxy.key, file, version));
    const [index, at] = [Math.max(...since.map((one) => one.index)), Math.max(...since.map((one) => one.at))];
    if (proxy.answers) return at + laggingTime;
    // It is being asked for the first time.
    if (proxy.failures === 0) return Number.POSITIVE_INFINITY;
    const poked = proxy.pokedFor(index);
    if (poked === undefined) {
      // An earlier operator may have ended between a write and its pokes.
      if (proxy.openPokes === 0) this.pokeOne(proxy, 'rest', false);
      return Number.POSITIVE_INFINITY;
    }
    return proxy.shown === undefined ? poked + this.given.unasked : Math.max(poked, at) + silentTime;
  }

  private change(time: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.waiting.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, Math.min(time, longest));
      this.waiting.add(done);
      signal.addEventListener('abort', done);
    });
  }

  private tell(): void {
    for (const done of [...this.waiting]) done();
    this.given.changed();
  }

  private pokeOne(proxy: PodProxy, rank: Rank, again: boolean): void {
    const { index } = this.stand;
    proxy.openPokes++;
    proxy.asked = 0;
    void this.given.poke(proxy, rank, again).finally(() => {
      proxy.pokeAnswered(index, performance.now());
      this.later(proxy, expected);
      this.tell();
    });
  }

  /** Asks in so many milliseconds, or sooner where that was settled before. */
  private later(proxy: PodProxy, time: number): void {
    if (this.stopped || proxy.address === undefined || !this.proxies.has(proxy.name)) return;
    const due = performance.now() + time;
    if (proxy.due !== undefined && proxy.due <= due) return;
    clearTimeout(proxy.timer);
    proxy.due = due;
    proxy.timer = setTimeout(() => {
      proxy.due = undefined;
      void this.ask(proxy);
    }, time).unref();
  }

  private async ask(proxy: PodProxy): Promise<void> {
    const { address } = proxy;
    // What comes while it is being asked is looked at with the answer.
    if (proxy.asking || address === undefined || this.stand.index === 0) return;
    proxy.asking = true;
    const ask = (page: ProxyPage): Promise<unknown> => this.given.asker.ask(address, page, !proxy.answers);
    try {
      const answer = await ask('/config/versions');
      if (answer === undefined) proxy.failures++;
      else await this.answered(proxy, answer, () => ask('/config/health'));
    } finally {
      proxy.asking = false;
    }
    if (proxy.address === address) this.again(proxy);
    else this.later(proxy, 0);
    this.tell();
  }

  private async answered(proxy: PodProxy, answer: unknown, health: () => Promise<unknown>): Promise<void> {
    const { index } = this.stand;
    const files = this.stand.of(proxy.key);
    const of = subscriptions(files);
    const late = proxy.answered(versionsIn(answer, of), files, performance.now());
    if (late.length > 0 ? proxy.asked >= patientAsks : !proxy.isClean) {
      const failures = await health();
      // What came meanwhile is not what was asked about.
      if (failures !== undefined && index === this.stand.index) this.judge(proxy, failuresIn(failures, of));
    }
    if (proxy.late.length === 0) this.stand.markGood([...this.proxies.values()].filter((one) => one.answers));
  }

  private judge(proxy: PodProxy, failures: ReturnType<typeof failuresIn>): void {
    for (const { file, isBad } of proxy.judge(failures, performance.now())) {
      const { text, good, own, index } = this.stand.text(proxy.key, file);
      this.given.refused({
        file,
        text,
        by: proxy.name,
        index,
        ...(own && { own: proxy.key }),
        ...(isBad && good !== undefined && { good }),
      });
    }
  }

  /** Settles when a proxy is asked next, if there is something to ask it for, and whether it is poked again. */
  private again(proxy: PodProxy): void {
    if (proxy.failures > 0) {
      const longestWait = proxy.shown === undefined ? longestUnanswered : longest;
      this.later(proxy, Math.min(longestWait, silence * 2 ** Math.min(proxy.failures, 10)));
      return;
    }
    if (proxy.late.length === 0) return;
    const wait = Math.min(longest, first * 1.5 ** Math.min(proxy.asked, 20));
    this.later(proxy, proxy.refused.size > 0 ? longest : wait);
    if (proxy.openPokes > 0 || proxy.refused.size > 0) return;
    const poked = proxy.pokes.at(-1)?.at;
    const time = Math.min(longestPokeAgain, pokeAgain * 3 ** proxy.again);
    if (poked !== undefined && performance.now() - Math.max(poked, this.stand.takenAt) < time) return;
    if (poked !== undefined) proxy.again++;
    this.pokeOne(proxy, 'rest', poked !== undefined);
  }
}
