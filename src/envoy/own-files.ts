import { mapEach, memo } from '../mesh/incremental.ts';
import { positionKey } from '../proxy/localities.ts';
import type { ClusterGroup, Listener, ProxyView } from '../proxy/model.ts';
import { bootstrap } from './bootstrap.ts';
import { withCertificates } from './certificates.ts';
import { type EndpointFiles, localitiesIn } from './endpoint-files.ts';
import { fileName } from './file-name.ts';
import { documentOf, type Fragment, type Fragments } from './fragment.ts';
import { listenerSpelling } from './listeners.ts';
import { bootstrapFile, type FileName, type Hash, listenersFile, type ScopeFiles } from './model.ts';
import type { routeSpelling } from './routes.ts';
import { ownFilesOf } from './transport.ts';

/** What a proxy has of its own: its listeners, and the endpoint files in which its place makes it differ from its scope. */
export function ownFiles(
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

/** The files that only the gateway's own Secret brings for its listeners, each once. */
const certificatesOf = (listeners: readonly Listener[]): readonly FileName[] => [
  ...new Set(
    listeners.flatMap((one) =>
      one.kind === 'gatewayTls' ? one.chains.flatMap(({ tls }) => (tls ? ownFilesOf(tls) : [])) : [],
    ),
  ),
];
