import { createHash, createPublicKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import {
  authorityCertificate,
  type Certified,
  newKey,
  revocationList,
  serverCertificate,
} from './control-plane/certificate.ts';

/**
 * Certificates for manifests and their clients, made anew in each process. An id is a name, for which the certificate is, and words after it:
 * `expired`, `rsa`, or `stray`, which is of an authority that nobody knows.
 */
export class Certificates {
  private readonly known = new Map<string, Certified>();
  private readonly keys = { usual: newKey(), stray: newKey() };
  readonly authority = authorityCertificate(this.keys.usual);

  of(id: string): Certified {
    const made = this.known.get(id) ?? this.make(id);
    this.known.set(id, made);
    return made;
  }

  /** The list in which the authority revokes these. */
  revoking(...ids: readonly string[]): string {
    return revocationList(
      this.keys.usual,
      ids.map((id) => this.of(id).certificate),
    );
  }

  /** The text with what it says in parentheses filled in: `(certificate of ID)`, `(key of ID)`, `(authority)`, `(spki of ID)`, `(digest of ID)`. */
  filledIn(text: string): string {
    return text.replace(
      /\((authority|(certificate|key|spki|digest) of ([^)\n]+))\)/g,
      (_, all: string, what: string | undefined, id: string | undefined) =>
        JSON.stringify(what === undefined ? this.authority : this.value(what, id ?? all)),
    );
  }

  /** The text with the digests in it put back as they were asked for. */
  takenOut(text: string): string {
    return [...this.known.keys()].reduce(
      (all, id) =>
        ['spki', 'digest'].reduce(
          (each, what) => each.replaceAll(this.value(what, id), `(${what} of ${id})`),
          all,
        ),
      text,
    );
  }

  private value(what: string, id: string): string {
    const { certificate, key } = this.of(id);
    switch (what) {
      case 'certificate':
        return certificate;
      case 'key':
        return key;
      case 'spki':
        return createHash('sha256')
          .update(createPublicKey(key).export({ type: 'spki', format: 'der' }))
          .digest('base64');
      default:
        return new X509Certificate(certificate).fingerprint256;
    }
  }

  private make(id: string): Certified {
    const [name = '', ...words] = id.split(' ');
    const key = words.includes('rsa') ? newRsaKey() : newKey();
    const expired = words.includes('expired');
    const authorityKey = words.includes('stray') ? this.keys.stray : this.keys.usual;
    return { key, certificate: serverCertificate({ name, key, authorityKey, expired }) };
  }
}

const newRsaKey = (): string =>
  generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();
