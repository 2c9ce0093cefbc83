import type { Port, Server, ServerTLSSettings } from '../api/istio.ts';
import type { Gateway } from '../api/objects.ts';
import type { Problem } from '../api/problem.ts';
import { isDomain, isLabel } from './dns.ts';
import { refOf } from './names.ts';
import { type Refuse, refusing } from './refusals.ts';
import { isAddress } from './subnets.ts';

/** The protocols of a server's port by what they are to a gateway; upper and lower case are alike. */
const protocols: Readonly<Record<string, 'http' | 'bytes' | 'tls'>> = {
  HTTP: 'http',
  HTTP2: 'http',
  GRPC: 'http',
  'GRPC-WEB': 'http',
  HTTPS: 'tls',
  TLS: 'tls',
  TCP: 'bytes',
  MONGO: 'bytes',
  MYSQL: 'bytes',
  REDIS: 'bytes',
};

export const protocolKind = (port: Port): 'http' | 'bytes' | 'tls' | undefined =>
  protocols[port.protocol?.toUpperCase()];

/** Where no mode is given, connections are passed on unopened. */
export const passesThrough = ({ mode = 'PASSTHROUGH' }: ServerTLSSettings): boolean =>
  mode === 'PASSTHROUGH' || mode === 'AUTO_PASSTHROUGH';

/** Mistakes for which a Gateway is refused as a whole. */
export function gatewayRefusals(object: Gateway): Problem[] {
  const problems: Problem[] = [];
  const refuse = refusing(problems, refOf('Gateway', object));
  const servers = object.spec.servers ?? [];
  if (servers.length === 0) refuse('spec.servers', 'A Gateway needs at least one server.');
  const names = new Set<string>();
  servers.forEach((server, i) => {
    const path = `spec.servers[${i}]`;
    hostRefusals(server, path, refuse);
    portRefusals(server, path, refuse);
    const name = server.port?.name;
    if (name && names.has(name))
      refuse(
        `${path}.port.name`,
        `Another server of this Gateway has the port name ${name}. Use another one.`,
      );
    names.add(name ?? '');
    if (server.tls !== undefined) tlsRefusals(server.tls, `${path}.tls`, refuse);
  });
  return problems;
}

function hostRefusals({ hosts = [] }: Server, path: string, refuse: Refuse): void {
  if (hosts.length === 0) refuse(`${path}.hosts`, 'The server needs at least one host; "*" is any.');
  hosts.forEach((text, i) => {
    const parts = text.split('/');
    const host = parts.at(-1) ?? '';
    const owner = parts.length > 1 ? parts[0] : '*';
    const good = parts.length <= 2 && (owner === '*' || owner === '.' || isLabel(owner ?? ''));
    if (!good || !isDomain(host) || (host !== '*' && !host.includes('.')))
      refuse(
        `${path}.hosts[${i}]`,
        `${JSON.stringify(text)} is no host of a Gateway. Write a name with a dot, *.suffix or *, with NAMESPACE/ in front to limit who may use it.`,
      );
  });
}

function portRefusals({ port, bind, tls }: Server, path: string, refuse: Refuse): void {
  const known: Port | undefined = port;
  if (known?.number === undefined) refuse(`${path}.port.number`, 'The server needs a port number.');
  if (!known?.name) refuse(`${path}.port.name`, 'The port needs a name.');
  if (known?.targetPort !== undefined)
    refuse(
      `${path}.port.targetPort`,
      'targetPort is not supported; the Service of the gateway decides it. Remove the field.',
    );
  if (bind !== undefined && bind !== '' && !isAddress(bind))
    refuse(
      `${path}.bind`,
      `${JSON.stringify(bind)} is no address that a gateway can listen on. Write an IP address, or remove the field.`,
    );
  const kind = known && protocolKind(known);
  if (kind === undefined)
    refuse(
      `${path}.port.protocol`,
      `${JSON.stringify(known?.protocol)} is no protocol of a Gateway. Use one of ${Object.keys(protocols).join(', ')}.`,
    );
  else if (kind === 'tls' && tls === undefined)
    refuse(`${path}.tls`, `A server of protocol ${known?.protocol} needs TLS settings. Give tls.mode.`);
  else if (kind !== 'tls' && tls !== undefined) plainRefusals(kind, tls, path, refuse);
}

/** Plain HTTP may redirect, and plain TCP has nothing to do with TLS. */
function plainRefusals(kind: 'http' | 'bytes', tls: ServerTLSSettings, path: string, refuse: Refuse): void {
  if (kind === 'http' && passesThrough(tls) && !hasFiles(tls)) return;
  const use = kind === 'http' ? 'HTTPS' : 'TLS';
  refuse(`${path}.tls`, `TLS ends only at ports of protocol HTTPS or TLS. Make the port's protocol ${use}.`);
}

