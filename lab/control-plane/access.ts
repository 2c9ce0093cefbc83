import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { authorityCertificate, type Certified, clientCertificate, newKey } from './certificate.ts';

/** What decides who may come in, with the files that the programs read it from. Made once for a data folder. */
export interface Keys {
  readonly token: string;
  readonly tokenFile: string;
  /** The private key (PEM) that signs clients' certificates. */
  readonly authorityKey: string;
  readonly authorityFile: string;
  readonly serviceAccountKeyFile: string;
}

/** What is in the file, or what `make` gives, which is then kept there for the owner alone. */
async function kept(file: string, make: () => string): Promise<string> {
  const there = await readFile(file, 'utf8').catch(() => undefined);
  if (there !== undefined) return there;
  const made = make();
  await writeFile(file, made, { mode: 0o600 });
  return made;
}

/** Reads the keys of a data folder, or makes them. */
export async function keysIn(folder: string): Promise<Keys> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const tokenFile = join(folder, 'tokens.csv');
  const tokens = await kept(
    tokenFile,
    () => `${randomBytes(24).toString('hex')},admin,admin,"system:masters"\n`,
  );
  const authorityFile = join(folder, 'clients.crt');
  const authorityKey = await kept(join(folder, 'clients.key'), newKey);
  await kept(authorityFile, () => authorityCertificate(authorityKey));
  const serviceAccountKeyFile = join(folder, 'service-accounts.key');
  await kept(serviceAccountKeyFile, newKey);
  const token = tokens.slice(0, tokens.indexOf(','));
  return { token, tokenFile, authorityKey, authorityFile, serviceAccountKeyFile };
}

/** Where the API server answers, and the certificates (PEM) that tell that it is the right one. */
export interface Endpoint {
  readonly url: string;
  readonly certificates: string;
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** Writes a kubeconfig for one user, who shows either a token or a certificate; nobody else may read it. */
export async function writeKubeconfig(
  file: string,
  { url, certificates }: Endpoint,
  credentials: { readonly token: string } | Certified,
): Promise<string> {
  const user =
    'token' in credentials
      ? { token: credentials.token }
      : {
          'client-certificate-data': base64(credentials.certificate),
          'client-key-data': base64(credentials.key),
        };
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      { name: 'sluice', cluster: { server: url, 'certificate-authority-data': base64(certificates) } },
    ],
    users: [{ name: 'user', user }],
    contexts: [{ name: 'sluice', context: { cluster: 'sluice', user: 'user', namespace: 'default' } }],
    'current-context': 'sluice',
  };
  await writeFile(file, stringify(config, { lineWidth: 0 }), { mode: 0o600 });
  return file;
}

/** The paths of a client's certificate and key, made for this user in these groups anew each time. */
export async function clientFiles(
  path: string,
  { authorityKey }: Keys,
  user: string,
  groups: readonly string[],
): Promise<Certified> {
  const made = clientCertificate(authorityKey, user, groups);
  const files = { certificate: `${path}.crt`, key: `${path}.key` };
  await writeFile(files.certificate, made.certificate, { mode: 0o600 });
  await writeFile(files.key, made.key, { mode: 0o600 });
  return files;
}
