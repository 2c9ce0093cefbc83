import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { stringify } from 'yaml';
import { start } from '../process.ts';
import type { ReachedNode } from './reach.ts';

const names = ['load-program', 'probe-program'] as const;
const container = 'client';

export interface ClientPod {
  readonly namespace: string;
  /** Has a Node, and `tail`. */
  readonly image: string;
}

/** The text of a program with all that it imports, as the image has neither this folder nor its packages; at most a ConfigMap's size. */
async function bundled(name: (typeof names)[number]): Promise<string> {
  const input = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
  const bundle = await rolldown({ input, platform: 'node' });
  const { output } = await bundle.generate({ format: 'esm', codeSplitting: false, minify: true });
  await bundle.close();
  return output[0].code;
}

/** The Deployment `client`, in whose pod programs can be run, as YAML. */
export async function clientManifests({ namespace, image }: ClientPod): Promise<string> {
  const texts = names.map(async (name) => [`${name}.mjs`, await bundled(name)] as const);
  const data = Object.fromEntries(await Promise.all(texts));
  const metadata = { name: 'client', namespace };
  const labels = { app: 'client' };
  const spec = {
    terminationGracePeriodSeconds: 1,
    volumes: [{ name: 'lab', configMap: { name: 'client' } }],
    containers: [
      {
        name: container,
        image,
        command: ['tail', '-f', '/dev/null'],
        volumeMounts: [{ name: 'lab', mountPath: '/lab' }],
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
  program: { readonly name: (typeof names)[number]; readonly options: object },
): PodProgram {
  const kubectl = [join(node.programs, 'kubectl'), `--kubeconfig=${node.kubeconfig}`, '-n', namespace];
  const command = ['node', `/lab/${program.name}.mjs`, JSON.stringify(program.options)];
  const words = [...kubectl, 'exec', '-i', 'deploy/client', '-c', container, '--', ...command];
  const child = start({}, words, ['pipe', 'pipe', 'inherit']);
  const { stdin, stdout } = child;
  if (stdin === null || stdout === null) throw new Error('kubectl has no pipes');
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  return {
    line: async () => {
      const { value, done } = await lines.next();
      if (done === true) throw new Error(`${program.name} in ${namespace} ended before its time.`);
      return value;
    },
    end: () => stdin.end(),
    ended: once(child, 'close'),
  };
}