const hasFiles = (tls: ServerTLSSettings): boolean =>
  [tls.serverCertificate, tls.privateKey, tls.caCertificates].some(isGiven);

const isGiven = (text: string | undefined): boolean => text !== undefined && text !== '';

function tlsRefusals(tls: ServerTLSSettings, path: string, refuse: Refuse): void {
  if (tls.mode === 'ISTIO_MUTUAL')
    refuse(
      `${path}.mode`,
      'There is no mesh authority that would issue the certificates of ISTIO_MUTUAL. Use MUTUAL with a credentialName.',
    );
  if (tls.mode === undefined || tls.mode === 'ISTIO_MUTUAL' || passesThrough(tls)) return;
  sourceRefusals(tls, path, refuse);
  digestRefusals(tls, path, refuse);
  const [oldest, newest] = [ageOf(tls.minProtocolVersion), ageOf(tls.maxProtocolVersion)];
  if (oldest !== 0 && newest !== 0 && oldest > newest)
    refuse(
      `${path}.maxProtocolVersion`,
      `No version is both ${tls.minProtocolVersion} or newer and ${tls.maxProtocolVersion} or older. Correct one of the two.`,
    );
}

const versions = ['TLS_AUTO', 'TLSV1_0', 'TLSV1_1', 'TLSV1_2', 'TLSV1_3'] as const;
const ageOf = (version: ServerTLSSettings['minProtocolVersion']): number =>
  version === undefined ? 0 : versions.indexOf(version);

/** As many certificates as Istio takes for one server. */
const mostIdentities = 2;

function sourceRefusals(tls: ServerTLSSettings, path: string, refuse: Refuse): void {
  const { credentialName, credentialNames = [], tlsCertificates = [], mode } = tls;
  const sources = [isGiven(credentialName), credentialNames.length > 0, tlsCertificates.length > 0];
  if (sources.filter(Boolean).length > 1)
    refuse(path, 'Give only one of credentialName, credentialNames and tlsCertificates.');
  for (const name of ['credentialNames', 'tlsCertificates'] as const)
    if ((tls[name] ?? []).length > mostIdentities)
      refuse(`${path}.${name}`, `A server has at most ${mostIdentities} certificates. Remove the others.`);
  const asks = mode !== 'SIMPLE';
  if (isGiven(tls.caCrl) && (isGiven(credentialName) || !asks))
    refuse(
      `${path}.caCrl`,
      asks
        ? 'With a credentialName the list of revoked certificates stands in the Secret, as ca.crl. Remove the field.'
        : 'In mode SIMPLE no client shows a certificate that could be revoked. Remove the field, or use MUTUAL.',
    );
  if (!isGiven(credentialName) && credentialNames.length === 0) fileRefusals(tls, path, refuse);
}

function fileRefusals(tls: ServerTLSSettings, path: string, refuse: Refuse): void {
  const { tlsCertificates = [], mode } = tls;
  const files = tlsCertificates.length > 0 ? tlsCertificates : [tls];
  files.forEach((file, i) => {
    const at = tlsCertificates.length > 0 ? `${path}.tlsCertificates[${i}]` : path;
    for (const name of ['serverCertificate', 'privateKey'] as const)
      if (!isGiven(file[name]))
        refuse(`${at}.${name}`, `Mode ${mode} needs a credentialName, or ${name} as a path.`);
  });
  if (mode !== 'SIMPLE' && !isGiven(tls.caCertificates))
    refuse(
      `${path}.caCertificates`,
      `Mode ${mode} needs a credentialName, or caCertificates as a path, to judge the clients' certificates.`,
    );
  if (isGiven(tls.caCertCredentialName))
    refuse(`${path}.caCertCredentialName`, 'The field goes with credentialName. Use caCertificates.');
}

/** Envoy refuses the whole listener for a digest that is none. */
function digestRefusals(tls: ServerTLSSettings, path: string, refuse: Refuse): void {
  (tls.verifyCertificateSpki ?? []).forEach((digest, i) => {
    if (!/^[A-Za-z0-9+/]{43}=$/.test(digest))
      refuse(
        `${path}.verifyCertificateSpki[${i}]`,
        `${JSON.stringify(digest)} is no SHA-256 digest in base64.`,
      );
  });
  (tls.verifyCertificateHash ?? []).forEach((digest, i) => {
    if (!/^([0-9a-fA-F]{64}|([0-9a-fA-F]{2}:){31}[0-9a-fA-F]{2})$/.test(digest))
      refuse(
        `${path}.verifyCertificateHash[${i}]`,
        `${JSON.stringify(digest)} is no SHA-256 digest in hexadecimal digits.`,
      );
  });
}
