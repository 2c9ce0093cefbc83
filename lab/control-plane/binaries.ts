import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';
import { buildControlPlane } from './build.ts';
import { versions } from './module.ts';
import { cacheFolder } from './once.ts';

/** Paths of the programs. A folder of others may lack the controller manager. */
export interface Binaries {
  readonly folder: string;
  readonly etcd: string;
  readonly apiServer: string;
  readonly kubectl: string;
  readonly controllerManager: string | undefined;
}

const executable = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

const required = ['etcd', 'kube-apiserver', 'kubectl'] as const;
const optional = 'kube-controller-manager';

/** Those of the names that are not executable files of the folder. */
export async function missingIn(folder: string, names: readonly string[]): Promise<string[]> {
  const usable = await Promise.all(names.map((name) => executable(join(folder, name))));
  return names.filter((_, index) => !usable[index]);
}

async function folder(): Promise<string> {
  const given = process.env.KUBEBUILDER_ASSETS;
  if (given !== undefined && given !== '') {
    const missing = await missingIn(given, required);
    if (missing.length === 0) return given;
    throw new Error(
      `KUBEBUILDER_ASSETS names ${given}, which has no executable ${missing.join(', ')}; correct it, or unset it to have all built.`,
    );
  }
  const target = join(cacheFolder(), `kubernetes-${versions.kubernetes}`);
  const built = async (): Promise<boolean> => (await missingIn(target, [...required, optional])).length === 0;
  if (!(await built())) await buildControlPlane(target, built);
  return target;
}

async function find(): Promise<Binaries> {
  const dir = await folder();
  const controllerManager = join(dir, optional);
  return {
    folder: dir,
    etcd: join(dir, 'etcd'),
    apiServer: join(dir, 'kube-apiserver'),
    kubectl: join(dir, 'kubectl'),
    controllerManager: (await executable(controllerManager)) ? controllerManager : undefined,
  };
}

let found: Promise<Binaries> | undefined;

/**
 * The programs of a control plane: those in `KUBEBUILDER_ASSETS` where it is set, else those in the user's cache, which the first call
 * builds (minutes). Throws with what to do when neither can be had.
 */
export function binaries(): Promise<Binaries> {
  found ??= find();
  return found;
}
