import type { ProxyProgress } from '../analyze/parts.ts';
import { progressTracker } from '../analyze/progress.ts';
import { type ObjectReport, reporter, tracked } from '../analyze/reports.ts';
import type { Problem } from '../api/problem.ts';
import type { Refusal } from '../kube/questions.ts';
import type { OperatorEvent } from '../operator.ts';

type Translated = Extract<OperatorEvent, { kind: 'translated' }>;

interface Given {
  /** How far the proxies of a scope are, and the number of the write that stands there. */
  readonly states: (scope: string) => {
    readonly index: number;
    readonly proxies: readonly ProxyProgress[];
  };
  /** All that is to be said of the objects that were translated. */
  readonly problems: (event: Translated) => readonly Problem[];
  readonly write: (reports: readonly ObjectReport[]) => void;
}

export interface Statuses {
  take(event: OperatorEvent): void;
  refused(scope: string, refusal: Refusal): void;
  /** What `states` answers may have changed. */
  look(): void;
  stop(): void;
}

/** Answers that come in together are looked at once, after so many milliseconds, and after so many times as long as the last look took. */
const quiet = 50;
const share = 10;
const longest = 500;

/** Follows every object from the pass that read it to the last proxy that serves it, and hands on what is to be said of each. */
export function statuses({ states, problems, write }: Given): Statuses {
  const progress = progressTracker();
  const reports = reporter();
  let last: Translated | undefined;
  let timer: NodeJS.Timeout | undefined;
  let cost = 0;
  let stopped = false;
  const say = (): void => {
    timer = undefined;
    if (last === undefined) return;
    const began = performance.now();
    const of = progress.progress((scope) => states(scope).proxies);
    write(reports(last, problems(last), of));
    cost = performance.now() - began;
  };
  const look = (): void => {
    if (stopped) return;
    timer ??= setTimeout(say, Math.min(longest, Math.max(quiet, share * cost)));
  };
  return {
    look,
    take: (event) => {
      if (event.kind === 'translated') {
        last = event;
        const { scopes, touches, parts } = event.translation;
        progress.wanted(scopes, tracked(event, touches), parts);
      } else if (event.kind === 'covered') {
        progress.covered(event.scope, event.wanted, states(event.scope).index);
      } else if (event.kind === 'recalled') progress.refused(event.scope, event.file, event.by, 0);
      else if (event.kind === 'stuck') progress.tooLarge(event.scope);
      else return;
      look();
    },
    refused: (scope, { file, by, index }) => {
      progress.refused(scope, file, by, index);
      look();
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
