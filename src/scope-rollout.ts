import type { ScopeFiles } from './envoy/model.ts';
import { type Records, recalled, recordsOf } from './envoy/refusal-record.ts';
import type { Refusals, RefusedFile, RefusedText } from './envoy/refused.ts';
import { type Rollout, routesDiffer, type Step } from './envoy/rollout.ts';
import type { Workload } from './mesh/model.ts';

/** What the roll-out of a scope needs of the place where files go. */
export interface ScopeSink {
  /** `wanted` may spare the reading of what is there already. */
  live(scope: string, workloads: readonly Workload[], wanted: ScopeFiles): Promise<ScopeFiles>;
  /** Shared files before own ones. */
  write(scope: string, files: ScopeFiles): Promise<void>;
  /** Resolves when every running proxy shows what is asked for, or when those that do not have had their time, or at the signal. */
  shown(
    workloads: readonly Workload[],
    what: Pick<Step, 'after' | 'afterOwn'>,
    signal: AbortSignal,
  ): Promise<void>;
  /** Resolves when every running proxy shows these very files, or when those that do not have had their time. */
  served(workloads: readonly Workload[], files: ScopeFiles): Promise<void>;
  /** Keeps these records beside the files of the next writes. */
  remember?(scope: string, records: Records): void;
  /** What is kept beside the files that `live` gave. */
  remembered?(scope: string): Records;
}

export type RolloutEvent =
  | { readonly kind: 'step'; readonly scope: string; readonly phase: string; readonly proxies: number }
  | { readonly kind: 'stuck'; readonly scope: string }
  /** What is live has every route and listener that was wanted, and the clusters that they name. */
  | { readonly kind: 'covered'; readonly scope: string; readonly wanted: ScopeFiles }
  | { readonly kind: 'putBack'; readonly scope: string; readonly file: string }
  /** An earlier process put back what was refused, and it is wanted still; `by` is the pod that refused it. */
  | { readonly kind: 'recalled'; readonly scope: string; readonly file: string; readonly by: string }
  | { readonly kind: 'failed'; readonly what: string; readonly error: unknown };

/** What a roll-out is given. */
export interface Rolling {
  readonly sink: ScopeSink;
  readonly rollout: Rollout;
  /** What becomes of files that proxies refuse; without it they stay. */
  readonly refusals?: Refusals;
  readonly told: (event: RolloutEvent) => void;
}

/** What failed is tried again after this time, in milliseconds. */
const pause = 1_000;

/** One scope on its way from live to wanted; a new wish takes effect at the next step. */
export class ScopeRollout {
  private readonly key: string;
  private readonly given: Rolling;
  private wanted: ScopeFiles | undefined;
  private workloads: readonly Workload[] = [];
  /** Undefined until it was asked what an earlier process knew. */
  private refused: readonly RefusedFile[] | undefined;
  private running: Promise<void> | undefined;
  /** Something came that what runs may be too far to see. */
  private isNews = false;
  private again: NodeJS.Timeout | undefined;
  private waiting = new AbortController();
  private stopped = false;

  constructor(key: string, given: Rolling) {
    this.key = key;
    this.given = given;
  }

  /** True where that is news, which begins to be rolled out. */
  want(files: ScopeFiles, workloads: readonly Workload[]): boolean {
    const isNews = this.wanted !== files;
    this.wanted = files;
    this.workloads = workloads;
    if (!this.forgive() && !isNews) return false;
    this.look();
    return true;
  }

  /** Nothing is wanted any more: nothing is written or tried again. True where nothing is on its way either. */
  dismiss(): boolean {
    this.wanted = undefined;
    this.waiting.abort();
    clearTimeout(this.again);
    return this.running === undefined;
  }

  /** Puts back what the proxies had, until something else is wanted in its place or the pod that refused it is gone. */
  refuse(refused: RefusedText): void {
    const { refusals, told } = this.given;
    if (refusals === undefined) return;
    this.refused = [...(this.refused ?? []), refusals.of(refused)];
    if (refused.good !== undefined) told({ kind: 'putBack', scope: this.key, file: refused.file });
    this.look();
  }

