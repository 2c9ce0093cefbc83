import { join } from 'node:path';
import { temporaryFolder } from '../folder.ts';
import { goCommand } from './go.ts';
import {
  type Build,
  buildCommand,
  buildKubernetes,
  kubernetesVersion,
  type Module,
  writeModule,
} from './module.ts';
import { cacheFolder, makeOnce } from './once.ts';

const etcdVersion = '3.6.16';

const etcd: Module = {
  path: 'go.etcd.io/etcd/server/v3',
  version: `v${etcdVersion}`,
  lines: [],
  linkerFlags: '-s -w',
};

async function buildAll(build: Build): Promise<void> {
  const inside = { ...build, work: join(build.work, 'etcd') };
  await writeModule(inside.work, etcd);
  await buildCommand(inside, etcd, { name: 'etcd', of: etcd.path });
  await buildKubernetes(build, ['kube-apiserver', 'kube-controller-manager', 'kubectl']);
}

/**
 * Builds etcd, kube-apiserver, kube-controller-manager and kubectl from their Go modules, so that they stand in `target`, a folder of
 * the cache, unless `built` finds them there once no other process builds. One line on stderr for each.
 */
export async function buildControlPlane(target: string, built: () => Promise<boolean>): Promise<void> {
  const fill = async (into: string): Promise<void> => {
    process.stderr.write(
      `building Kubernetes ${kubernetesVersion} and etcd ${etcdVersion} from their Go modules (once, some 8 minutes on 2 cores)\n`,
    );
    const work = await temporaryFolder();
    try {
      await buildAll({ go: await goCommand(cacheFolder()), work: work.dir, into });
    } finally {
      await work.remove();
    }
  };
  await makeOnce({ target, built, fill });
}
