/** The pools of a Sidecar: both bound what the proxy hands to its own pod. */
export const sidecarPools = ['inboundConnectionPool', 'ingress[].connectionPool'] as const;

const follows = 'towards the app the proxy speaks what the client spoke';
const unprobed = 'connections within a pod need no probes';

/** Why parts of such a pool have no effect. */
export const inPool = {
  'http.h2UpgradePolicy': follows,
  'http.useClientProtocol': follows,
  'tcp.idleTimeout': "the app's connections are closed when their clients' are",
  'tcp.tcpKeepalive': unprobed,
  'tcp.tcpKeepalive.interval': unprobed,
  'tcp.tcpKeepalive.probes': unprobed,
  'tcp.tcpKeepalive.time': unprobed,
} as const;

const reason = 'no listener of a sidecar ends TLS, which is told of `tls` itself';

/** The parts of a listener's TLS that no case has. */
export const unendedTls: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'caCertCredentialName',
    'caCertificates',
    'caCrl',
    'cipherSuites',
    'credentialName',
    'credentialNames',
    'httpsRedirect',
    'maxProtocolVersion',
    'minProtocolVersion',
    'subjectAltNames',
    'tlsCertificates',
    'tlsCertificates[].caCertificates',
    'tlsCertificates[].privateKey',
    'tlsCertificates[].serverCertificate',
    'verifyCertificateHash',
    'verifyCertificateSpki',
  ].map((field) => [`ingress[].tls.${field}`, reason]),
);
