import type { PortNumber, PortOrZero, StringMap } from './scalars.ts';

/** Opens ports on gateway proxies at the edge of the mesh. */
export interface GatewaySpec {
  /** The servers that the selected proxies run. */
  readonly servers?: readonly Server[];
  /** Labels of the gateway pods that take this configuration, in any namespace; none means every gateway. */
  readonly selector?: StringMap;
}

/** One port of a gateway, the hosts it answers for and how TLS is handled there. */
export interface Server {
  /** The port that the gateway's Service offers to clients. */
  readonly port: Port;
  /** The address or Unix socket to listen on instead of every address. */
  readonly bind?: string;
  /** The hosts served here, each a DNS name, `*` or `*.suffix`, with an optional `namespace/` in front that limits who may attach routes. */
  readonly hosts: readonly string[];
  /** TLS towards the clients; left out, the port is plain text. */
  readonly tls?: ServerTLSSettings;
  /** Accepted and without effect, as in Istio. */
  readonly defaultEndpoint?: string;
  /** A name for this server that appears in statistics. */
  readonly name?: string;
}

/** A port of a gateway's Service. */
export interface Port {
  /** The number of the Service's port, from 1 to 65535. */
  readonly number: PortNumber;
  /** `HTTP`, `HTTPS`, `HTTP2`, `GRPC`, `GRPC-WEB`, `MONGO`, `TCP` or `TLS`. */
  readonly protocol: string;
  /** A name for the port. */
  readonly name: string;
  /** Refused: the target port follows from the gateway's Service. */
  readonly targetPort?: PortOrZero;
}

export type TLSProtocol = 'TLS_AUTO' | 'TLSV1_0' | 'TLSV1_1' | 'TLSV1_2' | 'TLSV1_3';

/** TLS between a listening proxy and its clients. */
export interface ServerTLSSettings {
  /** Answer plain HTTP requests on this port with a redirect to https. */
  readonly httpsRedirect?: boolean;
  /** Whether TLS ends here, what is asked of the client's certificate, or that connections pass through by SNI. */
  readonly mode?:
    | 'PASSTHROUGH'
    | 'SIMPLE'
    | 'MUTUAL'
    | 'AUTO_PASSTHROUGH'
    | 'ISTIO_MUTUAL'
    | 'OPTIONAL_MUTUAL';
  /** Path, in the proxy's container, of the server's certificate chain. */
  readonly serverCertificate?: string;
  /** Path, in the proxy's container, of the server's private key. */
  readonly privateKey?: string;
  /** Path, in the proxy's container, of the authorities that client certificates must come from. */
  readonly caCertificates?: string;
  /** Path, in the proxy's container, of the list of revoked client certificates. */
  readonly caCrl?: string;
  /** Secret in the gateway's namespace that holds certificate, key and perhaps the client authorities. */
  readonly credentialName?: string;
  /** Several Secrets whose certificates the server chooses from, such as one RSA and one ECDSA. */
  readonly credentialNames?: readonly string[];
  /** Secret or ConfigMap that holds the client authorities alone. */
  readonly caCertCredentialName?: string;
  /** Certificate files the server chooses from, at most two. */
  readonly tlsCertificates?: readonly TLSCertificate[];
  /** Names of which a client's certificate must carry one. */
  readonly subjectAltNames?: readonly string[];
  /** Base64 SHA-256 digests of the public keys that clients may present. */
  readonly verifyCertificateSpki?: readonly string[];
  /** Hex SHA-256 digests of the certificates that clients may present. */
  readonly verifyCertificateHash?: readonly string[];
  /** The oldest TLS version to accept. */
  readonly minProtocolVersion?: TLSProtocol;
  /** The newest TLS version to accept. */
  readonly maxProtocolVersion?: TLSProtocol;
  /** The cipher suites to offer, in Envoy's spelling. */
  readonly cipherSuites?: readonly string[];
}

/** One certificate out of files. */
export interface TLSCertificate {
  /** Path of the certificate chain. */
  readonly serverCertificate?: string;
  /** Path of the private key. */
  readonly privateKey?: string;
  /** Path of the authorities for client certificates. */
  readonly caCertificates?: string;
}
