import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { Certificates } from '../lab/certificates.ts';
import type { ProxiedPod } from '../lab/scene.ts';
import { podsToRun, type Traffic, trafficOf } from '../lab/traffic.ts';
import { statusOf } from '../src/analyze/status.ts';
import type { Snapshot } from '../src/api/objects.ts';
import type { Problem } from '../src/api/problem.ts';
import { meshConfigMap } from '../src/api/read/meshconfig.ts';
import { filesFor } from '../src/envoy/apart.ts';
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
  /** The files of certificates and keys, with their texts. */
  readonly texts: ConfigFiles;
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
  return new Map([...filesFor(scope, key)].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Compiled once for all cases. */
const validate = schemaValidator();

/** Those that the manifests of a case ask for, and with which its clients come. */
export const certificates = new Certificates();

/** The mesh configuration of a case in its ConfigMap. */
function meshConfigIn(dir: string): readonly { readonly file: string; readonly text: string }[] {
  const path = join(dir, 'mesh.yaml');
  if (!existsSync(path)) return [];
  const { namespace, name, key } = meshConfigMap;
  const data = { [key]: readFileSync(path, 'utf8') };
  const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { namespace, name }, data };
  return [{ file: 'mesh.yaml', text: stringify(configMap) }];
}

/** Reads a case and translates it from scratch. */
export function openCase(name: string): GoldenCase {
  const dir = join(root, name);
  const load = loader({ validate });
  const text = certificates.filledIn(readFileSync(join(dir, 'in.yaml'), 'utf8'));
  const { snapshot, problems, texts } = load([{ file: 'in.yaml', text }, ...meshConfigIn(dir)]);
  const translation = translator({ hash, regex })(snapshot);
  const traffic = readYaml(dir, 'traffic.yaml');
  return {
    dir,
    snapshot,
    texts,
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
  return { pod, role: workload.role, files: runnable(given, workload.key) };
}

export const objectOf = ({ on }: Problem): string => [on.kind, on.namespace, on.name].join('/');

const yaml = (value: unknown): string => stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });

/** The files as a proxy finds them, keys included. */
export const runnable = ({ filesOf, texts }: GoldenCase, key: string): ConfigFiles =>
  new Map([...filesOf(key)].map(([name, text]) => [name, texts.get(name) ?? text]));

/** Certificates differ from run to run, and so do the names of their files and what is hashed from those. */
function readable(files: ConfigFiles, { snapshot }: GoldenCase): string {
  const names = new Map(
    [...snapshot.secrets].flatMap(([key, { parts }]) =>
      Object.values(parts).map(({ file, field }) => [file, `(${field} of ${key})`] as const),
    ),
  );
  const isSteady = ![...files.keys()].some((name) => names.has(name));
  const shown = [...files].filter(([name]) => name !== 'bootstrap.json' && !names.has(name));
  const varies = (text: string): object =>
    [...names.keys()].some((file) => text.includes(file)) ? { version_info: '(varies)' } : {};
  const text = yaml(
    Object.fromEntries(shown.map(([name, text]) => [name, { ...JSON.parse(text), ...varies(text) }])),
  );
  const named = [...names].reduce(
    (all, [file, name]) => all.replaceAll(file, name),
    certificates.takenOut(text),
  );
  return isSteady ? named : named.replace(/(lds\.json:\n {2}version_info:).*/, '$1 (varies)');
}

const problemList = (problems: readonly Problem[]): string =>
  yaml(problems.map((problem) => ({ ...problem, on: objectOf(problem) })));

/** The status of each Istio object of the case, as it would be written beside it. */
function statusList({ snapshot, problems }: GoldenCase): string {
  const kinds = [
    ['DestinationRule', snapshot.destinationRules],
    ['Gateway', snapshot.gateways],
    ['ServiceEntry', snapshot.serviceEntries],
    ['Sidecar', snapshot.sidecars],
    ['VirtualService', snapshot.virtualServices],
    ['WorkloadEntry', snapshot.workloadEntries],
  ] as const;
  const refused = problems.filter(({ code, on }) => code === 'IST0106' && on.kind !== 'Pod').map(objectOf);
  const objects = kinds.flatMap(([kind, table]) => [...table.keys()].map((key) => `${kind}/${key}`));
  const statuses = [...new Set([...objects, ...refused])].sort().map((object) => {
    const mine = problems.filter((problem) => objectOf(problem) === object);
    return [
      object,
      statusOf(mine, { kind: 'written' }).conditions.map(
        ({ type, status, reason }) => `${type}=${status} ${reason}`,
      ),
    ];
  });
  return yaml(Object.fromEntries(statuses));
}

/** The proxies whose files are kept for reading: those that the traffic runs, or all where there is none. */
function shownProxies(given: GoldenCase): string[] {
  const run = [...(given.traffic === undefined ? [] : podsToRun(given.traffic))];
  const all = [...given.workloads.values()];
  const shown = run.length === 0 ? all : all.filter(({ pods }) => pods.some((pod) => run.includes(pod)));
  return shown.map(({ key }) => key).sort();
}

/** What the case's `out/`, `problems.yaml` and `status.yaml` should hold, by path. */
export function produced(given: GoldenCase): ReadonlyMap<string, string> {
  const files = new Map([
    ['problems.yaml', problemList(given.problems)],
    ['status.yaml', statusList(given)],
  ]);
  for (const key of shownProxies(given)) {
    files.set(`out/${key.replace('/', '.')}.yaml`, readable(given.filesOf(key), given));
  }
  return files;
}

/** What they hold. */
export function recorded({ dir }: GoldenCase): ReadonlyMap<string, string> {
  const out = existsSync(join(dir, 'out')) ? readdirSync(join(dir, 'out')).sort() : [];
  const paths = ['problems.yaml', 'status.yaml', ...out.map((name) => `out/${name}`)].filter((path) =>
    existsSync(join(dir, path)),
  );
  return new Map(paths.map((path) => [path, readFileSync(join(dir, path), 'utf8')]));
}

export function record({ dir }: GoldenCase, files: ReadonlyMap<string, string>): void {
  rmSync(join(dir, 'out'), { recursive: true, force: true });
  mkdirSync(join(dir, 'out'), { recursive: true });
  for (const [path, text] of files) writeFileSync(join(dir, path), text);
}
