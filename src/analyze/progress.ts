import { type Part, type Progress, type ProxyProgress, partOf, type Refused, whole } from './parts.ts';
import { type Parts, placesLeft, proxiesAt, scopeOf, workloadsIn } from './places.ts';

/** An object as far as its progress is concerned. */
export interface Tracked {
  /** What tells one content of the object from another. */
  readonly version: string;
  readonly places: readonly string[];
}

/** The first write of a scope that has all of a wish. */
interface Mark {
  readonly wish: number;
  readonly index: number;
}

interface Scope {
  wanted: object | undefined;
  wish: number;
  readonly wishes: WeakMap<object, number>;
  marks: Mark[];
  refused: Refused | undefined;
  tooLarge: boolean;
}

/**
 * An object, and since which wish of each place's scope it is part of it; `parts` says the same in one word, and `workloads` who is in those of the
 * places that are parts of scopes. `leaving`: places that an earlier content of it touched, and since which wish they are rid of that; proxies
 * of theirs that are not yet serve the old content.
 */
interface Followed extends Tracked {
  readonly since: ReadonlyMap<string, number>;
  readonly parts: string;
  readonly workloads: readonly string[];
  readonly leaving: Map<string, number>;
}

const unknown: Followed = {
  version: '',
  places: [],
  since: new Map(),
  parts: '',
  workloads: [],
  leaving: new Map(),
};
const none: Parts = new Map();
const remembered = 200;

/**
 * Remembers since which wish of each scope an object is part of it, and which write has the whole wish; a proxy serves the object when it runs that
 * write or a later one. Endpoints that change meanwhile make new wishes and writes, and hold up nothing.
 */
export function progressTracker() {
  const scopes = new Map<string, Scope>();
  const objects = new Map<string, Followed>();
  let apart = none;
  const same = interned();
  const of = (key: string): Scope => {
    const scope = scopes.get(key) ?? fresh();
    scopes.set(key, scope);
    return scope;
  };

  return {
    /** Takes in what is wanted now, by scope, which places each object touches, and who is where. */
    wanted(files: ReadonlyMap<string, object>, tracked: ReadonlyMap<string, Tracked>, parts = none): void {
      apart = parts;
      const byPlace = Map.groupBy(parts.keys(), (workload) => parts.get(workload) ?? '');
      for (const key of scopes.keys()) if (!files.has(key)) scopes.delete(key);
      for (const [key, wanted] of files) wish(of(key), wanted);
      for (const id of objects.keys()) if (!tracked.has(id)) objects.delete(id);
      for (const [id, one] of tracked)
        objects.set(
          id,
          follow(
            objects.get(id),
            { ...one, workloads: workloadsIn(one.places, byPlace) },
            (place) => of(scopeOf(place)).wish,
          ),
        );
    },
    /** What stands since the write of this number has all that was wanted. */
    covered(key: string, wanted: object, index: number): void {
      const scope = of(key);
      scope.refused = undefined;
      scope.tooLarge = false;
      scope.marks = [...scope.marks, { wish: scope.wishes.get(wanted) ?? 0, index }].slice(-remembered);
    },
    /** What stands since the write of this number is not what all run; what came with it is not served any more. */
    refused(key: string, file: string, by: string, index: number): void {
      const scope = of(key);
      scope.refused = { file, by: [...new Set([...(scope.refused?.by ?? []), by])] };
      scope.marks = scope.marks.filter((mark) => mark.index < index);
    },
    tooLarge(key: string): void {
      of(key).tooLarge = true;
    },
    /** How far each object is, given how far the proxies of each scope are. */
    progress(proxiesOf: (scope: string) => readonly ProxyProgress[]): (id: string) => Progress {
      const proxies = memoByKey(proxiesOf);
      const there = memoByKey((place) => proxiesAt(place, proxies(scopeOf(place)), apart));
      const parts = memoByKey((part: string): Part => {
        const [place = '', wished = ''] = part.split(' ');
        const scope = of(scopeOf(place));
        const index = scope.marks.find((mark) => mark.wish >= Number(wished))?.index;
        return partOf(scope, index, there(place));
      });
      // Most objects are part of the same wishes of the same scopes.
      const answers = memoByKey((all: string) => same(whole(all === '' ? [] : all.split('\n').map(parts))));
      return (id) => {
        const object = objects.get(id) ?? unknown;
        const left = [...object.leaving].filter(([key, wished]) => {
          const { live, all } = parts(partName(key, wished));
          if (live === all) object.leaving.delete(key);
          return live < all;
        });
        return answers(left.length === 0 ? object.parts : partsOf([...object.since, ...left]));
      };
    },
  };
}

const partName = (place: string, wished: number): string => `${place} ${wished}`;
const partsOf = (since: Iterable<readonly [string, number]>): string =>
  [...since].map(([place, wished]) => partName(place, wished)).join('\n');

/** What an object was part of is no measure for another content of it, or for a place that it has just come to touch. */
function follow(
  before: Followed | undefined,
  now: Tracked & Pick<Followed, 'workloads'>,
  wishOf: (place: string) => number,
): Followed {
  const { version, places, workloads } = now;
  const isSame = before?.version === version;
  if (isSame && before.places === places)
    return workloads.length + before.workloads.length === 0 ? before : { ...before, workloads };
  const kept = isSame ? before.since : undefined;
  const since = new Map(places.map((place) => [place, kept?.get(place) ?? wishOf(place)]));
  const left = isSame || before === undefined ? [] : placesLeft(before, now);
  const leaving = new Map(
    [...(before?.leaving ?? []), ...left.map((place) => [place, wishOf(place)] as const)].filter(
      ([place]) => !since.has(scopeOf(place)),
    ),
  );
  return { version, places, since, parts: partsOf(since), workloads, leaving };
}

const fresh = (): Scope => ({
  wanted: undefined,
  wish: 0,
  wishes: new WeakMap(),
  marks: [],
  refused: undefined,
  tooLarge: false,
});

function wish(scope: Scope, wanted: object): void {
  if (scope.wanted === wanted) return;
  scope.wanted = wanted;
  scope.wishes.set(wanted, ++scope.wish);
}

function memoByKey<R>(compute: (key: string) => R): (key: string) => R {
  const known = new Map<string, R>();
  return (key) => {
    const found = known.get(key) ?? compute(key);
    known.set(key, found);
    return found;
  };
}

/** Makes equal answers one, so that what is made of them is made once. */
function interned(): (progress: Progress) => Progress {
  let known = new Map<string, Progress>();
  return (progress) => {
    const text = JSON.stringify(progress);
    if (known.size > most) known = new Map();
    const kept = known.get(text) ?? progress;
    known.set(text, kept);
    return kept;
  };
}

const most = 10_000;
