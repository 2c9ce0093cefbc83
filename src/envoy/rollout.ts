import { sides } from './apart.ts';
import { withProxiesApart } from './apart-rollout.ts';
import { asciiJson, documentOf, namesPart, versionIn } from './fragment.ts';
import { leftRoutes } from './left-routes.ts';
import { largestConfigMap, sizeOf } from './limits.ts';
import {
  type ConfigFiles,
  clustersFile,
  type FileName,
  type Hash,
  isEndpointFile,
  listenersFile,
  type ScopeFiles,
} from './model.ts';
import { nextSlice } from './slices.ts';

/**
 * The next safe files on the way from what is live to what is wanted. Proxies reload files in no promised order, so no step may need two of
 * them at once: clusters and files come before what names them (`grow`), then routes and listeners move (`switch`), then go clusters and
 * files that nothing names any more (`shrink`). Nothing is remembered between steps: the phase is read off the live files.
 */
export interface Step {
  readonly phase: 'start' | 'content' | 'grow' | 'switch' | 'shrink';
  readonly files: ScopeFiles;
  /** What every running proxy must show of the live files before this step may be written: a file's version, or the names part of it. */
  readonly after: ReadonlyMap<FileName, string>;
  /** The same of each proxy's own files. */
  readonly afterOwn: ReadonlyMap<string, ReadonlyMap<FileName, string>>;
  /** Only a part of what the phase is to bring, because the whole does not fit. */
  readonly isSlice?: true;
}

/** No step fits into a ConfigMap. */
export interface Stuck {
  readonly phase: 'stuck';
}

export type Rollout = (live: ScopeFiles, wanted: ScopeFiles) => Step | Stuck | undefined;

/** The proxies of a scope that share files go by one way, and each that is apart by its own. */
export const rollout = (hash: Hash, largest = largestConfigMap): Rollout =>
  withProxiesApart((live, wanted, most) => ofSharedFiles(live, wanted, hash, most), largest);

function ofSharedFiles(
  live: ScopeFiles,
  wanted: ScopeFiles,
  hash: Hash,
  largest: number,
): ReturnType<Rollout> {
  const fits = (files: ConfigFiles): boolean => sizeOf(files) <= largest;
  if (![wanted.shared, ...wanted.own.values()].every(fits)) return { phase: 'stuck' };
  if (!live.shared.has(clustersFile)) return { phase: 'start', files: wanted, ...atOnce };
  if (sameScope(live, wanted)) return undefined;
  const next = step(live, wanted, hash);
  return fits(next.files.shared) ? next : nextSlice(live, wanted, hash, largest);
}

export const atOnce = {
  after: new Map<FileName, string>(),
  afterOwn: new Map<string, ReadonlyMap<FileName, string>>(),
};

function step(live: ScopeFiles, wanted: ScopeFiles, hash: Hash): Step {
  const moved = moves(live, wanted);
  if (versionNames(live.shared, clustersFile) === versionNames(wanted.shared, clustersFile)) {
    return moved
      ? { phase: 'switch', files: wanted, ...afterGrowth(live) }
      : { phase: 'content', files: wanted, ...atOnce };
  }
  const before = clustersOf(live.shared);
  const after = clustersOf(wanted.shared);
  const both = new Map([...before, ...after]);
  const folder = (clusters: ReadonlyMap<string, string>, files: ConfigFiles): ConfigFiles =>
    asOneOf([wanted.shared, live.shared], clusters, files) ??
    withClusters([...clusters.values()], files, hash);
  const grown =
    [...after.keys()].every((name) => before.has(name)) &&
    [...wanted.shared.keys()].every((name) => live.shared.has(name));
  if (!grown) {
    const shared = folder(both, growing(live.shared, wanted.shared));
    // Else a proxy that has not lost these clusters yet would seem to have got them.
    return { phase: 'grow', files: { shared, own: grownOwn(live, wanted) }, ...afterGrowth(live) };
  }
  if (moved) {
    const left = leftRoutes(live.shared, wanted.shared, hash);
    const shared = folder(both, new Map([...live.shared, ...wanted.shared, ...left]));
    return { phase: 'switch', files: { shared, own: wanted.own }, ...afterGrowth(live) };
  }
  const kept = [...live.shared].filter(([name]) => !wanted.shared.has(name) && namesFile(live.shared, name));
  const shared = folder(after, new Map([...kept, ...wanted.shared]));
  return { phase: 'shrink', files: { shared, own: wanted.own }, ...afterSwitch(live) };
}

/** Where the clusters and the names of the files are those of a folder that there is, its clusters file stays as it is. */
function asOneOf(
  folders: readonly ConfigFiles[],
  clusters: ReadonlyMap<string, string>,
  files: ConfigFiles,
): ConfigFiles | undefined {
  const alike = folders.find(
    (folder) =>
      folder.size === files.size &&
      [...folder.keys()].every((name) => files.has(name)) &&
      sameFiles(clustersOf(folder), clusters),
  );
  if (alike === undefined) return undefined;
  const text = alike.get(clustersFile) ?? '';
  return new Map(
    [...alike.keys()].map((name) => [name, name === clustersFile ? text : (files.get(name) ?? '')]),
  );
}

