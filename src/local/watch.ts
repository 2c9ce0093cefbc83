import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { isMissing } from './files.ts';

/**
 * Calls `onChange` after anything may have changed at or below the paths: once or several times for one save, never with what it was.
 * Directories are watched and not files, so a save that renames a new file over the old one is seen like any other. The callback
 * does not run before the function has returned.
 */
export function watchManifests(paths: readonly string[], onChange: () => void): { close(): void } {
  const roots = paths.map((path) => resolve(path));
  const wanted = () => new Set(roots.flatMap((root) => [dirname(root), ...directoriesAt(root)]));
  const watching = watchDirectories(wanted, (path) => {
    const concerns = roots.some((root) => isWithin(path, root) || isWithin(root, path));
    if (!concerns) return;
    watching.cover();
    onChange();
  });
  watching.cover();
  return watching;
}

/** Watches the `wanted` directories that exist, as of each `cover()`; tells the path of what was made, changed or removed in one. */
function watchDirectories(wanted: () => ReadonlySet<string>, onEvent: (path: string) => void) {
  const watchers = new Map<string, FSWatcher>();

  const drop = (directory: string): void => {
    watchers.get(directory)?.close();
    watchers.delete(directory);
  };

  const add = (directory: string): void => {
    const lost = (): void => {
      if (watchers.get(directory) !== watcher) return;
      drop(directory);
      onEvent(directory);
    };
    const watcher = watch(directory, (event, name) => {
      // A directory that was itself moved or removed says so under its own name; a new one in its place needs a new watch.
      if (event === 'rename' && name === basename(directory)) lost();
      else onEvent(join(directory, name ?? ''));
    }).on('error', lost);
    watchers.set(directory, watcher);
  };

  const bare = (): readonly string[] => {
    const now = wanted();
    for (const directory of watchers.keys()) if (!now.has(directory)) drop(directory);
    return [...now].filter((directory) => !watchers.has(directory) && isDirectory(directory));
  };

  const cover = (): void => {
    // Listed again after each new watch: a directory that was made between the listing and the watch gave no event.
    for (let missing = bare(); missing.length > 0; missing = bare()) {
      for (const directory of missing) unlessMissing(() => add(directory), undefined);
    }
  };

  const close = (): void => {
    for (const directory of watchers.keys()) drop(directory);
  };
  return { cover, close };
}

const isWithin = (path: string, root: string): boolean => path === root || path.startsWith(`${root}/`);

function directoriesAt(path: string): readonly string[] {
  if (!isDirectory(path)) return [];
  const entries = unlessMissing(() => readdirSync(path, { withFileTypes: true }), []);
  const below = entries.filter((entry) => !entry.name.startsWith('.') && entry.isDirectory());
  return [path, ...below.flatMap((entry) => directoriesAt(join(path, entry.name)))];
}

const isDirectory = (path: string): boolean => unlessMissing(() => statSync(path).isDirectory(), false);

/** What lies in a watched tree may go at any moment. */
function unlessMissing<T>(look: () => T, otherwise: T): T {
  try {
    return look();
  } catch (error) {
    if (isMissing(error)) return otherwise;
    throw error;
  }
}
