import type { Problem } from '../../api/problem.ts';
import type { GatewayServer } from '../../mesh/model.ts';
import { onceEach, type RunGateway, runGateways } from './gateway-servers.ts';
import { wholeRule } from './rule.ts';

/** What tells one certificate of a gateway's pods from another. */
function certificateOf({ tls }: GatewayServer): string {
  if (tls === undefined) return '';
  const { credentials } = tls;
  const names =
    credentials.kind === 'secrets'
      ? credentials.identities.map(({ name }) => name)
      : credentials.identities.map(({ certificate, key }) => [certificate, key]);
  return JSON.stringify([credentials.kind, names]);
}

const sharesPort = (one: GatewayServer, other: GatewayServer): boolean =>
  one.port === other.port && one.bind === other.bind;

/** Servers of HTTP within TLS that show the certificate of an older Gateway on the same port, for other hosts. */
const shared = ({ servers }: RunGateway): Problem[] =>
  servers.flatMap((server, i): Problem[] => {
    if (server.protocol !== 'https' || server.tls === undefined) return [];
    const older = servers
      .slice(0, i)
      .find(
        (other) =>
          other.protocol === 'https' &&
          other.gateway !== server.gateway &&
          sharesPort(other, server) &&
          certificateOf(other) === certificateOf(server),
      );
    if (older === undefined) return [];
    const message = `Gateway ${older.gateway} has the same certificate on port ${server.port}. Over HTTP/2 a client may send a request for a host of the one on its connection for the other, which answers 404. Name the hosts in one server, or give each a certificate of its own.`;
    return [{ code: 'IST0138', severity: 'warning', on: server.from, path: `${server.path}.tls`, message }];
  });

export const duplicateCertificate = wholeRule(
  ({ mesh }) => [mesh.servers, mesh.workloads],
  (servers, workloads) => onceEach(runGateways(servers, workloads).flatMap(shared)),
);
