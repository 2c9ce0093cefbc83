import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import type { Counts, LoadOptions } from '../load.ts';
import type { ClusterNode } from '../node.ts';
import { start } from '../process.ts';

/** What can be said in words to a pod. */
export type PodLoadOptions = Omit<LoadOptions, 'expected' | 'label'>;

const files = ['load.ts', 'tally.ts', 'node/load-program.ts'] as const;
const lab = fileURLToPath(new URL('../', import.meta.url));
const container = 'client';

/** Makes the Deployment `client` in a namespace, from whose pod load is sent. `image` has this repository's packages in /app. */
export async function deployClient(node: ClusterNode, namespace: string, image: string): Promise<void> {
  const data = Object.fromEntries(
    await Promise.all(
      files.map(async (file) => [file.replace('/', '.'), await readFile(join(lab, file), 'utf8')] as const),
    ),
  );
  const items = files.map((file) => ({ key: file.replace('/', '.'), path: file }));
  const metadata = { name: 'client', namespace };
  const labels = { app: 'client' };
  const spec = {
    terminationGracePeriodSeconds: 1,
    volumes: [{ name: 'lab', configMap: { name: 'client', items } }],
    containers: [
      {
        name: container,
        image,
        command: ['tail', '-f', '/dev/null'],
        // Below the packages, so that they are found.
        volumeMounts: [{ name: 'lab', mountPath: '/app/lab' }],
      },
    ],
  };
  const template = { metadata: { labels }, spec };
  await node.apply(
    [
      { apiVersion: 'v1', kind: 'ConfigMap', metadata, data },
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata,
        spec: { selector: { matchLabels: labels }, template },
      },
    ]
      .map((each) => stringify(each))
      .join('---\n'),
  );
  await node.kubectl('-n', namespace, 'rollout', 'status', 'deployment/client', '--timeout=300s');
}

/** Sends load from the pod of `client`, through its proxy where it has one, until `stop`. */
export async function startPodLoad(
  node: ClusterNode,
  namespace: string,
  options: PodLoadOptions,
): Promise<{ stop(): Promise<Counts> }> {
  const kubectl = [join(node.programs, 'kubectl'), `--kubeconfig=${node.kubeconfig}`, '-n', namespace];
  const program = ['node', '/app/lab/node/load-program.ts', JSON.stringify(options)];
  const child = start(
    {},
    [...kubectl, 'exec', '-i', 'deploy/client', '-c', container, '--', ...program],
    ['pipe', 'pipe', 'inherit'],
  );
  const { stdin, stdout } = child;
  if (stdin === null || stdout === null) throw new Error('kubectl has no pipes');
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  const ended = once(child, 'close');
  const next = async (): Promise<string> => {
    const { value, done } = await lines.next();
    if (done === true) throw new Error(`The load in ${namespace} ended before its time.`);
    return String(value);
  };
  await next();
  return {
    stop: async () => {
      stdin.end();
      const counts: Counts = JSON.parse(await next());
      await ended;
      return counts;
    },
  };
}
