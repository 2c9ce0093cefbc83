import { createHash, createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { Meta, PemFile, SecretPart, SecretRef } from './api/objects.ts';

/** A Secret as it may be known, and the texts of its files by name, which are to be neither logged nor shown. */
export interface Credential {
  readonly ref: SecretRef;
  readonly texts: ReadonlyMap<string, string>;
}

/** The fields of a Secret of type kubernetes.io/tls come before those of a generic one. */
const fieldsOf = {
  certificate: ['tls.crt', 'cert'],
  key: ['tls.key', 'key'],
  authorities: ['ca.crt', 'cacert'],
  revoked: ['ca.crl', 'crl'],
} as const satisfies Record<SecretPart, readonly string[]>;

const endings: Readonly<Record<SecretPart, string>> = {
  certificate: 'crt',
  key: 'key',
  authorities: 'ca',
  revoked: 'crl',
};
const allParts = Object.keys(fieldsOf) as readonly SecretPart[];

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** Whether a text is what the name of its file says. */
export const isWhole = (file: string, text: string): boolean => file.startsWith(`${digestOf(text)}.`);

/** What a Secret holds for TLS at this time; `field` gives the decoded text of one of its fields, in which Istio looks for it as well. */
export function credential(meta: Meta, field: (name: string) => string | undefined): Credential {
  const texts = new Map<string, string>();
  const given = allParts.flatMap((part) => {
    const name = fieldsOf[part].find((one) => field(one) !== undefined);
    return name === undefined ? [] : [{ part, field: name, text: field(name) ?? '' }];
  });
  const textOf = (part: SecretPart): string | undefined => given.find((one) => one.part === part)?.text;
  const parts = given.map(({ part, field: name, text }): [SecretPart, PemFile] => {
    const file = `${digestOf(text)}.${endings[part]}`;
    const verdict = judge(part, text, textOf('certificate'));
    if (verdict.fault === undefined) texts.set(file, text);
    return [part, { field: name, file, ...verdict }];
  });
  return { ref: { meta, parts: Object.fromEntries(parts) }, texts };
}

type Verdict = Pick<PemFile, 'fault' | 'expired'>;

function judge(part: SecretPart, text: string, chain: string | undefined): Verdict {
  switch (part) {
    case 'certificate':
    case 'authorities':
      return certificates(text);
    case 'key':
      return key(text, chain);
    case 'revoked':
      return /-----BEGIN X509 CRL-----[\s\S]+-----END X509 CRL-----/.test(text)
        ? {}
        : { fault: 'holds no list of revoked certificates in PEM' };
  }
}

const block = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;

/** Each certificate must be one, since Envoy refuses a listener over any; the first is the one that clients see. */
function certificates(text: string): Verdict {
  const all = (text.match(block) ?? []).map(certificateIn);
  const [first] = all;
  if (first === undefined) return { fault: 'holds no certificate in PEM' };
  if (all.some((one) => one === undefined)) return { fault: 'holds a certificate that cannot be read' };
  return first.validToDate.getTime() < Date.now() ? { expired: first.validToDate.toISOString() } : {};
}

function key(text: string, chain: string | undefined): Verdict {
  const own = keyIn(text);
  if (own === undefined) return { fault: 'holds no private key in PEM that can be read without a password' };
  const [first] = chain?.match(block) ?? [];
  const certificate = first === undefined ? undefined : certificateIn(first);
  return certificate === undefined || certificate.checkPrivateKey(own)
    ? {}
    : { fault: 'is not the key of the certificate beside it' };
}

function certificateIn(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}

function keyIn(pem: string): KeyObject | undefined {
  try {
    const key = createPrivateKey(pem);
    // Its public half is what a certificate would be compared with.
    return createPublicKey(key) && key;
  } catch {
    return undefined;
  }
}
