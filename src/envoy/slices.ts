import { asciiJson, documentOf } from './fragment.ts';
import { sizeOf } from './limits.ts';
import type { ConfigFiles, FileName, Hash, ScopeFiles } from './model.ts';
import {
  afterGrowth,
  afterSwitch,
  clustersOf,
  filesRead,
  type Step,
  type Stuck,
  withClusters,
  withEndpoints,
} from './rollout.ts';

/**
 * The next step where the clusters of both sides do not fit side by side: drop what no live route and no live cluster names, else bring as many
 * clusters to what is wanted as fit, else move the virtual hosts whose clusters are there. Listeners move last, by the ordinary step.
 */
export function nextSlice(live: ScopeFiles, wanted: ScopeFiles, hash: Hash, largest: number): Step | Stuck {
  // A new proxy's listeners name what need not be there before the last slice, so it waits for the ordinary steps.
  const own = new Map(
    [...live.own].flatMap(([key, files]) => {
      const next = wanted.own.get(key);
      return next === undefined ? [] : [[key, withEndpoints(files, next)] as const];
    }),
  );
  const goal = clustersOf(wanted.shared);
  const dropped = withoutUnused(live, goal, hash);
  if (dropped !== undefined)
    return { phase: 'shrink', isSlice: true, files: { shared: dropped, own }, ...afterSwitch(live) };
  const grown = grownAsFits(live.shared, wanted.shared, hash, largest);
  if (grown !== undefined)
    return {
      phase: 'grow',
      isSlice: true,
      files: { shared: grown, own },
      ...afterGrowth(live),
    };
  const routes = movedRoutes(live.shared, wanted.shared, hash);
  const files = new Map([...live.shared, ...routes]);
  return routes.size === 0 || sizeOf(files) > largest
    ? { phase: 'stuck' }
    : { phase: 'switch', isSlice: true, files: { shared: files, own }, ...afterGrowth(live) };
}

/** The live folder without clusters that are neither wanted nor named, and without files that no cluster reads. */
function withoutUnused(
  live: ScopeFiles,
  goal: ReadonlyMap<string, string>,
  hash: Hash,
): ConfigFiles | undefined {
  const clusters = clustersOf(live.shared);
  const inUse = namedBy(live);
  const kept = [...clusters].filter(([name]) => goal.has(name) || inUse.has(name));
  const read = new Set([...clusters.values()].flatMap(filesRead));
  const files = [...live.shared].filter(([name]) => !/^[es]ds\./.test(name) || read.has(name));
  if (kept.length === clusters.size && files.length === live.shared.size) return undefined;
  return withClusters(
    kept.map(([, text]) => text),
    new Map(files),
    hash,
  );
}

/** The live folder with as many clusters and the files that they read as wanted as there is room for; undefined where none has. */
function grownAsFits(
  live: ConfigFiles,
  wanted: ConfigFiles,
  hash: Hash,
  largest: number,
): ConfigFiles | undefined {
  const before = clustersOf(live);
  const clusters = new Map(before);
  const files = new Map(live);
  let room = largest - sizeOf(withClusters([...before.values()], live, hash));
  let news = false;
  for (const [name, text] of clustersOf(wanted)) {
    const beside = filesRead(text).map((file) => [file, wanted.get(file) ?? ''] as const);
    const same = before.get(name) === text && beside.every(([file, content]) => files.get(file) === content);
    const cost = beside.reduce(
      (sum, [file, content]) => sum + added(files.get(file), content),
      added(before.get(name), text),
    );
    if (same || cost > room) continue;
    room -= cost;
    news = true;
    clusters.set(name, text);
    for (const [file, content] of beside) files.set(file, content);
  }
  return news ? withClusters([...clusters.values()], files, hash) : undefined;
}

/** By how much a text makes its folder longer than the one that it replaces; a new one is separated from the rest. */
const added = (before: string | undefined, text: string): number =>
  before === undefined ? text.length + 2 : text.length - before.length;

/** The clusters that live routes and listeners name. */
function namedBy(live: ScopeFiles): ReadonlySet<string> {
  const texts = [...live.shared].filter(([name]) => name.startsWith('rds.')).map(([, text]) => text);
  const own = [...live.own.values()].flatMap((files) => [...files.values()]);
  return new Set([...texts, ...own].flatMap(clustersIn));
}

/** Cluster names wherever a text has one, as JSON spells them. */
const clustersIn = (text: string): string[] =>
  [...text.matchAll(/"(?:cluster|name)":("(?:(?:outbound|inbound)\|(?:[^"\\]|\\.)*|[A-Za-z]+Cluster)")/g)]
    .map(([, name]): string => JSON.parse(name ?? '""'))
    .concat(['BlackHoleCluster', 'PassthroughCluster', 'InboundPassthroughCluster']);

interface VirtualHost {
  readonly name: string;
  readonly domains: readonly string[];
}

/** Route files in which each virtual host is as wanted where the wanted clusters that it names are there, and as it is where not. */
function movedRoutes(live: ConfigFiles, wanted: ConfigFiles, hash: Hash): ReadonlyMap<FileName, string> {
  const goal = clustersOf(wanted);
  const there = clustersOf(live);
  const ready = (host: VirtualHost): boolean =>
    clustersIn(asciiJson(host)).every((name) => there.has(name) || !goal.has(name));
  const moved = new Map<FileName, string>();
  for (const [name, text] of wanted) {
    const old = live.get(name);
    if (!name.startsWith('rds.') || old === undefined || old === text) continue;
    const mixed = mixHosts(old, text, ready, hash);
    if (mixed !== old) moved.set(name, mixed);
  }
  return moved;
}

function mixHosts(live: string, wanted: string, ready: (host: VirtualHost) => boolean, hash: Hash): string {
  const [{ virtual_hosts: old, ...head }] = JSON.parse(live).resources;
  const [{ virtual_hosts: goal }] = JSON.parse(wanted).resources;
  const waiting = new Set((goal as VirtualHost[]).filter((host) => !ready(host)).map((host) => host.name));
  const stay = (old as VirtualHost[]).filter((host) => waiting.has(host.name));
  const taken = new Set(stay.flatMap((host) => host.domains));
  const move = (goal as VirtualHost[]).filter(
    (host) => !waiting.has(host.name) && !host.domains.some((domain) => taken.has(domain)),
  );
  const text = asciiJson({ ...head, virtual_hosts: [...stay, ...move] });
  const names = hash(clustersIn(text).sort().join('\n'));
  const file = documentOf({ text, names, bytes: hash(text) });
  return asciiJson(JSON.parse(live).resources) === `[${text}]` ? live : file;
}
