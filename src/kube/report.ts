import type { Meta } from '../api/objects.ts';
import { isNews, transitionEvent } from './events.ts';
import { QueueStopped } from './lane.ts';
import type { StatusContent, StatusTarget } from './status.ts';
import type { WriteQueue } from './write.ts';

/** What is to be said of one object. */
export interface Report extends Omit<StatusContent, 'generation'> {
  readonly kind: StatusTarget['kind'];
  readonly meta: Meta;
  /** It is about to change by itself. */
  readonly isPassing: boolean;
}

/** In milliseconds. */
export interface ReportTimes {
  /** What is about to change by itself is said when it lasts as long as this, and as long as that where this process has just begun. */
  readonly passing: number;
  readonly beginning: number;
  /** Between two statuses of one object. */
  readonly spacing: number;
  /** Where only the words of a condition change that is True, and so no more than a count, they can wait. */
  readonly words: number;
  /** Between any two statuses. */
  readonly pace: number;
}

const usual: ReportTimes = { passing: 1_000, beginning: 5_000, spacing: 500, words: 60_000, pace: 20 };

interface Given {
  readonly queue: Pick<WriteQueue, 'status' | 'event'>;
  readonly failed: (what: string, error: unknown) => void;
  readonly times?: Partial<ReportTimes>;
}

export interface StatusWriter {
  /**
   * Takes what is to be said of all objects, and writes what is new since it was said last. What holds on for a moment only is not
   * said, and one that turned to and fro meanwhile is left as it is.
   */
  write(reports: Iterable<Report>): void;
  stop(): void;
}

/** Writes statuses, and an event for each condition that has turned. */
export const statusWriter = (given: Given): StatusWriter => new Statuses(given);

/** A report that keeps its identity says what it says. */
interface Entry {
  report: Report;
  text: string;
  /** What was written last, and when. */
  said: string | undefined;
  meaning: string | undefined;
  saidAt: number;
  /** When it is to be written. */
  due: number | undefined;
}

class Statuses implements StatusWriter {
  private readonly given: Given;
  private readonly times: ReportTimes;
  private readonly entries = new Map<string, Entry>();
  private readonly began = performance.now();
  private timer: NodeJS.Timeout | undefined;
  private last = Number.NEGATIVE_INFINITY;
  private stopped = false;

  constructor(given: Given) {
    this.given = given;
    this.times = { ...usual, ...given.times };
  }

  write(reports: Iterable<Report>): void {
    const gone = new Set(this.entries.keys());
    for (const report of reports) {
      const key = `${report.kind} ${report.meta.namespace}/${report.meta.name}`;
      gone.delete(key);
      const entry = this.entries.get(key) ?? fresh(report);
      this.entries.set(key, entry);
      if (entry.report !== report || entry.text === '') entry.text = textOf(report);
      entry.report = report;
      this.plan(entry);
    }
    for (const key of gone) this.entries.delete(key);
    this.wake();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private plan(entry: Entry): void {
    if (entry.text === entry.said) {
      entry.due = undefined;
      return;
    }
    const now = performance.now();
    const due = Math.max(now + this.patience(entry, now), entry.saidAt + this.times.spacing);
    // What has begun to wait does not wait longer because the count goes on.
    entry.due = entry.due === undefined ? due : Math.min(entry.due, due);
  }

  private patience({ report, meaning }: Entry, now: number): number {
    const { passing, beginning, words } = this.times;
    if (report.isPassing) return Math.max(passing, meaning === undefined ? this.began + beginning - now : 0);
    return meaning === meaningOf(report) ? words : 0;
  }

  /** Writes what is due, one at a time. */
  private wake(): void {
    clearTimeout(this.timer);
    if (this.stopped) return;
    const now = performance.now();
    let next: [string, Entry] | undefined;
    for (const each of this.entries) {
      const [, { due }] = each;
      if (due !== undefined && due < (next?.[1].due ?? Number.POSITIVE_INFINITY)) next = each;
    }
    if (next?.[1].due === undefined) return;
    const wait = Math.max(next[1].due, this.last + this.times.pace) - now;
    if (wait > 0) {
      this.timer = setTimeout(() => this.wake(), Math.ceil(wait)).unref();
      return;
    }
    this.last = now;
    void this.say(...next);
    this.wake();
  }

  private async say(key: string, entry: Entry): Promise<void> {
    const { report, text } = entry;
    entry.said = text;
    entry.meaning = meaningOf(report);
    entry.saidAt = performance.now();
    entry.due = undefined;
    try {
      const transitions = await this.given.queue.status(...statusOf(report));
      await Promise.all(
        transitions.filter(isNews).map((each) => this.given.queue.event(transitionEvent(each))),
      );
    } catch (error) {
      if (error instanceof QueueStopped) return;
      // Said again with the next reports.
      entry.said = undefined;
      this.given.failed(`status of ${key}`, error);
    }
  }
}

const fresh = (report: Report): Entry => ({
  report,
  text: '',
  said: undefined,
  meaning: undefined,
  saidAt: Number.NEGATIVE_INFINITY,
  due: undefined,
});

const textOf = (report: Report): string => JSON.stringify([report.meta.created, statusOf(report)]);

/** All but the words of a condition that is True. */
const meaningOf = (report: Report): string =>
  JSON.stringify([
    report.meta.created,
    report.meta.generation,
    report.conditions.map(({ type, status, reason, message }) => [
      type,
      status,
      reason,
      status === 'True' ? '' : message,
    ]),
    report.validationMessages,
  ]);

function statusOf({ kind, meta, conditions, validationMessages }: Report): [StatusTarget, StatusContent] {
  const { namespace, name, generation = 0 } = meta;
  return [
    { kind, namespace, name },
    { generation, conditions, validationMessages },
  ];
}
