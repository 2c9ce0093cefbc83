/** What goes first: edits of routes and listeners, endpoints that leave, the rest of the configuration, and last what is only said of it. */
export const ranks = ['routes', 'leaving', 'rest', 'report'] as const;

export type Rank = (typeof ranks)[number];

/** The more urgent of two. */
export const sooner = (a: Rank, b: Rank): Rank => (ranks.indexOf(a) < ranks.indexOf(b) ? a : b);

/** What a write takes of the budget. */
export interface Cost {
  readonly bytes: number;
  readonly pokes: number;
}

/** A write that waits for its turn. `notBefore` is on the scheduler's clock, in milliseconds; `run` never rejects. */
export interface Task {
  rank: Rank;
  cost: Cost;
  notBefore: number;
  readonly run: () => Promise<void>;
}

export interface Limits {
  readonly bytesPerSecond: number;
  readonly pokesPerSecond: number;
  /** How many writes may be on their way together. */
  readonly atOnce: number;
  /** A clock that never goes back, in milliseconds. */
  readonly now: () => number;
}

export const defaultLimits: Limits = {
  bytesPerSecond: 20_000_000,
  pokesPerSecond: 200,
  atOnce: 8,
  now: () => performance.now(),
};

/** How long nothing starts where no write can be made, at first and at most, in milliseconds. */
const firstHold = 1_000;
const longestHold = 30_000;

/** Holds a second's worth; what is larger than that goes when it is full, and leaves it in debt. */
class Bucket {
  private readonly rate: number;
  private held: number;
  private at: number;

  constructor(rate: number, now: number) {
    this.rate = rate;
    this.held = rate;
    this.at = now;
  }

  /** Milliseconds until this much may be taken. */
  wait(amount: number, now: number): number {
    this.held = Math.min(this.rate, this.held + ((now - this.at) / 1000) * this.rate);
    this.at = now;
    const lacking = Math.min(amount, this.rate) - this.held;
    return amount === 0 || lacking <= 0 ? 0 : (lacking / this.rate) * 1000;
  }

  take(amount: number): void {
    this.held -= amount;
  }
}

/**
 * Where a task waits: by rank, but urgent writes come before all pokes, since those that wait then bring what was written. A slow API server would
 * else let an edit wait for a thousand pokes of the one before.
 */
const places = [
  'routes write',
  'leaving write',
  'routes poke',
  'leaving poke',
  'rest write',
  'rest poke',
  'report write',
  'report poke',
] as const;
type Place = (typeof places)[number];
const placeOf = ({ rank, cost }: Task): Place => `${rank} ${cost.pokes > 0 ? 'poke' : 'write'}`;

/** Starts tasks by their places, then in the order in which they came, as far as the limits allow. */
export class Scheduler {
  private readonly limits: Limits;
  private readonly waiting = new Map<Place, Set<Task>>(places.map((place) => [place, new Set()]));
  private readonly bytes: Bucket;
  private readonly pokes: Bucket;
  private readonly running = new Set<Promise<void>>();
  /** How many of those that run bring proxies something. */
  private urgent = 0;
  private readonly waitingForCalm = new Set<() => void>();
  private timer: NodeJS.Timeout | undefined;
  /** How often in a row it was held, and until when nothing starts. */
  private holds = 0;
  private heldUntil = 0;
  private isDue = false;
  private stopped = false;

  constructor(limits: Limits) {
    this.limits = limits;
    this.bytes = new Bucket(limits.bytesPerSecond, limits.now());
    this.pokes = new Bucket(limits.pokesPerSecond, limits.now());
  }

  now(): number {
    return this.limits.now();
  }

  /** Lets a task wait for its turn; one that waits already keeps its place unless its rank has changed. */
  add(task: Task): void {
    const mine = placeOf(task);
    for (const [place, tasks] of this.waiting) if (place !== mine) tasks.delete(task);
    this.waiting.get(mine)?.add(task);
    if (this.isDue) return;
    this.isDue = true;
    // What is added together is looked at once, and starts by rank.
    queueMicrotask(() => this.dispatch());
  }

