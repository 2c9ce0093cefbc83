import { appendFileSync } from 'node:fs';

/**
 * Notes figures that a run came to: on standard error, and as a line of JSON in the file that `ACK_FIGURES` names, from which `npm run test:ack`
 * makes its table.
 */
export function note(what: string, figures: Readonly<Record<string, string | number>>): void {
  const said = Object.entries(figures).map(([name, value]) => `${name} ${value}`);
  process.stderr.write(`${what}: ${said.join(', ')}\n`);
  const file = process.env.ACK_FIGURES;
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ what, figures })}\n`);
}

/** Median, the value that one in a hundred exceeds, and the largest, in whole milliseconds. */
export function spread(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN);
  return `${at(0.5)} / ${at(0.99)} / ${at(1)} ms`;
}

/** Runs for minutes rather than seconds. */
export const isLong = Number(process.env.ACK_EDITS ?? 0) >= 50;
