/** `sent` = `answered` + requests without an answer; `failed` = those and the answers that were not expected. */
export interface Counts {
  readonly sent: number;
  readonly answered: number;
  readonly failed: number;
  readonly byStatus: Readonly<Record<string, number>>;
  readonly byLabel: Readonly<Record<string, number>>;
  /** Why requests failed: the first 20 reasons. */
  readonly reasons: readonly string[];
}

/** Counts requests from their beginning to their end. */
export interface Tally {
  begin(): void;
  answered(status: number): void;
  right(label: string): void;
  wrong(reason: string): void;
  end(): void;
  counts(): Counts;
  /** Resolves when every request that has begun has ended. */
  idle(): Promise<void>;
}

const firstReasons = 20;

function add(total: Record<string, number>, more: Readonly<Record<string, number>>): void {
  for (const [key, count] of Object.entries(more)) total[key] = (total[key] ?? 0) + count;
}

export function tally(): Tally {
  let [sent, answered, failed, pending] = [0, 0, 0, 0];
  const byStatus: Record<string, number> = {};
  const byLabel: Record<string, number> = {};
  const reasons: string[] = [];
  let whenIdle: (() => void)[] = [];
  return {
    begin: () => {
      sent++;
      pending++;
    },
    answered: (status) => {
      answered++;
      add(byStatus, { [status]: 1 });
    },
    right: (label) => add(byLabel, { [label]: 1 }),
    wrong: (reason) => {
      failed++;
      if (reasons.length < firstReasons) reasons.push(reason);
    },
    end: () => {
      pending--;
      if (pending > 0) return;
      for (const resolve of whenIdle) resolve();
      whenIdle = [];
    },
    counts: () => ({
      sent,
      answered,
      failed,
      byStatus: { ...byStatus },
      byLabel: { ...byLabel },
      reasons: [...reasons],
    }),
    idle: () => (pending === 0 ? Promise.resolve() : new Promise((resolve) => whenIdle.push(resolve))),
  };
}

/** All of them together. */
export function sum(all: readonly Counts[]): Counts {
  const byStatus: Record<string, number> = {};
  const byLabel: Record<string, number> = {};
  for (const counts of all) {
    add(byStatus, counts.byStatus);
    add(byLabel, counts.byLabel);
  }
  return {
    sent: all.reduce((total, { sent }) => total + sent, 0),
    answered: all.reduce((total, { answered }) => total + answered, 0),
    failed: all.reduce((total, { failed }) => total + failed, 0),
    byStatus,
    byLabel,
    reasons: all.flatMap(({ reasons }) => reasons).slice(0, firstReasons),
  };
}