  /**
   * No write can be made: nothing starts for a while, a longer one each time, and then one task at a time until `release`. True where it was
   * not held before.
   */
  hold(): boolean {
    const now = this.now();
    // Of those that were on their way together one counts.
    if (now < this.heldUntil) return false;
    this.heldUntil = now + Math.min(longestHold, firstHold * 2 ** this.holds);
    return this.holds++ === 0;
  }

  /** Writes can be made again; true where it was held. */
  release(): boolean {
    const wasHeld = this.holds > 0;
    this.holds = 0;
    this.heldUntil = 0;
    return wasHeld;
  }

  /** Resolves in a turn in which no write but reports is on its way, and after so many milliseconds at the latest. */
  calm(longest: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.waitingForCalm.delete(look);
        resolve();
      };
      const timer = setTimeout(done, longest);
      // What follows a write, such as its pokes, starts in the turn in which that was answered.
      const look = (): NodeJS.Immediate => setImmediate(() => this.urgent === 0 && done());
      this.waitingForCalm.add(look);
      look();
    });
  }

  /** Starts nothing any more, and resolves when nothing runs. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await Promise.all(this.running);
  }

  private dispatch(): void {
    this.isDue = false;
    clearTimeout(this.timer);
    const now = this.now();
    const round: Round = { now, wake: Number.POSITIVE_INFINITY, dry: { bytes: false, pokes: false } };
    const atOnce = this.holds > 0 ? 1 : this.limits.atOnce;
    if (now < this.heldUntil) {
      this.wakeIn(this.heldUntil - now);
      return;
    }
    for (const tasks of this.waiting.values()) if (!this.startSome(tasks, round, atOnce)) return;
    if (round.wake < Number.POSITIVE_INFINITY) this.wakeIn(round.wake);
  }

  /** Starts what may start of the tasks of one place; false where no more may be on their way. */
  private startSome(tasks: Set<Task>, round: Round, atOnce: number): boolean {
    for (const task of tasks) {
      if (this.stopped || this.running.size >= atOnce) return false;
      const wait = Math.max(task.notBefore - round.now, this.shortage(task, round));
      if (wait <= 0) this.start(task, tasks);
      else round.wake = Math.min(round.wake, wait);
      // Those that wait behind it are pokes as well, and may be thousands.
      if (round.dry.pokes && task.cost.pokes > 0) break;
    }
    return true;
  }

  private wakeIn(time: number): void {
    if (!this.stopped) this.timer = setTimeout(() => this.dispatch(), Math.max(1, Math.ceil(time)));
  }

  /** Milliseconds until the budget has room. Once it lacks for one task, no later one may take it away. */
  private shortage({ cost, notBefore }: Task, { now, dry }: Round): number {
    if (notBefore > now) return 0;
    const bytes = this.bytes.wait(cost.bytes, now);
    const pokes = this.pokes.wait(cost.pokes, now);
    const blocked = (dry.bytes && cost.bytes > 0) || (dry.pokes && cost.pokes > 0);
    if (bytes > 0) dry.bytes = true;
    if (pokes > 0) dry.pokes = true;
    return blocked ? Math.max(1, bytes, pokes) : Math.max(bytes, pokes);
  }

  private start(task: Task, from: Set<Task>): void {
    from.delete(task);
    this.bytes.take(task.cost.bytes);
    this.pokes.take(task.cost.pokes);
    const weight = task.rank === 'report' ? 0 : 1;
    this.urgent += weight;
    const run = task.run().finally(() => {
      this.running.delete(run);
      this.urgent -= weight;
      this.dispatch();
      if (this.urgent === 0) for (const look of this.waitingForCalm) look();
    });
    this.running.add(run);
  }
}

interface Round {
  readonly now: number;
  wake: number;
  readonly dry: { bytes: boolean; pokes: boolean };
}
