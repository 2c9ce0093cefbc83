import { filesFor } from '../../src/envoy/apart.ts';
import { isAwaited, versionIn } from '../../src/envoy/fragment.ts';
import { sizeOf } from '../../src/envoy/limits.ts';
import { clustersFile, listenersFile, type ScopeFiles } from '../../src/envoy/model.ts';
import type { Rollout, Step } from '../../src/envoy/rollout.ts';
import { clustersNamed, filesNamed, namesOf } from './reading.ts';

/* A scope's proxies while files move: what they may be running at any moment, and whether any mixture of it loses requests. */

/** File names and texts, as a proxy finds them. */
type Folder = ReadonlyMap<string, string>;

/** All texts that a proxy may have loaded of each file, oldest first. */
type Held = ReadonlyMap<string, readonly string[]>;

const folderOf = (files: ScopeFiles | undefined, key: string): Folder => filesFor(files, key);

/**
 * What is left of the older texts once the proxy has shown what is awaited. It may have shown the first clusters that fit, and come to those that were
 * written after them only later. It drops route files that none of its listeners names any more.
 */
function shown(held: Held, key: string, { after, afterOwn }: Step): Held {
  const awaited = new Map([...after, ...(afterOwn.get(key) ?? [])]);
  const left = new Map(
    [...held].map(([file, texts]) => {
      const version = awaited.get(file);
      const fits = (text: string): boolean =>
        version === undefined || isAwaited(versionIn(text) ?? '', version);
      const first = texts.findIndex(fits);
      if (file !== clustersFile) return [file, texts.filter(fits)] as const;
      return [file, first < 0 ? [] : texts.slice(first)] as const;
    }),
  );
  const named = new Set((left.get(listenersFile) ?? []).flatMap((text) => [...filesNamed(text)]));
  return new Map([...left].filter(([file]) => !file.startsWith('rds.') || named.has(file)));
}

/** A file that has gone from the folder can still be what the proxy runs. */
function written(held: Held, folder: Folder): Held {
  const next = new Map(held);
  for (const [file, text] of folder) {
    const texts = held.get(file) ?? [];
    if (texts.at(-1) !== text) next.set(file, [...texts, text]);
  }
  return next;
}

/** The clusters that a file names although its own folder lacks them: what it sends there was refused before anything moved. */
const dangling = (folder: Folder, text: string): ReadonlySet<string> =>
  clustersNamed(text).difference(new Set(namesOf(folder.get(clustersFile) ?? '')));

/** Whether a file may name a cluster that is not there: one of the folders it comes from lacks it as well. */
function tolerated(homes: readonly Folder[], file: string, text: string): ReadonlySet<string> {
  const own = homes.filter((home) => home.get(file) === text);
  const from = own.length > 0 ? own : homes;
  return new Set(
    from.flatMap((home) => [...dangling(home, own.length > 0 ? text : (home.get(file) ?? '{}'))]),
  );
}

/** A proxy's folder, what it may have loaded, and the folders of every live and wanted side, which say what was dangling from the start. */
interface Proxy {
  readonly folder: Folder;
  readonly held: Held;
  readonly homes: readonly Folder[];
}

/** The files that what the proxy holds names, and that are not there. */
function goneFiles({ folder, held }: Proxy): string[] {
  const naming = [...(held.get(listenersFile) ?? []), ...(held.get(clustersFile) ?? [])];
  const named = new Set(naming.flatMap((text) => [...filesNamed(text)]));
  return [...named].filter((file) => !folder.has(file)).map((file) => `${file} is named and gone`);
}

/** The clusters that a text of a file names and that some text of the clusters' file lacks. */
function lackedClusters({ held, homes }: Proxy, file: string, text: string): string[] {
  const needed = clustersNamed(text).difference(tolerated(homes, file, text));
  return (held.get(clustersFile) ?? []).flatMap((one) => [...needed.difference(new Set(namesOf(one)))]);
}

