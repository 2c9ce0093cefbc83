import { keepList, mapEach, memo } from '../mesh/incremental.ts';
import type { ClusterGroup } from '../proxy/model.ts';
import type { Views } from '../proxy/view.ts';
import { endpointSpelling, localitiesIn } from './endpoint-files.ts';
import { fragments } from './fragment.ts';
import type { ConfigFiles, FileName, Hash, ScopeFiles } from './model.ts';
import { ownFiles } from './own-files.ts';
import { routeSpelling } from './routes.ts';
import { certificatesIn, sharedFiles } from './shared-files.ts';

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
