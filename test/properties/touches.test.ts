import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freeze } from '../../src/api/freeze.ts';
import type { Snapshot } from '../../src/api/objects.ts';
import type { ScopeFiles } from '../../src/envoy/model.ts';
import { hash, regex } from '../../src/given.ts';
import { type Translation, translator } from '../../src/translate.ts';
import { apply, edit, mesh } from './mesh.ts';
import { runs } from './runs.ts';

const tables = {
  Gateway: 'gateways',
  VirtualService: 'virtualServices',
  DestinationRule: 'destinationRules',
} as const;

const translate = (snapshot: Snapshot): Translation => translator({ hash, regex })(snapshot);

const text = (files: ScopeFiles | undefined): string =>
  JSON.stringify(files && [[...files.shared], [...files.own].map(([key, own]) => [key, [...own]])]);

const none: readonly string[] = [];

/** A Gateway that nothing is served of may still have a port that another one wants. */
const takesPlace = (all: Translation, rest: Translation): boolean => {
  const conflicts = ({ problems }: Translation) => problems.filter(({ code }) => code === 'IST0145').length;
  return conflicts(rest) < conflicts(all);
};

/** The scopes whose files are others without an object, and that it is not said to touch. */
function untold(snapshot: Snapshot, kind: keyof typeof tables, key: string): string[] {
  const table = new Map<string, unknown>(snapshot[tables[kind]]);
  table.delete(key);
  const all = translate(snapshot);
  const rest = translate(freeze({ ...snapshot, [tables[kind]]: table }));
  const told = all.touches.get(`${kind} ${key}`) ?? none;
  return [...all.scopes.keys()].filter(
    (scope) =>
      !told.includes(scope) &&
      text(all.scopes.get(scope)) !== text(rest.scopes.get(scope)) &&
      !(kind === 'Gateway' && takesPlace(all, rest)),
  );
}

test('an object touches every scope whose files are others without it', () => {
  let touching = 0;
  fc.assert(
    fc.property(mesh, (snapshot) => {
      touching += translate(snapshot).touches.size;
      for (const kind of ['Gateway', 'VirtualService', 'DestinationRule'] as const) {
        for (const key of snapshot[tables[kind]].keys())
          expect(untold(snapshot, kind, key), `${kind} ${key}`).toEqual([]);
      }
    }),
    runs(60),
  );
  expect(touching).toBeGreaterThan(10);
});

test('what is touched is the same after edits as from scratch', () => {
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
});
