import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ReachedNode } from './reach.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** On a loaded machine a rollout may take a while. */
const patience = '--timeout=300s';

/** Installs Sluice as its README says, and resolves when all of it is ready. */
export async function install(node: ReachedNode): Promise<void> {
  await node.kubectl('apply', '-k', join(root, 'config/default'));
  await node.kubectl('-n', 'sluice-system', 'rollout', 'status', 'deployment/sluice', patience);
  for (const name of ['istio-ingressgateway', 'istio-egressgateway'])
    await node.kubectl('-n', 'istio-system', 'rollout', 'status', `deployment/${name}`, patience);
}

/** The name of the operator's image in the node's registry. */
export async function operatorImage(): Promise<string> {
  const { version }: { version: string } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  return `sluice/operator:${version}`;
}
