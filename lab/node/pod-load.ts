import type { Counts, LoadOptions } from '../load.ts';
import { runInPod } from './pod-program.ts';
import type { ReachedNode } from './reach.ts';

/** What can be said in words to a pod. */
export type PodLoadOptions = Omit<LoadOptions, 'expected' | 'label'>;

/** Sends load from the pod of `client`, through its proxy where it has one, until `stop`. */
export async function startPodLoad(
  node: ReachedNode,
  namespace: string,
  options: PodLoadOptions,
): Promise<{ stop(): Promise<Counts> }> {
  const program = runInPod(node, namespace, { name: 'load-program', options });
  await program.line();
  return {
    stop: async () => {
      program.end();
      const counts: Counts = JSON.parse(await program.line());
      await program.ended;
      return counts;
    },
  };
}
