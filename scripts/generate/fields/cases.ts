import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse, parseAllDocuments } from 'yaml';
import { Certificates } from '../../../lab/certificates.ts';
import type { Problem, ProblemCode } from '../../../src/api/problem.ts';
import { meshConfigMap, meshConfigPlace } from '../../../src/api/read/meshconfig.ts';
import { hash, regex } from '../../../src/given.ts';
import { loader } from '../../../src/local/manifests.ts';
import { schemaValidator } from '../../../src/schema.ts';
import { translator } from '../../../src/translate.ts';
import { givenPaths, without } from './occurrences.ts';

const root = new URL('../../../test/golden/', import.meta.url);

/** A field in an object of a golden case. */
export interface Occurrence {
  readonly kind: string;
  readonly path: string;
  readonly case: string;
  /** The case sends requests through a real Envoy. */
  readonly traffic: boolean;
  /** Takes the field out of the object, and tells what is different then. */
  readonly show: () => Showing;
}

/** What a field does in a case. */
export interface Showing {
  /** The proxies' files are different without it, and no problem has gone. */
  readonly served: boolean;
  /** The codes of the problems of this field that go with it. */
  readonly told: readonly string[];
}

type Manifest = Readonly<Record<string, unknown>>;
/** The paths of every field, by kind. */
export type Known = ReadonlyMap<string, ReadonlySet<string>>;

interface Outcome {
  readonly files: string;
  readonly problems: readonly Problem[];
}

const validate = schemaValidator();
const certificates = new Certificates();

/** Translates one case again and again; what is the same as the last time is not read or translated anew. */
function translating(): (manifests: readonly Manifest[]) => Outcome {
  const load = loader({ validate });
  const translate = translator({ hash, regex });
  const texts = new Map<Manifest, string>();
  return (manifests) => {
    const documents = manifests.map((one, i) => {
      const text = texts.get(one) ?? JSON.stringify(asApplied(one));
      texts.set(one, text);
      return { file: `${i}.json`, text };
    });
    const { snapshot, problems } = load(documents);
    const translation = translate(snapshot);
    const files = [...translation.scopes].map(([scope, { shared, own }]) => [
      scope,
      [...shared],
      [...own].map(([key, one]) => [key, [...one]]),
    ]);
    return { files: JSON.stringify(files), problems: [...problems, ...translation.problems].map(asObject) };
  };
}

const isManifest = (value: unknown): value is Manifest => typeof value === 'object' && value !== null;

/** The mesh configuration of a case, in the shape of an object. */
function meshConfigOf(name: string): Manifest[] {
  const file = new URL(`${name}/mesh.yaml`, root);
  return existsSync(file) ? [{ kind: 'MeshConfig', spec: parse(readFileSync(file, 'utf8')) }] : [];
}

/** That object as what it stands in; any other stays as it is. */
function asApplied(object: Manifest): Manifest {
  if (object.kind !== 'MeshConfig') return object;
  const { namespace, name, key } = meshConfigMap;
  const data = { [key]: JSON.stringify(object.spec) };
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { namespace, name }, data };
}

/** A problem of the configuration as one of that object. */
const asObject = (problem: Problem): Problem =>
  problem.on.kind === 'ConfigMap' && problem.path.startsWith(meshConfigPlace.path)
    ? {
        ...problem,
        on: { ...problem.on, kind: 'MeshConfig' },
        path: `spec${problem.path.slice(meshConfigPlace.path.length)}`,
      }
    : problem;

function manifestsOf(name: string): Manifest[] {
  const text = certificates.filledIn(readFileSync(new URL(`${name}/in.yaml`, root), 'utf8'));
  const documents: unknown[] = parseAllDocuments(text).map((document) => document.toJS());
  return documents
    .filter(isManifest)
    .flatMap((one) => (one.kind === 'List' && Array.isArray(one.items) ? one.items : [one]));
}

/** Every field of every object of the golden cases, by case. */
export function occurrences(known: Known): Occurrence[] {
  const names = readdirSync(root).filter((name) => existsSync(new URL(`${name}/in.yaml`, root)));
  return names.sort().flatMap((name) => occurrencesIn(name, known));
}

function occurrencesIn(name: string, known: Known): Occurrence[] {
  const manifests = [...manifestsOf(name), ...meshConfigOf(name)];
  const translate = translating();
  let before: Outcome | undefined;
  const traffic = existsSync(new URL(`${name}/traffic.yaml`, root));
  return manifests.flatMap((object) => {
    const kind = String(object.kind);
    const paths = known.get(kind) ?? new Set();
    return [...givenPaths(object.spec, paths)].map((path): Occurrence => {
      const show = (): Showing => {
        before ??= translate(manifests);
        const less = { ...object, spec: without(object.spec, path, paths) };
        const after = translate(manifests.map((one) => (one === object ? less : one)));
        const told = gone(before, after, kind, path);
        return { served: told.length === 0 && before.files !== after.files, told };
      };
      return { kind, path, case: name, traffic, show };
    });
  });
}

/** What is told of a field that is accepted and has no effect. */
export const warnings: readonly string[] = ['SLU0108', 'SLU0112'] satisfies ProblemCode[];

/** The codes of what is said of a field, or of something inside it, and no longer is. Advice on a field that is served does not count. */
function gone(before: Outcome, after: Outcome, kind: string, path: string): string[] {
  const line = ({ code, on, path: at }: Problem): string => `${code} ${on.namespace}/${on.name} ${at}`;
  const left = new Set(after.problems.map(line));
  const codes = before.problems
    .filter(({ on, path: at }) => on.kind === kind && isAt(at, path))
    .filter((problem) => !left.has(line(problem)))
    .filter(({ code, severity }) => severity === 'error' || warnings.includes(code))
    .map(({ code }) => code);
  return [...new Set(codes)].sort();
}

/** Whether a problem stands at this field or one of its items, or at what holds it, as where two fields exclude each other. */
const isAt = (at: string, path: string): boolean => {
  const plain = at.replace(/^spec\.?/, '').replaceAll(/\[\d+\]/g, '[]');
  return (
    plain === path || plain === `${path}[]` || plain === path.slice(0, Math.max(path.lastIndexOf('.'), 0))
  );
};
