/*
 * npm run test:ack: the long form of the proofs that `Programmed` tells the truth, and a table of what they came to. ACK_EDITS says how many edits
 * are each followed by a thousand requests; from 50 on, the thousand proxies see a hundred edits in a minute. Arguments go to vitest.
 */
import { markdownTable } from '../bench/markdown.ts';
import { runNoting } from './noted.ts';

interface Noted {
  readonly what: string;
  readonly figures: Readonly<Record<string, string | number>>;
}

const files = ['test/kube/acknowledge.test.ts', 'test/kube/live.test.ts', 'test/kube/thousand.test.ts'];

const rowsOf = ({ what, figures }: Noted): string[][] =>
  Object.entries(figures).map(([name, value], i) => [i === 0 ? what : '', name, String(value)]);

const given = process.argv.slice(2);
const noted = await runNoting({
  filters: given.length > 0 ? given : files,
  env: { ACK_EDITS: '50' },
  variable: 'ACK_FIGURES',
});
const rows = noted.flatMap((one) => rowsOf(one as Noted));
if (rows.length > 0) console.log(`\n${markdownTable([['what', 'figure', 'value'], ...rows])}`);
