import type { ScopeFiles } from './envoy/model.ts';
import { isWanted, type RefusedFile } from './envoy/refused.ts';
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
}

export type RolloutEvent =
  | { readonly kind: 'step'; readonly scope: string; readonly phase: string; readonly proxies: number }
  | { readonly kind: 'stuck'; readonly scope: string }
  /** What is live has every route and listener that was wanted, and the clusters that they name. */
  | { readonly kind: 'covered'; readonly scope: string; readonly wanted: ScopeFiles }
  | { readonly kind: 'putBack'; readonly scope: string; readonly file: string }
  | { readonly kind: 'failed'; readonly what: string; readonly error: unknown };

/** What a roll-out is given. */
export interface Rolling {
  readonly sink: ScopeSink;
  readonly rollout: Rollout;
  /** What to write while some of what is wanted was refused; by default, all that is wanted. */
  readonly withoutRefused?: (
    live: ScopeFiles,
    wanted: ScopeFiles,
    refused: readonly RefusedFile[],
  ) => ScopeFiles;
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
  private refused: readonly RefusedFile[] = [];
  private running: Promise<void> | undefined;
  private again: NodeJS.Timeout | undefined;
  private waiting = new AbortController();
  private stopped = false;

  constructor(key: string, given: Rolling) {
    this.key = key;
    this.given = given;
  }

  want(files: ScopeFiles, workloads: readonly Workload[]): void {
    const news = this.wanted !== files;
    this.wanted = files;
    this.workloads = workloads;
    if (news) this.look();
  }

  /** Puts back what the proxies had, until something else is wanted in its place. */
  refuse(file: RefusedFile): void {
    this.refused = [...this.refused, file];
    if (file.good !== undefined) this.given.told({ kind: 'putBack', scope: this.key, file: file.file });
    this.look();
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
    if (this.running === undefined) this.start();
  }

  private start(): void {
    clearTimeout(this.again);
    if (this.stopped) return;
    this.running = this.advance()
      .catch((error: unknown) => {
        this.given.told({ kind: 'failed', what: this.key, error });
        this.again = setTimeout(() => this.running === undefined && this.start(), pause);
      })
      .finally(() => {
        this.running = undefined;
      });
  }

  private async advance(): Promise<void> {
    const { sink, told, rollout } = this.given;
    while (!this.stopped && this.wanted !== undefined) {
      this.waiting = new AbortController();
      const wanted = this.wanted;
      const live = await sink.live(this.key, this.workloads, wanted);
      const permitted = this.permitted(live, wanted);
      const next = rollout(live, permitted);
      if (next === undefined) {
        if (this.refused.length === 0) told({ kind: 'covered', scope: this.key, wanted });
        return;
      }
      if (next.phase === 'stuck') {
        told({ kind: 'stuck', scope: this.key });
        return;
      }
      await sink.shown(this.workloads, next, this.waiting.signal);
      if (this.waiting.signal.aborted) continue;
      await sink.write(this.key, next.files);
      told({ kind: 'step', scope: this.key, phase: next.phase, proxies: this.workloads.length });
      if (this.refused.length === 0 && covers(next, wanted))
        told({ kind: 'covered', scope: this.key, wanted });
    }
  }

  private permitted(live: ScopeFiles, wanted: ScopeFiles): ScopeFiles {
    this.refused = this.refused.filter((one) => isWanted(wanted, one));
    if (this.refused.length === 0) return wanted;
    return this.given.withoutRefused?.(live, wanted, this.refused) ?? wanted;
  }
}

/** Clusters that are to go may be there still: nothing is sent to them any more. */
const covers = (step: Step, wanted: ScopeFiles): boolean =>
  step.phase !== 'grow' && step.isSlice !== true && !routesDiffer(step.files, wanted);
