import { inject } from 'vitest';
import { type ReachedNode, reachNode } from '../../lab/node/reach.ts';

/** The node that all files of tests have in common. */
export const sharedNode = (): ReachedNode => reachNode(inject('node'));

/** Removes namespaces with all that is in them, and resolves when they are gone. Their pods are not given the time to end as they like. */
export async function removeNamespaces(node: ReachedNode, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  await node.kubectl('delete', 'namespaces', ...names, '--wait=false', '--ignore-not-found');
  const end = ['delete', 'pods', '--all', '--grace-period=1', '--wait=false'];
  await Promise.all(names.map((name) => node.kubectl('-n', name, ...end)));
  const gone = names.map((name) => `namespace/${name}`);
  await node.kubectl('wait', '--for=delete', ...gone, '--timeout=180s');
}

/** A namespace on the node for one file of tests. */
export interface Room {
  readonly node: ReachedNode;
  /** kubectl in that namespace. */
  kubectl(...args: string[]): Promise<string>;
  apply(manifests: string): Promise<void>;
  /** Removes the namespace. */
  close(): Promise<void>;
}

export async function openRoom(name: string): Promise<Room> {
  const node = sharedNode();
  await node.kubectl('create', 'namespace', name);
  return {
    node,
    kubectl: (...args) => node.kubectl('-n', name, ...args),
    apply: (manifests) => node.apply(manifests, name),
    close: () => removeNamespaces(node, [name]),
  };
}
