import { keepList, mapEach, memo } from '../mesh/incremental.ts';
import { compare } from '../mesh/names.ts';
import type { ClusterGroup, OutboundCluster, ScopeView } from '../proxy/model.ts';
import { ownFilesOf as filesOfSecret, type Secret, secretId, secretsOf } from '../proxy/secrets.ts';
import { fixedClusters, inboundCluster, inboundPassthrough, outboundCluster } from './clusters.ts';
import type { EndpointFiles } from './endpoint-files.ts';
import { fileName } from './file-name.ts';
import { documentOf, type Fragment, type Fragments } from './fragment.ts';
import { type ConfigFiles, clustersFile, type FileName, type Hash } from './model.ts';
import type { routeSpelling } from './routes.ts';
import { collector, collectorCluster } from './tracing.ts';
import { secretResource } from './transport.ts';

/** What the proxies of a scope have in common: clusters, routes, endpoints and certificates. */
export function sharedFiles(
  hash: Hash,
  pieces: Fragments,
  routes: ReturnType<typeof routeSpelling>,
  endpointFiles: EndpointFiles['shared'],
) {
  const clusters = clusterSpelling(hash, pieces);
  const secretFiles = secretSpelling(hash, pieces);
  const inbound = memo(
    (scope: ScopeView['inbound'], connectTimeout: number, families: ScopeView['families']): Fragment =>
      pieces.all([
        pieces.one(inboundPassthrough(connectTimeout, families), []),
        ...scope.map((one) => pieces.one(inboundCluster(one, families), [one.name])),
      ]),
  );
  const fixed = memo(
    (connectTimeout: number, families: ScopeView['families'], traces: ScopeView['collector']) =>
      pieces.all([
        ...fixedClusters(connectTimeout).map((one) => pieces.one(one, [])),
        ...(traces === undefined
          ? []
          : [pieces.one(collector(traces, connectTimeout, families), [collectorCluster])]),
      ]),
  );
  const text = memo(documentOf);
  const joined = memo((...all: readonly Fragment[]): Fragment => pieces.all(all));
  const keepNames = keepList<FileName>();
  // The clusters' version speaks for the folder: a proxy that shows it has every file that stands beside it.
  const speaking = memo((cds: Fragment, names: readonly FileName[]): string =>
    documentOf({ ...cds, names: hash([cds.names, ...names].join('\n')) }),
  );
  const files = (rest: readonly string[], key: string, cds: Fragment): ConfigFiles => {
    const names = keepNames(
      key,
      rest.filter((_, i) => i % 2 === 0),
    );
    const pairs = names.map((name, i): [FileName, string] => [name, rest[2 * i + 1] ?? '']);
    return new Map([[clustersFile, speaking(cds, names)], ...pairs]);
  };
  const ofScope = mapEach((scope: ScopeView): ConfigFiles => {
    const { endpointFiles: eds, secretFiles: sds, connectTimeout, families } = scope;
    const cds = joined(
      fixed(connectTimeout, families, scope.collector),
      inbound(scope.inbound, connectTimeout, families),
      ...scope.clusters.map((group) => clusters(group, eds, sds)),
    );
    const rest = [
      ...scope.routes.flatMap((route) => [fileName('rds', route.name, hash), text(routes(route))]),
      ...scope.clusters.flatMap((group) => endpointFiles(group, eds)),
      ...secretFiles(scope.clusters, sds, scope.serverSecrets),
    ];
    return files(rest, scope.key, cds);
  });
  return (scopes: readonly ScopeView[]): ReadonlyMap<string, ConfigFiles> =>
    ofScope(scopes.map((scope) => [scope.key, [scope]]));
}

const stateful = memo((group: ClusterGroup): readonly OutboundCluster[] =>
  group.services.flatMap((clusters) => clusters.filter((cluster) => cluster.state !== undefined)),
);

const secrets = memo((group: ClusterGroup): ReadonlyMap<string, Secret> => {
  const all = group.services.flatMap((clusters) => clusters.flatMap(({ traffic }) => secretsOf(traffic.tls)));
  return new Map(all.map((secret) => [secretId(secret), secret]));
});

/** The text of a group is made once for all scopes in which whatever can have a file of its own has one, which is nearly always. */
function clusterSpelling(hash: Hash, pieces: Fragments) {
  const spell = (
    clusters: readonly OutboundCluster[],
    endpoints: ClusterGroup['endpoints'][number],
    hasFile: (kind: 'eds' | 'sds', name: string) => boolean,
  ): Fragment =>
    pieces.all(
      clusters.map((cluster) => {
        const fileOf = (kind: 'eds' | 'sds', name: string): FileName | undefined =>
          hasFile(kind, name) ? fileName(kind, name, hash) : undefined;
        const file = cluster.state === undefined ? undefined : fileOf('eds', cluster.name);
        const json = outboundCluster(cluster, endpoints, file, (id) => fileOf('sds', id));
        return pieces.one(json, [cluster.name]);
      }),
    );
  const service = memo(
    (clusters: readonly OutboundCluster[], endpoints: ClusterGroup['endpoints'][number]): Fragment =>
      spell(clusters, endpoints, () => true),
  );
  const common = memo(
    (group: ClusterGroup): Fragment =>
      pieces.all(group.services.map((one, i) => service(one, group.endpoints[i]))),
  );
  const special = memo(
    (group: ClusterGroup, eds: ReadonlySet<string>, sds: ReadonlySet<string>): Fragment => {
      const hasFile = (kind: 'eds' | 'sds', name: string): boolean => (kind === 'eds' ? eds : sds).has(name);
      return pieces.all(group.services.map((one, i) => spell(one, group.endpoints[i], hasFile)));
    },
  );
  return (group: ClusterGroup, eds: ReadonlySet<string>, sds: ReadonlySet<string>): Fragment =>
    stateful(group).every((cluster) => eds.has(cluster.name)) &&
    [...secrets(group).keys()].every((id) => sds.has(id))
      ? common(group)
      : special(group, eds, sds);
}

/** Names and texts of the files of secrets that the groups need, in turn. */
function secretSpelling(hash: Hash, pieces: Fragments) {
  const text = memo((id: string, secret: Secret): string =>
    documentOf(pieces.all([pieces.one(secretResource(secret), [id])])),
  );
  return (
    groups: readonly ClusterGroup[],
    files: ReadonlySet<string>,
    ofServers: readonly Secret[],
  ): readonly string[] => {
    if (files.size === 0) return [];
    const needed = new Map([
      ...groups.flatMap((group) => [...secrets(group)]),
      ...ofServers.map((secret) => [secretId(secret), secret] as const),
    ]);
    return [...needed]
      .filter(([id]) => files.has(id))
      .sort(([a], [b]) => compare(a, b))
      .flatMap(([id, secret]) => [fileName('sds', id, hash), text(id, secret)]);
  };
}

/** The files that only the gateway's own Secret brings for what it connects to, each once. */
export const certificatesIn = (groups: readonly ClusterGroup[]): readonly FileName[] => [
  ...new Set(groups.flatMap((group) => [...secrets(group).values()].flatMap(filesOfSecret))),
];
