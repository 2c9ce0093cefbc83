import { setTimeout as sleep } from 'node:timers/promises';
import type { Requests } from './configmaps.ts';
import { type Lease, type LeaseName, type LeaseTerm, readLease, writeLease } from './lease.ts';

export type ElectionEvent =
  | { readonly kind: 'leading'; readonly identity: string }
  /** Another replica writes. */
  | { readonly kind: 'following'; readonly leader: string }
  | { readonly kind: 'lost'; readonly why: string }
  | { readonly kind: 'failed'; readonly error: unknown };

/** In milliseconds. A holder that could not renew for `deadline` stops writing; others wait for `duration` before they take over. */
export interface ElectionTimes {
  readonly duration: number;
  readonly deadline: number;
  readonly retry: number;
}

export interface Electing {
  readonly client: Requests;
  readonly lease: LeaseName;
  /** Unlike any other replica's. */
  readonly identity: string;
  readonly told: (event: ElectionEvent) => void;
  /** Does the leader's work until the signal says that it is over; only when it has resolved is the lease given back. */
  readonly lead: (signal: AbortSignal) => Promise<void>;
  readonly times?: ElectionTimes;
}

export interface Election {
  /**
   * Whether a write may go out at this very moment: asked before each, because a process that was stopped for a while runs on in the middle of
   * its work.
   */
  leads(): boolean;
  /** Ends the work, gives the lease back, and resolves when both are done. */
  stop(): Promise<void>;
}

const usual: ElectionTimes = { duration: 10_000, deadline: 7_000, retry: 1_000 };

/** So often a Lease is tried to be given back. */
const releases = 3;

/** Takes part in the election of the replica that writes, from now on until `stop`. */
export function election(electing: Electing): Election {
  const replica = new Replica(electing);
  const ended = replica.run();
  return {
    leads: () => replica.leads(),
    stop: async () => {
      replica.end();
      await ended;
    },
  };
}

/** Times are those of the process's own clock that never jumps; the times in the Lease are for people. */
class Replica {
  private readonly electing: Electing;
  private readonly times: ElectionTimes;
  private readonly over = new AbortController();
  /** The Lease as last seen, and when it was first seen so. */
  private seen: { readonly lease: Lease; readonly at: number } | undefined;
  /** When the last renewal that succeeded was sent. */
  private renewed = Number.NEGATIVE_INFINITY;
  private leader: string | undefined;

  constructor(electing: Electing) {
    this.electing = electing;
    this.times = electing.times ?? usual;
  }

  leads(): boolean {
    return this.left() > 0;
  }

  end(): void {
    this.over.abort();
  }

  async run(): Promise<void> {
    while (!this.over.signal.aborted) {
      if (await this.attempt()) await this.reign();
      else await this.wait();
    }
  }

  /** Milliseconds for which this replica may lead without a renewal. */
  private left(): number {
    return this.renewed + this.times.deadline - performance.now();
  }

  private async wait(longest = Number.POSITIVE_INFINITY): Promise<void> {
    // Replicas that started together are not to ask together for ever.
    const time = this.times.retry * (0.8 + 0.4 * Math.random());
    await sleep(Math.min(time, longest), undefined, { signal: this.over.signal }).catch(() => {});
  }

  /** Takes the lease, or renews it. False where it is another's, or nobody can tell. */
  private async attempt(): Promise<boolean> {
    const sent = performance.now();
    const patience = this.leads() ? this.left() : this.times.deadline / 2;
    const signal = AbortSignal.any([this.over.signal, AbortSignal.timeout(Math.ceil(patience))]);
    try {
      const { client, lease } = this.electing;
      const before = this.isOurs() ? this.seen?.lease : this.observe(await readLease(client, lease, signal));
      if (!this.isFree(before)) return this.follow(before);
      const after = await writeLease(client, lease, { before, term: this.term(before) }, signal);
      if (after === undefined) {
        this.seen = undefined;
        return false;
      }
      this.observe(after);
      this.renewed = sent;
      return true;
    } catch (error) {
      if (!this.over.signal.aborted) this.electing.told({ kind: 'failed', error });
      // Nobody knows whether the write arrived, so the next attempt looks first.
      this.seen = undefined;
      return false;
    }
  }

  private isOurs(): boolean {
    return this.seen !== undefined && this.seen.lease.holder === this.electing.identity;
  }

  private observe(lease: Lease | undefined): Lease | undefined {
    if (lease === undefined) this.seen = undefined;
    else if (lease.resourceVersion !== this.seen?.lease.resourceVersion)
      this.seen = { lease, at: performance.now() };
    return lease;
  }

  private isFree(lease: Lease | undefined): boolean {
    if (lease?.holder === undefined || lease.holder === this.electing.identity) return true;
    return this.seen !== undefined && performance.now() - this.seen.at > this.times.duration;
  }

  private follow(lease: Lease | undefined): false {
    if (lease?.holder !== undefined && lease.holder !== this.leader) {
      this.leader = lease.holder;
      this.electing.told({ kind: 'following', leader: lease.holder });
    }
    return false;
  }

  private term(before: Lease | undefined): LeaseTerm {
    const now = new Date().toISOString().replace('Z', '000Z');
    const again = before?.holder === this.electing.identity;
    return {
      holder: this.electing.identity,
      duration: Math.ceil(this.times.duration / 1000),
      acquireTime: (again ? before.acquireTime : undefined) ?? now,
      renewTime: now,
      transitions: (before?.transitions ?? 0) + (again ? 0 : 1),
    };
  }

  /** Leads for as long as the lease is renewed in time. */
  private async reign(): Promise<void> {
    const { told, identity, lead } = this.electing;
    this.leader = identity;
    told({ kind: 'leading', identity });
    const lost = new AbortController();
    const work = lead(AbortSignal.any([this.over.signal, lost.signal])).catch((error: unknown) =>
      told({ kind: 'failed', error }),
    );
    while (!this.over.signal.aborted && this.leads()) {
      await this.wait(this.left());
      if (!this.over.signal.aborted && this.leads() && !(await this.attempt()) && this.leader !== identity)
        break;
    }
    if (!this.over.signal.aborted) {
      this.renewed = Number.NEGATIVE_INFINITY;
      told({ kind: 'lost', why: this.why() });
    }
    lost.abort();
    await work;
    if (this.over.signal.aborted) await this.release();
  }

  private why(): string {
    const { identity } = this.electing;
    if (this.leader !== undefined && this.leader !== identity) return `${this.leader} took it over`;
    return `it could not be renewed for ${this.times.deadline / 1000} s`;
  }

  /** Given back, it need not run out before another takes over. */
  private async release(): Promise<void> {
    const { client, lease, identity } = this.electing;
    const signal = AbortSignal.timeout(this.times.retry);
    this.renewed = Number.NEGATIVE_INFINITY;
    // Of a renewal that was cut off nobody knows whether it arrived: then the Lease is looked at, and once more where it did.
    for (let tries = 0; tries < releases; tries++) {
      try {
        const before = this.isOurs() ? this.seen?.lease : await readLease(client, lease, signal);
        if (before === undefined || before.holder !== identity) return;
        const term = { ...this.term(before), holder: '' };
        if ((await writeLease(client, lease, { before, term }, signal)) !== undefined) return;
      } catch {
        if (signal.aborted) return;
      }
      this.seen = undefined;
    }
  }
}
