import { alone, apartKeys, together } from './apart.ts';
import { certificatesIn } from './certificates.ts';
import { asciiJson, versionIn } from './fragment.ts';
import {
  type ConfigFiles,
  clustersFile,
  type FileName,
  type Hash,
  listenersFile,
  type ScopeFiles,
} from './model.ts';
import { clustersOf, withClusters } from './rollout.ts';

interface OfFile {
  readonly file: FileName;
  /** The own ConfigMap that holds it; none for a shared one. */
  readonly own?: string;
  /** What the proxies ran before it, where that is known. */
  readonly good?: string;
  /** The pod whose proxy refused it, `namespace/name`. */
  readonly by: string;
}

/** A text that a proxy refused. */
export interface RefusedText extends OfFile {
  readonly text: string;
}

/** The same by what tells such a text where it is wanted again: its version; of clusters, each of those that it had changed. */
export interface RefusedFile extends OfFile {
  readonly marks: readonly string[];
}

/** What becomes of files while some of what is wanted was refused. */
export interface Refusals {
  of(refused: RefusedText): RefusedFile;
  /** Whether what was refused is what is wanted still. Of clusters only some were refused, and their endpoints may have changed since. */
  isWanted(wanted: ScopeFiles, refused: RefusedFile): boolean;
  /**
   * What to write meanwhile: in its place what the proxies ran before, and beside it all that is live, since the former routes need their
   * clusters. Endpoints go on as wanted.
   */
  without(live: ScopeFiles, wanted: ScopeFiles, refused: readonly RefusedFile[]): ScopeFiles;
}

export function refusals(hash: Hash): Refusals {
  const marked = clusterMark(hash);
  const isWanted: Refusals['isWanted'] = (wanted, { file, own, marks }) => {
    const text = (own === undefined ? wanted.shared : wanted.own.get(own))?.get(file) ?? '';
    if (file !== clustersFile) return marks.includes(versionIn(text) ?? text);
    return [...clustersIn(text)].some((cluster) => marks.includes(marked(cluster)));
  };
  /** Where no proxy is apart. */
  const ofSharedFiles: Refusals['without'] = (live, wanted, held) => {
    const [own, shared] = [held.filter(isOwn), held.filter((one) => !isOwn(one))];
    const clusters = new Map([...clustersOf(live.shared), ...clustersOf(wanted.shared)]);
    for (const { marks, good = '' } of shared.filter(({ file }) => file === clustersFile))
      replace(clusters, clustersIn(good), (cluster) => marks.includes(marked(cluster)));
    const others = shared.map(({ file, good = '' }) => [file, good] as const);
    const files = new Map([...live.shared, ...wanted.shared, ...others]);
    const folder = withClusters([...clusters.values()], files, hash);
    // A cluster's text differs from what is live only where it is meant to.
    return { shared: same(folder, live.shared) ? live.shared : folder, own: withoutOwn(live, wanted, own) };
  };
  return {
    of: ({ text, ...of }) => ({
      ...of,
      marks: of.file === clustersFile ? changed(text, of.good ?? '').map(marked) : [versionIn(text) ?? text],
    }),
    isWanted,
    without: (live, wanted, refused) => {
      const held = refused.filter((one) => isWanted(wanted, one) && one.good !== undefined);
      if (held.length === 0) return wanted;
      const keys = apartKeys(live, wanted);
      const [apart, common] = [
        held.filter(({ own = '' }) => keys.includes(own)),
        held.filter(({ own = '' }) => !keys.includes(own)),
      ];
      const rest = common.length === 0 ? wanted : ofSharedFiles(live, wanted, common);
      const own = new Map(rest.own);
      for (const [key = '', mine] of Map.groupBy(apart, ({ own: of }) => of))
        own.set(key, together(ofSharedFiles(alone(live, key), alone(wanted, key), mine.map(asAlone)), key));
      return { shared: rest.shared, own };
    },
  };
}

/** The same of a proxy that is apart where it is a scope of its own. */
const asAlone = ({ own, ...of }: RefusedFile): RefusedFile =>
  of.file === listenersFile && own !== undefined ? { ...of, own } : of;

const isOwn = ({ own }: RefusedFile): boolean => own !== undefined;

function withoutOwn(
  live: ScopeFiles,
  wanted: ScopeFiles,
  refused: readonly RefusedFile[],
): ScopeFiles['own'] {
  const own = new Map(wanted.own);
  // The former listeners may name certificates that are no longer wanted.
  for (const { file, own: key = '', good = '' } of refused)
    own.set(key, new Map([...certificates(live, key), ...(own.get(key) ?? []), [file, good]]));
  return own;
}

type Named = readonly [name: string, cluster: string];

const clusterMark =
  (hash: Hash) =>
  ([name, cluster]: Named): string =>
    hash(`${name}\n${shapeOf(cluster)}`);

const certificates = (live: ScopeFiles, key: string): readonly (readonly [FileName, string])[] =>
  [...certificatesIn(live.own.get(key) ?? new Map())].map((name) => [name, '']);

/** The clusters that are not what they were before, endpoints apart: any of them may be the reason. */
function changed(text: string, good: string): readonly Named[] {
  const before = clustersIn(good);
  return [...clustersIn(text)].filter(([name, cluster]) => shapeOf(cluster) !== shapeOf(before.get(name)));
}

/** Puts clusters back to what they were; those that were not there go. */
function replace(
  clusters: Map<string, string>,
  before: ReadonlyMap<string, string>,
  isBad: (cluster: Named) => boolean,
): void {
  for (const [name, cluster] of [...clusters]) {
    if (!isBad([name, cluster])) continue;
    const old = before.get(name);
    if (old === undefined) clusters.delete(name);
    else clusters.set(name, withEndpointsOf(old, cluster));
  }
}

const clustersIn = (text: string): ReadonlyMap<string, string> =>
  text === '' ? new Map() : clustersOf(new Map([[clustersFile, text]]));

type Cluster = { load_assignment?: unknown };
const endpointsApart = (cluster: string): Cluster => {
  const { load_assignment: _, ...shape }: Cluster = JSON.parse(cluster);
  return shape;
};
const shapeOf = (cluster: string | undefined): string =>
  cluster === undefined ? '' : asciiJson(endpointsApart(cluster));

/** A cluster as it was, with the endpoints of another, where both list them. */
function withEndpointsOf(cluster: string, other: string): string {
  const old: Cluster = JSON.parse(cluster);
  const { load_assignment: endpoints }: Cluster = JSON.parse(other);
  return old.load_assignment === undefined || endpoints === undefined
    ? cluster
    : asciiJson({ ...old, load_assignment: endpoints });
}

const same = (a: ConfigFiles, b: ConfigFiles): boolean =>
  a.size === b.size && [...a].every(([name, text]) => b.get(name) === text);
