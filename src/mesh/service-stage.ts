import type { EndpointSlice, Service, Table } from '../api/objects.ts';
import { mapEach, mapTable, memo } from './incremental.ts';
import type { MeshService, ServiceEndpoints } from './model.ts';
import { byKey } from './names.ts';
import type { NodeLocalities } from './places.ts';
import type { MeshPod } from './pods.ts';
import { meshService, nodeOf, serviceEndpoints } from './services.ts';

/** A function from Services to what is said of them, by key. */
export function serviceStage() {
  const each = mapEach(meshService);
  return memo(
    (table: Table<Service>, exportTo: readonly string[] | undefined): ReadonlyMap<string, MeshService> =>
      each(byKey(table).map(([key, one]) => [key, [one, exportTo]])),
  );
}

type Slices = readonly EndpointSlice[];

/** A function from slices to the endpoints of every service. */
export function endpointStage() {
  const each = mapTable(
    (
      { service, slices }: { readonly service: MeshService; readonly slices: Slices },
      _key,
      pods: Table<MeshPod>,
      where: NodeLocalities,
    ) => {
      const behind = slices.flatMap((slice) =>
        slice.endpoints.map((one) => (one.pod === undefined ? undefined : pods.get(one.pod))),
      );
      const ends = where.size === 0 ? [] : slices.flatMap((slice) => slice.endpoints);
      const localities = ends.map((one, i) => where.get(nodeOf(one, behind[i]) ?? ''));
      return [service, slices, behind, localities] as const;
    },
    serviceEndpoints,
  );
  const grouped = slicesByService();
  const joined = mapTable(
    (service: MeshService, key, groups: ReadonlyMap<string, Slices>) =>
      [service, groups.get(key) ?? nothing] as const,
    (service: MeshService, slices: Slices) => ({ service, slices }),
  );
  return memo(
    (
      shapes: ReadonlyMap<string, MeshService>,
      slices: Table<EndpointSlice>,
      pods: Table<MeshPod>,
      where: NodeLocalities,
    ): ReadonlyMap<string, ServiceEndpoints> => each(joined(shapes, grouped(slices)), pods, where),
  );
}

const nothing: Slices = [];

/** A function from slices to those of each service, under the service's key. */
function slicesByService() {
  const owners = mapTable(
    ({ meta, service }: EndpointSlice) => [`${meta.namespace}/${service}`] as const,
    (owner: string) => owner,
  );
  const group = memo((all: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> => {
    const sorted = byKey(all).map(([key, owner]) => ({ key, owner }));
    const groups = Map.groupBy(sorted, ({ owner }) => owner);
    return new Map([...groups].map(([owner, slices]) => [owner, slices.map(({ key }) => key)]));
  });
  const members = mapTable(
    (keys: readonly string[], _owner, slices: Table<EndpointSlice>) =>
      keys.flatMap((key) => slices.get(key) ?? []),
    (...slices: Slices): Slices => slices,
  );
  return (slices: Table<EndpointSlice>): ReadonlyMap<string, Slices> =>
    members(group(owners(slices)), slices);
}
