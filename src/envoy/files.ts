import { keepList, mapEach, memo } from '../mesh/incremental.ts';
import { compare } from '../mesh/names.ts';
import { positionIn, positionKey, somewhere } from '../proxy/localities.ts';
import type {
  ClusterGroup,
  Listener,
  Localities,
  OutboundCluster,
  ProxyView,
  ScopeView,
} from '../proxy/model.ts';
import { ownFilesOf as filesOfSecret, type Secret, secretId, secretsOf } from '../proxy/secrets.ts';
import type { Views } from '../proxy/view.ts';
import { bootstrap } from './bootstrap.ts';
import { withCertificates } from './certificates.ts';
import {
  endpointResource,
  fixedClusters,
  inboundCluster,
  inboundPassthrough,
  outboundCluster,
} from './clusters.ts';
import { documentOf, type Fragment, type Fragments, fragments } from './fragment.ts';
import { listenerSpelling } from './listeners.ts';
import {
  bootstrapFile,
  type ConfigFiles,
  clustersFile,
  type FileName,
  type Hash,
  listenersFile,
  type ScopeFiles,
} from './model.ts';
import { routeSpelling } from './routes.ts';
import { collector, collectorCluster } from './tracing.ts';
import { ownFilesOf, secretResource } from './transport.ts';

/** Names that fit a ConfigMap's key stand for themselves, others by their hash. */
const fileName = (kind: 'rds' | 'eds' | 'sds', name: string, hash: Hash): FileName =>
  `${kind}.${/^[-._a-zA-Z0-9]{1,200}$/.test(name) ? name : hash(name)}.json`;

/** A function from views to the files of every scope; text that did not change is not made again. */
export function speller(hash: Hash): (views: Views) => ReadonlyMap<string, ScopeFiles> {
  const pieces = fragments(hash);
  const routes = routeSpelling(pieces);
  const endpoints = endpointSpelling(hash, pieces);
  const shared = sharedFiles(hash, pieces, routes, endpoints.shared);
  const own = ownFiles(hash, pieces, routes, endpoints.own);
  const keepGroups = keepList<ClusterGroup>();
  const keepNames = keepList<FileName>();
  const placedIn = memo((clusters: readonly ClusterGroup[]) =>
    clusters.filter((group) => localitiesIn(group.services).length > 0),
  );
  const scopes = mapEach(
    (files: ConfigFiles, each: ScopeFiles['own']): ScopeFiles => ({ shared: files, own: each }),
  );
  const nobody: ScopeFiles['own'] = new Map();
  return (views) => {
    const sharedOf = shared(views.scopes);
    const ownOf = own(
      views.scopes.map(({ key, clusters, endpointFiles }) => {
        const placed = keepGroups(key, placedIn(clusters));
        const needed = keepNames(key, certificatesIn(clusters));
        return [key, [key, views.proxies.get(key) ?? [], placed, endpointFiles, needed]];
      }),
    );
    return scopes([...sharedOf].map(([key, files]) => [key, [files, ownOf.get(key) ?? nobody]]));
  };
}

type EndpointFiles = ReturnType<typeof endpointSpelling>;

function sharedFiles(
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

const localitiesIn = memo((services: ClusterGroup['services']): readonly Localities[] =>
  services.flatMap((clusters) => clusters.flatMap(({ localities }) => localities ?? [])),
);

/** Names and texts of a group's endpoint files: as they are where nothing is known of a client, and those that a client has otherwise. */
function endpointSpelling(hash: Hash, pieces: Fragments) {
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

/** What a proxy has of its own: its listeners, and the endpoint files in which its place makes it differ from its scope. */
function ownFiles(
  hash: Hash,
  pieces: Fragments,
  routes: ReturnType<typeof routeSpelling>,
  endpointFiles: EndpointFiles['own'],
) {
  const listener = listenerSpelling(pieces, {
    routes,
    fileName: (kind, name) => fileName(kind, name, hash),
  });
  const spell = memo(
    (
      listeners: readonly Listener[],
      labels: ProxyView['labels'],
      settings: ProxyView['settings'],
    ): Fragment => pieces.all(listeners.map((one) => listener(one, labels, settings))),
  );
  const files = memo(
    ({ key, labels, settings, shared, own }: ProxyView, scope: string, upstream: readonly FileName[]) => {
      const listeners = pieces.all([spell(shared, labels, settings), spell(own, labels, settings)]);
      const boot = `${JSON.stringify(bootstrap(key, scope, settings), undefined, 1)}\n`;
      return withCertificates(
        new Map([
          [bootstrapFile, boot],
          [listenersFile, documentOf(listeners)],
        ]),
        [...certificatesOf(own), ...upstream],
        hash,
      );
    },
  );
  const key = memo((group: ClusterGroup, position: ProxyView['position']): string =>
    positionKey(position, localitiesIn(group.services)),
  );
  return mapEach(
    (
      scope: string,
      proxies: readonly ProxyView[],
      placed: readonly ClusterGroup[],
      inFiles: ReadonlySet<string>,
      upstream: readonly FileName[],
    ): ScopeFiles['own'] =>
      new Map(
        proxies.map((view) => {
          const near = placed.flatMap((group) => endpointFiles(group, inFiles, key(group, view.position)));
          const base = files(view, scope, upstream);
          return [view.key, near.length === 0 ? base : new Map([...base, ...near])];
        }),
      ),
  );
}

/** The files that only the gateway's own Secret brings for what it connects to, each once. */
const certificatesIn = (groups: readonly ClusterGroup[]): readonly FileName[] => [
  ...new Set(groups.flatMap((group) => [...secrets(group).values()].flatMap(filesOfSecret))),
];

/** The same for its listeners. */
const certificatesOf = (listeners: readonly Listener[]): readonly FileName[] => [
  ...new Set(
    listeners.flatMap((one) =>
      one.kind === 'gatewayTls' ? one.chains.flatMap(({ tls }) => (tls ? ownFilesOf(tls) : [])) : [],
    ),
  ),
];
