import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import {
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder, timed } from '../control-plane/once.ts';
import { execute } from './execute.ts';

/** A layer of images: its files as they lie in `dir`, and the tar of them that a registry serves. */
export interface Layer {
  readonly key: string;
  readonly dir: string;
  readonly tar: string;
  /** `sha256:…` of the tar, which is not compressed. */
  readonly digest: string;
  readonly size: number;
}

const store = (): string => join(cacheFolder(), 'node-layers');

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

async function fileDigest(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
}

/** What tells whether files changed: paths, modes, contents and links below a path, or of the file that it is. */
export async function contentKey(path: string): Promise<string> {
  const info = await lstat(path);
  if (info.isSymbolicLink()) return sha256(`link ${await readlink(path)}`);
  if (!info.isDirectory()) return sha256(`file ${info.mode & 0o111} ${await fileDigest(path)}`);
  const names = (await readdir(path)).sort();
  const keys = await Promise.all(names.map((name) => contentKey(join(path, name))));
  return sha256(names.map((name, index) => `${name} ${keys[index]}`).join('\n'));
}

/** An overlay marks what is gone by a device 0:0; in an image's layer the same is said by a file's name. */
async function spellWhiteouts(dir: string): Promise<void> {
  const found = await execute(['find', dir, '-type', 'c', '-printf', '%h\\t%f\\n']);
  for (const line of found.split('\n').filter((each) => each !== '')) {
    const [folder = '', name = ''] = line.split('\t');
    await rm(join(folder, name));
    await writeFile(join(folder, `.wh.${name}`), '');
  }
}

async function pack(dir: string, tar: string): Promise<void> {
  // Times are left out so that the same files make the same bytes.
  const flags = ['--sort=name', '--mtime=@0', '--numeric-owner', '--one-file-system', '--format=posix'];
  const times = ['--pax-option=exthdr.name=%d/PaxHeaders/%f,delete=atime,delete=ctime'];
  await execute(['tar', ...flags, ...times, '-C', dir, '-cf', tar, '.']);
}

async function known(key: string): Promise<Layer | undefined> {
  const folder = join(store(), key);
  const digest = await readFile(join(folder, 'digest'), 'utf8').catch(() => undefined);
  if (digest === undefined) return undefined;
  const now = new Date();
  await utimes(join(folder, 'digest'), now, now);
  const tar = join(folder, 'layer.tar');
  return { key, dir: join(folder, 'files'), tar, digest, size: (await stat(tar)).size };
}

const aDay = 24 * 3600 * 1000;

/** Removes layers that nothing has used for a week, and what builds that were killed left behind. */
export async function pruneLayers(): Promise<void> {
  for (const name of await readdir(store())) {
    const folder = join(store(), name);
    const used = await stat(join(folder, 'digest')).catch(() => stat(folder));
    const days = (Date.now() - used.mtimeMs) / aDay;
    if (days > (/^(making|overlay)-/.test(name) ? 1 : 7)) await rm(folder, { recursive: true, force: true });
  }
}

/**
 * The layer of this key from the cache, or the one that `fill` makes: it gets an empty folder for the layer's files, and says on stderr
 * what it did and how long that took. `kind` begins the key's name, for those who look into the cache.
 */
export async function layer(
  { kind, of, say }: { readonly kind: string; readonly of: string; readonly say: string },
  fill: (files: string) => Promise<void>,
): Promise<Layer> {
  const key = `${kind}-${sha256(of).slice(0, 24)}`;
  const there = await known(key);
  if (there !== undefined) return there;
  await mkdir(store(), { recursive: true });
  const work = await mkdtemp(join(store(), 'making-'));
  try {
    const files = join(work, 'files');
    await mkdir(files, { mode: 0o755 });
    await timed(say, async () => {
      await fill(files);
      await pack(files, join(work, 'layer.tar'));
    });
    await writeFile(join(work, 'digest'), `sha256:${await fileDigest(join(work, 'layer.tar'))}`);
    await rm(join(store(), key), { recursive: true, force: true });
    await rename(work, join(store(), key));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  const made = await known(key);
  if (made === undefined) throw new Error(`The layer ${key} was made and is not there.`);
  return made;
}

/** As `layer`, with the files of the layers below in place; `work` runs with the path of all of them and its changes become the layer. */
export async function layerOver(
  below: readonly Layer[],
  name: { readonly kind: string; readonly of: string; readonly say: string },
  command: (root: string) => readonly string[],
): Promise<Layer> {
  return layer(name, async (files) => {
    const work = await mkdtemp(join(store(), 'overlay-'));
    const root = join(work, 'root');
    const scratch = join(work, 'scratch');
    try {
      await mkdir(root);
      await mkdir(scratch);
      const lower = below
        .map(({ dir }) => dir)
        .reverse()
        .join(':');
      const mount = `mount -t overlay overlay -o lowerdir=${lower},upperdir=${files},workdir=${scratch} ${root}`;
      // In a mount namespace of its own, so that nothing stays mounted however this ends.
      const words = [
        'unshare',
        '--mount',
        '--propagation',
        'private',
        'sh',
        '-ec',
        `${mount}; exec "$@"`,
        'sh',
      ];
      await execute([...words, ...command(root)]);
      await spellWhiteouts(files);
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  });
}