  private get isWhole(): boolean {
    return this.refused?.length === 0;
  }

  /** What was refused by pods that are gone is tried again; true where there is any. */
  private forgive(): boolean {
    if (this.refused === undefined || this.refused.length === 0) return false;
    const pods = new Set(this.workloads.flatMap((workload) => workload.pods));
    const left = this.refused.filter(({ by }) => pods.has(by));
    const isLess = left.length < this.refused.length;
    this.refused = left;
    return isLess;
  }

  async settled(): Promise<void> {
    while (this.running !== undefined) await this.running;
    if (this.wanted !== undefined) await this.given.sink.served(this.workloads, this.wanted);
  }

  stop(): Promise<void> {
    this.stopped = true;
    this.waiting.abort();
    clearTimeout(this.again);
    return this.running ?? Promise.resolve();
  }

  private look(): void {
    this.waiting.abort();
    this.isNews = true;
    if (this.running === undefined) this.start();
  }

  private start(): void {
    clearTimeout(this.again);
    this.isNews = false;
    if (this.stopped) return;
    this.running = this.advance()
      .catch((error: unknown) => {
        if (this.wanted === undefined) return;
        this.given.told({ kind: 'failed', what: this.key, error });
        this.again = setTimeout(() => this.running === undefined && this.start(), pause);
      })
      .finally(() => {
        this.running = undefined;
        if (this.isNews) this.start();
      });
  }

  private async advance(): Promise<void> {
    while (!this.stopped && this.wanted !== undefined) {
      this.isNews = false;
      this.waiting = new AbortController();
      const { signal } = this.waiting;
      const wanted = this.wanted;
      const live = await this.given.sink.live(this.key, this.workloads, wanted);
      // What came meanwhile is looked at instead.
      if (signal.aborted) continue;
      const next = this.next(live, wanted);
      if (next === undefined) return;
      await this.given.sink.shown(this.workloads, next, signal);
      if (!signal.aborted) await this.write(next, wanted);
    }
  }

  /** The next step; undefined where there is none to take. */
  private next(live: ScopeFiles, wanted: ScopeFiles): Step | undefined {
    const { sink, told, rollout, refusals } = this.given;
    const refused = this.stillRefused(live, wanted);
    sink.remember?.(this.key, recordsOf(this.key, refused));
    const next = rollout(live, refusals?.without(live, wanted, refused) ?? wanted);
    if (next === undefined && this.isWhole) told({ kind: 'covered', scope: this.key, wanted });
    if (next?.phase !== 'stuck') return next;
    told({ kind: 'stuck', scope: this.key });
    return undefined;
  }

  private async write(next: Step, wanted: ScopeFiles): Promise<void> {
    const { sink, told } = this.given;
    await sink.write(this.key, next.files);
    told({ kind: 'step', scope: this.key, phase: next.phase, proxies: this.workloads.length });
    if (this.isWhole && covers(next, wanted)) told({ kind: 'covered', scope: this.key, wanted });
  }

  /** What was refused and is wanted still; at first, as far as an earlier process knew. */
  private stillRefused(live: ScopeFiles, wanted: ScopeFiles): readonly RefusedFile[] {
    const isFirst = this.refused === undefined;
    const { sink, refusals, told } = this.given;
    this.refused ??= recalled(this.key, sink.remembered?.(this.key) ?? new Map(), live);
    this.forgive();
    this.refused = this.refused.filter((one) => refusals?.isWanted(wanted, one) === true);
    if (isFirst)
      for (const { file, by } of this.refused) told({ kind: 'recalled', scope: this.key, file, by });
    return this.refused;
  }
}

/** Clusters that are to go may be there still: nothing is sent to them any more. */
const covers = (step: Step, wanted: ScopeFiles): boolean =>
  step.phase !== 'grow' && step.isSlice !== true && !routesDiffer(step.files, wanted);
