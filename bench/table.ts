import type { CaseResult, EditResult } from './case.ts';
import type { Goal } from './goals.ts';

/** A Markdown table whose columns are aligned in plain text too; the first row is the head, and all but the first column are numbers. */
function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const widths = head.map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length), 3));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join(' | ')} |`;
  const rule = `|${widths.map((width, i) => (i === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [line(head), rule, ...body.map(line)].join('\n');
}

const ms = (value: number): string => value.toFixed(value < 100 ? 1 : 0);
const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(bytes < 100e6 ? 1 : 0);
const sizeOf = ({ services, proxies }: CaseResult): string => `${services} × ${proxies}`;

const coldHead = [
  'services × proxies',
  'scopes',
  'first ms',
  'median ms',
  'texts',
  'MB',
  'heap MB',
  'read MB',
  'too large',
];
const coldRow = (one: CaseResult): string[] => [
  sizeOf(one),
  String(one.scopes),
  ms(one.cold.first),
  ms(one.cold.median),
  String(one.texts),
  megabytes(one.bytes),
  megabytes(one.heap.translated),
  megabytes(one.heap.read),
  String(one.problems.SLU0202 ?? 0),
];

const editHead = ['services × proxies', 'median ms', 'p99 ms', 'rounds', 'texts', 'MB', 'joining ms'];
const editRow =
  (pick: (one: CaseResult) => EditResult) =>
  (one: CaseResult): string[] => {
    const edit = pick(one);
    return [
      sizeOf(one),
      ms(edit.median),
      ms(edit.p99),
      String(edit.rounds),
      String(edit.texts),
      megabytes(edit.bytes),
      ms(edit.joining),
    ];
  };

const goalRow = ({ name, measured, limit, met }: Goal): string[] => [
  name,
  measured,
  limit,
  met ? 'pass' : 'MISS',
];

/** The whole report in Markdown. */
export function report(results: readonly CaseResult[], goals: readonly Goal[]): string {
  const edit = (pick: (one: CaseResult) => EditResult): string =>
    table([editHead, ...results.map(editRow(pick))]);
  return [
    '### Cold translation',
    table([coldHead, ...results.map(coldRow)]),
    '### One weight edit',
    edit((one) => one.edits.weight),
    '### One endpoint leaves or comes back',
    edit((one) => one.edits.endpoint),
    '### The same, with its pod',
    edit((one) => one.edits.readiness),
    '### Goals',
    table([['goal', 'measured', 'limit', 'result'], ...goals.map(goalRow)]),
  ].join('\n\n');
}
