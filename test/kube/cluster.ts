import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ControlPlane } from '../../lab/control-plane.ts';
import { fields, text } from '../../src/api/read/fields.ts';
import { ApiError, type KubeClient } from '../../src/kube/client.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Applies folders of this repository, `crds` among them, and resolves when what they define is served. */
export async function install(
  cluster: Pick<ControlPlane, 'kubectl'>,
  ...folders: readonly string[]
): Promise<void> {
  for (const folder of folders) await cluster.kubectl('apply', '-k', join(root, folder));
  await cluster.kubectl('wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s');
}

/** Makes a namespace with a default service account, which a pod needs to be admitted, and gives its name. */
export async function namespace(cluster: ControlPlane, name: string): Promise<string> {
  await cluster.kubectl('create', 'namespace', name);
  const exists = () =>
    cluster.kubectl('-n', name, 'get', 'serviceaccount', 'default').then(
      () => true,
      () => false,
    );
  await until(exists);
  return name;
}

/** Resolves when the condition holds; throws after the deadline, in milliseconds. */
export async function until(condition: () => Promise<boolean>, deadline = 10_000): Promise<void> {
  const end = performance.now() + deadline;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`It did not come true in ${deadline} ms: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Makes a pod that no node will run, and gives its uid. */
export async function createPod(
  client: KubeClient,
  ns: string,
  name: string,
  annotations: Readonly<Record<string, string>> = {},
): Promise<string> {
  const spec = { containers: [{ name: 'app', image: 'none' }] };
  const body = { apiVersion: 'v1', kind: 'Pod', metadata: { name, annotations }, spec };
  const made = await client.request({ method: 'POST', path: `/api/v1/namespaces/${ns}/pods`, body });
  return text(fields(fields(made).metadata).uid) ?? '';
}

/** A ConfigMap as the API server has it; `key` is `namespace/name`. */
export async function configMap(client: KubeClient, key: string): Promise<unknown> {
  const [ns, name] = key.split('/', 2);
  try {
    return await client.request({ method: 'GET', path: `/api/v1/namespaces/${ns}/configmaps/${name}` });
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return undefined;
    throw error;
  }
}

export const versionOf = async (client: KubeClient, key: string): Promise<string | undefined> =>
  text(fields(fields(await configMap(client, key)).metadata).resourceVersion);
