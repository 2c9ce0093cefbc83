import { documentOf } from './fragment.ts';
import { sizeOf } from './limits.ts';
import type { ConfigFiles, FileName, Hash, ScopeFiles } from './model.ts';
import {
  afterGrowth,
  afterSwitch,
  clustersOf,
  grownOwn,
  type Step,
  type Stuck,
  withClusters,
} from './rollout.ts';

/**
 * The next step where the clusters of both sides do not fit side by side: drop what no live route names, else add as many wanted clusters as
 * fit, else move the virtual hosts whose clusters are there. Listeners move last, by the ordinary step.
 */
export function nextSlice(live: ScopeFiles, wanted: ScopeFiles, hash: Hash, largest: number): Step | Stuck {
  const before = clustersOf(live.shared);
  const after = clustersOf(wanted.shared);
  const own = grownOwn(live, wanted);
  const inUse = namedBy(live);
  const kept = [...before]
    .filter(([name]) => after.has(name) || inUse.has(name))
    .map(([name, text]) => after.get(name) ?? text);
  if (kept.length < before.size) {
    const files = withClusters(kept, live.shared, hash);
    return { phase: 'shrink', files: { shared: files, own }, ...afterSwitch(live) };
  }
  const room = largest - sizeOf(withClusters(kept, live.shared, hash));
  const added = fitting(
    [...after].filter(([name]) => !before.has(name)).map(([, text]) => text),
    room,
  );
  if (added.length > 0) {
    const files = withClusters([...kept, ...added], live.shared, hash);
    return { phase: 'grow', files: { shared: files, own }, after: new Map(), afterOwn: new Map() };
  }
  const routes = movedRoutes(live.shared, wanted.shared, new Set(before.keys()), hash);
  if (routes.size === 0) return { phase: 'stuck' };
  const files = new Map([...live.shared, ...routes]);
  return sizeOf(files) > largest
    ? { phase: 'stuck' }
    : { phase: 'switch', files: { shared: files, own }, ...afterGrowth(live) };
}

function fitting(texts: readonly string[], room: number): string[] {
  let left = room;
  return texts.filter((text) => {
    const fits = text.length + 2 <= left;
    if (fits) left -= text.length + 2;
    return fits;
  });
}

/** The clusters that live routes and listeners name. */
function namedBy(live: ScopeFiles): ReadonlySet<string> {
  const texts = [...live.shared].filter(([name]) => name.startsWith('rds.')).map(([, text]) => text);
  const own = [...live.own.values()].flatMap((files) => [...files.values()]);
  return new Set([...texts, ...own].flatMap(clustersIn));
}

const clustersIn = (text: string): string[] =>
  [...text.matchAll(/"(?:cluster|name)":"((?:outbound|inbound)\|[^"]*|[A-Za-z]+Cluster)"/g)]
    .map(([, name]) => name ?? '')
    .concat(['BlackHoleCluster', 'PassthroughCluster', 'InboundPassthroughCluster']);

interface VirtualHost {
  readonly name: string;
  readonly domains: readonly string[];
}

/** Route files in which each virtual host is as wanted where its clusters are there, and as it is where not. */
function movedRoutes(
  live: ConfigFiles,
  wanted: ConfigFiles,
  clusters: ReadonlySet<string>,
  hash: Hash,
): ReadonlyMap<FileName, string> {
  const moved = new Map<FileName, string>();
  for (const [name, text] of wanted) {
    const old = live.get(name);
    if (!name.startsWith('rds.') || old === undefined || old === text) continue;
    const mixed = mixHosts(old, text, clusters, hash);
    if (mixed !== old) moved.set(name, mixed);
  }
  return moved;
}

function mixHosts(live: string, wanted: string, clusters: ReadonlySet<string>, hash: Hash): string {
  const [{ virtual_hosts: old, ...head }] = JSON.parse(live).resources;
  const [{ virtual_hosts: goal }] = JSON.parse(wanted).resources;
  const ready = (host: VirtualHost): boolean =>
    clustersIn(JSON.stringify(host)).every((name) => clusters.has(name));
  const waiting = new Set((goal as VirtualHost[]).filter((host) => !ready(host)).map((host) => host.name));
  const stay = (old as VirtualHost[]).filter((host) => waiting.has(host.name));
  const taken = new Set(stay.flatMap((host) => host.domains));
  const move = (goal as VirtualHost[]).filter(
    (host) => !waiting.has(host.name) && !host.domains.some((domain) => taken.has(domain)),
  );
  const text = JSON.stringify({ ...head, virtual_hosts: [...stay, ...move] });
  const names = hash(clustersIn(text).sort().join('\n'));
  const file = documentOf({ text, names, bytes: hash(text) });
  return JSON.stringify(JSON.parse(live).resources) === `[${text}]` ? live : file;
}
