import type { Labels, Node, Table } from '../api/objects.ts';
import type { Place } from './model.ts';
import type { MeshPod } from './pods.ts';

/** Labels of a node, the newest name of each first. */
const topology = [
  ['topology.kubernetes.io/region', 'failure-domain.beta.kubernetes.io/region'],
  ['topology.kubernetes.io/zone', 'failure-domain.beta.kubernetes.io/zone'],
  ['topology.istio.io/subzone'],
] as const;

/** A label by which a pod says its locality itself, with dots where a label's value takes no slashes. */
const localityLabel = 'istio-locality';

/** The localities of the nodes that have one, under the nodes' names. */
export type NodeLocalities = ReadonlyMap<string, string>;

export function nodeLocalities(nodes: Table<Node>): NodeLocalities {
  return new Map(
    [...nodes].flatMap(([name, { meta }]) => {
      const parts = topology.map((names) => names.map((label) => meta.labels[label]).find(Boolean) ?? '');
      return parts.some((part) => part !== '') ? [[name, parts.join('/')] as const] : [];
    }),
  );
}

function saidBy(labels: Labels): string | undefined {
  const said = labels[localityLabel];
  if (said === undefined || said === '') return undefined;
  const [region = '', zone = '', subzone = ''] = said.split(said.includes('/') ? '/' : '.');
  return [region, zone, subzone].join('/');
}

/** Where a pod, or an endpoint without one, runs; `locality` is its node's. */
export function placeOf(
  pod: MeshPod | undefined,
  node: string | undefined,
  locality: string | undefined,
): Place {
  const own = pod && saidBy(pod.meta.labels);
  const where = own ?? locality;
  return { ...(where === undefined ? {} : { locality: where }), ...(node === undefined ? {} : { node }) };
}

/** What several pods have in common of where they run. */
export function commonPlace(places: readonly Place[]): Place {
  const [{ locality, node } = {}] = places;
  return {
    ...(locality !== undefined && places.every((one) => one.locality === locality) ? { locality } : {}),
    ...(node !== undefined && places.every((one) => one.node === node) ? { node } : {}),
  };
}
