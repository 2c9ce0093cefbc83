import type { ProxyPage } from '../ask.ts';
import type { FileName } from '../envoy/model.ts';
import { failuresIn, subscriptions, versionsIn } from '../envoy/shown.ts';
import type { Asker } from './asking.ts';
import type { PodProxy } from './pod-proxy.ts';
import type { Rank } from './schedule.ts';
import type { Stand } from './stand.ts';

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

interface Given {
  readonly asker: Asker;
  readonly stand: Stand;
  /** Resolves when the poke was answered. `again` makes it news to the kubelet though nothing has changed. */
  readonly poke: (proxy: PodProxy, rank: Rank, again: boolean) => Promise<void>;
  /** It said that it refuses what stands in this file; `isBad`: the text is the reason. */
  readonly refused: (proxy: PodProxy, file: FileName, isBad: boolean) => void;
  /** A proxy was asked or poked. */
  readonly told: () => void;
}

/** From a poke's answer to the first question, and from one question to the next, in milliseconds. */
const expected = 90;
const first = 40;
const longest = 5_000;
/** The same while its poke waits for its turn: until then it has nothing new to tell, unless the kubelet looked by itself. */
const unpoked = 30_000;
/** A poke is sent again after so long, three times as long each time. The kubelet looks by itself about once a minute. */
const pokeAgain = 1_500;
const longestPokeAgain = 60_000;
/** One that does not answer is asked again after so long, twice as long each time. */
const silence = 100;
const longestUnanswered = 60_000;
/** Most proxies that are asked so often run what they should by then; the others are asked what they refused. */
const patientAsks = 3;

/** Pokes proxies, and asks them what they run until they run what stands. */
export class Questions {
  private readonly given: Given;
  private stopped = false;

  constructor(given: Given) {
    this.given = given;
  }

  stop(): void {
    this.stopped = true;
  }

  /** Makes the kubelet look at the pod's volumes, and asks afterwards. */
  poke(proxy: PodProxy, rank: Rank, again: boolean): void {
    const { index } = this.given.stand;
    proxy.openPokes++;
    proxy.asked = 0;
    void this.given.poke(proxy, rank, again).finally(() => {
      proxy.pokeAnswered(index, performance.now());
      this.later(proxy, expected);
      this.given.told();
    });
  }

  /** Asks in so many milliseconds, or sooner where that was settled before. */
  later(proxy: PodProxy, time: number): void {
    if (this.stopped || proxy.address === undefined || proxy.isGone) return;
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
    if (proxy.asking || address === undefined || this.given.stand.index === 0) return;
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
    this.given.told();
  }

  private async answered(proxy: PodProxy, answer: unknown, health: () => Promise<unknown>): Promise<void> {
    const { stand, refused } = this.given;
    const { index } = stand;
    const files = stand.of(proxy.key);
    const of = subscriptions(files);
    proxy.answered(versionsIn(answer, of), stand, performance.now());
    if (proxy.late.length > 0 ? proxy.asked < patientAsks : proxy.isClean) return;
    const failures = await health();
    // What came meanwhile is not what was asked about.
    if (failures === undefined || index !== stand.index) return;
    for (const { file, isBad } of proxy.judge(failuresIn(failures, of), performance.now()))
      refused(proxy, file, isBad);
  }

  /** Settles when a proxy is asked next, if there is something to ask it for, and whether it is poked again. */
  private again(proxy: PodProxy): void {
    if (proxy.failures > 0) {
      const longestWait = proxy.shown === undefined ? longestUnanswered : longest;
      this.later(proxy, Math.min(longestWait, silence * 2 ** Math.min(proxy.failures, 10)));
      return;
    }
    if (proxy.late.length === 0) return;
    if (proxy.openPokes > 0) {
      this.later(proxy, unpoked);
      return;
    }
    const wait = Math.min(longest, first * 1.5 ** Math.min(proxy.asked, 20));
    this.later(proxy, proxy.refused.size > 0 ? longest : wait);
    if (proxy.refused.size > 0) return;
    const poked = proxy.pokes.at(-1)?.at;
    const time = Math.min(longestPokeAgain, pokeAgain * 3 ** proxy.again);
    const { takenAt } = this.given.stand;
    if (poked !== undefined && performance.now() - Math.max(poked, takenAt) < time) return;
    if (poked !== undefined) proxy.again++;
    this.poke(proxy, 'rest', poked !== undefined);
  }
}
