import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { ProxiedPod } from '../lab/scene.ts';
import { type Traffic, trafficOf } from '../lab/traffic.ts';
import type { Snapshot } from '../src/api/objects.ts';
import type { Problem } from '../src/api/problem.ts';
import type { ConfigFiles } from '../src/envoy/model.ts';
import { hash, regex } from '../src/given.ts';
import { loader } from '../src/local/manifests.ts';
import type { Workload } from '../src/mesh/model.ts';
import { schemaValidator } from '../src/schema.ts';
import { type Translation, translator } from '../src/translate.ts';

const root = new URL('./golden/', import.meta.url).pathname;

/** The names of the cases: the folders that have an `in.yaml`. */
export const goldenCases = (): readonly string[] =>
  readdirSync(root)
    .filter((name) => existsSync(join(root, name, 'in.yaml')))
    .sort();

export interface ExpectedProblem {
  readonly code: string;
  readonly path: string;
  /** `Kind/namespace/name` */
  readonly object: string;
}

/** A case's folder and what came of its manifests. */
export interface GoldenCase {
  readonly dir: string;
  readonly snapshot: Snapshot;
  readonly workloads: ReadonlyMap<string, Workload>;
  readonly problems: readonly Problem[];
  readonly traffic: Traffic | undefined;
  readonly expectedProblems: readonly ExpectedProblem[] | undefined;
  /** All files of a workload, under its key, its own over those of its scope. */
  filesOf(key: string): ConfigFiles;
}

function readYaml(dir: string, name: string): unknown {
  const path = join(dir, name);
  return existsSync(path) ? parse(readFileSync(path, 'utf8')) : undefined;
}

function merged(translation: Translation, key: string): ConfigFiles {
  const workload = translation.workloads.get(key);
  const scope = workload && translation.scopes.get(workload.scope);
  return new Map(
    [...(scope?.shared ?? []), ...(scope?.own.get(key) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Reads a case and translates it from scratch. */
export function openCase(name: string): GoldenCase {
  const dir = join(root, name);
  const load = loader({ validate: schemaValidator() });
  const { snapshot, problems } = load([
    { file: 'in.yaml', text: readFileSync(join(dir, 'in.yaml'), 'utf8') },
  ]);
  const translation = translator({ hash, regex })(snapshot);
  const traffic = readYaml(dir, 'traffic.yaml');
  return {
    dir,
    snapshot,
    workloads: translation.workloads,
    problems: [...problems, ...translation.problems],
    traffic: traffic === undefined ? undefined : trafficOf(traffic),
    expectedProblems: readYaml(dir, 'expect-problems.yaml') as readonly ExpectedProblem[] | undefined,
    filesOf: (key) => merged(translation, key),
  };
}

/** The proxied pod `namespace/name` with its files; undefined for a pod that is no proxy. */
export function proxyOf(given: GoldenCase, key: string): ProxiedPod | undefined {
  const pod = given.snapshot.pods.get(key);
  const workload = [...given.workloads.values()].find(({ pods }) => pods.includes(key));
  if (pod === undefined || workload === undefined) return undefined;
  return { pod, role: workload.role, files: given.filesOf(workload.key) };
}

export const objectOf = ({ on }: Problem): string => [on.kind, on.namespace, on.name].join('/');

const yaml = (value: unknown): string => stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });

function readable(files: ConfigFiles): string {
  const shown = [...files].filter(([name]) => name !== 'bootstrap.json');
  return yaml(Object.fromEntries(shown.map(([name, text]) => [name, JSON.parse(text)])));
}

const problemList = (problems: readonly Problem[]): string =>
  yaml(problems.map((problem) => ({ ...problem, on: objectOf(problem) })));

/** What the case's `out/` and `problems.yaml` should hold, by path. */
export function produced(given: GoldenCase): ReadonlyMap<string, string> {
  const files = new Map([['problems.yaml', problemList(given.problems)]]);
  for (const key of [...given.workloads.keys()].sort()) {
    files.set(`out/${key.replace('/', '.')}.yaml`, readable(given.filesOf(key)));
  }
  return files;
}

/** What they hold. */
export function recorded({ dir }: GoldenCase): ReadonlyMap<string, string> {
  const out = existsSync(join(dir, 'out')) ? readdirSync(join(dir, 'out')).sort() : [];
  const paths = ['problems.yaml', ...out.map((name) => `out/${name}`)].filter((path) =>
    existsSync(join(dir, path)),
  );
  return new Map(paths.map((path) => [path, readFileSync(join(dir, path), 'utf8')]));
}

export function record({ dir }: GoldenCase, files: ReadonlyMap<string, string>): void {
  rmSync(join(dir, 'out'), { recursive: true, force: true });
  mkdirSync(join(dir, 'out'), { recursive: true });
  for (const [path, text] of files) writeFileSync(join(dir, path), text);
}
