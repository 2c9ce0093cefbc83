import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runGo } from './go.ts';
import { timed } from './once.ts';

export const kubernetesVersion = '1.36.3';

/** One module to build commands of: `lines` follow its requirement in the go.mod that is made for it. */
export interface Module {
  readonly path: string;
  readonly version: string;
  readonly lines: readonly string[];
  readonly linkerFlags: string;
}

/** The Go command, the folder of the go.mod, and the folder that the commands go to. */
export interface Build {
  readonly go: string;
  readonly work: string;
  readonly into: string;
}

/** The release says what its commands call themselves; a build from the module would say v0.0.0. */
function stamped(): string {
  const [major, minor] = kubernetesVersion.split('.');
  const values: Record<string, string> = {
    'k8s.io/component-base/version.gitVersion': `v${kubernetesVersion}`,
    'k8s.io/component-base/version.gitMajor': `${major}`,
    'k8s.io/component-base/version.gitMinor': `${minor}`,
    'k8s.io/component-base/version.gitTreeState': 'clean',
    'k8s.io/client-go/pkg/version.gitVersion': `v${kubernetesVersion}`,
  };
  return ['-s', '-w', ...Object.entries(values).map(([name, value]) => `-X ${name}=${value}`)].join(' ');
}

/** Kubernetes requires its staging modules as v0.0.0, a version that only its own repository can resolve. */
async function kubernetes(go: string, work: string): Promise<Module> {
  const path = 'k8s.io/kubernetes';
  const version = `v${kubernetesVersion}`;
  const downloaded: { GoMod: string } = JSON.parse(
    await runGo(go, work, ['mod', 'download', '-json', `${path}@${version}`]),
  );
  const required = await readFile(downloaded.GoMod, 'utf8');
  const staging = [...required.matchAll(/^\s*(k8s\.io\/\S+) v0\.0\.0(?=\s|$)/gm)].map(([, name]) => name);
  const released = `v0.${kubernetesVersion.slice('1.'.length)}`;
  return {
    path,
    version,
    lines: staging.map((name) => `replace ${name} => ${name} ${released}`),
    linkerFlags: stamped(),
  };
}

/** Writes the go.mod from which commands of a module are built. */
export async function writeModule(folder: string, { path, version, lines }: Module): Promise<void> {
  await mkdir(folder, { recursive: true });
  const text = ['module sluice.dev/lab', '', 'go 1.26.0', '', `require ${path} ${version}`, '', ...lines, ''];
  await writeFile(join(folder, 'go.mod'), text.join('\n'));
}

/** A command: the name of the program, and its package. */
export interface Command {
  readonly name: string;
  readonly of: string;
}

const flags = ['-mod=mod', '-buildvcs=false', '-trimpath'];

/** Builds one command; a line on stderr tells that it is done. */
export async function buildCommand(
  { go, work, into }: Build,
  { linkerFlags }: Module,
  { name, of }: Command,
): Promise<void> {
  const words = ['build', ...flags, '-ldflags', linkerFlags, '-o', join(into, name), of];
  await timed(`built ${name}`, () => runGo(go, work, words));
}

/**
 * Builds these commands of Kubernetes, all at once, so that one is linked while others are compiled. The same go.mod and flags each time, so
 * that Go compiles what they share only once.
 */
export async function buildKubernetes(build: Build, names: readonly string[]): Promise<void> {
  const module = await kubernetes(build.go, build.work);
  const inside = { ...build, work: join(build.work, 'kubernetes') };
  await writeModule(inside.work, module);
  const packages = names.map((name) => `${module.path}/cmd/${name}`);
  const words = ['build', ...flags, '-ldflags', module.linkerFlags, '-o', `${build.into}/`, ...packages];
  await timed(`built ${names.join(', ')}`, () => runGo(inside.go, inside.work, words));
}
