import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { KubeConfig } from '@kubernetes/client-node';

const serviceAccountToken = '/var/run/secrets/kubernetes.io/serviceaccount/token';

/**
 * The configuration that kubectl would take: the files in KUBECONFIG, else `~/.kube/config`, else the pod's service account. Throws an error
 * that names the file and what to do where it cannot be used.
 */
export function loadKubeConfig(): KubeConfig {
  const files = configFiles();
  if (files.length > 0) return fromFiles(files);
  if (!isInCluster()) throw new Error(nowhere);
  const config = new KubeConfig();
  config.loadFromCluster();
  return config;
}

/** Whether the configuration is that of the pod's own service account. */
export const isInCluster = (): boolean =>
  configFiles().length === 0 &&
  existsSync(serviceAccountToken) &&
  Boolean(process.env.KUBERNETES_SERVICE_HOST);

const nowhere =
  'There is no cluster to talk to: KUBECONFIG is not set, ~/.kube/config does not exist, and this is no pod with a service ' +
  'account. Set KUBECONFIG to the path of a kubeconfig; `npm run cluster` starts a cluster and prints one.';

/** KUBECONFIG may be a list; of a list, kubectl passes over files that do not exist. */
function configFiles(): readonly string[] {
  const listed = (process.env.KUBECONFIG ?? '').split(delimiter).filter((file) => file !== '');
  if (listed.length === 0) return [join(homedir(), '.kube', 'config')].filter(existsSync);
  const present = listed.filter(existsSync);
  if (present.length > 0) return present;
  throw new Error(
    `KUBECONFIG names ${listed.join(', ')}, which does not exist. Correct it, or unset it to use ~/.kube/config.`,
  );
}

function fromFiles(files: readonly string[]): KubeConfig {
  const config = new KubeConfig();
  for (const file of files) config.mergeConfig(fromFile(file), Boolean(config.currentContext));
  const where = `The kubeconfig ${files.join(', ')}`;
  const fix = 'Choose one with `kubectl config use-context`, or correct the file.';
  const context = config.getContextObject(config.currentContext);
  if (!config.currentContext) throw new Error(`${where} has no current context. ${fix}`);
  if (context === null) {
    throw new Error(`${where} has no context "${config.currentContext}", which it says is current. ${fix}`);
  }
  if (config.getCluster(context.cluster) === null) {
    throw new Error(
      `${where} has no cluster "${context.cluster}", which its context "${context.name}" names. ${fix}`,
    );
  }
  if (config.getUser(context.user) === null) {
    throw new Error(
      `${where} has no user "${context.user}", which its context "${context.name}" names. ${fix}`,
    );
  }
  return config;
}

function fromFile(file: string): KubeConfig {
  const config = new KubeConfig();
  try {
    config.loadFromFile(file);
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
    throw new Error(
      `The kubeconfig ${file} cannot be read: ${why}. Correct it, or set KUBECONFIG to another file.`,
      { cause: error },
    );
  }
  return config;
}
