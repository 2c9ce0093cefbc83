import { freeze } from '../src/api/freeze.ts';
import type { Snapshot } from '../src/api/objects.ts';
import { hash, regex } from '../src/given.ts';
import { type Translation, translator } from '../src/translate.ts';
import { type Changes, changes, join } from './changes.ts';
import { type Edit, endpointChange, readinessChange, weightEdit } from './edits.ts';
import { collectGarbage, heapBytes, median, quantile, timed } from './measure.ts';
import { buildMesh, type MeshSize } from './mesh.ts';

const edits = {
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
  /** Median of the time to join the changed texts' pieces, which their first reader pays beside the translation. */
  readonly joining: number;
}

export interface CaseResult extends MeshSize {
  readonly scopes: number;
  readonly texts: number;
  readonly bytes: number;
  /** How many problems there are of each code. */
  readonly problems: Readonly<Record<string, number>>;
  readonly cold: ColdResult;
  readonly edits: Readonly<Record<EditName, EditResult>>;
  /** Live heap with the snapshot and the translation: before any text was read, and after all were. */
  readonly heap: { readonly translated: number; readonly read: number };
}

type Translate = (snapshot: Snapshot) => Translation;
/** What objects touch is part of a pass, though the operator looks at it only when the writes are on their way. */
function fresh(): Translate {
  const translate = translator({ hash, regex });
  return (snapshot) => {
    const translation = translate(snapshot);
    void translation.touches;
    return translation;
  };
}

interface Bounds {
  readonly fewest: number;
  readonly most: number;
  /** Milliseconds after which no more rounds begin than the fewest. */
  readonly budget: number;
}
const coldBounds: Bounds = { fewest: 5, most: 15, budget: 5000 };
const editBounds: Bounds = { fewest: 100, most: 300, budget: 3000 };
/** Rounds whose files are compared, and which are not timed: an operator has run for a while when an edit comes. */
const comparedRounds = 10;

function* within({ fewest, most, budget }: Bounds): Iterable<number> {
  const start = performance.now();
  for (let round = 0; round < most; round++) {
    if (round >= fewest && performance.now() - start > budget) return;
    yield round;
  }
}

function cold(snapshot: Snapshot): ColdResult {
  const times: number[] = [];
  for (const _ of within(coldBounds)) {
    collectGarbage();
    times.push(timed(() => fresh()(snapshot)).ms);
  }
  return { rounds: times.length, first: times[0] ?? 0, median: median(times) };
}

interface State {
  readonly snapshot: Snapshot;
  readonly translation: Translation;
}

/** A translator that has seen a snapshot, and the edits that follow one another on it. */
function session(start: Snapshot) {
  const translate = fresh();
  let state: State = { snapshot: start, translation: translate(start) };
  return {
    now: () => state,
    /** Makes the next snapshot and gives the milliseconds that its translation took. */
    step: (edit: Edit, round: number): number => {
      const snapshot = edit(state.snapshot, round);
      const { ms, value } = timed(() => translate(snapshot));
      state = { snapshot, translation: value };
      return ms;
    },
  };
}
type Session = ReturnType<typeof session>;

function timesOf({ step }: Session, edit: Edit, from: number): readonly number[] {
  const times: number[] = [];
  for (const round of within(editBounds)) times.push(step(edit, from + round));
  return times;
}

function repeated(on: Session, edit: Edit): EditResult {
  const seen: Changes[] = [];
  const joining: number[] = [];
  for (let round = 0; round < comparedRounds; round++) {
    const before = on.now().translation;
    collectGarbage();
    on.step(edit, round);
    const after = on.now().translation;
    joining.push(timed(() => join(after, before)).ms);
    seen.push(changes(before, after));
  }
  const times = timesOf(on, edit, comparedRounds);
  const scopes = on.now().translation.scopes.size;
  return {
    rounds: times.length,
    median: median(times),
    p99: quantile(times, 0.99),
    texts: Math.max(...seen.map((one) => one.texts)),
    bytes: median(seen.map((one) => one.bytes)),
    oneTextPerScope: seen.every((one) => one.byScope.size === scopes && one.texts === scopes),
    joining: median(joining),
  };
}

function counted(names: readonly string[]): Readonly<Record<string, number>> {
  const groups = Map.groupBy(names, (name) => name);
  return Object.fromEntries([...groups].map(([name, all]) => [name, all.length]));
}

const textsOf = ({ scopes }: Translation): number =>
  [...scopes.values()]
    .flatMap(({ shared, own }) => [shared, ...own.values()])
    .reduce((sum, files) => sum + files.size, 0);

/** Runs all measurements on one mesh. Takes a process of its own, so that neither heap nor compiled code comes from another case. */
function runCase(size: MeshSize): CaseResult {
  const snapshot = freeze(buildMesh(size));
  const scratch = cold(snapshot);
  const on = session(snapshot);
  const { translation } = on.now();
  const translated = heapBytes();
  const bytes = join(translation);
  return {
    ...size,
    scopes: translation.scopes.size,
    texts: textsOf(translation),
    bytes,
    problems: counted(translation.problems.map(({ code }) => code)),
    cold: scratch,
    heap: { translated, read: heapBytes() },
    edits: {
      weight: repeated(on, edits.weight),
      endpoint: repeated(on, edits.endpoint),
      readiness: repeated(on, edits.readiness),
    },
  };
}

/** One edit alone, as a profiler wants it. */
function runEdit(size: MeshSize, name: EditName): object {
  const times = timesOf(session(freeze(buildMesh(size))), edits[name], 0);
  return { ...size, edit: name, rounds: times.length, median: median(times), p99: quantile(times, 0.99) };
}

const isEdit = (name: string): name is EditName => name in edits;

if (import.meta.main) {
  const [services = '1000', proxies = '1000', only = ''] = process.argv.slice(2);
  const size = { services: Number(services), proxies: Number(proxies) };
  process.stdout.write(`${JSON.stringify(isEdit(only) ? runEdit(size, only) : runCase(size))}\n`);
}
