import type { CaseResult, EditResult } from './case.ts';
import type { Goal } from './goals.ts';
import { markdownTable } from './markdown.ts';

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
    markdownTable([editHead, ...results.map(editRow(pick))]);
  return [
    '### Cold translation',
    markdownTable([coldHead, ...results.map(coldRow)]),
    '### One weight edit',
    edit((one) => one.edits.weight),
    '### One endpoint leaves or comes back',
    edit((one) => one.edits.endpoint),
    '### The same, with its pod',
    edit((one) => one.edits.readiness),
    '### Goals',
    markdownTable([['goal', 'measured', 'limit', 'result'], ...goals.map(goalRow)]),
  ].join('\n\n');
}
