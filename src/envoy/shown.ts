import { fields, items, text } from '../api/read/fields.ts';
import { isAwaited, versionIn } from './fragment.ts';
import { type ConfigFiles, clustersFile, type FileName, listenersFile } from './model.ts';

/** The version that a proxy shows for each file it has loaded. */
export type Shown = ReadonlyMap<FileName, string>;

/** The files under the names of the subscriptions by which Envoy's statistics tell of them. */
export type Subscriptions = ReadonlyMap<string, FileName>;

const known = new WeakMap<ConfigFiles, Subscriptions>();

/** Of a route or endpoint file the statistics give the resource's name, which the file's own name may only be a hash of. */
export function subscriptions(files: ConfigFiles): Subscriptions {
  const made = known.get(files) ?? new Map([...files].flatMap(([file, content]) => entry(file, content)));
  known.set(files, made);
  return made;
}

function entry(file: FileName, content: string): [string, FileName][] {
  if (file === clustersFile || file === listenersFile) return [[file, file]];
  const member = file.startsWith('rds.') ? 'name' : file.startsWith('eds.') ? 'cluster_name' : undefined;
  if (member === undefined) return [];
  const name: unknown = JSON.parse(
    new RegExp(`"${member}":("(?:[^"\\\\]|\\\\.)*")`).exec(content)?.[1] ?? '""',
  );
  return [[`${file.slice(0, 3)} ${inStatistics(String(name))}`, file]];
}

/** Envoy has no colon in the names of its statistics. */
const inStatistics = (name: string): string => name.replaceAll(':', '_');

/** Of `http.PREFIX.rds.NAME.` and `cluster.NAME.` the name of the subscription; undefined for other statistics. */
function subscriptionOf(stat: string): string | undefined {
  if (stat.startsWith('cluster_manager.cds.')) return clustersFile;
  if (stat.startsWith('listener_manager.lds.')) return listenersFile;
  const route = /^http\..+?\.rds\.(.+)\.\w+$/.exec(stat)?.[1];
  if (route !== undefined) return `rds ${route}`;
  const cluster = /^cluster\.(.+)\.\w+$/.exec(stat)?.[1];
  return cluster === undefined ? undefined : `eds ${cluster}`;
}

/** Name and value of each statistic of an answer of `/stats?format=json` that tells of one of the files. */
function* told(answer: unknown, of: Subscriptions): Iterable<readonly [FileName, string, unknown]> {
  for (const stat of items(fields(answer).stats).map(fields)) {
    const name = text(stat.name) ?? '';
    const file = of.get(subscriptionOf(name) ?? '');
    if (file !== undefined) yield [file, name, stat.value];
  }
}

/**
 * The versions in an answer of Envoy's. Where several listeners show different versions of one route file, its value is `mixed:` and all of
 * them, which is nobody's version.
 */
export function versionsIn(answer: unknown, of: Subscriptions): Shown {
  const seen = new Map<FileName, Set<string>>();
  for (const [file, name, value] of told(answer, of)) {
    const version = name.endsWith('.version_text') ? text(value) : undefined;
    if (version !== undefined) seen.set(file, (seen.get(file) ?? new Set()).add(version));
  }
  return new Map([...seen].map(([file, versions]) => [file, agreed([...versions].sort())]));
}

const agreed = (versions: readonly string[]): string =>
  versions.length === 1 ? (versions[0] ?? '') : `mixed:${versions.join(',')}`;

/** How often a proxy refused what stood in a file, and how often it could not read it, since the proxy's start. */
export interface Failures {
  readonly rejected: number;
  readonly unread: number;
}

/** What went wrong with each of the files. What is told of other files is of listeners that drain. */
export function failuresIn(answer: unknown, of: Subscriptions): ReadonlyMap<FileName, Failures> {
  const counts = new Map<FileName, Failures>();
  for (const [file, name, value] of told(answer, of)) {
    if (typeof value !== 'number') continue;
    const { rejected, unread } = counts.get(file) ?? { rejected: 0, unread: 0 };
    if (name.endsWith('.update_rejected')) counts.set(file, { rejected: rejected + value, unread });
    else if (name.endsWith('.update_failure')) counts.set(file, { rejected, unread: unread + value });
  }
  return counts;
}

/** Whether a proxy shows what is awaited. A route file that it does not name is one that it does not read. */
export const showsAwaited = (shown: Shown, awaited: ReadonlyMap<FileName, string>): boolean =>
  [...awaited].every(([file, version]) => {
    const there = shown.get(file);
    return there === undefined ? isOptional(file) : isAwaited(there, version);
  });

/** The files of which a proxy shows another version than the one that stands in them. */
export const behind = (shown: Shown, files: ConfigFiles): readonly FileName[] =>
  [...subscriptions(files).values()].filter((file) => {
    const there = shown.get(file);
    return there === undefined ? !isOptional(file) : there !== versionIn(files.get(file) ?? '');
  });

const isOptional = (file: FileName): boolean => file !== clustersFile && file !== listenersFile;

/** Whether two texts of a file differ in nothing that a proxy could refuse: clusters may have other endpoints. */
export const sameButEndpoints = (file: FileName, a: string, b: string): boolean =>
  a === b || (file === clustersFile && withoutEndpoints(a) === withoutEndpoints(b));

const withoutEndpoints = (text: string): string => {
  const { resources }: { readonly resources: unknown } = JSON.parse(text);
  return JSON.stringify(resources, (key, value: unknown) => (key === 'load_assignment' ? undefined : value));
};
