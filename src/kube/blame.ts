import type { ConfigFiles, FileName } from '../envoy/model.ts';
import { type Failures, type Shown, sameButEndpoints } from '../envoy/shown.ts';

/** A file whose present text a proxy refused; `isBad`: it said so, else it may be the reading that fails. */
export interface Blamed {
  readonly file: FileName;
  readonly isBad: boolean;
}

/** What a proxy shows, what stands for it, and the files of which it shows another version. */
export interface Lag {
  readonly shown: Shown;
  readonly files: ConfigFiles;
  readonly late: readonly FileName[];
}

/** A text that stood until then while the proxy had not shown that it runs it. */
interface Former {
  readonly text: string;
  readonly until: number;
}

/**
 * Finds the text that a proxy refused. Its counters tell only how often it refused something since its start, so a gain is held against the
 * text that stands where no other can be meant: the file does not move, and no other text stood there shortly before.
 */
export class Blame {
  /** What each file's counters were when nothing of it could be about a text that is still to be run. */
  private readonly settled = new Map<FileName, Failures>();
  /** What they were when they were first looked at after the file had moved: what came before may be about an earlier text. */
  private readonly fresh = new Map<FileName, Failures>();
  private last: { readonly shown: Shown; readonly failures: ReadonlyMap<FileName, Failures> } | undefined;
  private isKnown = false;
  private doubt = false;
  /** Since when each late file has not moved. */
  private readonly stuck = new Map<FileName, number>();
  private readonly former = new Map<FileName, Former[]>();

  /** Whether there is nothing to ask the counters for where nothing is late. */
  get isClean(): boolean {
    return this.isKnown && !this.doubt;
  }

  /** Takes in what the proxy shows now and what it showed before. */
  moved(before: Shown | undefined, { shown, late }: Lag, now: number): void {
    for (const file of this.stuck.keys()) if (!late.includes(file)) this.stuck.delete(file);
    for (const file of this.former.keys()) if (!late.includes(file)) this.former.delete(file);
    for (const file of late)
      if (!this.stuck.has(file) || before?.get(file) !== shown.get(file)) this.stuck.set(file, now);
  }

  /** Takes in that other texts stand; `inDoubt`: it is not known whether the proxy has come to run the former ones. */
  overtaken(files: ConfigFiles, lag: Lag, inDoubt: boolean, now: number): void {
    if (inDoubt) this.doubt = true;
    for (const file of lag.late) {
      const text = files.get(file) ?? '';
      if (text === lag.files.get(file) || !this.doubt) continue;
      const former = (this.former.get(file) ?? []).filter(({ until }) => now - until < unreadable);
      this.former.set(file, [...former, { text, until: now }]);
    }
  }

  /** Takes in the counters, and gives the files that they speak against, each time that they do. */
  look(failures: ReadonlyMap<FileName, Failures>, lag: Lag, now: number): readonly Blamed[] {
    this.settle(failures, lag);
    const isFirst = !this.isKnown;
    if (lag.late.length === 0) this.isKnown = true;
    this.doubt = lag.late.length > 0;
    return lag.late.flatMap((file) => {
      const isLong = now - (this.stuck.get(file) ?? now) >= unreadable;
      // Of one that was never seen to be up to date it is not known which text it refused.
      if ((isFirst && !isLong) || this.mayMeanAnother(file, lag, now)) return [];
      const counts = failures.get(file) ?? none;
      const settled = sinceRestart(this.settled.get(file) ?? none, counts);
      const before = isLong ? settled : sinceRestart(this.fresh.get(file) ?? settled, counts);
      const isBad = counts.rejected > before.rejected;
      return isBad || (isLong && counts.unread > settled.unread) ? [{ file, isBad }] : [];
    });
  }

  /** What was counted before a file moved is no matter of what stands there now. */
  private settle(failures: ReadonlyMap<FileName, Failures>, { shown, late }: Lag): void {
    const { last } = this;
    for (const [file, counts] of failures) {
      const isLate = late.includes(file);
      if (isLate && (last === undefined || last.shown.get(file) === shown.get(file))) continue;
      this.settled.set(file, isLate ? (last?.failures.get(file) ?? none) : counts);
      this.fresh.set(file, counts);
    }
    this.last = { shown, failures };
  }

  /** Whether another text than the one that stands may be what was refused. Endpoints are never the reason. */
  private mayMeanAnother(file: FileName, { files }: Lag, now: number): boolean {
    const text = files.get(file) ?? '';
    return (this.former.get(file) ?? []).some(
      (former) => now - former.until < unreadable && !sameButEndpoints(file, former.text, text),
    );
  }
}

const none: Failures = { rejected: 0, unread: 0 };

/** A proxy that was started again counts anew. */
const sinceRestart = (before: Failures, now: Failures): Failures =>
  now.rejected < before.rejected || now.unread < before.unread ? none : before;

/** A file that cannot be read for so long counts as refused, in milliseconds. */
const unreadable = 3_000;
