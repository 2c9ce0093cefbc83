import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { freeze } from '../../src/api/freeze.ts';
import type { Snapshot, VirtualService } from '../../src/api/objects.ts';
import { apartKeys, isApart } from '../../src/envoy/apart.ts';
import { sizeOf } from '../../src/envoy/limits.ts';
import type { ScopeFiles } from '../../src/envoy/model.ts';
import { type Rollout, rollout } from '../../src/envoy/rollout.ts';
import { hash, regex } from '../../src/given.ts';
import { translator } from '../../src/translate.ts';
import { apply, edit, largeMesh, mesh } from './mesh.ts';
import { type Course, type Travel, travel } from './rolling.ts';
import { runs } from './runs.ts';

const translate = (snapshot: Snapshot): ReadonlyMap<string, ScopeFiles> =>
  translator({ hash, regex })(snapshot).scopes;

/** A mesh, and what it becomes: a few edits away, or another mesh altogether. */
const next = (from: Snapshot, another: fc.Arbitrary<Snapshot>): fc.Arbitrary<Snapshot> =>
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.array(edit, { minLength: 1, maxLength: 6 }).map((edits) => edits.reduce(apply, from)),
    },
    another,
  );

const journeyFrom = (from: fc.Arbitrary<Snapshot>) =>
  from.chain((first) =>
    next(first, from).chain((second) => next(second, from).map((third) => [first, second, third] as const)),
  );
const journey = journeyFrom(mesh);

const longest = 8;
const empty: ScopeFiles = { shared: new Map(), own: new Map() };

/** The scopes that both sides have, with the files of each side. */
function* shared(...sides: readonly Snapshot[]): Generator<readonly ScopeFiles[]> {
  const [first, ...others] = sides.map(translate);
  for (const [key, files] of first ?? []) {
    const rest = others.map((one) => one.get(key) ?? empty);
    if (rest.every((one) => one !== empty)) yield [files, ...rest];
  }
}

const plain = (files: ScopeFiles | undefined) =>
  files && {
    shared: Object.fromEntries(files.shared),
    own: Object.fromEntries([...files.own].map(([key, own]) => [key, Object.fromEntries(own)])),
  };

function arrives({ live, phases, losses }: Course, wanted: ScopeFiles | undefined): void {
  expect(losses, phases.join(' ')).toEqual([]);
  expect(plain(live), phases.join(' ')).toEqual(plain(wanted));
}

const way = (live: ScopeFiles, wanted: ScopeFiles): Travel => ({ live, turns: [{ at: 0, wanted }], longest });

