import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';

/** A manifest file as it was read; `file` is its path as it was asked for. */
export interface Document {
  readonly file: string;
  readonly text: string;
}

const extensions: ReadonlySet<string> = new Set(['.yaml', '.yml', '.json']);

/**
 * Reads files, and directories with all below them for `.yaml`, `.yml` and `.json`, each file once, in the order of the paths and by name
 * within a directory. Hidden files and folders are left out: editors and mounted ConfigMaps keep copies there.
 * Throws when a path that was given does not exist or cannot be read.
 */
export async function readManifests(paths: readonly string[]): Promise<readonly Document[]> {
  const documents = new Map<string, Document>();
  for (const path of paths) {
    for (const file of await filesAt(path)) {
      const at = resolve(file);
      if (documents.has(at)) continue;
      const text = await readPresent(file, file === path);
      if (text !== undefined) documents.set(at, { file, text });
    }
  }
  return [...documents.values()];
}

async function filesAt(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch((error: unknown) => {
    throw isMissing(error) ? new Error(`There is no file or directory ${path}.`) : error;
  });
  return found.isDirectory() ? filesBelow(path) : [path];
}

async function filesBelow(directory: string): Promise<readonly string[]> {
  const entries = (await readdir(directory, { withFileTypes: true }).catch(absent)) ?? [];
  const files: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const path = join(directory, entry.name);
    if (entry.isDirectory()) files.push(...(await filesBelow(path)));
    else if (extensions.has(extname(entry.name)) && (await isFile(path))) files.push(path);
  }
  return files;
}

/** Through a link too, since a mounted ConfigMap's files are links; linked directories are not followed, for they may form a ring. */
const isFile = async (path: string): Promise<boolean> => (await stat(path).catch(absent))?.isFile() ?? false;

/** A file may go between listing and reading; only one that was asked for by name must be there. */
async function readPresent(file: string, required: boolean): Promise<string | undefined> {
  return required ? readFile(file, 'utf8') : readFile(file, 'utf8').catch(absent);
}

function absent(error: unknown): undefined {
  if (!isMissing(error)) throw error;
  return undefined;
}

export const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
