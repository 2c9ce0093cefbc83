import 'reflect-metadata';
import { KeyObject, randomBytes, webcrypto } from 'node:crypto';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import type { Pair } from './pair.ts';

/** For whom, from when and until when a certificate holds. */
export interface Terms {
  readonly names: readonly string[];
  readonly from: Date;
  readonly until: Date;
}

/** A pair, and the certificate (PEM) of the authority that signed it. */
export interface Issued extends Pair {
  readonly authority: string;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const subject = 'CN=sluice-webhook';
const issuer = 'CN=sluice-webhook-authority';

/**
 * A new certificate, signed by an authority made for it alone. That authority's private key is forgotten at once: nothing else can ever be signed
 * with what the cluster is told to trust.
 */
export async function issue({ names, from, until }: Terms): Promise<Issued> {
  const [signer, owner] = await Promise.all([newKeys(), newKeys()]);
  const authority = await X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(),
    name: issuer,
    notBefore: from,
    notAfter: until,
    signingAlgorithm: algorithm,
    keys: signer,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
      await SubjectKeyIdentifierExtension.create(signer.publicKey),
    ],
  });
  const certificate = await X509CertificateGenerator.create({
    serialNumber: serial(),
    subject,
    issuer,
    notBefore: from,
    notAfter: until,
    signingAlgorithm: algorithm,
    publicKey: owner.publicKey,
    signingKey: signer.privateKey,
    extensions: [...serving(names), await AuthorityKeyIdentifierExtension.create(signer.publicKey)],
  });
  return {
    certificate: pem(certificate),
    key: String(KeyObject.from(owner.privateKey).export({ type: 'pkcs8', format: 'pem' })),
    authority: pem(authority),
  };
}

const newKeys = (): Promise<webcrypto.CryptoKeyPair> =>
  webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);

/** A serial number is positive and must not begin with a zero octet. */
const serial = (): string => `4${randomBytes(16).toString('hex').slice(1)}`;

const pem = (certificate: { toString(format: 'pem'): string }): string =>
  `${certificate.toString('pem').trim()}\n`;

const isAddress = (name: string): boolean => name.includes(':') || /^[\d.]+$/.test(name);

const serving = (names: readonly string[]): readonly Extension[] => [
  new BasicConstraintsExtension(false, undefined, true),
  new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
  new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
  new SubjectAlternativeNameExtension(
    names.map((value) => ({ type: isAddress(value) ? 'ip' : 'dns', value })),
  ),
];
