import { appendFileSync } from 'node:fs';
import type { Row } from './row.ts';

/** What `npm run test:faults` makes its page of. */
export type Noted =
  | {
      readonly kind: 'row';
      readonly part: string;
      readonly row: Row;
      /** It was broken on purpose. */
      readonly isBroken: boolean;
    }
  | { readonly kind: 'figure'; readonly what: string; readonly value: string };

function note(noted: Noted): void {
  const file = process.env.FAULTS_FIGURES;
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(noted)}\n`);
}

export function noteRow(part: string, row: Row, isBroken = false): void {
  const { sent, lost, wrong, examples } = row;
  const live = row.live.map((time) => Math.round(time)).join(' ');
  process.stderr.write(
    `${part}: ${row.edits} edits, ${sent} sent, ${lost} lost, ${wrong} wrong, live after ${live} ms\n`,
  );
  for (const example of examples.slice(0, 10)) process.stderr.write(`  ${example}\n`);
  note({ kind: 'row', part, row, isBroken });
}

export function noteFigure(what: string, value: string): void {
  process.stderr.write(`${what}: ${value}\n`);
  note({ kind: 'figure', what, value });
}
