import { request } from 'undici';
import { configOf } from '../../lab/kube.ts';
import { fields } from '../../src/api/read/fields.ts';
import { accessing } from '../../src/kube/access.ts';
import { type KubeClient, kubeClient } from '../../src/kube/client.ts';
import { jsonLines } from '../../src/kube/json-lines.ts';

/** The API server as the bench asks it. */
export interface Server {
  readonly client: KubeClient;
  /** An answer that is no JSON. */
  text(path: string): Promise<string>;
  /** The version of a collection, to watch from. */
  version(path: string): Promise<string>;
  /** Events with nothing but the metadata of the objects, so that watching costs the API server little. */
  watch(path: string, version: string, signal: AbortSignal): Promise<AsyncIterable<unknown>>;
  close(): Promise<void>;
}

const metadataOnly = (kind: string): string => `application/json;as=${kind};v=v1;g=meta.k8s.io`;

export function server(kubeconfig: string): Server {
  const config = configOf(kubeconfig);
  const url = config.getCurrentCluster()?.server ?? '';
  const client = kubeClient(config);
  const gate = accessing(config);
  const get = async (path: string, accept: string, signal?: AbortSignal) => {
    const { headers, dispatcher } = await gate.access();
    const answer = await request(`${url}${path}`, {
      dispatcher,
      headers: { ...headers, accept },
      bodyTimeout: 0,
      signal: signal ?? null,
    });
    if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode}`);
    return answer.body;
  };
  return {
    client,
    text: async (path) => (await get(path, 'text/plain')).text(),
    version: async (path) => {
      const list = await get(`${path}?limit=1`, metadataOnly('PartialObjectMetadataList'));
      return String(fields(fields(await list.json()).metadata).resourceVersion);
    },
    watch: async (path, version, signal) => {
      const query = new URLSearchParams({ watch: 'true', resourceVersion: version });
      return jsonLines(await get(`${path}?${query}`, metadataOnly('PartialObjectMetadata'), signal));
    },
    close: async () => {
      await Promise.all([client.close(), gate.close()]);
    },
  };
}

/** Calls for each item, so many calls at once; the first error ends it. */
export async function forEach<T>(
  items: readonly T[],
  atOnce: number,
  call: (item: T) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await call(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
