import type { Pod, Table } from '../api/objects.ts';
import { isEqual } from '../api/read/keep.ts';
import { mapTable } from './incremental.ts';

/** What of a pod matters to its proxy and to the services that it is behind. Whether it is ready is said by EndpointSlices. */
export type MeshPod = Pick<Pod, 'meta' | 'node' | 'ports'>;

/** A function from pods to what matters of them, which keeps its identity while pods only start, get ready and end. */
export function podStage(): (pods: Table<Pod>) => Table<MeshPod> {
  let last: Table<MeshPod> = new Map();
  const each = mapTable(
    ({ meta, node, ports }: Pod, key) => [key, meta, node, ports] as const,
    (key, meta, node, ports): MeshPod => {
      const now = { meta, ports, ...(node === undefined ? {} : { node }) };
      const before = last.get(key);
      return before !== undefined && isEqual(before, now) ? before : now;
    },
  );
  return (pods) => {
    last = each(pods);
    return last;
  };
}
