import type { Table } from '../api/objects.ts';
import { mapEach, memo } from './incremental.ts';
import type { MeshService, Workload } from './model.ts';
import { byKey, compare } from './names.ts';
import type { NodeLocalities } from './places.ts';
import type { MeshPod } from './pods.ts';
import { ownKey, workload } from './workloads.ts';

type Shapes = ReadonlyMap<string, MeshService>;

/** A function from pods to the workloads that they are of, under the keys of their own ConfigMaps. */
export function workloadStage() {
  const each = mapEach(workload);
  const inNamespaces = memo((shapes: Shapes) => {
    const oldestFirst = [...shapes.values()].sort(
      (a, b) => compare(a.created, b.created) || compare(a.key, b.key),
    );
    return Map.groupBy(oldestFirst, (service) => service.namespace);
  });
  return memo(
    (shapes: Shapes, pods: Table<MeshPod>, where: NodeLocalities): ReadonlyMap<string, Workload> => {
      const services = inNamespaces(shapes);
      const groups = Map.groupBy(
        byKey(proxies(pods)).map(([, pod]) => pod),
        (pod) => ownKey(pod) ?? '',
      );
      const found = each(
        [...groups]
          .sort(([a], [b]) => compare(a, b))
          .map(([key, members]) => [
            key,
            [
              key,
              members,
              services.get(members[0]?.meta.namespace ?? '') ?? [],
              members.map((pod) => where.get(pod.node ?? '')),
            ] as const,
          ]),
      );
      return found as ReadonlyMap<string, Workload>;
    },
  );
}

/** The pods that have a proxy. */
const proxies = (pods: Table<MeshPod>): Table<MeshPod> =>
  new Map([...pods].filter(([, pod]) => ownKey(pod) !== undefined));
