import type { ObjectRef } from '../api/problem.ts';
import { keepList, memo } from '../mesh/incremental.ts';
import type { ClusterGroup, Listener, VirtualHostGroup } from './model.ts';
import type { Views } from './view.ts';

/** The keys of the scopes whose proxies have something of an object in their configuration, under `Kind namespace/name`. */
export type Touches = ReadonlyMap<string, readonly string[]>;

const objectId = ({ kind, namespace, name }: ObjectRef): string => `${kind} ${namespace}/${name}`;

type Ids = readonly string[];

/** A function from views to what each object touches; an answer that did not change keeps its identity. */
export function touchStage(): (views: Views) => Touches {
  const distinct = interned();
  const idsOf = (refs: Iterable<ObjectRef>): Ids => distinct(new Set([...refs].map(objectId)));
  const ofHosts = memo((group: VirtualHostGroup): Ids => idsOf(group.hosts.flatMap((host) => host.from)));
  const ofClusters = memo(
    (services: ClusterGroup['services']): Ids =>
      idsOf(new Set(services.flatMap((clusters) => clusters.flatMap((cluster) => cluster.from)))),
  );
  const ofListeners = memo((listeners: readonly Listener[]): readonly Ids[] => [
    idsOf(listeners.flatMap(listenerRefs)),
    ...listeners.flatMap((one) => ('inline' in one ? (one.inline?.groups.map(ofHosts) ?? []) : [])),
  ]);
  const keepParts = keepList<Ids>();
  const keepScopes = keepList<string>();
  const keepAll = keepList<string | readonly Ids[]>();
  const invert = memo((scopes: readonly (string | readonly Ids[])[]): Touches => {
    const touched = new Map<string, string[]>();
    for (let i = 0; i < scopes.length; i += 2) {
      const [scope, parts] = [scopes[i], scopes[i + 1]];
      if (typeof scope !== 'string' || typeof parts !== 'object') continue;
      for (const id of new Set(parts.flat())) {
        const list = touched.get(id);
        if (list === undefined) touched.set(id, [scope]);
        else list.push(scope);
      }
    }
    return new Map([...touched].map(([id, list]) => [id, keepScopes(id, list)]));
  });
  return ({ scopes, proxies }) => {
    const parts = scopes.flatMap(({ key, routes, clusters }): (string | readonly Ids[])[] => {
      const listeners = new Set((proxies.get(key) ?? []).flatMap((view) => [view.shared, view.own]));
      const ids = [
        ...routes.flatMap((route) => route.groups.map(ofHosts)),
        ...clusters.map((group) => ofClusters(group.services)),
        ...[...listeners].flatMap(ofListeners),
      ];
      return [key, keepParts(key, [...new Set(ids)])];
    });
    return invert(keepAll('', parts));
  };
}

const listenerRefs = (listener: Listener): readonly ObjectRef[] => ('from' in listener ? listener.from : []);

/** Makes equal lists one list. */
function interned(): (ids: ReadonlySet<string>) => Ids {
  const known = new Map<string, Ids>();
  return (ids) => {
    const sorted = [...ids].sort();
    const text = sorted.join('\n');
    const list = known.get(text) ?? sorted;
    // The oldest are no longer in use, most likely; a list that is made again costs one comparison more.
    if (known.size >= most) known.clear();
    known.set(text, list);
    return list;
  };
}

const most = 1_000;
