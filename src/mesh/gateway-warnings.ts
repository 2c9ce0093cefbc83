import type { Server, ServerTLSSettings } from '../api/istio.ts';
import type { Gateway } from '../api/objects.ts';
import type { Problem } from '../api/problem.ts';
import { passesThrough, protocolKind } from './gateway-refusals.ts';
import { refOf } from './names.ts';

/** Suites that Envoy knows; one that it does not know would cost the whole listener. Those of TLS 1.3 cannot be chosen. */
const knownCiphers: ReadonlySet<string> = new Set([
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
  'ECDHE-ECDSA-AES128-SHA',
  'ECDHE-RSA-AES128-SHA',
  'ECDHE-ECDSA-AES256-SHA',
  'ECDHE-RSA-AES256-SHA',
  'AES128-GCM-SHA256',
  'AES256-GCM-SHA384',
  'AES128-SHA',
  'AES256-SHA',
]);

/** The cipher suites that are asked for and known, each once. */
export const ciphersIn = ({ cipherSuites = [] }: ServerTLSSettings): readonly string[] => [
  ...new Set(cipherSuites.filter((name) => knownCiphers.has(name))),
];

type Warn = (path: string, message: string, code?: 'IST0133' | 'SLU0112') => void;

/** What of a Gateway has no effect, or not the one that it seems to have: what Istio's own validation warns of is IST0133. */
export function gatewayWarnings(object: Gateway): Problem[] {
  const on = refOf('Gateway', object);
  const problems: Problem[] = [];
  const warn: Warn = (path, message, code = 'IST0133') =>
    problems.push({ code, severity: 'warning', on, path, message });
  (object.spec.servers ?? []).forEach((server, i) => {
    const path = `spec.servers[${i}]`;
    if (server.defaultEndpoint !== undefined)
      warn(
        `${path}.defaultEndpoint`,
        'As with Istio the field has no effect. Remove it, and name the destination in a VirtualService.',
        'SLU0112',
      );
    if (server.tls !== undefined) tlsWarnings(server, server.tls, `${path}.tls`, warn);
  });
  return problems;
}

function tlsWarnings({ port }: Server, tls: ServerTLSSettings, path: string, warn: Warn): void {
  if (tls.httpsRedirect === true && protocolKind(port) !== 'http')
    warn(
      `${path}.httpsRedirect`,
      'Only a server of protocol HTTP can redirect to https. Set it there, and remove it here.',
    );
  if (passesThrough(tls)) {
    if (certificateFields.some((field) => (tls[field] ?? '') !== ''))
      warn(path, `In mode ${tls.mode ?? 'PASSTHROUGH'} TLS is not opened, so its certificates are not used.`);
    return;
  }
  cipherWarnings(tls, path, warn);
  (tls.tlsCertificates ?? []).forEach(({ caCertificates = '' }, i) => {
    if (caCertificates !== '')
      warn(
        `${path}.tlsCertificates[${i}].caCertificates`,
        'The authorities of the clients are those in caCertificates, beside tlsCertificates. Give the path there, and remove it here.',
        'SLU0112',
      );
  });
  if (tls.mode === 'SIMPLE' && asksOfClients.some((field) => (tls[field] ?? []).length > 0))
    warn(
      path,
      'In mode SIMPLE no client is asked for a certificate, so nothing is checked of it. Use MUTUAL or OPTIONAL_MUTUAL.',
      'SLU0112',
    );
}

const certificateFields = [
  'serverCertificate',
  'privateKey',
  'caCertificates',
  'caCrl',
  'credentialName',
] as const;
const asksOfClients = ['subjectAltNames', 'verifyCertificateSpki', 'verifyCertificateHash'] as const;

function cipherWarnings(tls: ServerTLSSettings, path: string, warn: Warn): void {
  const { cipherSuites = [], minProtocolVersion } = tls;
  cipherSuites.forEach((name, i) => {
    if (!knownCiphers.has(name))
      warn(
        `${path}.cipherSuites[${i}]`,
        `${JSON.stringify(name)} is no cipher suite that can be chosen, so it is left out. Choose among ${[...knownCiphers].join(', ')}.`,
      );
    else if (cipherSuites.indexOf(name) !== i)
      warn(`${path}.cipherSuites[${i}]`, `${name} stands in the list already. Remove one of them.`);
  });
  if ((minProtocolVersion === 'TLSV1_0' || minProtocolVersion === 'TLSV1_1') && cipherSuites.length === 0)
    warn(
      `${path}.minProtocolVersion`,
      'Versions before TLS 1.2 need cipher suites that are not among the usual ones. Name them in cipherSuites, such as ECDHE-RSA-AES128-SHA.',
    );
}
