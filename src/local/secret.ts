import { stringMap } from '../api/read/fields.ts';
import { meta } from '../api/read/objects.ts';
import { type Credential, credential } from '../credential.ts';
import type { Manifest } from './parse.ts';

/** What a Secret holds for TLS; `data` and `stringData` of the same bytes are the same Secret, and of both the latter counts. */
export function secret(manifest: Manifest): Credential {
  const data = stringMap(manifest.raw.data);
  const plain = stringMap(manifest.raw.stringData);
  return credential(meta(manifest), (name) => {
    const encoded = data[name];
    return plain[name] ?? (encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString());
  });
}
