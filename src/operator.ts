import type { Snapshot } from './api/objects.ts';
import type { Problem } from './api/problem.ts';
import type { ScopeFiles } from './envoy/model.ts';
import type { Rollout, Step } from './envoy/rollout.ts';
import type { Workload } from './mesh/model.ts';
import type { Translation } from './translate.ts';

/** Where objects come from. A change only says "look again". */
export interface Source {
  /** Everything as it is now; the first answer comes when every kind has been listed. */
  read(): Promise<{ readonly snapshot: Snapshot; readonly problems: readonly Problem[] }>;
  watch(changed: () => void): { close(): void };
}

/** Where files go, and where is seen what of them runs. */
export interface Sink {
  /** `wanted` may spare the reading of what is there already. */
  live(scope: string, workloads: readonly Workload[], wanted: ScopeFiles): Promise<ScopeFiles>;
  /** Shared files before own ones. */
  write(scope: string, files: ScopeFiles): Promise<void>;
  /** Resolves when every running proxy shows what is asked for, or when those that do not have had their time. */
  shown(workloads: readonly Workload[], what: Pick<Step, 'after' | 'afterOwn'>): Promise<void>;
  /** Resolves when every running proxy shows these very files, or when those that do not have had their time. */
  served(workloads: readonly Workload[], files: ScopeFiles): Promise<void>;
  /** Removes what was written under other keys, `namespace/name` of own and shared ConfigMaps. */
  remove(keep: ReadonlySet<string>): Promise<void>;
}

export interface Operation {
  readonly source: Source;
  readonly sink: Sink;
  readonly translate: (snapshot: Snapshot) => Translation;
  readonly rollout: Rollout;
  readonly told: (event: OperatorEvent) => void;
}

export type OperatorEvent =
  | { readonly kind: 'translated'; readonly snapshot: Snapshot; readonly problems: readonly Problem[] }
  | { readonly kind: 'step'; readonly scope: string; readonly phase: string; readonly proxies: number }
  | { readonly kind: 'stuck'; readonly scope: string }
  | { readonly kind: 'failed'; readonly what: string; readonly error: unknown };

export interface Operator {
  /** Resolves when what the source holds now is served by every running proxy. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** What failed is tried again after this time, in milliseconds. */
const pause = 1_000;

/** A pass begins after this quiet time, or after this much of any time. In milliseconds. */
const quiet = 20;
const longest = 200;

/** The loop: a change leads to a pass, and a pass to the next safe files of each scope until all are as wanted. */
export function operate(operation: Operation): Operator {
  const scopes = new Map<string, ScopeRollout>();
  let stopped = false;

  const pass = async (): Promise<void> => {
    const { snapshot, problems } = await operation.source.read();
    if (stopped) return;
    const translation = operation.translate(snapshot);
    const members = Map.groupBy(translation.workloads.values(), (workload) => workload.scope);
    for (const key of [...scopes.keys()]) if (!translation.scopes.has(key)) scopes.delete(key);
    for (const [key, files] of translation.scopes) {
      const scope = scopes.get(key) ?? new ScopeRollout(key, operation);
      scopes.set(key, scope);
      scope.want(files, members.get(key) ?? []);
    }
    // Traffic goes first: what is told of it can wait.
    operation.told({ kind: 'translated', snapshot, problems: [...problems, ...translation.problems] });
    await operation.sink.remove(new Set([...translation.workloads.keys(), ...translation.scopes.keys()]));
  };
  const passes = new Passes(pass, (error) => operation.told({ kind: 'failed', what: 'pass', error }));
  const watching = operation.source.watch(() => passes.soon());
  passes.soon();
  return {
    settled: async () => {
      await passes.now();
      await Promise.all([...scopes.values()].map((scope) => scope.settled()));
    },
    stop: async () => {
      stopped = true;
      watching.close();
      await passes.stop();
      await Promise.all([...scopes.values()].map((scope) => scope.stop()));
    },
  };
}

/** Runs passes one after another, and gathers what comes in between into one. */
class Passes {
  private readonly run: () => Promise<void>;
  private readonly failed: (error: unknown) => void;
  private timer: NodeJS.Timeout | undefined;
  private first: number | undefined;
  private tail: Promise<void> = Promise.resolve();

  constructor(run: () => Promise<void>, failed: (error: unknown) => void) {
    this.run = run;
    this.failed = failed;
  }

  soon(): void {
    const now = performance.now();
    this.first ??= now;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.now(), Math.min(quiet, Math.max(0, this.first + longest - now)));
  }

  now(): Promise<void> {
    clearTimeout(this.timer);
    this.first = undefined;
    this.tail = this.tail.then(this.run).catch(this.failed);
    return this.tail;
  }

  stop(): Promise<void> {
    clearTimeout(this.timer);
    return this.tail;
  }
}

/** One scope on its way from live to wanted; a new wish takes effect at the next step. */
class ScopeRollout {
  private readonly key: string;
  private readonly operation: Operation;
  private wanted: ScopeFiles | undefined;
  private workloads: readonly Workload[] = [];
  private running: Promise<void> | undefined;
  private again: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(key: string, operation: Operation) {
    this.key = key;
    this.operation = operation;
  }

  want(files: ScopeFiles, workloads: readonly Workload[]): void {
    const news = this.wanted !== files;
    this.wanted = files;
    this.workloads = workloads;
    if (news && this.running === undefined) this.start();
  }

  async settled(): Promise<void> {
    while (this.running !== undefined) await this.running;
    if (this.wanted !== undefined) await this.operation.sink.served(this.workloads, this.wanted);
  }

  stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.again);
    return this.running ?? Promise.resolve();
  }

  private start(): void {
    clearTimeout(this.again);
    if (this.stopped) return;
    this.running = this.advance()
      .catch((error: unknown) => {
        this.operation.told({ kind: 'failed', what: this.key, error });
        this.again = setTimeout(() => this.running === undefined && this.start(), pause);
      })
      .finally(() => {
        this.running = undefined;
      });
  }

  private async advance(): Promise<void> {
    const { sink, told, rollout } = this.operation;
    while (!this.stopped && this.wanted !== undefined) {
      const live = await sink.live(this.key, this.workloads, this.wanted);
      const next = rollout(live, this.wanted);
      if (next === undefined) return;
      if (next.phase === 'stuck') {
        told({ kind: 'stuck', scope: this.key });
        return;
      }
      const goal = this.wanted;
      await sink.shown(this.workloads, next);
      if (goal !== this.wanted) continue;
      await sink.write(this.key, next.files);
      told({ kind: 'step', scope: this.key, phase: next.phase, proxies: this.workloads.length });
    }
  }
}