describe('a rollout', () => {
  const steps = rollout(hash);

  test('arrives in few steps, and no mixture on the way loses a request', () => {
    let becoming = 0;
    fc.assert(
      fc.property(journey, ([first, second]) => {
        for (const [live = empty, wanted = empty] of shared(first, second)) {
          const keys = apartKeys(live, wanted).filter((key) => live.own.has(key));
          becoming += keys.filter(
            (key) => isApart(live.own.get(key)) !== isApart(wanted.own.get(key)),
          ).length;
          arrives(travel(steps, way(live, wanted)), wanted);
          expect(steps(wanted, wanted)).toBeUndefined();
        }
      }),
      runs(400),
    );
    expect(becoming, 'proxies that are apart on one side alone').toBeGreaterThan(0);
  });

  test('starts from nothing', () => {
    fc.assert(
      fc.property(mesh, (snapshot) => {
        for (const [wanted = empty] of shared(snapshot)) arrives(travel(steps, way(empty, wanted)), wanted);
      }),
      runs(30),
    );
  });

  test('arrives when writes are cut off between the ConfigMaps', () => {
    const cuts = fc.array(fc.nat(3), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(journey, cuts, ([first, second], cut) => {
        for (const [live = empty, wanted = empty] of shared(first, second)) {
          arrives(travel(steps, { ...way(live, wanted), cuts: cut, longest: longest + cut.length }), wanted);
        }
      }),
      runs(250),
    );
  });

  test('arrives when something else is wanted on the way', () => {
    fc.assert(
      fc.property(journey, fc.integer({ min: 1, max: 3 }), (meshes, at) => {
        for (const [live = empty, wanted = empty, third = empty] of shared(...meshes)) {
          const turns = [
            { at: 0, wanted },
            { at, wanted: third },
          ];
          arrives(travel(steps, { live, turns, longest: longest + at }), third);
        }
      }),
      runs(250),
    );
  });

  test('arrives when what was there before is wanted again on the way', () => {
    fc.assert(
      fc.property(journey, fc.integer({ min: 1, max: 4 }), ([first, second], at) => {
        for (const [live = empty, wanted = empty] of shared(first, second)) {
          const turns = [
            { at: 0, wanted },
            { at, wanted: live },
          ];
          arrives(travel(steps, { live, turns, longest: longest + at }), live);
        }
      }),
      runs(250),
    );
  });

  test('takes one step for an edit of weights', () => {
    fc.assert(
      fc.property(
        mesh,
        fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 3, maxLength: 3 }),
        (before, weights) => {
          const after = freeze({
            ...before,
            virtualServices: new Map(
              [...before.virtualServices].map(([key, one]) => [key, reweighed(one, weights)]),
            ),
          });
          const base = freeze({
            ...before,
            virtualServices: new Map(
              [...before.virtualServices].map(([key, one]) => [key, reweighed(one, [7, 8, 9])]),
            ),
          });
          for (const [live = empty, wanted = empty] of shared(base, after)) {
            const course = travel(steps, way(live, wanted));
            arrives(course, wanted);
            expect(course.phases.length).toBeLessThanOrEqual(1);
          }
        },
      ),
      runs(100),
    );
  });

  test('goes by slices where both sides do not fit, or says that it is stuck', () => {
    let sliced = 0;
    fc.assert(
      fc.property(journeyFrom(largeMesh), fc.constantFrom(0, 0, 5, 20), ([first, second], room) => {
        for (const [live = empty, wanted = empty] of shared(first, second)) {
          const sizes = [live, wanted].flatMap(({ shared, own }) => [shared, ...own.values()].map(sizeOf));
          const largest = Math.ceil(Math.max(...sizes) * (1 + room / 100));
          const course = travel(rollout(hash, largest), { ...way(live, wanted), longest: 100 });
          expect(course.losses, course.phases.join(' ')).toEqual([]);
          expect(course.largest, course.phases.join(' ')).toBeLessThanOrEqual(largest);
          if (course.phases.at(-1) === 'stuck') continue;
          arrives(course, wanted);
          if (course.phases.join() !== travel(steps, way(live, wanted)).phases.join()) sliced++;
        }
      }),
      runs(250),
    );
    expect(sliced, 'courses by slices').toBeGreaterThan(0);
  });

  test('is stuck where what is wanted fits no ConfigMap', () => {
    const [snapshot] = fc.sample(mesh, { numRuns: 1, seed: 1 });
    for (const [wanted = empty] of snapshot === undefined ? [] : shared(snapshot)) {
      const small = rollout(hash, sizeOf(wanted.shared) - 1);
      expect(small(empty, wanted)).toEqual({ phase: 'stuck' });
      expect(small({ ...wanted, own: new Map() }, wanted)).toEqual({ phase: 'stuck' });
    }
  });
});

/** The same rules with other weights, where there are several destinations. */
const reweighed = (object: VirtualService, weights: readonly number[]): VirtualService => ({
  ...object,
  spec: {
    ...object.spec,
    ...(object.spec.http === undefined
      ? {}
      : {
          http: object.spec.http.map((rule) =>
            rule.route === undefined || rule.route.length < 2
              ? rule
              : { ...rule, route: rule.route.map((one, i) => ({ ...one, weight: weights[i] ?? 1 })) },
          ),
        }),
  },
});

describe('the search for losses', () => {
  /** What is wanted in one swap, as if files were reloaded all at once. */
  const oneSwap: Rollout = (live, wanted) =>
    JSON.stringify(plain(live)) === JSON.stringify(plain(wanted))
      ? undefined
      : { phase: 'content', files: wanted, after: new Map(), afterOwn: new Map() };
  /** The right steps, one after another without waiting for any proxy. */
  const hasty: Rollout = (live, wanted) => {
    const step = rollout(hash)(live, wanted);
    return step === undefined || step.phase === 'stuck'
      ? step
      : { ...step, after: new Map(), afterOwn: new Map() };
  };
  const findsUnsafe = (steps: Rollout): boolean =>
    fc.check(
      fc.property(journey, ([first, second]) =>
        [...shared(first, second)].every(
          ([live = empty, wanted = empty]) => travel(steps, way(live, wanted)).losses.length === 0,
        ),
      ),
      { numRuns: 200, seed: 1, endOnFailure: true },
    ).failed;

  test('finds those of a single swap', () => {
    expect(findsUnsafe(oneSwap)).toBe(true);
  });

  test('finds those of steps that wait for nobody', () => {
    expect(findsUnsafe(hasty)).toBe(true);
  });
});
