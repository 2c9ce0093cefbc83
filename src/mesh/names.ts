import type { Labels, Meta } from '../api/objects.ts';
import type { ObjectRef } from '../api/problem.ts';
import { isIpv6 } from './families.ts';
import type { Audience, Visibility } from './model.ts';

const domain = 'svc.cluster.local';

export const serviceHost = (namespace: string, name: string): string => `${name}.${namespace}.${domain}`;

/** A name without a dot belongs to the namespace of the rule that says it; any other name, and an address, stands for itself. */
export const resolveHost = (name: string, namespace: string): string =>
  name.includes('.') || name === '*' || isIpv6(name)
    ? name.toLowerCase()
    : serviceHost(namespace, name.toLowerCase());

/** A Gateway's key: its name alone and `./name` are in the rule's namespace; `name.namespace` and longer are an older way to write it. */
export function gatewayKey(name: string, namespace: string): string {
  if (name === 'mesh') return name;
  if (name.startsWith('./')) return `${namespace}/${name.slice(2)}`;
  if (name.includes('/')) return name;
  const [bare = '', owner = namespace] = name.split('.');
  return `${owner}/${bare}`;
}

/** Whether a host pattern (`*`, `*.example.com` or an exact name) covers a name, which may be a pattern itself. */
export function hostCovers(pattern: string, name: string): boolean {
  if (pattern === name || pattern === '*') return true;
  return pattern.startsWith('*') && name.length > pattern.length - 1 && name.endsWith(pattern.slice(1));
}

/** The narrower of two host patterns, or undefined where no name is covered by both. */
export function narrower(a: string, b: string): string | undefined {
  if (hostCovers(a, b)) return b;
  return hostCovers(b, a) ? a : undefined;
}

/** The names of clusters as people know them from Istio's. */
export const outboundCluster = (port: number, subset: string, host: string): string =>
  `outbound|${port}|${subset}|${host}`;
export const inboundCluster = (port: number, host: string): string => `inbound|${port}||${host}`;

export const selects = (selector: Labels, labels: Labels): boolean =>
  Object.keys(selector).every((name) => labels[name] === selector[name]);

/** Labels that nodes have for where they are, of which a locality's parts are the values. */
const parts = ['topology.kubernetes.io/region', 'topology.kubernetes.io/zone', 'topology.istio.io/subzone'];
/** The label by which a node's own name is asked for. */
export const hostname = 'kubernetes.io/hostname';

/** Something with labels that runs somewhere. */
interface Placed {
  readonly labels: Labels;
  readonly locality?: string;
  readonly node?: string;
}

/** A label, before which comes what is known of the place that it speaks of. */
export function labelAt(name: string, { labels, locality = '', node = '' }: Placed): string | undefined {
  const part = parts.indexOf(name);
  const place = part === -1 ? name === hostname && node : locality.split('/')[part];
  return place || labels[name];
}

/** Whether something has labels, those of its place among them. */
export const fits = (selector: Labels, placed: Placed): boolean =>
  Object.keys(selector).every((name) => labelAt(name, placed) === selector[name]);

export const sees = (visibleTo: Audience, namespace: string): boolean =>
  visibleTo === 'all' ||
  ('except' in visibleTo ? !visibleTo.except.includes(namespace) : visibleTo.includes(namespace));

/** Istio's `exportTo`, or what stands for it where it is absent: `*` or nothing is everyone, `.` the object's own namespace, `~` nobody. */
export function visibility(
  exportTo: readonly string[] | undefined,
  namespace: string,
  otherwise: readonly string[] | undefined,
): Visibility {
  const names = exportTo === undefined || exportTo.length === 0 ? (otherwise ?? []) : exportTo;
  if (names.length === 0 || names.includes('*')) return 'all';
  return names.filter((name) => name !== '~').map((name) => (name === '.' ? namespace : name));
}

/** The code points' order, which no locale changes. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The entries of a table in the order of their keys. */
export const byKey = <T>(table: ReadonlyMap<string, T>): [string, T][] =>
  [...table].sort(([a], [b]) => compare(a, b));

interface HasMeta<M = Meta> {
  readonly meta: M;
}

type Birth = Pick<Meta, 'created' | 'namespace' | 'name'>;

/** Older first; objects of the same age, or of no known age, by namespace and then name. */
export const byAge = (a: HasMeta<Birth>, b: HasMeta<Birth>): number =>
  compare(a.meta.created ?? '', b.meta.created ?? '') ||
  compare(a.meta.namespace, b.meta.namespace) ||
  compare(a.meta.name, b.meta.name);

export const refOf = (kind: string, object: HasMeta): ObjectRef => ({
  kind,
  namespace: object.meta.namespace,
  name: object.meta.name,
});
