import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { start } from '../process.ts';
import type { ReachedNode } from './reach.ts';

/** The programs that run in pods, and what they import. */
const files = ['load.ts', 'tally.ts', 'node/load-program.ts', 'node/probe-program.ts'] as const;
const lab = fileURLToPath(new URL('../', import.meta.url));
const container = 'client';

export interface ClientPod {
  readonly namespace: string;
  /** Has this repository's packages in /app. */
  readonly image: string;
}

/** The Deployment `client`, in whose pod programs can be run, as YAML. */
export async function clientManifests({ namespace, image }: ClientPod): Promise<string> {
  const key = (file: string): string => file.replace('/', '.');
  const texts = files.map(async (file) => [key(file), await readFile(join(lab, file), 'utf8')] as const);
  const data = Object.fromEntries(await Promise.all(texts));
  const items = files.map((file) => ({ key: key(file), path: file }));
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
  const deployment = { selector: { matchLabels: labels }, template };
  return [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata, data },
    { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: deployment },
  ]
    .map((each) => stringify(each))
    .join('---\n');
}

/** Makes that Deployment, and resolves when its pod is ready. */
export async function deployClient(node: ReachedNode, pod: ClientPod): Promise<void> {
  await node.apply(await clientManifests(pod));
  await node.kubectl('-n', pod.namespace, 'rollout', 'status', 'deployment/client', '--timeout=300s');
}

/** A program that runs in the pod of `client`. */
export interface PodProgram {
  /** The next line that it prints. Throws where it has ended. */
  line(): Promise<string>;
  /** Ends its standard input, which is the sign for it to end. */
  end(): void;
  readonly ended: Promise<unknown>;
}

export function runInPod(
  node: ReachedNode,
  namespace: string,
  program: { readonly file: 'load-program.ts' | 'probe-program.ts'; readonly options: object },
): PodProgram {
  const kubectl = [join(node.programs, 'kubectl'), `--kubeconfig=${node.kubeconfig}`, '-n', namespace];
  const command = ['node', `/app/lab/node/${program.file}`, JSON.stringify(program.options)];
  const words = [...kubectl, 'exec', '-i', 'deploy/client', '-c', container, '--', ...command];
  const child = start({}, words, ['pipe', 'pipe', 'inherit']);
  const { stdin, stdout } = child;
  if (stdin === null || stdout === null) throw new Error('kubectl has no pipes');
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  return {
    line: async () => {
      const { value, done } = await lines.next();
      if (done === true) throw new Error(`${program.file} in ${namespace} ended before its time.`);
      return value;
    },
    end: () => stdin.end(),
    ended: once(child, 'close'),
  };
}
