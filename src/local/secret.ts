import { createHash } from 'node:crypto';
import type { SecretRef } from '../api/objects.ts';
import { stringMap } from '../api/read/fields.ts';
import { meta } from '../api/read/objects.ts';
import type { Manifest } from './parse.ts';

/** The hash is of the decoded contents, so `data` and `stringData` of the same bytes are the same Secret. */
export function secret(manifest: Manifest): SecretRef {
  const contents = new Map<string, Buffer>();
  for (const [key, value] of Object.entries(stringMap(manifest.raw.data))) {
    contents.set(key, Buffer.from(value, 'base64'));
  }
  for (const [key, value] of Object.entries(stringMap(manifest.raw.stringData))) {
    contents.set(key, Buffer.from(value));
  }
  const hash = createHash('sha256');
  for (const key of [...contents.keys()].sort()) {
    const bytes = contents.get(key) ?? Buffer.alloc(0);
    hash.update(`${key.length}:${key}${bytes.length}:`).update(bytes);
  }
  return { meta: meta(manifest), hash: hash.digest('hex') };
}
