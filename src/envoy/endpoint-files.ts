import { memo } from '../mesh/incremental.ts';
import { positionIn, somewhere } from '../proxy/localities.ts';
import type { ClusterGroup, Localities, OutboundCluster } from '../proxy/model.ts';
import { endpointResource } from './clusters.ts';
import { fileName } from './file-name.ts';
import { documentOf, type Fragments } from './fragment.ts';
import type { FileName, Hash } from './model.ts';

/** How the endpoints of services depend on where a client is. */
export const localitiesIn = memo((services: ClusterGroup['services']): readonly Localities[] =>
  services.flatMap((clusters) => clusters.flatMap(({ localities }) => localities ?? [])),
);

/** Names and texts of a group's endpoint files: as they are where nothing is known of a client, and those that a client has otherwise. */
export function endpointSpelling(hash: Hash, pieces: Fragments) {
  type Endpoints = ClusterGroup['endpoints'][number];
  type Pairs = readonly (readonly [FileName, string])[];
  const spell = (cluster: OutboundCluster, endpoints: Endpoints, position = somewhere): string =>
    documentOf(pieces.all([pieces.one(endpointResource(cluster, endpoints, position), [cluster.name])]));
  const text = memo((cluster: OutboundCluster, endpoints: Endpoints): string => spell(cluster, endpoints));
  const textAt = memo((cluster: OutboundCluster, endpoints: Endpoints, position: string): string =>
    spell(cluster, endpoints, positionIn(position)),
  );
  const shared = memo((group: ClusterGroup, files: ReadonlySet<string>): readonly string[] =>
    group.services.flatMap((clusters, i) =>
      clusters
        .filter((cluster) => cluster.state !== undefined && files.has(cluster.name))
        .flatMap((cluster) => [fileName('eds', cluster.name, hash), text(cluster, group.endpoints[i])]),
    ),
  );
  const own = memo(
    (group: ClusterGroup, files: ReadonlySet<string>, position: string): Pairs =>
      group.services.flatMap((clusters, i) =>
        clusters
          .filter((cluster) => cluster.localities !== undefined && files.has(cluster.name))
          .flatMap((cluster): Pairs => {
            const mine = textAt(cluster, group.endpoints[i], position);
            if (mine === text(cluster, group.endpoints[i])) return [];
            return [[fileName('eds', cluster.name, hash), mine]];
          }),
      ),
  );
  return { shared, own };
}

export type EndpointFiles = ReturnType<typeof endpointSpelling>;
