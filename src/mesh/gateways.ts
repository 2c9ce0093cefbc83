import type { Server, ServerTLSSettings } from '../api/istio.ts';
import type { Gateway } from '../api/objects.ts';
import { objectKey } from '../api/objects.ts';
import type { Problem } from '../api/problem.ts';
import { gatewayRefusals, passesThrough, protocolKind } from './gateway-refusals.ts';
import { ciphersIn, gatewayWarnings } from './gateway-warnings.ts';
import type {
  GatewayServer,
  RouteTable,
  ServerCredentials,
  ServerHost,
  ServerProtocol,
  ServerTls,
  TlsVersion,
} from './model.ts';
import { narrower, refOf } from './names.ts';
import { defined } from './traffic.ts';

export interface ReadGateway {
  readonly servers: readonly GatewayServer[];
  readonly problems: readonly Problem[];
}

/** The servers of a Gateway. */
export function readGateway(object: Gateway): ReadGateway {
  const refused = gatewayRefusals(object);
  if (refused.length > 0) return { servers: [], problems: refused };
  const from = refOf('Gateway', object);
  const servers = (object.spec.servers ?? []).flatMap((server, i): GatewayServer[] => {
    const protocol = protocolOf(server);
    if (protocol === undefined) return [];
    const path = `spec.servers[${i}]`;
    const ends = protocol === 'https' || protocol === 'tls' ? server.tls : undefined;
    return [
      defined({
        gateway: objectKey(object.meta),
        from,
        path,
        namespace: object.meta.namespace,
        selector: object.spec.selector ?? {},
        port: server.port.number,
        portName: server.port.name,
        protocol,
        bind: everywhere.has(server.bind ?? '') ? undefined : server.bind,
        grpcWeb: server.port.protocol.toUpperCase() === 'GRPC-WEB' || undefined,
        httpsRedirect: server.tls?.httpsRedirect ?? false,
        hosts: server.hosts.map((host) => serverHost(host, object.meta.namespace)),
        tls: ends && serverTls(ends, `${path}.tls`),
      }) as GatewayServer,
    ];
  });
  return { servers, problems: gatewayWarnings(object) };
}

const everywhere: ReadonlySet<string> = new Set(['', '0.0.0.0', '::']);

function protocolOf({ port, tls }: Server): ServerProtocol | undefined {
  switch (protocolKind(port)) {
    case 'http':
      return 'http';
    case 'bytes':
      return 'tcp';
    case 'tls':
      if (tls?.mode === 'AUTO_PASSTHROUGH') return 'autoPassthrough';
      if (tls === undefined || passesThrough(tls)) return 'passthrough';
      return port.protocol.toUpperCase() === 'HTTPS' ? 'https' : 'tls';
    case undefined:
      return undefined;
  }
}

function serverHost(text: string, namespace: string): ServerHost {
  const slash = text.indexOf('/');
  if (slash === -1) return { host: text.toLowerCase() };
  const owner = text.slice(0, slash);
  const host = text.slice(slash + 1).toLowerCase();
  return owner === '*' ? { host } : { namespace: owner === '.' ? namespace : owner, host };
}

const clients = { SIMPLE: 'none', OPTIONAL_MUTUAL: 'optional', MUTUAL: 'required' } as const;

function serverTls(tls: ServerTLSSettings, path: string): ServerTls | undefined {
  const { mode } = tls;
  if (mode !== 'SIMPLE' && mode !== 'MUTUAL' && mode !== 'OPTIONAL_MUTUAL') return undefined;
  return defined({
    clients: clients[mode],
    credentials: credentials(tls, path),
    names: tls.subjectAltNames ?? [],
    spki: tls.verifyCertificateSpki ?? [],
    hashes: tls.verifyCertificateHash ?? [],
    oldest: versionOf(tls.minProtocolVersion),
    newest: versionOf(tls.maxProtocolVersion),
    ciphers: ciphersIn(tls),
  }) as ServerTls;
}

const versions: Readonly<Record<string, TlsVersion>> = {
  TLSV1_0: 'TLSv1_0',
  TLSV1_1: 'TLSv1_1',
  TLSV1_2: 'TLSv1_2',
  TLSV1_3: 'TLSv1_3',
};
const versionOf = (version: ServerTLSSettings['minProtocolVersion']): TlsVersion | undefined =>
  version && versions[version];

/** A name may say where Secrets are kept, which is here in any case. */
const secretName = (name: string): string => name.replace(/^kubernetes:\/\//, '');

function credentials(tls: ServerTLSSettings, path: string): ServerCredentials {
  const { credentialName = '', credentialNames = [], tlsCertificates = [] } = tls;
  const trust =
    tls.caCertCredentialName === undefined || tls.caCertCredentialName === ''
      ? undefined
      : { name: secretName(tls.caCertCredentialName), path: `${path}.caCertCredentialName` };
  const named =
    credentialName === ''
      ? credentialNames.map((name, i) => ({ name: secretName(name), path: `${path}.credentialNames[${i}]` }))
      : [{ name: secretName(credentialName), path: `${path}.credentialName` }];
  if (named.length > 0) return { kind: 'secrets', identities: named, ...(trust && { trust }) };
  const files = tlsCertificates.length > 0 ? tlsCertificates : [tls];
  return {
    kind: 'files',
    identities: files.map(({ serverCertificate = '', privateKey = '' }) => ({
      certificate: serverCertificate,
      key: privateKey,
    })),
    ...(tls.caCertificates && { authorities: tls.caCertificates }),
    ...(tls.caCrl && { revoked: tls.caCrl }),
  };
}

/** The names under which a table is served by a server: the narrower of each pair of hosts. */
export const servedHosts = (server: GatewayServer, table: RouteTable): string[] => [
  ...new Set(
    server.hosts.flatMap(({ namespace, host }) =>
      namespace !== undefined && namespace !== table.from.namespace
        ? []
        : table.hosts.flatMap((name) => narrower(host, name) ?? []),
    ),
  ),
];
