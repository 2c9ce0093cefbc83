import type { ObjectRef } from '../api/problem.ts';
import { keepList, mapEach, memo } from '../mesh/incremental.ts';
import type {
  ClusterGroup,
  InboundCluster,
  Listener,
  ProxyView,
  RouteConfiguration,
  ScopeView,
  VirtualHost,
} from './model.ts';
import type { Views } from './view.ts';

/**
 * Where proxies have something of an object in their configuration, under `Kind namespace/name`: the key of a scope, or `key#word` for a part of it, workloads
 * whose files are all their own.
 */
export type Touches = ReadonlyMap<string, readonly string[]>;

const objectId = ({ kind, namespace, name }: ObjectRef): string => `${kind} ${namespace}/${name}`;

type Ids = readonly string[];

const nobody: readonly ProxyView[] = [];

/**
 * A function from lists of things to the ids of what they come from. Nearly always a thing that was made anew comes from the same objects, and then
 * the answer is the list that was given for them last.
 */
function originStage<T>(from: (item: T) => readonly ObjectRef[], keep: Keep): (items: readonly T[]) => Ids {
  return memo((items: readonly T[]): Ids => keep([...new Set(items.flatMap(from).map(objectId))]));
}

type Keep = (ids: Ids) => Ids;

/** Lists of the same ids become one list. */
function keepIds(): { readonly keep: Keep; readonly sweep: (used: Iterable<Ids>) => void } {
  const known = new Map<string, Ids>();
  const textOf = memo((ids: Ids): string => ids.join());
  return {
    keep: (ids) => {
      const text = ids.join();
      const kept = known.get(text) ?? ids;
      known.set(text, kept);
      return kept;
    },
    sweep: (used) => {
      const texts = new Set([...used].map(textOf));
      for (const text of known.keys()) if (!texts.has(text)) known.delete(text);
    },
  };
}

/** A function from views to what each object touches; an answer that did not change keeps its identity. */
export function touchStage(): (views: Views) => Touches {
  const { keep, sweep } = keepIds();
  const ofHosts = originStage((host: VirtualHost) => host.from, keep);
  const ofServices = originStage(
    (clusters: ClusterGroup['services'][number]) => clusters.flatMap((cluster) => cluster.from),
    keep,
  );
  const ofInbound = originStage((cluster: InboundCluster) => cluster.from, keep);
  const ofListeners = originStage(listenerRefs, keep);
  const keepScopes = keepList<string>();
  const keepAll = keepList<string | readonly Ids[]>();
  const keepParts = keepList<Ids>();
  const ofProxies = memo((views: readonly ProxyView[]): readonly Ids[] =>
    [...new Set(views.flatMap(({ shared, own }) => [shared, own]))].map(ofListeners),
  );
  const ofRules = originStage((ref: ObjectRef) => [ref], keep);
  const ofScope = mapEach(
    ({ key, from, routes, clusters, inbound }: ScopeView, views: readonly ProxyView[]) => {
      const parts = [
        ...routes.flatMap(({ groups }) => groups.map((group) => ofHosts(group.hosts))),
        ...clusters.map((group) => ofServices(group.services)),
        ofInbound(inbound),
        ofRules(from),
        ...ofProxies(views),
      ];
      return keepParts(key, [...new Set(parts)]);
    },
  );
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
    const parts = ofScope(scopes.map((scope) => [scope.key, [scope, proxies.get(scope.key) ?? nobody]]));
    const all = [...parts].flat();
    const kept = keepAll('', all);
    if (kept === all) sweep(all.flatMap((each) => (typeof each === 'string' ? [] : each)));
    return invert(kept);
  };
}

/** A function from the scopes that objects touch to those parts of them that are called by a word. */
export function inPart(word: string): (touches: Touches) => Touches {
  const parts = memo((scopes: Ids): Ids => scopes.map((scope) => partOf(scope, word)));
  return memo((touches) => new Map([...touches].map(([id, scopes]) => [id, parts(scopes)])));
}

/** A part of a scope. */
export const partOf = (scope: string, word: string): string => `${scope}#${word}`;

/** A function from what objects touch by outlook to what they touch at all. */
export function joinTouches(): (all: readonly Touches[]) => Touches {
  const keep = keepList<string>();
  const join = memo((...all: readonly Touches[]): Touches => {
    const ids = new Set(all.flatMap((touches) => [...touches.keys()]));
    return new Map(
      [...ids].map((id) => {
        const scopes = [...new Set(all.flatMap((touches) => touches.get(id) ?? []))];
        return [id, keep(id, scopes)] as const;
      }),
    );
  });
  return (all) => {
    const [first] = all;
    return first !== undefined && all.length === 1 ? first : join(...all);
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
