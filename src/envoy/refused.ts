import { certificatesIn } from './certificates.ts';
import { asciiJson } from './fragment.ts';
import { type ConfigFiles, clustersFile, type FileName, type Hash, type ScopeFiles } from './model.ts';
import { clustersOf, withClusters } from './rollout.ts';

/** A text that proxies refused, and what they ran before it. */
export interface RefusedFile {
  readonly file: FileName;
  /** The own ConfigMap that holds it; none for a shared one. */
  readonly own?: string;
  readonly text: string;
  readonly good?: string;
}

/**
 * What to write while some of what is wanted was refused: in its place what the proxies ran before, and beside it all that is live, since the
 * former routes need their clusters. Endpoints go on as wanted.
 */
export function withoutRefused(
  live: ScopeFiles,
  wanted: ScopeFiles,
  refused: readonly RefusedFile[],
  hash: Hash,
): ScopeFiles {
  const held = refused.filter((one) => isWanted(wanted, one) && one.good !== undefined);
  if (held.length === 0) return wanted;
  const shared = new Map([...live.shared, ...wanted.shared]);
  const own = new Map(wanted.own);
  for (const { file, own: key, good = '' } of held) {
    // The former listeners may name certificates that are no longer wanted.
    if (key !== undefined)
      own.set(key, new Map([...certificates(live, key), ...(own.get(key) ?? []), [file, good]]));
    else if (file !== clustersFile) shared.set(file, good);
  }
  const bad = held.filter((one) => one.own === undefined && one.file === clustersFile);
  const clusters = new Map([...clustersOf(live.shared), ...clustersOf(wanted.shared)]);
  for (const { text, good = '' } of bad) replaceChanged(clusters, text, good);
  const folder = withClusters([...clusters.values()], shared, hash);
  // A cluster's text differs from what is live only where it is meant to.
  return { shared: same(folder, live.shared) ? live.shared : folder, own };
}

const certificates = (live: ScopeFiles, key: string): readonly (readonly [FileName, string])[] =>
  [...certificatesIn(live.own.get(key) ?? new Map())].map((name) => [name, '']);

/** Whether what was refused is what is wanted still. Of clusters only some were refused, and their endpoints may have changed since. */
export function isWanted(wanted: ScopeFiles, { file, own, text, good }: RefusedFile): boolean {
  const files = own === undefined ? wanted.shared : wanted.own.get(own);
  if (own !== undefined || file !== clustersFile) return files?.get(file) === text;
  const clusters = clustersOf(wanted.shared);
  return suspects(text, good ?? '').some(([name, shape]) => shapeOf(clusters.get(name)) === shape);
}

/** The clusters that are not what they were before the text was refused, without their endpoints: any of them may be the reason. */
function suspects(text: string, good: string): (readonly [string, string])[] {
  const before = clustersIn(good);
  return [...clustersIn(text)].flatMap(([name, cluster]) => {
    const shape = shapeOf(cluster);
    return shape === shapeOf(before.get(name)) ? [] : [[name, shape] as const];
  });
}

function replaceChanged(clusters: Map<string, string>, text: string, good: string): void {
  const before = clustersIn(good);
  for (const [name, shape] of suspects(text, good)) {
    const cluster = clusters.get(name);
    if (cluster === undefined || shapeOf(cluster) !== shape) continue;
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
