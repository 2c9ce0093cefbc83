import type { PemFile, SecretPart, SecretRef, Table } from '../api/objects.ts';
import type { Problem } from '../api/problem.ts';
import type { GatewayServer, NamedSecret, ServerCredentials, ServerTls } from './model.ts';

/** A file that the gateway's own Secret brings, or one that is in its container already. */
export type CertificateFile =
  | { readonly kind: 'own'; readonly file: string }
  | { readonly kind: 'path'; readonly path: string };

/** What a server shows its clients, and by whom it judges theirs. */
export interface Credentials {
  readonly identities: readonly { readonly certificate: CertificateFile; readonly key: CertificateFile }[];
  readonly trust?: { readonly authorities: CertificateFile; readonly revoked?: CertificateFile };
}

/** What a server lacks or should know of; without credentials it is not served. */
export interface FoundCredentials {
  readonly credentials?: Credentials;
  readonly problems: readonly Problem[];
}

/** The credentials of a server that ends TLS in gateway pods of a namespace: its Secrets lie there. */
export function credentialsOf(
  { tls, from }: Pick<GatewayServer, 'tls' | 'from'>,
  namespace: string,
  secrets: Table<SecretRef>,
): FoundCredentials {
  if (tls === undefined) return { problems: [] };
  if (tls.credentials.kind === 'files') return { credentials: inFiles(tls.credentials), problems: [] };
  const found = new CredentialSearch({ on: from, namespace, secrets, effect: 'this server is not served' });
  const identities = tls.credentials.identities.map((named) => ({
    certificate: found.part(named, 'certificate'),
    key: found.part(named, 'key'),
  }));
  const trust = trustOf(tls, tls.credentials, found);
  if (!found.isWhole) return { problems: found.problems };
  return { credentials: { identities, ...trust }, problems: found.problems };
}

const path = (of: string): CertificateFile => ({ kind: 'path', path: of });

const inFiles = (given: Extract<ServerCredentials, { kind: 'files' }>): Credentials => ({
  identities: given.identities.map(({ certificate, key }) => ({
    certificate: path(certificate),
    key: path(key),
  })),
  ...(given.authorities !== undefined && {
    trust: {
      authorities: path(given.authorities),
      ...(given.revoked !== undefined && { revoked: path(given.revoked) }),
    },
  }),
});

/** Authorities stand in a Secret of their own, `NAME-cacert`, or beside the certificate. */
function trustOf(
  { clients }: ServerTls,
  { identities, trust }: Extract<ServerCredentials, { kind: 'secrets' }>,
  found: CredentialSearch,
): Pick<Credentials, 'trust'> {
  const [first] = identities;
  if (clients === 'none' || first === undefined) return {};
  const apart = { ...first, name: `${first.name}-cacert` };
  const named = trust ?? (found.has(apart) ? apart : first);
  const authorities = found.part(named, 'authorities');
  const revoked = found.lists(named, 'revoked') ? found.part(named, 'revoked') : undefined;
  return { trust: { authorities, ...(revoked && { revoked }) } };
}

/** The fields in which a Secret may have a part: those of the type kubernetes.io/tls, and those of a generic one. */
const fieldsOf: Readonly<Record<SecretPart, string>> = {
  certificate: 'tls.crt (or cert)',
  key: 'tls.key (or key)',
  authorities: 'ca.crt (or cacert), and there is no Secret NAME-cacert',
  revoked: 'ca.crl',
};

interface Searched {
  readonly on: Problem['on'];
  readonly namespace: string;
  readonly secrets: Table<SecretRef>;
  /** What comes of a part that is not to be had. */
  readonly effect: string;
}

/** Looks for parts of Secrets, and tells of those that are not to be had. */
export class CredentialSearch {
  readonly problems: Problem[] = [];
  isWhole = true;
  private readonly given: Searched;

  constructor(given: Searched) {
    this.given = given;
  }

  has({ name }: NamedSecret): boolean {
    return this.given.secrets.has(`${this.given.namespace}/${name}`);
  }

  lists({ name }: NamedSecret, part: SecretPart): boolean {
    return this.given.secrets.get(`${this.given.namespace}/${name}`)?.parts[part] !== undefined;
  }

  /** The file of a part; where it is not to be had, that is told and nothing is whole. */
  part(named: NamedSecret, part: SecretPart): Extract<CertificateFile, { readonly kind: 'own' }> {
    const { namespace, secrets, effect } = this.given;
    const key = `${namespace}/${named.name}`;
    const secret = secrets.get(key);
    if (secret === undefined) this.lacks('IST0101', named, absent(key, named.name, effect));
    else this.judge(named, key, secret.parts[part], part);
    return { kind: 'own', file: secret?.parts[part]?.file ?? '' };
  }

  private judge(named: NamedSecret, key: string, pem: PemFile | undefined, part: SecretPart): void {
    if (pem === undefined)
      this.lacks(
        'IST0161',
        named,
        `Secret ${key} has no ${fieldsOf[part].replace('NAME', named.name)}, so ${this.given.effect}. Add it.`,
      );
    else if (pem.fault !== undefined)
      this.lacks(
        'IST0161',
        named,
        `${pem.field} of Secret ${key} ${pem.fault}, so ${this.given.effect}. Correct the Secret.`,
      );
    else if (pem.expired !== undefined)
      this.tell(
        'warning',
        'IST0161',
        named,
        `The certificate in ${pem.field} of Secret ${key} expired at ${pem.expired}. Renew it: who verifies it turns away.`,
      );
  }

  private lacks(code: Problem['code'], { path }: NamedSecret, message: string): void {
    this.isWhole = false;
    // Certificate and key of one Secret that is not there are one problem.
    if (this.problems.some((one) => one.path === path && one.message === message)) return;
    this.problems.push({ code, severity: 'error', on: this.given.on, path, message });
  }

  private tell(
    severity: Problem['severity'],
    code: Problem['code'],
    { path }: NamedSecret,
    message: string,
  ): void {
    this.problems.push({ code, severity, on: this.given.on, path, message });
  }
}

const absent = (key: string, name: string, effect: string): string =>
  `There is no Secret ${key}, where the gateway's pods look for it, so ${effect}. Create it, for instance by kubectl create secret tls ${name} --cert FILE --key FILE in that namespace, or correct the name.`;
