import type { Goal } from '../goals.ts';
import { markdownTable } from '../markdown.ts';
import type { CaseResult, EditResult, Times } from './result.ts';

/** How much longer the operator may take than a bare client that makes the same writes. */
const ratioLimit = 1.3;
/** The memory of the operator in bytes, and how many services it is to hold for. */
const memoryLimit = 300e6;
const memoryGoalFrom = 1_000;
/** How far the bytes of an edit that all scopes see may be from so many times those of one scope. */
const proportion = { from: 0.8, to: 1.25 };

const ms = (value: number): string => value.toFixed(value < 100 ? 1 : 0);
const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(bytes < 10e6 ? 2 : 0);
const ratio = (result: EditResult, of: keyof Times): number => result.operator[of] / result.bare[of];

const edits = ({ edits: { one, every } }: CaseResult): readonly EditResult[] => [one, every];
const nameOf = (size: CaseResult, { scopes }: EditResult): string =>
  `${size.services} services × ${size.pods} pods, seen by ${scopes === 1 ? '1 scope' : `${scopes} scopes`}`;

const takenHead = ['one weight edit', 'ConfigMaps', 'pokes', 'other requests', 'ConfigMaps MB', 'pokes MB'];
const takenRows = (size: CaseResult): string[][] =>
  edits(size).flatMap((edit) =>
    (['taken', 'bareTaken'] as const).map((who) => [
      who === 'taken' ? nameOf(size, edit) : '  the bare client',
      String(edit[who].configMaps),
      String(edit[who].pokes),
      String(edit[who].others),
      megabytes(edit[who].configMapBytes),
      megabytes(edit[who].pokeBytes),
    ]),
  );

const span = (times: readonly Times[], of: keyof Times): string => {
  const all = times.map((one) => one[of]);
  return `${ms(Math.min(...all))}–${ms(Math.max(...all))}`;
};

/** The same without the time until a watch tells of the edit, which neither can shorten. */
const ratioOnceTold = ({ operator, bare, told }: EditResult, of: keyof Times): number =>
  (operator[of] - told.operator) / (bare[of] - told.bare);

const timesHead = [
  'until the last',
  'operator ms',
  'from–to',
  'told after',
  'bare ms',
  'from–to',
  'told after',
  'ratio',
  'once told',
];
const timesRows = (size: CaseResult): string[][] =>
  edits(size).flatMap((edit) =>
    (['configMap', 'poke'] as const).map((of) => [
      `${of === 'poke' ? 'poke' : 'ConfigMap'}: ${nameOf(size, edit)}`,
      ms(edit.operator[of]),
      span(edit.all.operator, of),
      ms(edit.told.operator),
      ms(edit.bare[of]),
      span(edit.all.bare, of),
      ms(edit.told.bare),
      ratio(edit, of).toFixed(2),
      ratioOnceTold(edit, of).toFixed(2),
    ]),
  );

const sizeHead = [
  'services × pods',
  'largest ConfigMap kB',
  'first writes s',
  'RSS MB then',
  'after edits',
  'most',
  'second edit ms',
  'bare, pokes unlimited ms',
];
const sizeRow = ({ services, pods, largest, started, memory, second, unlimited }: CaseResult): string[] => [
  `${services} × ${pods}`,
  (largest / 1e3).toFixed(0),
  started.toFixed(1),
  (memory.started / 1e6).toFixed(0),
  (memory.edited / 1e6).toFixed(0),
  (memory.peak / 1e6).toFixed(0),
  ms(second.configMap),
  ms(unlimited.poke),
];

/** What the sizes were to reach, and whether they did. */
export const goalsOf = (results: readonly CaseResult[]): readonly Goal[] => results.flatMap(goalsOfOne);

function goalsOfOne(size: CaseResult): Goal[] {
  const { one, every } = size.edits;
  const share = every.taken.configMapBytes / one.taken.configMapBytes / every.scopes;
  const memory: Goal = {
    name: `${size.services} services × ${size.pods} pods: most RSS`,
    measured: `${(size.memory.peak / 1e6).toFixed(0)} MB`,
    limit: `${memoryLimit / 1e6} MB`,
    met: size.memory.peak <= memoryLimit,
  };
  const bytes: Goal = {
    name: `${size.services} services × ${size.pods} pods: bytes of ConfigMaps, ${every.scopes} scopes to one`,
    measured: (share * every.scopes).toFixed(1),
    limit: `${every.scopes * proportion.from}–${every.scopes * proportion.to}`,
    met: share >= proportion.from && share <= proportion.to,
  };
  const writes = edits(size).flatMap((edit) => editGoals(nameOf(size, edit), edit));
  return size.services < memoryGoalFrom ? [...writes, bytes] : [...writes, bytes, memory];
}

const editGoals = (name: string, edit: EditResult): Goal[] => [
  {
    name: `${name}: writes`,
    measured: `${edit.taken.configMaps} ConfigMaps, ${edit.taken.pokes} pokes`,
    limit: `${edit.scopes} and ${edit.pods}`,
    met: edit.taken.configMaps === edit.scopes && edit.taken.pokes === edit.pods,
  },
  ...(['configMap', 'poke'] as const).map((of) => ({
    name: `${name}: time to the last ${of === 'poke' ? 'poke' : 'ConfigMap'}, operator to bare client`,
    measured: ratio(edit, of).toFixed(2),
    limit: String(ratioLimit),
    met: ratio(edit, of) <= ratioLimit,
  })),
];

/** The whole report in Markdown. */
export const report = (results: readonly CaseResult[], goals: readonly Goal[]): string =>
  [
    '### What one edit of weights writes',
    markdownTable([takenHead, ...results.flatMap(takenRows)]),
    '### How long it takes',
    markdownTable([timesHead, ...results.flatMap(timesRows)]),
    '### The operator',
    markdownTable([sizeHead, ...results.map(sizeRow)]),
    '### Goals',
    markdownTable([
      ['goal', 'measured', 'limit', 'result'],
      ...goals.map(({ name, measured, limit, met }) => [name, measured, limit, met ? 'pass' : 'MISS']),
    ]),
  ].join('\n\n');
