import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parse, parseAllDocuments } from 'yaml';
import { kinds as definitions } from '../../scripts/generate/crd.ts';
import { givenPaths } from '../../scripts/generate/fields/occurrences.ts';
import { type Field, fieldsOf, listedAs } from '../../scripts/generate/fields/schema.ts';
import { schemaValidator } from '../../src/schema.ts';
import { changed } from './places.ts';

const golden = new URL('../golden/', import.meta.url);
const crds = new URL('../../crds/', import.meta.url);

const kinds = [
  'VirtualService',
  'DestinationRule',
  'Gateway',
  'ServiceEntry',
  'WorkloadEntry',
  'Sidecar',
] as const;
type Kind = (typeof kinds)[number];

/** A field of a kind, under the path by which docs/fields.md lists it. */
export interface Target {
  readonly kind: Kind;
  readonly field: Field;
  readonly listed: string;
}

export interface Mutant {
  readonly target: Target;
  readonly manifest: {
    readonly apiVersion: 'networking.istio.io/v1';
    readonly kind: Kind;
    /** Mutants are younger than what is good, since an older Gateway may take a port from others. */
    readonly metadata: {
      readonly namespace: 'chaos';
      readonly name: string;
      readonly creationTimestamp: string;
    };
    readonly spec: unknown;
  };
}

const plurals = new Map(definitions.map(({ kind, plural }) => [kind, plural]));

function targetsOf(kind: Kind): Target[] {
  const crd = parse(readFileSync(new URL(`${plurals.get(kind)}.yaml`, crds), 'utf8'));
  const schema = crd.spec.versions[0].schema.openAPIV3Schema.properties.spec;
  return fieldsOf(schema).map((field) => ({ kind, field, listed: listedAs(field.path) }));
}

/** Every field of these kinds, at each of its places. */
export const targets: readonly Target[] = kinds.flatMap(targetsOf);

const validate = schemaValidator();

/** The specs of all golden cases that fit their schema, by kind: what the mutants descend from. */
const ancestors: ReadonlyMap<Kind, readonly unknown[]> = (() => {
  const documents = readdirSync(golden, { withFileTypes: true })
    .filter((one) => one.isDirectory())
    .flatMap(({ name }) => parseAllDocuments(readFileSync(new URL(`${name}/in.yaml`, golden), 'utf8')))
    .map((document): unknown => document.toJS())
    .filter((one): one is { kind: string; spec: unknown } => typeof one === 'object' && one !== null);
  return new Map(
    kinds.map((kind) => [
      kind,
      documents
        .filter((one) => one.kind === kind && validate(kind, one.spec).length === 0)
        .map(({ spec }) => spec),
    ]),
  );
})();

const pathsOf = new Map(
  kinds.map((kind) => [
    kind,
    new Set(targets.filter((one) => one.kind === kind).map((one) => one.field.path)),
  ]),
);

/** The ancestors that have a field, or all of its kind where none has. */
function ancestorsOf({ kind, field }: Target): readonly unknown[] {
  const all = ancestors.get(kind) ?? [];
  const known = pathsOf.get(kind) ?? new Set();
  const having = all.filter((spec) => givenPaths(spec, known).has(field.path));
  return having.length > 0 ? having : all;
}

/** A spec with an odd value in this field, and now and then in another one. */
function mutation(target: Target): fc.Arbitrary<unknown> {
  const others = targets.filter(({ kind }) => kind === target.kind);
  return fc.constantFrom(...ancestorsOf(target)).chain((ancestor) => {
    const one = changed(ancestor, target.field);
    const two = fc
      .constantFrom(...others)
      .chain((other) => changed(ancestor, other.field))
      .chain((spec) => changed(spec, target.field));
    return fc.oneof({ weight: 9, arbitrary: one }, { weight: 1, arbitrary: two });
  });
}

/** How many services there are of which the mutants speak in turn. */
export const rooms = 20;

/** The same spec about a service of its own, so that of many mutants at once not all but the first are told that the host is taken. */
function besideOthers(spec: unknown, i: number): unknown {
  const service = `web-${i % rooms}`;
  const text = JSON.stringify(spec)
    .replaceAll('"web"', `"${service}"`)
    .replaceAll(/"(?:web|api|secure|db)\.(?:default|shop)(\.svc\.cluster\.local)?"/g, `"${service}.chaos$1"`)
    .replaceAll('shop.test', `shop-${i % rooms}.test`);
  return JSON.parse(text);
}

const born = '2026-01-01T00:00:00Z';

/** `count` mutants, which go round all fields. The same seed makes the same ones. */
export function mutants(count: number, seed: number): Mutant[] {
  const turns = [...targets].sort((a, b) => order(a, seed) - order(b, seed));
  const listedFirst = [...new Map(turns.map((one) => [`${one.kind} ${one.listed}`, one])).values()];
  const round = [...listedFirst, ...turns.filter((one) => !listedFirst.includes(one))];
  const made = new Map<Target, unknown[]>();
  return Array.from({ length: count }, (_, i): Mutant => {
    const target = round[i % round.length] ?? round[0];
    if (target === undefined) throw new Error('crds/ has no fields');
    const specs =
      made.get(target) ??
      fc.sample(mutation(target), { numRuns: Math.ceil(count / round.length), seed: seed + i });
    made.set(target, specs);
    const spec = besideOthers(specs[Math.floor(i / round.length)], i);
    const metadata = { namespace: 'chaos', name: `mutant-${i}`, creationTimestamp: born } as const;
    return { target, manifest: { apiVersion: 'networking.istio.io/v1', kind: target.kind, metadata, spec } };
  });
}

/** A place in a shuffle. */
const order = ({ kind, field }: Target, seed: number): number =>
  [...`${seed} ${kind} ${field.path}`].reduce(
    (sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0,
    7,
  );
