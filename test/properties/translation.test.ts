import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { structure } from '../../src/analyze/structure.ts';
import { freeze } from '../../src/api/freeze.ts';
import type { Snapshot } from '../../src/api/objects.ts';
import { isApart } from '../../src/envoy/apart.ts';
import { namesPart, versionIn } from '../../src/envoy/fragment.ts';
import { bootstrapFile, type ScopeFiles } from '../../src/envoy/model.ts';
import { hash, regex } from '../../src/given.ts';
import { schemaValidator } from '../../src/schema.ts';
import { type Translation, translator } from '../../src/translate.ts';
import { foldersOf, gaps } from './closure.ts';
import { apply, edit, mesh } from './mesh.ts';
import { forwardingRoutes, namesOf, resourcesOf, routeTables } from './reading.ts';
import { runs } from './runs.ts';
import { endpoints } from './workloads.ts';

const translate = (snapshot: Snapshot): Translation => translator({ hash, regex })(snapshot);

/** What of a translation is written or told. */
const outcome = ({ scopes, workloads, problems }: Translation) => ({ scopes, workloads, problems });

const everyFile = (scopes: ReadonlyMap<string, ScopeFiles>): readonly (readonly [string, string])[] =>
  [...scopes].flatMap(([scope, { shared, own }]) => [
    ...[...shared].map(([name, text]) => [`${scope} ${name}`, text] as const),
    ...[...own].flatMap(([key, files]) =>
      [...files].map(([name, text]) => [`${key} ${name}`, text] as const),
    ),
  ]);

/** The paths of objects that are not frozen. */
function thawed(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const members = value instanceof Map ? [...value] : Object.entries(value);
  const below = members.flatMap(([name, member]) => thawed(member, `${path}.${name}`));
  return Object.isFrozen(value) ? below : [path, ...below];
}

const repeated = (names: readonly string[]): readonly string[] =>
  names.filter((name, i) => names.indexOf(name) !== i);

