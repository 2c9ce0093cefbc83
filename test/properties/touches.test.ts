import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freeze } from '../../src/api/freeze.ts';
import type { Snapshot } from '../../src/api/objects.ts';
import { hash, regex } from '../../src/given.ts';
import { type Translation, translator } from '../../src/translate.ts';
import { apply, edit, mesh } from './mesh.ts';
import { runs } from './runs.ts';

const tables = {
  Gateway: 'gateways',
  VirtualService: 'virtualServices',
  DestinationRule: 'destinationRules',
  ServiceEntry: 'serviceEntries',
  WorkloadEntry: 'workloadEntries',
  Sidecar: 'sidecars',
} as const;

const translate = (snapshot: Snapshot): Translation => translator({ hash, regex })(snapshot);

/** Milliseconds; a longer search takes what it takes. */
const limit = 300_000 * Number(process.env.PROPERTY_RUNS ?? 1);

const none: readonly string[] = [];

/** A Gateway that nothing is served of may still have a port that another one wants. */
const takesPlace = (all: Translation, rest: Translation): boolean => {
  const conflicts = ({ problems }: Translation) => problems.filter(({ code }) => code === 'IST0145').length;
  return conflicts(rest) < conflicts(all);
};

/** What the workloads at a place of a scope have of their own and, unless the place is a part, what the scope shares. */
function filesAt(
  place: string,
  scope: string,
  workloads: readonly string[],
  { scopes }: Translation,
): string {
  const files = scopes.get(scope);
  const own = workloads.map((key) => [...(files?.own.get(key) ?? [])]);
  return JSON.stringify([place === scope ? [...(files?.shared ?? [])] : [], own]);
}

/** The places whose files are others in `rest`, which is without an object, and that it is not said to touch. */
function untold(all: Translation, rest: Translation, { kind, key }: Named): string[] {
  const told = all.touches.get(`${kind} ${key}`) ?? none;
  if (kind === 'Gateway' && takesPlace(all, rest)) return [];
  return [...all.scopes].flatMap(([scope, { own }]) => {
    const places = Map.groupBy(own.keys(), (workload) => all.parts.get(workload) ?? scope);
    return [...new Set([scope, ...places.keys()])].filter((place) => {
      const there = places.get(place) ?? [];
      return (
        !told.includes(place) && filesAt(place, scope, there, all) !== filesAt(place, scope, there, rest)
      );
    });
  });
}

interface Named {
  readonly kind: keyof typeof tables;
  readonly key: string;
}

const kinds = [
  'Gateway',
  'VirtualService',
  'DestinationRule',
  'ServiceEntry',
  'WorkloadEntry',
  'Sidecar',
] as const;

function without(snapshot: Snapshot, { kind, key }: Named): Snapshot {
  const table = new Map<string, unknown>(snapshot[tables[kind]]);
  table.delete(key);
  return freeze({ ...snapshot, [tables[kind]]: table });
}

test(
  'an object touches every scope whose files are others without it',
  () => {
    let touching = 0;
    fc.assert(
      fc.property(mesh, (snapshot) => {
        const step = translator({ hash, regex });
        const all = step(snapshot);
        touching += all.touches.size;
        const objects = kinds.flatMap((kind) =>
          [...snapshot[tables[kind]].keys()].map((key) => ({ kind, key })),
        );
        for (const one of objects)
          expect(untold(all, step(without(snapshot, one)), one), `${one.kind} ${one.key}`).toEqual([]);
      }),
      runs(60),
    );
    expect(touching).toBeGreaterThan(10);
  },
  limit,
);

test(
  'what is touched is the same after edits as from scratch',
  () => {
    fc.assert(
      fc.property(mesh, fc.array(edit, { minLength: 1, maxLength: 6 }), (first, edits) => {
        const incremental = translator({ hash, regex });
        incremental(first);
        let snapshot = first;
        for (const change of edits) {
          snapshot = apply(snapshot, change);
          const { touches } = incremental(snapshot);
          expect([...touches].sort()).toEqual([...translate(snapshot).touches].sort());
        }
      }),
      runs(60),
    );
  },
  limit,
);
