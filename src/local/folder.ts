import {
  chmod,
  chown,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  stat,
  symlink,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { type ConfigFiles, mount } from '../envoy/model.ts';
import { isMissing } from './files.ts';

/**
 * Lays the files out in `directory` as the kubelet does a projected volume, so that a reader through `..data` sees all of the old files or all
 * of the new ones: a dated folder is filled, the link `..data` is renamed onto it, and only then the links `<file>` beside it follow. The
 * former folder goes with a later write, so that a reader who was just opening a file in it still finds it. Paths inside the files are
 * made to refer to `directory`. Private keys belong to the directory's owner. Files that are there already are not swapped. Other things in the
 * directory are left alone. Not for two writers of one directory at a time. Throws what the file system throws.
 */
export async function writeFolder(directory: string, files: ConfigFiles): Promise<void> {
  for (const name of files.keys()) refuseUnsafe(name);
  const root = resolve(directory);
  await mkdir(root, { recursive: true });
  await refuseOccupied(root, files);
  await sweep(root);
  const live = await readFolder(root);
  if (live === undefined || !isSame(live, files)) await swap(root, files);
  await link(root, files);
}

/** The live files with the mount's paths in them, as they were handed to `writeFolder`; undefined where there are none. */
export async function readFolder(directory: string): Promise<ConfigFiles | undefined> {
  const root = resolve(directory);
  for (;;) {
    const folder = await readlink(join(root, '..data')).catch(undefinedIfMissing);
    if (folder === undefined) return undefined;
    const files = await readAll(join(root, folder)).catch(undefinedIfMissing);
    if (files !== undefined)
      return new Map([...files].map(([name, text]) => [name, moved(text, root, mount)]));
    // A swap may have taken the folder away meanwhile; a link that still points nowhere is no configuration.
    if (folder === (await readlink(join(root, '..data')).catch(undefinedIfMissing))) return undefined;
  }
}

async function readAll(folder: string): Promise<ConfigFiles> {
  const names = (await readdir(folder)).sort();
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  );
}

async function swap(root: string, files: ConfigFiles): Promise<void> {
  const date = new Date().toISOString().slice(0, 19).replaceAll(/[-:T]/g, '_');
  const folder = await mkdtemp(join(root, `..${date}.`));
  // The proxy runs under another user than the writer.
  await chmod(folder, 0o755);
  const { uid, gid } = await stat(root);
  await Promise.all(
    [...files].map(async ([name, text]) => {
      const path = join(folder, name);
      await writeFile(path, moved(text, mount, root), { mode: isKey(name) ? 0o600 : 0o644 });
      if (isKey(name) && uid !== process.getuid?.()) await chown(path, uid, gid);
    }),
  );
  const next = join(root, '..data_tmp');
  await rm(next, { force: true });
  await symlink(basename(folder), next);
  await rename(next, join(root, '..data'));
}

/** A private key is for the owner of the directory alone, who must be the proxy's user. */
const isKey = (name: string): boolean => name.endsWith('.key');

/** Makes the links of new files and removes those of files that are gone. */
async function link(root: string, files: ConfigFiles): Promise<void> {
  for (const name of await readdir(root)) {
    if (name.startsWith('..') || files.has(name)) continue;
    const target = await readlink(join(root, name)).catch(() => undefined);
    if (target === `..data/${name}`) await unlink(join(root, name));
  }
  for (const name of files.keys()) {
    const target = await readlink(join(root, name)).catch(() => undefined);
    if (target !== `..data/${name}`) await symlink(`..data/${name}`, join(root, name));
  }
}

/** How long a former folder stays at least, in milliseconds. */
const grace = 1_000;

/** Removes dated folders that are not live and not of late: those of former writes, and what an interrupted writer left. */
async function sweep(root: string): Promise<void> {
  const live = await readlink(join(root, '..data')).catch(undefinedIfMissing);
  for (const name of await readdir(root)) {
    if (!/^\.\.\d{4}_/.test(name) || name === live) continue;
    const found = await lstat(join(root, name));
    if (found.isDirectory() && Date.now() - found.mtimeMs > grace)
      await rm(join(root, name), { recursive: true, force: true });
  }
}

/**
 * Only a path that Envoy opens is moved, which is one through `..data` or the watched directory: a route may well match the
 * path `/etc/sluice`.
 */
function moved(text: string, from: string, to: string): string {
  const [before, after] = [inJson(from), inJson(to)];
  return text
    .replaceAll(`"${before}/..data/`, () => `"${after}/..data/`)
    .replaceAll(watched, (all, key: string, path: string) => (path === before ? `${key}"${after}"` : all));
}

const watched = /("watched_directory"\s*:\s*\{\s*"path"\s*:\s*)"((?:[^"\\]|\\.)*)"/g;

const inJson = (path: string): string => JSON.stringify(path).slice(1, -1);

function refuseUnsafe(name: string): void {
  if (!/^[-._a-zA-Z0-9]+$/.test(name) || name.startsWith('..') || name === '.') {
    throw new Error(`"${name}" cannot be a file's name in a ConfigMap.`);
  }
}

/** What else lies in the directory is somebody's: it is not overwritten. */
async function refuseOccupied(root: string, files: ConfigFiles): Promise<void> {
  for (const name of files.keys()) {
    const path = join(root, name);
    const found = await lstat(path).catch(undefinedIfMissing);
    if (found === undefined || (found.isSymbolicLink() && (await readlink(path)) === `..data/${name}`))
      continue;
    throw new Error(
      `${path} is in the way: it was not written by Sluice. Take another directory, or remove it.`,
    );
  }
}

const isSame = (a: ConfigFiles, b: ConfigFiles): boolean =>
  a.size === b.size && [...a].every(([name, text]) => b.get(name) === text);

function undefinedIfMissing(error: unknown): undefined {
  if (!isMissing(error)) throw error;
  return undefined;
}
