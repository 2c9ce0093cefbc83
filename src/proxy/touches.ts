import type { ObjectRef } from '../api/problem.ts';
import { keepList, memo } from '../mesh/incremental.ts';
import type { ClusterGroup, InboundCluster, Listener, RouteConfiguration, VirtualHost } from './model.ts';
import type { Views } from './view.ts';

/** The keys of the scopes whose proxies have something of an object in their configuration, under `Kind namespace/name`. */
export type Touches = ReadonlyMap<string, readonly string[]>;

const objectId = ({ kind, namespace, name }: ObjectRef): string => `${kind} ${namespace}/${name}`;

type Ids = readonly string[];

/**
 * A function from a list of things, under a key that stays theirs, to the ids of what they come from. Nearly always a thing that was made anew
 * comes from the same objects, and then the answer keeps its identity.
 */
function originStage<T>(from: (item: T) => readonly ObjectRef[]): (key: string, items: readonly T[]) => Ids {
  const last = new Map<string, { readonly items: readonly T[]; readonly ids: Ids }>();
  const idsOf = memo((items: readonly T[]): Ids => [...new Set(items.flatMap(from).map(objectId))]);
  return (key, items) => {
    const before = last.get(key);
    if (before?.items === items) return before.ids;
    const isSame =
      before?.items.length === items.length &&
      items.every((item, i) => {
        const other = before.items[i];
        return item === other || (other !== undefined && sameRefs(from(item), from(other)));
      });
    const ids = isSame ? before.ids : idsOf(items);
    last.set(key, { items, ids });
    return ids;
  };
}

const sameRefs = (some: readonly ObjectRef[], others: readonly ObjectRef[]): boolean =>
  some.length === others.length &&
  some.every((one, i) => {
    const other = others[i];
    return one.name === other?.name && one.namespace === other.namespace && one.kind === other.kind;
  });

/** A function from views to what each object touches; an answer that did not change keeps its identity. */
export function touchStage(): (views: Views) => Touches {
  const ofHosts = originStage((host: VirtualHost) => host.from);
  const ofServices = originStage((clusters: ClusterGroup['services'][number]) =>
    clusters.flatMap((cluster) => cluster.from),
  );
  const ofInbound = originStage((cluster: InboundCluster) => cluster.from);
  const ofListeners = originStage(listenerRefs);
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
    const all = scopes.flatMap(({ key, routes, clusters, inbound }): (string | readonly Ids[])[] => {
      const listeners = new Set((proxies.get(key) ?? []).flatMap((view) => [view.shared, view.own]));
      const parts = [
        ...routes.flatMap(({ name, groups }) =>
          groups.map((group, i) => ofHosts(`${i} ${name} ${key}`, group.hosts)),
        ),
        ...clusters.map((group, i) => ofServices(`${i} ${key}`, group.services)),
        ofInbound(key, inbound),
        ...[...listeners].map((list, i) => ofListeners(`${i} ${key}`, list)),
      ];
      return [key, keepParts(key, [...new Set(parts)])];
    });
    return invert(keepAll('', all));
  };
}

const listenerRefs = (listener: Listener): readonly ObjectRef[] => {
  const inline = inlined(listener).flatMap((routes) => routes.groups);
  const own = 'raw' in listener ? listener.raw.from : 'from' in listener ? listener.from : [];
  return inline.length === 0
    ? own
    : [...own, ...inline.flatMap(({ hosts }) => hosts.flatMap(({ from }) => from))];
};

/** The routes that stand in a listener for want of a file. */
function inlined(listener: Listener): readonly RouteConfiguration[] {
  if ('inline' in listener) return listener.inline === undefined ? [] : [listener.inline];
  if (listener.kind !== 'gatewayTls') return [];
  return listener.chains.flatMap(({ to }) =>
    to.kind === 'http' && to.inline !== undefined ? [to.inline] : [],
  );
}
