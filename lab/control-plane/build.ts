import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../folder.ts';
import { goCommand, runGo } from './go.ts';
import { lock } from './lock.ts';

export const kubernetesVersion = '1.36.3';
const etcdVersion = '3.6.16';

/** One module to build commands of: `lines` follow its requirement in the go.mod that is made for it. */
interface Module {
  readonly path: string;
  readonly version: string;
  readonly lines: readonly string[];
  readonly linkerFlags: string;
}

const etcd: Module = {
  path: 'go.etcd.io/etcd/server/v3',
  version: `v${etcdVersion}`,
  lines: [],
  linkerFlags: '-s -w',
};

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

async function writeModule(folder: string, { path, version, lines }: Module): Promise<void> {
  await mkdir(folder, { recursive: true });
  const text = ['module sluice.dev/lab', '', 'go 1.26.0', '', `require ${path} ${version}`, '', ...lines, ''];
  await writeFile(join(folder, 'go.mod'), text.join('\n'));
}

interface Build {
  readonly go: string;
  readonly work: string;
  readonly into: string;
}

async function command({ go, work, into }: Build, module: Module, name: string, packagePath: string) {
  const began = performance.now();
  await runGo(go, work, [
    'build',
    '-mod=mod',
    '-buildvcs=false',
    '-trimpath',
    '-ldflags',
    module.linkerFlags,
    '-o',
    join(into, name),
    packagePath,
  ]);
  const seconds = Math.round((performance.now() - began) / 1000);
  process.stderr.write(`built ${name.padEnd(24)} ${String(seconds).padStart(4)} s\n`);
}

async function buildAll(go: string, work: string, into: string): Promise<void> {
  const etcdBuild = { go, work: join(work, 'etcd'), into };
  await writeModule(etcdBuild.work, etcd);
  await command(etcdBuild, etcd, 'etcd', etcd.path);
  const module = await kubernetes(go, work);
  const build = { go, work: join(work, 'kubernetes'), into };
  await writeModule(build.work, module);
  for (const name of ['kube-apiserver', 'kube-controller-manager', 'kubectl'])
    await command(build, module, name, `${module.path}/cmd/${name}`);
}

/**
 * Builds etcd, kube-apiserver, kube-controller-manager and kubectl from their Go modules, so that they stand in `target` (a folder
 * that appears as a whole), unless `built` finds them there once no other process builds. `cache` is on the same file system and
 * keeps what is needed on the way. One line on stderr for each.
 */
export async function buildControlPlane(
  cache: string,
  target: string,
  built: () => Promise<boolean>,
): Promise<void> {
  await mkdir(cache, { recursive: true });
  const held = await lock(join(cache, 'building.lock'), { wait: true });
  const work = await temporaryFolder();
  const into = await mkdtemp(join(cache, 'building-'));
  try {
    if (await built()) return;
    process.stderr.write(
      `building Kubernetes ${kubernetesVersion} and etcd ${etcdVersion} from their Go modules (once, some 8 minutes on 2 cores)\n`,
    );
    await buildAll(await goCommand(cache), work.dir, into);
    await rm(target, { recursive: true, force: true });
    await rename(into, target);
  } finally {
    await rm(into, { recursive: true, force: true });
    await work.remove();
    await held?.release();
  }
}
