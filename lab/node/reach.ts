import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runKubectl } from '../control-plane.ts';
import { addresses } from './addresses.ts';
import { base } from './bases.ts';
import { execute } from './execute.ts';
import { buildImage } from './image.ts';
import { publish } from './registry.ts';

/** Where an open node is, in words that another process understands. */
export interface NodeSite {
  /** The folder of its state. */
  readonly state: string;
  /** The folder of the programs, kubectl among them. */
  readonly programs: string;
  /** The words before a command that runs in the node. */
  readonly inside: readonly string[];
}

/** What can be done with a node, also by a process that did not open it. */
export interface ReachedNode {
  /** The node's address for this machine (node ports), and this machine's for the node and its pods. */
  readonly addresses: { readonly node: string; readonly machine: string };
  /** The path of the administrator's kubeconfig. */
  readonly kubeconfig: string;
  /** The folder of the programs, kubectl among them, for a PATH. */
  readonly programs: string;
  /** Runs kubectl as the administrator and gives its standard output. Throws with what it said on the other. */
  kubectl(...args: string[]): Promise<string>;
  /** Runs a command in the node (not in a pod) to its end and gives its standard output. */
  enter(...command: readonly string[]): Promise<string>;
  /** Builds a stage of the Dockerfile in a folder and puts it under this name into the registry that the node pulls from. */
  loadImage(name: string, recipe: { readonly context: string; readonly target?: string }): Promise<void>;
  /** Applies manifests as kubectl would from a file; objects without a namespace go into the given one. */
  apply(manifests: string, namespace?: string): Promise<void>;
  /** Restarts a Deployment's pods, and resolves when the new ones are ready. */
  restart(namespace: string, deployment: string): Promise<void>;
}

export const registryIn = (state: string): string => join(state, 'registry');
export const controlPlaneIn = (state: string): string => join(state, 'control-plane');

/** A node that is open, here or in another process. */
export function reachNode({ state, programs, inside }: NodeSite): ReachedNode {
  const folder = controlPlaneIn(state);
  const kubectl = (...args: string[]): Promise<string> => runKubectl(join(programs, 'kubectl'), folder, args);
  let applied = 0;
  return {
    addresses,
    kubeconfig: join(folder, 'kubeconfig'),
    programs,
    kubectl,
    enter: (...command) => execute([...inside, ...command]),
    loadImage: async (name, recipe) =>
      publish(registryIn(state), name, await buildImage({ ...recipe, bases: base })),
    apply: async (manifests, namespace) => {
      applied += 1;
      const file = join(state, `manifests-${process.pid}-${applied}.yaml`);
      await writeFile(file, manifests);
      await kubectl(
        ...(namespace === undefined ? [] : ['-n', namespace]),
        'apply',
        '--server-side',
        '-f',
        file,
      );
    },
    restart: async (namespace, deployment) => {
      await kubectl('-n', namespace, 'rollout', 'restart', `deployment/${deployment}`);
      await kubectl('-n', namespace, 'rollout', 'status', `deployment/${deployment}`, '--timeout=120s');
    },
  };
}
