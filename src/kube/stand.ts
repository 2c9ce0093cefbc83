import { isAwaited, namesPart, versionIn } from '../envoy/fragment.ts';
import {
  type ConfigFiles,
  clustersFile,
  type FileName,
  listenersFile,
  type ScopeFiles,
} from '../envoy/model.ts';
import type { Shown } from '../envoy/shown.ts';

/** A version, or the names part of one, since it stands. `at` is on the clock that never goes back, in milliseconds. */
interface Since {
  readonly index: number;
  readonly at: number;
}

/** A version, and the write with which it came to stand, until that of the next. */
interface Stint {
  readonly version: string;
  readonly from: number;
}

interface FileHistory {
  /** In the order of time; a version that was put back has several. */
  readonly stints: Stint[];
  /** With which write each version stood last, in this order. */
  readonly last: Map<string, number>;
  /** The texts of versions that some proxy may still run, or have come to run last. */
  readonly texts: Map<string, string>;
  version: string;
  text: string;
  whole: Since;
  names: Since;
  /** The latest text that every proxy had come to. */
  good?: string;
}

interface StandingText {
  readonly text: string;
  readonly good: string | undefined;
  readonly own: boolean;
  readonly index: number;
}

/** Versions that are remembered of a file: a proxy that shows an older one counts as one that shows none. */
const remembered = 100;
/** Texts that are kept of a file that changes faster than the proxies follow. */
const keptTexts = 20;
const nobody: ConfigFiles = new Map();

/** What stands in the ConfigMaps of a scope. Writes are numbered, so that what a proxy shows tells with which of them it has caught up. */
export class Stand {
  index = 0;
  takenAt = 0;
  private files: ScopeFiles = { shared: nobody, own: new Map() };
  private readonly shared = new Map<FileName, FileHistory>();
  private readonly own = new Map<string, Map<FileName, FileHistory>>();
  private readonly merged = new Map<string, ConfigFiles>();

  /** Takes in what stands from now on. */
  take(files: ScopeFiles, at: number): void {
    if (files.shared === this.files.shared && sameOwn(files.own, this.files.own)) return;
    this.files = files;
    this.index++;
    this.takenAt = at;
    this.merged.clear();
    const since = { index: this.index, at };
    note(this.shared, files.shared, since);
    for (const key of this.own.keys()) if (!files.own.has(key)) this.own.delete(key);
    for (const [key, each] of files.own) {
      const histories = this.own.get(key) ?? new Map<FileName, FileHistory>();
      this.own.set(key, histories);
      note(histories, each, since);
    }
  }

  /** All files of a proxy. */
  of(key: string): ConfigFiles {
    const made = this.merged.get(key) ?? new Map([...this.files.shared, ...(this.files.own.get(key) ?? [])]);
    this.merged.set(key, made);
    return made;
  }

  /** The number of the latest write of which a proxy shows every file; -1 where it shows something older than is remembered. */
  indexOf(key: string, shown: Shown): number {
    let least = this.index;
    for (const [file, version] of shown) {
      if (file.startsWith('eds.')) continue;
      const history = this.history(key, file);
      if (history !== undefined) least = Math.min(least, history.last.get(version) ?? -1);
    }
    return shown.has(clustersFile) && shown.has(listenersFile) ? least : -1;
  }

  /** Since when what is awaited of a file stands; undefined where something else does. */
  since(key: string, file: FileName, awaited: string): Since | undefined {
    const history = this.history(key, file);
    if (history === undefined || !isAwaited(history.version, awaited)) return undefined;
    return history.version === awaited ? history.whole : history.names;
  }

  /** The earliest write, `from` or a later one, at which a file held a version; undefined where none is known, or an earlier one may be forgotten. */
  firstFrom(key: string, file: FileName, version: string, from: number): number | undefined {
    const stints = this.history(key, file)?.stints ?? [];
    const [oldest] = stints;
    if (stints.length === remembered && oldest !== undefined && from < oldest.from) return undefined;
    const ends = (at: number): number => stints[at + 1]?.from ?? Number.POSITIVE_INFINITY;
    const stint = stints.find((one, at) => one.version === version && ends(at) > from);
    return stint && Math.max(from, stint.from);
  }

  /** Takes in what the proxies that answer run: what the slowest of them has come to is known to be good. */
  settle(proxies: Iterable<{ readonly key: string; readonly shown: Shown }>): void {
    const least = new Map<FileHistory, number>();
    for (const { key, shown } of proxies) {
      for (const [file, version] of shown) {
        const history = this.history(key, file);
        if (history === undefined) continue;
        const index = history.last.get(version) ?? -1;
        least.set(history, Math.min(least.get(history) ?? index, index));
      }
    }
    for (const histories of [this.shared, ...this.own.values()])
      for (const history of histories.values()) settle(history, least.get(history));
  }

  /** What a file holds, with which write it came, and what every proxy ran before it. */
  text(key: string, file: FileName): StandingText {
    const history = this.history(key, file);
    const own = this.own.get(key)?.has(file) === true;
    return { text: history?.text ?? '', good: history?.good, own, index: history?.whole.index ?? this.index };
  }

  private history(key: string, file: FileName): FileHistory | undefined {
    return this.own.get(key)?.get(file) ?? this.shared.get(file);
  }
}

const sameOwn = (a: ScopeFiles['own'], b: ScopeFiles['own']): boolean =>
  a === b || (a.size === b.size && [...a].every(([key, files]) => b.get(key) === files));

function note(histories: Map<FileName, FileHistory>, files: ConfigFiles, since: Since): void {
  for (const file of histories.keys()) if (!files.has(file)) histories.delete(file);
  for (const [file, text] of files) {
    const version = versionIn(text) ?? '';
    const history = histories.get(file) ?? begun(version, text, since);
    histories.set(file, history);
    if (history.version !== version) replaced(history, version, since);
    remember(history, { version, text, index: since.index });
  }
}

/** Another version comes to stand. */
function replaced(history: FileHistory, version: string, since: Since): void {
  history.whole = since;
  history.stints.push({ version, from: since.index });
  if (history.stints.length > remembered) history.stints.shift();
  if (namesPart(history.version) !== namesPart(version)) history.names = since;
  // Where too many are kept already, one of the newest is what no proxy is likely to stay with.
  if (history.texts.size >= keptTexts) history.texts.delete(history.version);
}

const begun = (version: string, text: string, since: Since): FileHistory => ({
  stints: [{ version, from: since.index }],
  last: new Map(),
  texts: new Map(),
  version,
  text,
  whole: since,
  names: since,
});

function remember(history: FileHistory, now: { version: string; text: string; index: number }): void {
  history.version = now.version;
  history.text = now.text;
  history.texts.set(now.version, now.text);
  history.last.delete(now.version);
  history.last.set(now.version, now.index);
  const [oldest] = history.last.keys();
  if (history.last.size > remembered && oldest !== undefined) history.last.delete(oldest);
}

/** `index` is that of the slowest; undefined where nobody shows the file, so that no earlier text of it can come to be known as good. */
function settle(history: FileHistory, index: number | undefined): void {
  if (index === undefined) {
    for (const version of history.texts.keys())
      if (version !== history.version) history.texts.delete(version);
    return;
  }
  for (const [version, at] of history.last) {
    if (at > index) return;
    const text = history.texts.get(version);
    if (at < index) history.texts.delete(version);
    else if (text !== undefined) history.good = text;
  }
}