describe('the random meshes', () => {
  const validate = schemaValidator();
  const specs = ({ gateways, virtualServices, destinationRules, sidecars }: Snapshot) => [
    ...[...sidecars.values()].map((one) => ({ kind: 'Sidecar', metadata: one.meta, spec: one.spec })),
    ...[...gateways.values()].map((one) => ({ kind: 'Gateway', metadata: one.meta, spec: one.spec })),
    ...[...virtualServices.values()].map((one) => ({
      kind: 'VirtualService',
      metadata: one.meta,
      spec: one.spec,
    })),
    ...[...destinationRules.values()].map((one) => ({
      kind: 'DestinationRule',
      metadata: one.meta,
      spec: one.spec,
    })),
  ];

  test('hold objects that an API server accepts', () => {
    fc.assert(
      fc.property(mesh, (snapshot) => {
        expect(specs(snapshot).flatMap((object) => structure(object, validate))).toEqual([]);
      }),
      runs(100),
    );
  });

  test('reach what the properties speak of', () => {
    const translations = fc.sample(mesh, { numRuns: 200, seed: 1 }).map(translate);
    const files = translations.flatMap(({ scopes }) => everyFile(scopes));
    const holding = (part: RegExp): number => files.filter(([, text]) => part.test(text)).length;
    const codes = translations.flatMap(({ problems }) => problems.map(({ code }) => code));
    expect(holding(/"weighted_clusters"/)).toBeGreaterThan(50);
    expect(holding(/"request_mirror_policies"/)).toBeGreaterThan(5);
    const subsets = files
      .filter(([name]) => / rds\./.test(name))
      .filter(([, text]) => /"outbound\|\d+\|v1\|/.test(text));
    expect(subsets.length).toBeGreaterThan(30);
    expect(holding(/"sni"|"server_names"/)).toBeGreaterThan(5);
    expect(files.filter(([name]) => name.includes(' eds.')).length).toBeGreaterThan(50);
    expect(files.filter(([name]) => name.includes(' rds.http.')).length).toBeGreaterThan(50);
    const own = translations.flatMap(({ scopes }) =>
      [...scopes.values()].flatMap((one) => [...one.own.values()]),
    );
    expect(own.filter(isApart).length).toBeGreaterThan(20);
    for (const code of ['IST0101', 'IST0106', 'SLU0101', 'IST0109', 'IST0130'] as const)
      expect(codes, code).toContain(code);
  });
});

describe('a translation', () => {
  test('does not depend on the order of its input', () => {
    const shuffled = mesh.chain((snapshot) =>
      fc.record({
        snapshot: fc.constant(snapshot),
        keys: fc.shuffledSubarray([...Array(12).keys()], { minLength: 12 }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ snapshot, keys }) => {
        const reorder = <T>(table: ReadonlyMap<string, T>): ReadonlyMap<string, T> => {
          const entries = [...table];
          const order = (i: number): number => keys.indexOf(i % keys.length);
          return new Map(
            entries
              .map((entry, i) => [order(i), entry] as const)
              .sort(([a], [b]) => a - b)
              .map(([, entry]) => entry),
          );
        };
        const { config, ...tables } = snapshot;
        const other = freeze({
          ...snapshot,
          ...Object.fromEntries(
            Object.entries(tables).map(([name, table]) => [name, reorder<unknown>(table)]),
          ),
        });
        expect(other.config).toBe(config);
        const [one, two] = [translate(snapshot), translate(other)];
        expect([...two.problems]).toEqual([...one.problems]);
        expect(everyFile(two.scopes)).toEqual(everyFile(one.scopes));
      }),
      runs(100),
    );
  });

  test('is the same step by step as from scratch', () => {
    fc.assert(
      fc.property(mesh, fc.array(edit, { minLength: 1, maxLength: 12, size: 'max' }), (start, edits) => {
        const incremental = translator({ hash, regex });
        let snapshot = start;
        incremental(snapshot);
        for (const change of edits) {
          snapshot = apply(snapshot, change);
          expect(outcome(incremental(snapshot))).toEqual(outcome(translate(snapshot)));
        }
      }),
      runs(100),
    );
  });

  test('leaves its input alone, which is frozen through and through', () => {
    fc.assert(
      fc.property(mesh, (snapshot) => {
        const before = structuredClone(snapshot);
        translate(snapshot);
        expect(snapshot).toEqual(before);
        expect(thawed(snapshot, 'snapshot')).toEqual([]);
      }),
      runs(20),
    );
  });

  test('names only what is there', () => {
    fc.assert(
      fc.property(mesh, (snapshot) => {
        const { mesh: resolved, scopes } = translate(snapshot);
        for (const [scope, files] of scopes) {
          const client = scope.split('/', 1)[0] ?? '';
          for (const folder of foldersOf(files)) expect(gaps(resolved, client, folder)).toEqual([]);
        }
      }),
      runs(300),
    );
  });

  test('gives every name and every domain once', () => {
    fc.assert(
      fc.property(mesh, (snapshot) => {
        for (const [name, text] of everyFile(translate(snapshot).scopes)) {
          if (name.endsWith(bootstrapFile)) continue;
          expect(repeated(namesOf(text)), name).toEqual([]);
          for (const hosts of routeTables(text)) {
            expect(repeated(hosts.map((host) => host.name)), name).toEqual([]);
            const domains = hosts.flatMap((host) => host.domains.map((domain) => domain.toLowerCase()));
            expect(repeated(domains), name).toEqual([]);
          }
        }
      }),
      runs(300),
    );
  });

  test('keeps the weights of the manifests', () => {
    fc.assert(
      fc.property(mesh, (snapshot) => {
        const said = new Map(
          [...snapshot.virtualServices.values()].flatMap(({ spec }) =>
            (spec.http ?? []).flatMap(({ name, route }) =>
              name === undefined || route === undefined
                ? []
                : [[name, route.length === 1 ? [1] : route.map((one) => one.weight ?? 0)] as const],
            ),
          ),
        );
        for (const [file, text] of everyFile(translate(snapshot).scopes)) {
          for (const { name, weights } of forwardingRoutes(text)) {
            if (said.has(name)) expect(weights, `${file} ${name}`).toEqual(said.get(name));
          }
        }
      }),
      runs(200),
    );
  });

  test('is plain ASCII, JSON, versioned, and one resource a file where Envoy wants that', () => {
    fc.assert(
      fc.property(mesh, (snapshot) => {
        for (const [name, text] of everyFile(translate(snapshot).scopes)) {
          expect(/^[\n\x20-\x7e]*$/.test(text), name).toBe(true);
          expect(() => JSON.parse(text)).not.toThrow();
          if (name.endsWith(bootstrapFile)) continue;
          expect(versionIn(text), name).toMatch(/^[0-9a-f]{16}\.[0-9a-f]{16}$/);
          if (/ (rds|eds)\./.test(name)) expect(resourcesOf(text), name).toHaveLength(1);
        }
      }),
      runs(200),
    );
  });

  test('keeps the names part of every version when only endpoints change', () => {
    const moving = fc.tuple(mesh, fc.array(endpoints, { minLength: 4, maxLength: 4 }));
    // A headless service has a listener for each pod where its connections are not just passed on; an own endpoint file is there where it differs.
    const follows = (name: string, { services }: Snapshot): boolean =>
      / eds\./.test(name) ||
      (name.endsWith(' lds.json') && [...services.values()].some((one) => one.clusterIPs.length === 0));
    const names = ({ scopes }: Translation, snapshot: Snapshot) =>
      everyFile(scopes)
        .filter(([name]) => !follows(name, snapshot))
        .map(([name, text]) => [name, namesPart(versionIn(text) ?? '')]);
    fc.assert(
      fc.property(moving, ([snapshot, lists]) => {
        const incremental = translator({ hash, regex });
        const before = names(incremental(snapshot), snapshot);
        const slices = new Map(
          [...snapshot.slices].map(([key, slice], i) => [
            key,
            { ...slice, endpoints: structuredClone(lists[i % lists.length] ?? []) },
          ]),
        );
        expect(names(incremental(freeze({ ...snapshot, slices })), snapshot)).toEqual(before);
      }),
      runs(100),
    );
  });
});
