import type { Destination } from '../../api/istio.ts';
import type { VirtualService } from '../../api/objects.ts';
import { memo } from '../../mesh/incremental.ts';
import type { MeshService } from '../../mesh/model.ts';
import { resolveHost } from '../../mesh/names.ts';

/** A destination that a VirtualService names, with its field and the whole name of its host. */
export interface NamedDestination {
  readonly path: string;
  readonly host: string;
  readonly destination: Destination;
}

/** Where the requests and connections of a VirtualService go, its mirrors last in each rule. */
export const destinationsOf = memo(({ meta, spec }: VirtualService): readonly NamedDestination[] => {
  const at = (path: string, destination: Destination): NamedDestination => ({
    path,
    host: resolveHost(destination.host, meta.namespace),
    destination,
  });
  const http = (spec.http ?? []).flatMap(({ route = [], mirror, mirrors = [] }, i) => [
    ...route.map(({ destination }, j) => at(`spec.http[${i}].route[${j}].destination`, destination)),
    ...(mirror === undefined ? [] : [at(`spec.http[${i}].mirror`, mirror)]),
    ...mirrors.map(({ destination }, j) => at(`spec.http[${i}].mirrors[${j}].destination`, destination)),
  ]);
  const plain = (['tls', 'tcp'] as const).flatMap((list) =>
    (spec[list] ?? []).flatMap(({ route = [] }, i) =>
      route.map(({ destination }, j) => at(`spec.${list}[${i}].route[${j}].destination`, destination)),
    ),
  );
  return [...http, ...plain];
});

/** Services by their hosts. */
export const servicesByHost = memo(
  (services: ReadonlyMap<string, MeshService>): ReadonlyMap<string, MeshService> =>
    new Map([...services.values()].map((service) => [service.host, service])),
);
