import { copyFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runGo } from './go.ts';
import { timed } from './once.ts';

/** The releases that all programs are built from. */
export const versions = { kubernetes: '1.36.3', etcd: '3.6.16', coredns: '1.14.7' } as const;

const modules = [
  ['k8s.io/kubernetes', versions.kubernetes],
  ['go.etcd.io/etcd/server/v3', versions.etcd],
  ['github.com/coredns/coredns', versions.coredns],
] as const;

/** A program, by its package or by a main file of this repository, which may import what the modules bring. */
export type Program =
  | { readonly name: string; readonly package: string }
  | { readonly name: string; readonly main: string };

/** A command of Kubernetes. */
export const kubernetes = (name: string): Program => ({ name, package: `k8s.io/kubernetes/cmd/${name}` });

export const etcd: Program = { name: 'etcd', package: 'go.etcd.io/etcd/server/v3' };

/** The Go command, an empty folder to work in, and the folder that the programs go to. */
export interface Build {
  readonly go: string;
  readonly work: string;
  readonly into: string;
}

/** The release says what its commands call themselves; a build from the module would say v0.0.0. */
function stamps(): readonly string[] {
  const [major, minor] = versions.kubernetes.split('.');
  const values: Record<string, string> = {
    'k8s.io/component-base/version.gitVersion': `v${versions.kubernetes}`,
    'k8s.io/component-base/version.gitMajor': `${major}`,
    'k8s.io/component-base/version.gitMinor': `${minor}`,
    'k8s.io/component-base/version.gitTreeState': 'clean',
    'k8s.io/client-go/pkg/version.gitVersion': `v${versions.kubernetes}`,
  };
  return Object.entries(values).map(([name, value]) => `-X ${name}=${value}`);
}

/** Kubernetes requires its staging modules as v0.0.0, a version that only its own repository can resolve. */
async function stagingModules(go: string, work: string): Promise<readonly string[]> {
  const wanted = `k8s.io/kubernetes@v${versions.kubernetes}`;
  const downloaded: { GoMod: string } = JSON.parse(
    await runGo(go, work, ['mod', 'download', '-json', wanted]),
  );
  const required = await readFile(downloaded.GoMod, 'utf8');
  return [...required.matchAll(/^\s*(k8s\.io\/\S+) v0\.0\.0(?=\s|$)/gm)].map(([, name = '']) => name);
}

/** One go.mod for all programs: packages that several have in common are then the same version, and are compiled once. */
async function writeModule(go: string, work: string): Promise<void> {
  const released = `v0.${versions.kubernetes.slice('1.'.length)}`;
  const staging = await stagingModules(go, work);
  const lines = [
    'module sluice.dev/lab',
    'go 1.26.0',
    ...modules.map(([path, version]) => `require ${path} v${version}`),
    ...staging.map((name) => `replace ${name} => ${name} ${released}`),
  ];
  await writeFile(join(work, 'go.mod'), `${lines.join('\n')}\n`);
}

/** What Go calls the program of a package: its last element that is no version. */
const called = (path: string): string => path.replace(/\/v\d+$/, '').replace(/^.*\//, '');

/** The package to name to Go; a main file gets one of its own. */
async function packageOf(work: string, program: Program): Promise<string> {
  if ('package' in program) return program.package;
  const folder = join(work, program.name);
  await mkdir(folder);
  await copyFile(program.main, join(folder, 'main.go'));
  return `./${program.name}`;
}

/**
 * Symbols for debuggers take a compiler's and a linker's time, and to copy functions into their callers takes a third of it: Kubernetes, which is most of
 * it, goes without, and what it calls most (protobuf, JSON, cryptography, etcd) does not. The same flags each time, so that Go compiles what programs
 * share only once.
 */
const flags = (): readonly string[] => [
  '-mod=mod',
  '-buildvcs=false',
  '-trimpath',
  '-gcflags=all=-dwarf=false',
  '-gcflags=k8s.io/...=-dwarf=false -l',
  `-ldflags=${['-s', '-w', ...stamps()].join(' ')}`,
];

/**
 * Builds these programs, all at once, so that one is linked while others are compiled. One line on stderr tells that it is done. Throws with the
 * end of what Go said.
 */
export async function buildPrograms({ go, work, into }: Build, programs: readonly Program[]): Promise<void> {
  await writeModule(go, work);
  const packages: string[] = [];
  for (const program of programs) packages.push(await packageOf(work, program));
  const words = ['build', ...flags(), '-o', `${into}/`, ...packages];
  const names = programs.map(({ name }) => name);
  await timed(`built ${names.join(', ')}`, () => runGo(go, work, words));
  for (const [index, path] of packages.entries()) {
    const name = names[index];
    if (name !== undefined && called(path) !== name) await rename(join(into, called(path)), join(into, name));
  }
}
