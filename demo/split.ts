import { setTimeout as after } from 'node:timers/promises';
import type { Counts, Load } from '../lab/load.ts';
import { barsOf } from './chart.ts';
import { failures, type StepResult, unlikely } from './result.ts';
import type { Screen } from './screen.ts';

/** Two weights that sum to 100, of v1 and v2. */
export type Weights = readonly [v1: number, v2: number];

export interface SplitStep {
  readonly name: string;
  readonly weights: Weights;
  /** Changes the manifest and resolves, when it is live, with the milliseconds that took; absent where nothing is to be changed. */
  readonly edit?: () => Promise<number>;
}

const versions = ['v1', 'v2'] as const;
const watchedSeconds = 3;

/** The version that says its name in an answer. */
export const versionOf = (answer: { readonly body: string }): string =>
  /\bv[12]\b/.exec(answer.body)?.[0] ?? 'neither';

/** Edits the weights under the running load, then watches how it is split; requests sent meanwhile count as the step's, too. */
export async function splitStep(load: Load, screen: Screen, step: SplitStep): Promise<StepResult> {
  const { name, weights, edit } = step;
  let moving: Counts | undefined;
  if (edit !== undefined) {
    await load.cut();
    const milliseconds = await edit();
    moving = await load.cut();
    screen.line(`live ${milliseconds.toFixed(0)} ms after the edit`);
  }
  const settle = screen.live(() => barsOf(versions, load.counts().byLabel));
  await after(watchedSeconds * 1000);
  const counts = await load.cut();
  settle(barsOf(versions, counts.byLabel));
  const sent = counts.sent + (moving?.sent ?? 0);
  const failed = counts.failed + (moving?.failed ?? 0);
  screen.line(`${sent} requests sent, ${failed} failed`);
  const during = moving === undefined ? [] : failures(`${name}, while the weights changed`, moving);
  const shares = { v1: weights[0] / 100, v2: weights[1] / 100 };
  return {
    name,
    sent,
    answered: counts.answered + (moving?.answered ?? 0),
    failed,
    split: { v1: 0, v2: 0, ...counts.byLabel },
    wrong: [...during, ...failures(name, counts), ...unlikely(name, counts.byLabel, shares)],
  };
}
