import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { missingIn } from '../control-plane/binaries.ts';
import { goCommand } from '../control-plane/go.ts';
import { buildPrograms, kubernetes, versions } from '../control-plane/module.ts';
import { cacheFolder, makeOnce } from '../control-plane/once.ts';
import { temporaryFolder } from '../folder.ts';
import { sha256 } from './layers.ts';

const names = ['kubelet', 'kube-proxy', 'kube-scheduler'] as const;

/** Programs whose main file stands here. */
const own = ['coredns', 'pause'] as const;

const source = (name: string): string => fileURLToPath(new URL(`./programs/${name}.go`, import.meta.url));

/**
 * The folder that holds a node's own programs: kubelet, kube-proxy, kube-scheduler, coredns and pause. The first call builds them from
 * their Go modules, with a line on stderr when that is done.
 */
export async function nodePrograms(): Promise<string> {
  const sources = await Promise.all(own.map((name) => readFile(source(name), 'utf8')));
  const key = sha256([`v${versions.coredns}`, ...sources].join('\n')).slice(0, 8);
  const target = join(cacheFolder(), `node-${versions.kubernetes}-${key}`);
  const built = async (): Promise<boolean> => (await missingIn(target, [...names, ...own])).length === 0;
  const fill = async (into: string): Promise<void> => {
    const work = await temporaryFolder();
    const programs = [...names.map(kubernetes), ...own.map((name) => ({ name, main: source(name) }))];
    try {
      await buildPrograms({ go: await goCommand(cacheFolder()), work: work.dir, into }, programs);
    } finally {
      await work.remove();
    }
  };
  if (!(await built())) await makeOnce({ target, built, fill });
  return target;
}
