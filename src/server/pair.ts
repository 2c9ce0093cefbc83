import { createPrivateKey, X509Certificate } from 'node:crypto';

/** A certificate, with those that lead to its authority behind it, and its private key, each as PEM. */
export interface Pair {
  readonly certificate: string;
  readonly key: string;
}

/** A pair that belongs together; `from` and `until` are milliseconds since 1970. */
export interface ReadPair extends Pair {
  readonly from: number;
  readonly until: number;
}

/** Reads a pair. Throws an error that says which half is wrong. */
export function readPair({ certificate, key }: Pair): ReadPair {
  const parsed = parse('certificate', () => new X509Certificate(certificate));
  const secret = parse('private key', () => createPrivateKey(key));
  if (!parsed.checkPrivateKey(secret)) throw new Error('the private key belongs to another certificate');
  return { certificate, key, from: parsed.validFromDate.getTime(), until: parsed.validToDate.getTime() };
}

function parse<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new Error(`the ${what} is no PEM that can be read (${String(error)})`, { cause: error });
  }
}

/** The certificates of a PEM text, each as a text of its own. */
export const certificatesIn = (pem: string): readonly string[] =>
  (pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).map((one) => `${one}\n`);

export const untilOf = (certificate: string): number =>
  new X509Certificate(certificate).validToDate.getTime();

/** Whether one of the authorities signed the certificate. */
export function isSignedBy(certificate: string, authorities: readonly string[]): boolean {
  const leaf = new X509Certificate(certificate);
  return authorities.some((each) => {
    const authority = new X509Certificate(each);
    return leaf.checkIssued(authority) && leaf.verify(authority.publicKey);
  });
}

/**
 * Whether the first certificate of a PEM text leads, by those behind it, to one of the authorities, or is one of them itself.
 */
export function leadsTo(chain: string, authorities: readonly string[]): boolean {
  const [leaf, ...between] = certificatesIn(chain);
  if (leaf === undefined) return false;
  if (authorities.includes(leaf) || isSignedBy(leaf, authorities)) return true;
  // Each is used once at most, so that two that signed each other come to an end.
  return between.some(
    (one, index) =>
      isSignedBy(leaf, [one]) && leadsTo([one, ...between.toSpliced(index, 1)].join(''), authorities),
  );
}