/** What a mixture of the texts that a proxy may hold would lose. A route file counts where any of its listeners' texts names it. */
function losses(proxy: Proxy): string[] {
  const foreign = [...proxy.folder].filter(([, text]) => !/^[\n\x20-\x7e]*$/.test(text));
  const listeners = proxy.held.get(listenersFile) ?? [];
  const loaded = [listenersFile, ...new Set(listeners.flatMap((text) => [...filesNamed(text)]))];
  const lacked = loaded.flatMap((file) =>
    (proxy.held.get(file) ?? []).flatMap((text) =>
      lackedClusters(proxy, file, text).map((name) => `${file} names ${name}`),
    ),
  );
  return [...new Set([...goneFiles(proxy), ...lacked, ...foreign.map(([file]) => `${file} is not ASCII`)])];
}

/** What became of a rollout. */
export interface Course {
  readonly phases: readonly string[];
  readonly losses: readonly string[];
  readonly live: ScopeFiles;
  /** The most bytes that the shared ConfigMap held. */
  readonly largest: number;
}

/** From the step of this number on, another side is wanted. */
export interface Turn {
  readonly at: number;
  readonly wanted: ScopeFiles;
}

export interface Travel {
  readonly live: ScopeFiles;
  /** The first is wanted from the start. */
  readonly turns: readonly Turn[];
  /** Of how many own ConfigMaps each write is cut off, in turn; the next step starts from what was written. Absent: none ever is. */
  readonly cuts?: readonly number[];
  readonly longest: number;
}

/** Writes step after step until what is wanted last is live or stuck, and watches what the proxies can hold meanwhile. */
export function travel(rollout: Rollout, { live: start, turns, cuts = [], longest }: Travel): Course {
  const phases: string[] = [];
  const found: string[] = [];
  const proxies = watch([start, ...turns.map((turn) => turn.wanted)]);
  let live = start;
  let largest = 0;
  for (let i = 0; i < longest; i++) {
    const turn = turns.findLast(({ at }) => at <= i);
    const next = turn && rollout(live, turn.wanted);
    if (next === undefined && turn === turns.at(-1)) break;
    if (next === undefined) continue;
    phases.push(next.phase);
    if (next.phase === 'stuck') break;
    largest = Math.max(largest, sizeOf(next.files.shared));
    const states = writes(live, next.files, cuts[i] ?? 0);
    found.push(...proxies(next, states).map((loss) => `step ${i} ${next.phase}, ${loss}`));
    live = states.at(-1) ?? live;
  }
  return { phases, losses: found, live, largest };
}

/** Follows the proxies of a scope through the states of each write, and gives back what they may lose. The first side is what they run at first. */
function watch(sides: readonly ScopeFiles[]): (step: Step, states: readonly ScopeFiles[]) => string[] {
  const [start] = sides;
  const held = new Map<string, Held>();
  for (const key of start?.own.keys() ?? []) held.set(key, written(new Map(), folderOf(start, key)));
  return (step, states) => {
    for (const [key, texts] of held) {
      // The pods of files that go are gone as well; those that come later start anew.
      if (step.files.own.has(key)) held.set(key, shown(texts, key, step));
      else held.delete(key);
    }
    return states.flatMap((state) =>
      [...state.own.keys()].flatMap((key) => {
        const folder = folderOf(state, key);
        const texts = written(held.get(key) ?? new Map(), folder);
        held.set(key, texts);
        const homes = sides.map((side) => folderOf(side, key));
        return losses({ folder, held: texts, homes }).map((loss) => `${key}: ${loss}`);
      }),
    );
  };
}

/** The states of a write: the shared ConfigMap, then one own ConfigMap after another, short of the last `cut`. */
function writes(live: ScopeFiles, { shared, own }: ScopeFiles, cut: number): readonly ScopeFiles[] {
  const kept = [...live.own].filter(([key]) => own.has(key));
  let state: ScopeFiles = { shared, own: new Map(kept) };
  const states = [state];
  for (const [key, files] of [...own].slice(0, Math.max(0, own.size - cut))) {
    state = { shared, own: new Map([...state.own, [key, files]]) };
    states.push(state);
  }
  return states;
}
