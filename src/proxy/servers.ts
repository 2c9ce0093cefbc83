import type { SecretRef, Table } from '../api/objects.ts';
import { type CertificateFile, type Credentials, credentialsOf } from '../mesh/credentials.ts';
import type { GatewayServer, Workload } from '../mesh/model.ts';
import { openPorts } from '../mesh/ports.ts';
import { everywhere } from './everywhere.ts';
import type { ServerSecret, ServerSocket } from './model.ts';
import { isReserved } from './model.ts';
import { type Secret, secretId } from './secrets.ts';

/** A server that a gateway's pods run, with what it needs to end TLS where it does. */
export interface Served {
  readonly server: GatewayServer;
  readonly credentials?: Credentials;
}

export interface ServedPort {
  readonly port: number;
  readonly address: string;
  readonly kind: 'http' | 'tcp' | 'tls';
  readonly servers: readonly Served[];
}

/** The listeners of a gateway's pods; what cannot be served is left out, and has been told of. */
export function servedPorts(
  servers: readonly GatewayServer[],
  workload: Workload,
  secrets: Table<SecretRef>,
): readonly ServedPort[] {
  return openPorts(servers, workload).ports.flatMap((open): ServedPort[] => {
    const served = open.servers.flatMap((server): Served[] => {
      if (server.tls === undefined) return [{ server }];
      const { credentials } = credentialsOf(server, workload.namespace, secrets);
      return credentials === undefined ? [] : [{ server, credentials }];
    });
    if (isReserved(open.port) || served.length === 0) return [];
    return [{ port: open.port, address: open.bind ?? everywhere.ipv4, kind: open.kind, servers: served }];
  });
}

/** Servers whose requests go by one route configuration: all of a plain port, or a single one that ends TLS. */
export interface Site {
  readonly name: string;
  readonly port: number;
  readonly isTls: boolean;
  readonly servers: readonly GatewayServer[];
}

export const sitesOf = (ports: readonly ServedPort[]): readonly Site[] =>
  ports.flatMap(({ port, address, kind, servers }): Site[] => {
    const all = servers.map(({ server }) => server);
    if (kind === 'http') return [{ name: plainRoute(port, address), port, isTls: false, servers: all }];
    return all
      .filter(({ protocol }) => protocol === 'https')
      .map((server) => ({ name: tlsRoute(server), port, isTls: true, servers: [server] }));
  });

export const plainRoute = (port: number, address: string): string =>
  address === everywhere.ipv4 ? `http.${port}` : `http.${port}.${address}`;

export function tlsRoute({ port, portName, gateway, bind }: GatewayServer): string {
  const [namespace = '', name = ''] = gateway.split('/');
  return ['https', port, portName, name, namespace, ...(bind === undefined ? [] : [bind])].join('.');
}

/** How a server ends TLS. `watched` are the ids of the secrets that have a file of their own. */
export function socketOf(
  { server, credentials }: Served,
  watched: ReadonlySet<string>,
): ServerSocket | undefined {
  if (server.tls === undefined || credentials === undefined) return undefined;
  const { credentials: _, ...rest } = server.tls;
  const from = (file: CertificateFile, secret: Secret): ServerSecret<'identity'>['from'] => {
    if (file.kind === 'own') return 'own';
    return watched.has(secretId(secret)) ? 'watched' : 'listener';
  };
  const trust = trustOf(credentials);
  return {
    ...rest,
    identities: credentials.identities.map((one) => {
      const secret = identityOf(one);
      return { secret, from: from(one.certificate, secret) };
    }),
    ...(trust &&
      credentials.trust && { trust: { secret: trust, from: from(credentials.trust.authorities, trust) } }),
  };
}

const nameOf = (file: CertificateFile): string => (file.kind === 'own' ? file.file : file.path);

const identityOf = ({
  certificate,
  key,
}: Credentials['identities'][number]): Extract<Secret, { kind: 'identity' }> => ({
  kind: 'identity',
  certificate: nameOf(certificate),
  key: nameOf(key),
});

const trustOf = ({ trust }: Credentials): Extract<Secret, { kind: 'trust' }> | undefined =>
  trust && {
    kind: 'trust',
    authorities: { path: nameOf(trust.authorities) },
    ...(trust.revoked && { revoked: nameOf(trust.revoked) }),
  };

/** The certificates that servers have in files of their containers. */
export const containerSecrets = (ports: readonly ServedPort[]): readonly Secret[] =>
  ports
    .flatMap(({ servers }) => servers)
    .filter(({ server }) => server.tls?.credentials.kind === 'files')
    .flatMap(({ credentials }): Secret[] => {
      if (credentials === undefined) return [];
      const trust = trustOf(credentials);
      return [...credentials.identities.map(identityOf), ...(trust === undefined ? [] : [trust])];
    });
