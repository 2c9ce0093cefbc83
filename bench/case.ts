import { freeze } from '../src/api/freeze.ts';
import type { Snapshot } from '../src/api/objects.ts';
import { hash, regex } from '../src/given.ts';
import { type Translation, translator } from '../src/translate.ts';
import { type Changes, changes, readAll } from './changes.ts';
import { type Edit, endpointChange, readinessChange, weightEdit } from './edits.ts';
import { heapBytes, median, quantile, timed } from './measure.ts';
import { buildMesh, type MeshSize } from './mesh.ts';

export const edits = {
  weight: weightEdit,
  endpoint: endpointChange,
  readiness: readinessChange,
} as const satisfies Readonly<Record<string, Edit>>;
export type EditName = keyof typeof edits;

/** Times in milliseconds, sizes in bytes. */
export interface ColdResult {
  readonly rounds: number;
  /** In a process that has run none of this code before. */
  readonly first: number;
  readonly median: number;
}

export interface EditResult {
  readonly rounds: number;
  readonly median: number;
  readonly p99: number;
  /** The most texts that one round changed, and the median of their size. */
  readonly texts: number;
  readonly bytes: number;
  /** Whether every round changed exactly one text in each scope. */
  readonly oneTextPerScope: boolean;
  /** Median of the time to read the changed texts out, which writing them needs beside the translation. */
  readonly reading: number;
}

export interface CaseResult extends MeshSize {
  readonly scopes: number;
  readonly texts: number;
  readonly bytes: number;
  readonly problems: Readonly<Record<string, number>>;
  readonly cold: ColdResult;
  readonly edits: Readonly<Record<EditName, EditResult>>;
  /** Live heap with the snapshot and the translation: before the texts were read once, and after. */
  readonly heap: { readonly translated: number; readonly read: number };
}

type Translate = (snapshot: Snapshot) => Translation;
const fresh = (): Translate => translator({ hash, regex });

/** Rounds until this many milliseconds are spent, within bounds. */
const coldBounds = { fewest: 3, most: 15, budget: 6000 };
const editBounds = { fewest: 20, most: 200, budget: 4000 };
/** Rounds of an edit that are not counted: an operator has run for a while when one comes. */
const warmUp = 20;

function* within(bounds: { fewest: number; most: number; budget: number }): Iterable<number> {
  const start = performance.now();
  for (let round = 0; round < bounds.most; round++) {
    if (round >= bounds.fewest && performance.now() - start > bounds.budget) return;
    yield round;
  }
}

function cold(snapshot: Snapshot): ColdResult {
  const times: number[] = [];
  for (const _ of within(coldBounds)) times.push(timed(() => fresh()(snapshot)).ms);
  return { rounds: times.length, first: times[0] ?? 0, median: median(times) };
}

interface State {
  snapshot: Snapshot;
  translation: Translation;
}

function repeated(edit: Edit, translate: Translate, state: State): EditResult {
  const times: number[] = [];
  const reading: number[] = [];
  const seen: Changes[] = [];
  let round = 0;
  const once = (): { ms: number; read: number; what: Changes } => {
    const snapshot = edit(state.snapshot, round++);
    const { ms, value } = timed(() => translate(snapshot));
    const what = changes(state.translation, value);
    Object.assign(state, { snapshot, translation: value });
    return { ms, read: timed(() => readAll(value)).ms, what };
  };
  for (let i = 0; i < warmUp; i++) once();
  for (const _ of within(editBounds)) {
    const { ms, read, what } = once();
    times.push(ms);
    reading.push(read);
    seen.push(what);
  }
  const scopes = state.translation.scopes.size;
  return {
    rounds: times.length,
    median: median(times),
    p99: quantile(times, 0.99),
    texts: Math.max(...seen.map((one) => one.texts)),
    bytes: median(seen.map((one) => one.bytes)),
    oneTextPerScope: seen.every((one) => one.byScope.size === scopes && one.texts === scopes),
    reading: median(reading),
  };
}

/** Runs all measurements on one mesh. Takes a process of its own, so that neither heap nor compiled code comes from another case. */
export function runCase(size: MeshSize): CaseResult {
  const snapshot = freeze(buildMesh(size));
  const first = cold(snapshot);
  const translate = fresh();
  const state: State = { snapshot, translation: translate(snapshot) };
  const translated = heapBytes();
  const bytes = readAll(state.translation);
  const read = heapBytes();
  const problems: Record<string, number> = {};
  for (const { code } of state.translation.problems) problems[code] = (problems[code] ?? 0) + 1;
  const scopes = [...state.translation.scopes.values()];
  const results = Object.entries(edits).map(([name, edit]) => [name, repeated(edit, translate, state)]);
  return {
    ...size,
    scopes: scopes.length,
    texts: scopes.reduce(
      (sum, { shared, own }) => sum + shared.size + [...own.values()].reduce((all, one) => all + one.size, 0),
      0,
    ),
    bytes,
    problems,
    cold: first,
    edits: Object.fromEntries(results),
    heap: { translated, read },
  };
}

/** One edit alone for a while, without reading texts out, as a profiler wants it. */
function runEdit(size: MeshSize, name: EditName): void {
  const translate = fresh();
  let snapshot = freeze(buildMesh(size));
  translate(snapshot);
  const times: number[] = [];
  for (const round of within({ fewest: 200, most: 1000, budget: 8000 })) {
    snapshot = edits[name](snapshot, round);
    const next = snapshot;
    times.push(timed(() => translate(next)).ms);
  }
  process.stdout.write(
    `${JSON.stringify({ ...size, edit: name, median: median(times), p99: quantile(times, 0.99) })}\n`,
  );
}

const isEdit = (name: string): name is EditName => name in edits;

if (import.meta.main) {
  const [services = '1000', proxies = '1000', only = ''] = process.argv.slice(2);
  const size = { services: Number(services), proxies: Number(proxies) };
  if (isEdit(only)) runEdit(size, only);
  else process.stdout.write(`${JSON.stringify(runCase(size))}\n`);
}
