import { isFull, retryDelay } from './retry.ts';
import { type Cost, type Rank, type Scheduler, sooner, type Task } from './schedule.ts';

/** A write that failed and will be tried again. `delay` is in milliseconds. */
export interface Retry {
  readonly kind: 'retrying';
  readonly what: string;
  readonly attempt: number;
  readonly delay: number;
  readonly error: unknown;
}

/** Nobody can write to the cluster any more since etcd is full, or again. */
export type Room = { readonly kind: 'full'; readonly error: unknown } | { readonly kind: 'room' };

/** The queue was stopped before the write was made. */
export class QueueStopped extends Error {
  constructor(what: string) {
    super(`${what} was not written: the queue was stopped.`);
    this.name = 'QueueStopped';
  }
}

export interface Turn {
  readonly rank: Rank;
  readonly cost: Cost;
}

interface LaneOptions<V, R> {
  /** What the keys name, for messages. */
  readonly name: string;
  readonly scheduler: Scheduler;
  readonly write: (key: string, value: V) => Promise<R>;
  readonly told: (event: Retry | Room) => void;
  /** Whether an answer is one that a full etcd does not give; by default, each is. */
  readonly showsRoom?: (result: R) => boolean;
  /** Milliseconds from the end of a write to the next one of the same key. */
  readonly spacing?: number;
}

interface Waiting<V, R> {
  value: V;
  attempt: number;
  readonly task: Task;
  readonly answers: PromiseWithResolvers<R>[];
}

/** Writes of one kind by key: one at a time, the last value wins, and all who asked meanwhile get its answer. */
export class Lane<V, R> {
  private readonly options: LaneOptions<V, R>;
  private readonly waiting = new Map<string, Waiting<V, R>>();
  private readonly running = new Set<string>();
  private readonly ended = new Map<string, number>();
  private stopped = false;

  constructor(options: LaneOptions<V, R>) {
    this.options = options;
  }

  /** Whether a write of this key waits or is on its way. */
  busy(key: string): boolean {
    return this.waiting.has(key) || this.running.has(key);
  }

  /** Resolves with the answer to this value or to a later one of the same key; rejects where no further try can help. */
  submit(key: string, value: V, turn: Turn): Promise<R> {
    const answer = Promise.withResolvers<R>();
    if (this.stopped) {
      answer.reject(new QueueStopped(`${this.options.name} ${key}`));
      return answer.promise;
    }
    const waiting = this.waiting.get(key) ?? this.open(key, value, turn);
    waiting.value = value;
    waiting.attempt = 0;
    waiting.answers.push(answer);
    waiting.task.rank = sooner(waiting.task.rank, turn.rank);
    waiting.task.cost = turn.cost;
    this.schedule(key, waiting);
    return answer.promise;
  }

  /** Rejects what waits, and starts nothing any more. */
  stop(): void {
    this.stopped = true;
    for (const [key, { answers }] of this.waiting) {
      for (const answer of answers) answer.reject(new QueueStopped(`${this.options.name} ${key}`));
    }
    this.waiting.clear();
  }

  private open(key: string, value: V, { rank, cost }: Turn): Waiting<V, R> {
    const task: Task = { rank, cost, notBefore: 0, run: () => this.run(key) };
    const waiting: Waiting<V, R> = { value, attempt: 0, task, answers: [] };
    this.waiting.set(key, waiting);
    return waiting;
  }

  private schedule(key: string, { task }: Waiting<V, R>): void {
    if (this.running.has(key)) return;
    const last = this.ended.get(key);
    if (last !== undefined) task.notBefore = Math.max(task.notBefore, last + (this.options.spacing ?? 0));
    this.options.scheduler.add(task);
  }

  private async run(key: string): Promise<void> {
    const current = this.waiting.get(key);
    if (current === undefined) return;
    this.waiting.delete(key);
    this.running.add(key);
    try {
      const result = await this.options.write(key, current.value);
      if (this.options.showsRoom?.(result) !== false && this.options.scheduler.release())
        this.options.told({ kind: 'room' });
      for (const answer of current.answers) answer.resolve(result);
    } catch (error) {
      this.failed(key, current, error);
    }
    this.running.delete(key);
    this.remember(key);
    const next = this.waiting.get(key);
    if (next !== undefined) this.schedule(key, next);
  }

  private failed(key: string, current: Waiting<V, R>, error: unknown): void {
    const attempt = current.attempt + 1;
    const delay = retryDelay(error, attempt);
    const what = `${this.options.name} ${key}`;
    if (delay === undefined || this.stopped) {
      for (const answer of current.answers) answer.reject(error);
      return;
    }
    if (!isFull(error)) this.options.told({ kind: 'retrying', what, attempt, delay, error });
    else if (this.options.scheduler.hold()) this.options.told({ kind: 'full', error });
    const { rank, cost } = current.task;
    const next = this.waiting.get(key) ?? this.open(key, current.value, { rank, cost });
    next.attempt = attempt;
    next.answers.push(...current.answers);
    next.task.rank = sooner(next.task.rank, rank);
    next.task.notBefore = this.options.scheduler.now() + delay;
  }

  /** Keeps the ends of writes only as long as they hold back the next; they stand in the order of time. */
  private remember(key: string): void {
    const now = this.options.scheduler.now();
    const spacing = this.options.spacing ?? 0;
    if (spacing === 0) return;
    this.ended.delete(key);
    this.ended.set(key, now);
    for (const [old, at] of this.ended) {
      if (now - at <= spacing) break;
      this.ended.delete(old);
    }
  }
}