/** Files of both; where both have one, routes stay as they are and endpoints become as wanted. */
function growing(live: ConfigFiles, wanted: ConfigFiles): ConfigFiles {
  const files = new Map(live);
  for (const [name, text] of wanted) if (!live.has(name) || isEndpointFile(name)) files.set(name, text);
  return files;
}

/** Own files as they are live, with the endpoints that are wanted. */
export function withEndpoints(live: ConfigFiles, wanted: ConfigFiles): ConfigFiles {
  const endpoints = [...wanted].filter(([name]) => isEndpointFile(name));
  return endpoints.length === 0 ? live : new Map([...live, ...endpoints]);
}

/** Own routes and listeners stay while the shared ones grow, but for proxies that are new and those that are gone. */
const grownOwn = (live: ScopeFiles, wanted: ScopeFiles): ScopeFiles['own'] =>
  new Map(
    [...wanted.own].map(([key, files]) => [key, withEndpoints(live.own.get(key) ?? files, files)] as const),
  );

const sameFiles = (a: ConfigFiles | undefined, b: ConfigFiles | undefined): boolean =>
  a === b ||
  (a !== undefined &&
    b !== undefined &&
    a.size === b.size &&
    [...a].every(([name, text]) => b.get(name) === text));

const sameScope = (a: ScopeFiles, b: ScopeFiles): boolean =>
  sameFiles(a.shared, b.shared) &&
  a.own.size === b.own.size &&
  [...a.own].every(([key, files]) => sameFiles(files, b.own.get(key)));

/** Nothing waits for endpoints, so they are no move of a proxy's. */
const mayMove = (name: FileName): boolean => !isEndpointFile(name);

const sameMoves = (a: ConfigFiles, b: ConfigFiles | undefined): boolean =>
  a === b ||
  (b !== undefined &&
    [...a].every(([name, text]) => !mayMove(name) || b.get(name) === text) &&
    [...b.keys()].every((name) => !mayMove(name) || a.has(name)));

/** Whether a route or a listener that is live is to change. */
export const routesDiffer = (live: ScopeFiles, wanted: ScopeFiles): boolean =>
  sides(live, wanted).some(([before, after]) => moves(before, after));

const moves = (live: ScopeFiles, wanted: ScopeFiles): boolean =>
  [...wanted.shared].some(([name, text]) => name.startsWith('rds.') && live.shared.get(name) !== text) ||
  [...wanted.own].some(([key, files]) => !sameMoves(files, live.own.get(key)));

/** The live clusters and files are there before anything names them. */
export const afterGrowth = (live: ScopeFiles): Pick<Step, 'after' | 'afterOwn'> => ({
  after: new Map([[clustersFile, versionNames(live.shared, clustersFile)]]),
  afterOwn: new Map(),
});

/**
 * The live routes and listeners are in force before what they no longer name goes. No endpoint stands in them, so their whole version is waited
 * for: an older text may name the same clusters and send more to one that goes.
 */
export const afterSwitch = (live: ScopeFiles): Pick<Step, 'after' | 'afterOwn'> => ({
  after: new Map([
    [clustersFile, versionNames(live.shared, clustersFile)],
    ...wholeVersions(live.shared, (name) => name.startsWith('rds.')),
  ]),
  afterOwn: new Map(
    [...live.own].map(
      ([key, files]) => [key, wholeVersions(files, (name) => name === listenersFile)] as const,
    ),
  ),
});

const wholeVersions = (
  files: ConfigFiles,
  which: (name: FileName) => boolean,
): ReadonlyMap<FileName, string> =>
  new Map(
    [...files].filter(([name]) => which(name)).map(([name, text]) => [name, versionIn(text) ?? ''] as const),
  );

const versionNames = (files: ConfigFiles, name: FileName): string =>
  namesPart(versionIn(files.get(name) ?? '') ?? '');

/** The resources of a clusters file as text under their names. */
export function clustersOf(files: ConfigFiles): ReadonlyMap<string, string> {
  const parsed: { resources: { name: string }[] } = JSON.parse(files.get(clustersFile) ?? '{"resources":[]}');
  return new Map(parsed.resources.map((cluster) => [cluster.name, asciiJson(cluster)]));
}

/** The files from which a cluster reads its endpoints and its certificates. */
export const filesRead = (cluster: string): readonly FileName[] => [
  ...new Set([...cluster.matchAll(/\/\.\.data\/([es]ds\.[^"]*)"/g)].map(([, name]) => name ?? '')),
];

/** A folder with these clusters; their version speaks for the files beside them as well, and for which of them the clusters read. */
export function withClusters(clusters: readonly string[], files: ConfigFiles, hash: Hash): ConfigFiles {
  const others = [...files].filter(([name]) => name !== clustersFile).sort(([a], [b]) => (a < b ? -1 : 1));
  const names = clusters
    .map((text) => `${/"name":"([^"]*)"/.exec(text)?.[1] ?? ''} ${filesRead(text).join(' ')}`)
    .sort();
  const text = clusters.join(',\n');
  const fragment = {
    text,
    names: hash([...names, '', ...others.map(([name]) => name)].join('\n')),
    bytes: hash(text),
  };
  return new Map([[clustersFile, documentOf(fragment)], ...others]);
}

/** Whether a live cluster still reads its endpoints from a file. */
const namesFile = (live: ConfigFiles, name: FileName): boolean =>
  live.get(clustersFile)?.includes(`/..data/${name}"`) ?? false;
