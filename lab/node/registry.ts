import { copyFile, link, mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Image } from './image.ts';
import { sha256 } from './layers.ts';

/** What a manifest says of a thing that it is made of. */
interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

const types = {
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
  layer: 'application/vnd.oci.image.layer.v1.tar',
} as const;

/** Where a registry keeps the bytes of this digest (`sha256:…`). */
function blobFile(registry: string, digest: string): string {
  const hex = digest.slice('sha256:'.length);
  return join(registry, 'docker/registry/v2/blobs/sha256', hex.slice(0, 2), hex, 'data');
}

/** The name in its full form, apart: the registry's own name is left out, since there is one registry for all of them. */
function repositoryOf(name: string): { readonly repository: string; readonly tag: string } {
  const [, path = '', tag = 'latest'] = /^(.*?)(?::([\w.-]+))?$/.exec(name) ?? [];
  const parts = path.split('/');
  const first = parts[0] ?? '';
  const hasHost = parts.length > 1 && (/[.:]/.test(first) || first === 'localhost');
  const host = hasHost ? parts.shift() : 'docker.io';
  const repository = host === 'docker.io' && parts.length === 1 ? `library/${parts[0]}` : parts.join('/');
  return { repository, tag };
}

async function put(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

async function putBlob(registry: string, mediaType: string, value: unknown): Promise<Descriptor> {
  const text = JSON.stringify(value);
  const digest = `sha256:${sha256(text)}`;
  await put(blobFile(registry, digest), text);
  return { mediaType, digest, size: Buffer.byteLength(text) };
}

async function putLayer(registry: string, tar: string, digest: string): Promise<void> {
  const file = blobFile(registry, digest);
  const there = await stat(file).then(
    () => true,
    () => false,
  );
  if (there) return;
  await mkdir(dirname(file), { recursive: true });
  // A link costs neither time nor space; between two file systems there is none.
  await link(tar, file).catch(() => copyFile(tar, file));
}

function configOf({ layers, settings }: Image): unknown {
  const { env, user, workdir, entrypoint, cmd } = settings;
  return {
    architecture: process.arch === 'x64' ? 'amd64' : process.arch,
    os: 'linux',
    config: {
      Env: Object.entries(env).map(([name, value]) => `${name}=${value}`),
      User: user,
      WorkingDir: workdir,
      Entrypoint: entrypoint,
      Cmd: cmd,
    },
    rootfs: { type: 'layers', diff_ids: layers.map(({ digest }) => digest) },
  };
}

/**
 * Puts an image under a name (`nginx`, `docker.io/library/nginx:1.18-alpine`) into the folder that a registry of the distribution
 * project serves, laid out as it does itself; a registry that runs serves it at once.
 */
export async function publish(registry: string, name: string, image: Image): Promise<void> {
  const { repository, tag } = repositoryOf(name);
  const folder = join(registry, 'docker/registry/v2/repositories', repository);
  for (const { tar, digest } of image.layers) await putLayer(registry, tar, digest);
  const layers = image.layers.map(
    ({ digest, size }): Descriptor => ({ mediaType: types.layer, digest, size }),
  );
  const config = await putBlob(registry, types.config, configOf(image));
  const body = { schemaVersion: 2, mediaType: types.manifest, config, layers };
  const manifest = await putBlob(registry, types.manifest, body);
  const linked = (digest: string): string => join(digest.replace(':', '/'), 'link');
  for (const { digest } of [config, ...layers]) await put(join(folder, '_layers', linked(digest)), digest);
  const manifests = join(folder, '_manifests');
  const current = join(manifests, 'tags', tag, 'current', 'link');
  const index = join(manifests, 'tags', tag, 'index', linked(manifest.digest));
  for (const file of [join(manifests, 'revisions', linked(manifest.digest)), index, current])
    await put(file, manifest.digest);
}
