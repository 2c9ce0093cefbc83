import type { Counts } from '../lab/load.ts';

/** What a step saw. `wrong` says in sentences what should have been otherwise; the step has passed when it is empty. */
export interface StepResult {
  readonly name: string;
  readonly sent: number;
  readonly answered: number;
  readonly failed: number;
  readonly split: Readonly<Record<string, number>>;
  readonly wrong: readonly string[];
}

/** No request may fail, in no step. */
export function failures(name: string, counts: Counts): readonly string[] {
  if (counts.failed === 0) return [];
  return [
    `${name}: ${counts.failed} of ${counts.sent} requests failed: ${counts.reasons.slice(0, 3).join('; ')}`,
  ];
}

/**
 * Whether counts drawn at random can have come from these shares (which sum to 1): a deviation beyond five standard deviations happens
 * to a right split once in a million runs.
 */
export function unlikely(
  name: string,
  split: Readonly<Record<string, number>>,
  shares: Readonly<Record<string, number>>,
): readonly string[] {
  const total = Object.values(split).reduce((sum, count) => sum + count, 0);
  if (total === 0) return [`${name}: nobody answered.`];
  const wrong: string[] = [];
  for (const label of new Set([...Object.keys(split), ...Object.keys(shares)])) {
    const share = shares[label] ?? 0;
    const deviation = Math.abs((split[label] ?? 0) - share * total);
    if (deviation <= 5 * Math.sqrt(total * share * (1 - share))) continue;
    wrong.push(
      `${name}: ${label} answered ${split[label] ?? 0} of ${total}, and its share is ${share * 100} %.`,
    );
  }
  return wrong;
}
