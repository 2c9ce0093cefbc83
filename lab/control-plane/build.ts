import { temporaryFolder } from '../folder.ts';
import { goCommand } from './go.ts';
import { buildPrograms, etcd, kubernetes, type Program, versions } from './module.ts';
import { cacheFolder, makeOnce } from './once.ts';

const programs: readonly Program[] = [
  etcd,
  ...['kube-apiserver', 'kube-controller-manager', 'kubectl'].map(kubernetes),
];

/**
 * Builds etcd, kube-apiserver, kube-controller-manager and kubectl from their Go modules, so that they stand in `target`, a folder of
 * the cache, unless `built` finds them there once no other process builds. One line on stderr when it begins, one when it is done.
 */
export async function buildControlPlane(target: string, built: () => Promise<boolean>): Promise<void> {
  const fill = async (into: string): Promise<void> => {
    process.stderr.write(
      `building Kubernetes ${versions.kubernetes} and etcd ${versions.etcd} from their Go modules (once, minutes)\n`,
    );
    const work = await temporaryFolder();
    try {
      await buildPrograms({ go: await goCommand(cacheFolder()), work: work.dir, into }, programs);
    } finally {
      await work.remove();
    }
  };
  await makeOnce({ target, built, fill });
}
