import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  X509Certificate,
} from 'node:crypto';

/** Who a certificate is for: to Kubernetes a common name is a user, an organization a group. */
interface Subject {
  readonly commonName: string;
  readonly organizations: readonly string[];
}

/** A certificate and its private key, each as PEM. */
export interface Certified {
  readonly certificate: string;
  readonly key: string;
}

const tags = {
  boolean: 0x01,
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  oid: 0x06,
  text: 0x0c,
  dnsName: 0x82,
  time: 0x17,
} as const;
const constructed = { sequence: 0x30, set: 0x31, version: 0xa0, extensions: 0xa3 } as const;

/** The object identifiers of RFC 5280 and RFC 5758, as DER spells them. */
const oids = {
  commonName: '550403',
  organization: '55040a',
  basicConstraints: '551d13',
  subjectAltName: '551d11',
  ecdsaWithSha256: '2a8648ce3d040302',
} as const;

const tenYears = 3650 * 24 * 3600 * 1000;
const anHour = 3600 * 1000;

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  if (content.length < 0x80) return Buffer.concat([Buffer.from([tag, content.length]), content]);
  const hex = content.length.toString(16);
  const length = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | length.length]), length, content]);
}

const sequence = (...parts: readonly Buffer[]): Buffer => der(constructed.sequence, ...parts);
const oid = (hex: string): Buffer => der(tags.oid, Buffer.from(hex, 'hex'));
// The leading octet counts the unused bits of the last one.
const bits = (content: Buffer): Buffer => der(tags.bits, Buffer.from([0]), content);
const algorithm = sequence(oid(oids.ecdsaWithSha256));

function time(milliseconds: number): Buffer {
  const digits = new Date(milliseconds).toISOString().replaceAll(/[-:T]|\.\d+/g, '');
  return der(tags.time, Buffer.from(digits.slice(2)));
}

function name({ commonName, organizations }: Subject): Buffer {
  const one = (type: string, value: string): Buffer =>
    der(constructed.set, sequence(oid(type), der(tags.text, Buffer.from(value))));
  return sequence(
    ...organizations.map((organization) => one(oids.organization, organization)),
    one(oids.commonName, commonName),
  );
}

/** Says that the key may sign certificates; without it no client's certificate counts. */
const authority = der(
  constructed.extensions,
  sequence(
    sequence(
      oid(oids.basicConstraints),
      der(tags.boolean, Buffer.from([0xff])),
      der(tags.octets, sequence(der(tags.boolean, Buffer.from([0xff])))),
    ),
  ),
);

function pem(label: string, content: Buffer): string {
  const lines = content.toString('base64').match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

interface Request {
  readonly subject: Subject;
  readonly key: KeyObject;
  readonly issuer: Subject;
  readonly issuerKey: KeyObject;
  readonly extensions: readonly Buffer[];
  readonly expired?: boolean;
}

function issue({ subject, key, issuer, issuerKey, extensions, expired = false }: Request): string {
  const now = Date.now();
  // A serial number is positive and not zero, hence the first octet.
  const serial = Buffer.concat([Buffer.from([1]), randomBytes(15)]);
  const signed = sequence(
    der(constructed.version, der(tags.integer, Buffer.from([2]))),
    der(tags.integer, serial),
    algorithm,
    name(issuer),
    sequence(
      time(expired ? Date.UTC(2025, 0) : now - anHour),
      time(expired ? Date.UTC(2026, 0) : now + tenYears),
    ),
    name(subject),
    createPublicKey(key).export({ type: 'spki', format: 'der' }),
    ...extensions,
  );
  return pem('CERTIFICATE', sequence(signed, algorithm, bits(sign('sha256', signed, issuerKey))));
}

/** A new private key on the curve P-256, as PEM in the form of SEC 1, the only one of which Kubernetes takes the public half. */
export function newKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  return privateKey.export({ type: 'sec1', format: 'pem' }).toString();
}

const issuer: Subject = { commonName: 'sluice-lab', organizations: [] };

/** The certificate (PEM) of the authority that has this private key, for `--client-ca-file`. */
export function authorityCertificate(pemKey: string): string {
  const key = createPrivateKey(pemKey);
  return issue({ subject: issuer, key, issuer, issuerKey: key, extensions: [authority] });
}

/** A new certificate with which a client is this user in these groups, signed by the authority's key; it holds for ten years. */
export function clientCertificate(authorityKey: string, user: string, groups: readonly string[]): Certified {
  const key = newKey();
  const certificate = issue({
    subject: { commonName: user, organizations: groups },
    key: createPrivateKey(key),
    issuer,
    issuerKey: createPrivateKey(authorityKey),
    extensions: [],
  });
  return { certificate, key };
}

interface Server {
  readonly name: string;
  readonly key: string;
  readonly authorityKey: string;
  readonly expired: boolean;
}

/** A certificate (PEM) for a DNS name, which serves a client as well; it holds for ten years, or held for the year 2025. */
export function serverCertificate({ name, key, authorityKey, expired }: Server): string {
  const names = sequence(der(tags.dnsName, Buffer.from(name)));
  return issue({
    subject: { commonName: name, organizations: [] },
    key: createPrivateKey(key),
    issuer,
    issuerKey: createPrivateKey(authorityKey),
    extensions: [
      der(constructed.extensions, sequence(sequence(oid(oids.subjectAltName), der(tags.octets, names)))),
    ],
    expired,
  });
}

/** A list (PEM) in which an authority revokes certificates (PEM) of its own; it holds for ten years. */
export function revocationList(authorityKey: string, certificates: readonly string[]): string {
  const now = Date.now();
  const revoked = certificates.map((certificate) => {
    const serial = Buffer.from(new X509Certificate(certificate).serialNumber, 'hex');
    return sequence(der(tags.integer, serial), time(now - anHour));
  });
  const signed = sequence(
    der(tags.integer, Buffer.from([1])),
    algorithm,
    name(issuer),
    time(now - anHour),
    time(now + tenYears),
    ...(revoked.length === 0 ? [] : [sequence(...revoked)]),
  );
  const signature = bits(sign('sha256', signed, createPrivateKey(authorityKey)));
  return pem('X509 CRL', sequence(signed, algorithm, signature));
}
