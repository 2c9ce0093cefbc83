import type { TestProject } from 'vitest/node';
import { canOpenNode } from '../../lab/node/ability.ts';
import type { NodeSite } from '../../lab/node/reach.ts';
import { openNode } from '../../lab/node.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    readonly node: NodeSite;
  }
}

/** One node for all files, since each takes a while to come up. Where none can be had, the tests are skipped and say why. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (canOpenNode() !== true) return undefined;
  const began = performance.now();
  const node = await openNode();
  console.log(`the node is up after ${((performance.now() - began) / 1000).toFixed(0)} s`);
  project.provide('node', node.site);
  return () => node.stop();
}
