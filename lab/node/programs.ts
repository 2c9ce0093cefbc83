import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { missingIn } from '../control-plane/binaries.ts';
import { goCommand } from '../control-plane/go.ts';
import {
  type Build,
  buildCommand,
  buildKubernetes,
  kubernetesVersion,
  type Module,
  writeModule,
} from '../control-plane/module.ts';
import { cacheFolder, makeOnce } from '../control-plane/once.ts';
import { temporaryFolder } from '../folder.ts';
import { sha256 } from './layers.ts';

const names = ['kubelet', 'kube-proxy', 'kube-scheduler'] as const;

/** Programs whose main file stands here. */
const own = ['coredns', 'pause'] as const;

const coredns: Module = {
  path: 'github.com/coredns/coredns',
  version: 'v1.14.7',
  lines: [],
  linkerFlags: '-s -w',
};

const source = (name: string): string => fileURLToPath(new URL(`./programs/${name}.go`, import.meta.url));

/** Builds a command whose main file stands here; it may import what `module` brings. */
async function buildOwn(build: Build, module: Module, name: string): Promise<void> {
  const inside = { ...build, work: join(build.work, name) };
  await writeModule(inside.work, module);
  await copyFile(source(name), join(inside.work, 'main.go'));
  await buildCommand(inside, module, { name, of: '.' });
}

/**
 * The folder that holds a node's own programs: kubelet, kube-proxy, kube-scheduler, coredns and pause. The first call builds them from
 * their Go modules, with a line on stderr for each.
 */
export async function nodePrograms(): Promise<string> {
  const sources = await Promise.all(own.map((name) => readFile(source(name), 'utf8')));
  const key = sha256([coredns.version, ...sources].join('\n')).slice(0, 8);
  const target = join(cacheFolder(), `node-${kubernetesVersion}-${key}`);
  const built = async (): Promise<boolean> => (await missingIn(target, [...names, ...own])).length === 0;
  const fill = async (into: string): Promise<void> => {
    const work = await temporaryFolder();
    try {
      const build = { go: await goCommand(cacheFolder()), work: work.dir, into };
      await mkdir(build.work, { recursive: true });
      await buildKubernetes(build, names);
      for (const name of own) await buildOwn(build, coredns, name);
    } finally {
      await work.remove();
    }
  };
  if (!(await built())) await makeOnce({ target, built, fill });
  return target;
}
