import { untranslatedFields } from '../../../src/mesh/untranslated.ts';
import { type Occurrence, type Showing, warnings } from './cases.ts';
import { noCase, noEffect, noTraffic, type Reasons } from './reasons.ts';
import { type Field, listedAs } from './schema.ts';

/** A field as the page lists it. */
export interface Row {
  readonly kind: string;
  readonly path: string;
  readonly description: string;
  readonly becomes: string;
  /** Names of golden cases, the most telling first. */
  readonly cases: readonly string[];
  /** A case with requests, or why there is none. */
  readonly requests: { readonly case: string } | { readonly none: string };
}

/** What is wrong with the page: a line each. */
export type Faults = readonly string[];

/** The rows of one kind, and the fields that nothing proves and nobody explains. */
export function rowsOf(
  kind: string,
  fields: readonly Field[],
  all: readonly Occurrence[],
): { rows: readonly Row[]; faults: Faults } {
  const listed = new Map(fields.map((field) => [listedAs(field.path), field]));
  const rows: Row[] = [];
  const faults: string[] = [];
  const used = new Set<string>();
  for (const [path, { description }] of listed) {
    const mine = telling(all.filter((one) => one.kind === kind && listedAs(one.path) === path));
    const found = judge(kind, path, mine);
    if (found.reason !== undefined) used.add(`${found.reason.table} ${path}`);
    if (found.fault !== undefined) faults.push(`${kind} ${path} ${found.fault}`);
    rows.push({
      kind,
      path,
      description,
      becomes: found.becomes,
      cases: ranked(mine),
      requests: found.requests,
    });
  }
  return { rows, faults: [...faults, ...unneeded(kind, used)] };
}

type Shown = Showing & Pick<Occurrence, 'case' | 'traffic'>;

/** How many cases are named for a field. */
const most = 3;

/** What the occurrences show, up to where enough cases send requests that the field has a part in. */
function telling(mine: readonly Occurrence[]): Shown[] {
  const shown: Shown[] = [];
  const best = new Set<string>();
  for (const one of [...mine.filter(({ traffic }) => traffic), ...mine.filter(({ traffic }) => !traffic)]) {
    if (best.size === most) break;
    const showing = { ...one.show(), case: one.case, traffic: one.traffic };
    shown.push(showing);
    if (showing.served && showing.traffic) best.add(one.case);
  }
  return shown;
}

interface Judgement {
  readonly becomes: string;
  readonly requests: Row['requests'];
  readonly reason?: { readonly table: keyof typeof tables };
  readonly fault?: string;
}

const tables = { noCase, noTraffic, noEffect } as const satisfies Record<string, Reasons>;

function judge(kind: string, path: string, mine: readonly Shown[]): Judgement {
  const served = mine.filter((one) => one.served);
  const asked = served.find((one) => one.traffic);
  if (asked !== undefined) return { becomes: 'served', requests: { case: asked.case } };
  if (served.length > 0) return explained('noTraffic', kind, path, (why) => ['served', why]);
  const instead = untranslatedAt(kind, path);
  const codes = [...new Set(mine.flatMap((one) => one.told))].sort();
  if (instead !== undefined && mine.length > 0)
    return { becomes: `told (SLU0108): ${instead}`, requests: { none: 'not served' } };
  const isServed = noEffect[kind]?.[path]?.startsWith('served') === true;
  const word = codes.every((code) => warnings.includes(code)) ? 'told' : 'refused';
  if (codes.length > 0 && !isServed)
    return { becomes: `${word} (${codes.join(', ')})`, requests: { none: 'not served' } };
  if (mine.length > 0)
    return explained('noEffect', kind, path, (why) => [
      why.startsWith('served') ? why : `no effect: ${why}`,
      'nothing to see',
    ]);
  return explained('noCase', kind, path, (why) => ['served', why]);
}

const lacking = {
  noCase: 'has no golden case',
  noTraffic: 'has no golden case with requests',
  noEffect: 'changes nothing in its golden cases, and nothing is told of it',
} as const satisfies Record<keyof typeof tables, string>;

function explained(
  table: keyof typeof tables,
  kind: string,
  path: string,
  say: (why: string) => readonly [becomes: string, none: string],
): Judgement {
  const why = tables[table][kind]?.[path];
  if (why === undefined) return { becomes: '', requests: { none: '' }, fault: lacking[table] };
  const [becomes, none] = say(why);
  return { becomes, requests: { none }, reason: { table } };
}

/** What holds without the field, or without one that it is inside of. */
function untranslatedAt(kind: string, path: string): string | undefined {
  const rows = Object.entries(untranslatedFields).find(([name]) => name === kind)?.[1] ?? {};
  return Object.entries<string>(rows).find(([at]) => path === at || path.startsWith(`${at}.`))?.[1];
}

function unneeded(kind: string, used: ReadonlySet<string>): string[] {
  return Object.entries<Reasons>(tables).flatMap(([table, reasons]) =>
    Object.keys(reasons[kind] ?? {})
      .filter((path) => !used.has(`${table} ${path}`))
      .map((path) => `${kind} ${path} has a reason in ${table} that is not needed`),
  );
}

const weight = ({ served, traffic, told }: Shown): number =>
  served && traffic ? 3 : served ? 2 : told.length > 0 ? 1 : 0;

function ranked(mine: readonly Shown[]): string[] {
  const sorted = [...mine].sort((a, b) => weight(b) - weight(a) || (a.case < b.case ? -1 : 1));
  return [...new Set(sorted.map((one) => one.case))].slice(0, most);
}
