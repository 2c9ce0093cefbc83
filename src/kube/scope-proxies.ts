import type { Pod } from '../api/objects.ts';
import type { FileName, ScopeFiles } from '../envoy/model.ts';
import type { Shown } from '../envoy/shown.ts';
import type { Asker } from './asking.ts';
import { News, waitsUntil } from './awaiting.ts';
import { PodProxy, type ProxyState } from './pod-proxy.ts';
import { Questions, type Refusal } from './questions.ts';
import type { Rank } from './schedule.ts';
import { Stand } from './stand.ts';

interface Given {
  readonly asker: Asker;
  /** Resolves when the poke was answered. `again` makes it news to the kubelet though nothing has changed. */
  readonly poke: (proxy: PodProxy, rank: Rank, again: boolean) => Promise<void>;
  readonly refused: (refusal: Refusal) => void;
  readonly changed: () => void;
  /** How long after its poke a proxy that never answered counts as served, in milliseconds. */
  readonly unasked: number;
}

/** Who hears of pods, `namespace/name`, for which a step waits. */
export interface Waits {
  readonly waits: (pods: readonly string[]) => void;
  readonly over: (late: readonly string[]) => void;
}

/** The proxies of one scope: what stands for them, and how far they have come. */
export class ScopeProxies {
  readonly stand = new Stand();
  private readonly given: Given;
  private readonly questions: Questions;
  private readonly news: News;
  private readonly proxies = new Map<string, PodProxy>();
  private byKey = new Map<string, PodProxy[]>();
  private stopped = false;

  constructor(given: Given) {
    this.given = given;
    this.news = new News(given.changed);
    this.questions = new Questions({
      ...given,
      stand: this.stand,
      refused: (proxy, file, isBad) => this.refused(proxy, file, isBad),
      told: () => this.news.tell(),
    });
  }

  /** The pods that there are now, under their own ConfigMaps. */
  members(pods: ReadonlyMap<string, { readonly key: string; readonly pod: Pod }>): void {
    const now = performance.now();
    for (const [name, proxy] of this.proxies) {
      if (pods.has(name)) continue;
      proxy.isGone = true;
      clearTimeout(proxy.timer);
      this.proxies.delete(name);
    }
    for (const [name, { key, pod }] of pods) {
      const proxy = this.proxies.get(name) ?? new PodProxy(name, key, pod);
      const isNew = !this.proxies.has(name);
      this.proxies.set(name, proxy);
      if (proxy.update(pod, key, now) || isNew) this.questions.later(proxy, 0);
    }
    this.byKey = Map.groupBy(this.proxies.values(), (proxy) => proxy.key);
    this.news.tell();
  }

  /** Takes in what stands from now on in the ConfigMaps. Those whose files are others now are poked by the caller. */
  take(files: ScopeFiles): void {
    const before = this.stand.index;
    const now = performance.now();
    this.stand.settle(this.answering());
    this.stand.take(files, now);
    if (this.stand.index === before) return;
    for (const proxy of this.proxies.values()) {
      proxy.take(this.stand.of(proxy.key), now);
      if (before === 0) this.questions.later(proxy, 0);
    }
  }

  /** Makes the kubelet look at the volumes of a workload's pods, and asks the proxies afterwards. */
  poke(key: string, rank: Rank, again: boolean): void {
    for (const proxy of this.byKey.get(key) ?? []) {
      if (!proxy.pod.terminating) this.questions.poke(proxy, rank, again);
    }
  }

  /** Whether a pod of a workload has mounted its volumes: only then it needs a poke for a ConfigMap that has just been made. */
  hasStarted(key: string): boolean {
    return this.byKey.get(key)?.some((proxy) => proxy.pod.ip !== undefined) ?? false;
  }

  /**
   * Resolves when every proxy shows what is awaited, or has had its time, or the signal says so. `waits` hears now and then for whom, and `over` at
   * the end who has had its time.
   */
  async shown(
    awaited: (key: string) => ReadonlyMap<FileName, string>,
    signal: AbortSignal,
    { waits, over }: Waits,
  ): Promise<void> {
    while (!signal.aborted && !this.stopped) {
      const now = performance.now();
      const lacking = [...this.proxies.values()].flatMap((proxy) => {
        const until = this.holds(proxy, awaited(proxy.key));
        return until === Number.NEGATIVE_INFINITY ? [] : [{ proxy, until }];
      });
      const holding = lacking.filter(({ until }) => until > now);
      if (holding.length === 0) return over(lacking.map(({ proxy }) => proxy.name));
      waits(holding.map(({ proxy }) => proxy.name));
      await this.news.next(Math.min(...holding.map(({ until }) => until)) - now, signal);
    }
  }

  /** Those of which statuses speak. */
  states(): readonly ProxyState[] {
    const now = performance.now();
    return [...this.proxies.values()]
      .filter((proxy) => proxy.counts(now))
      .map((proxy) => proxy.state(this.stand));
  }

  stop(): void {
    this.stopped = true;
    this.questions.stop();
    for (const proxy of this.proxies.values()) clearTimeout(proxy.timer);
    this.news.tell();
  }

  private holds(proxy: PodProxy, awaited: ReadonlyMap<FileName, string>): number {
    const until = waitsUntil(proxy, awaited, { stand: this.stand, unasked: this.given.unasked });
    if (until === 'no') return Number.NEGATIVE_INFINITY;
    if (until !== 'unpoked') return until;
    // An earlier operator may have ended between a write and its pokes.
    if (proxy.openPokes === 0) this.questions.poke(proxy, 'rest', false);
    return Number.POSITIVE_INFINITY;
  }

  private *answering(): Iterable<{ readonly key: string; readonly shown: Shown }> {
    for (const { key, shown, answers } of this.proxies.values()) if (answers && shown) yield { key, shown };
  }

  private refused(proxy: PodProxy, file: FileName, isBad: boolean): void {
    this.stand.settle(this.answering());
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
