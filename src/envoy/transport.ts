import type { OutboundCluster, ServerSecret, ServerSocket } from '../proxy/model.ts';
import { type ClientTls, type Secret, secretId, secretsOf } from '../proxy/secrets.ts';
import { type FileName, type Json, pathOf, typed, watched } from './model.ts';

/** Where the proxy's image keeps the authorities that everyone trusts. */
const systemAuthorities = '/etc/ssl/certs/ca-certificates.crt';

/** The file that holds a secret, by its id; undefined where it stands in the cluster. */
export type SecretFile = (id: string) => FileName | undefined;

/** What lies under the HTTP or the bytes: TLS, with a PROXY header in front where one is wanted. */
export function transportSocket(
  traffic: OutboundCluster['traffic'],
  alpn: boolean,
  file: SecretFile,
): Json | undefined {
  const inner = traffic.tls?.mode === 'tls' ? tlsSocket(traffic.tls, alpn, file) : undefined;
  if (traffic.proxyProtocol === undefined) return inner;
  return {
    name: 'envoy.transport_sockets.upstream_proxy_protocol',
    typed_config: typed(
      'envoy.extensions.transport_sockets.proxy_protocol.v3.ProxyProtocolUpstreamTransport',
      {
        config: { version: traffic.proxyProtocol },
        transport_socket: inner ?? plainSocket,
      },
    ),
  };
}

const plainSocket: Json = {
  name: 'envoy.transport_sockets.raw_buffer',
  typed_config: typed('envoy.extensions.transport_sockets.raw_buffer.v3.RawBuffer', {}),
};

type Tls = Extract<ClientTls, { mode: 'tls' }>;

function tlsSocket(tls: Tls, alpn: boolean, file: SecretFile): Json {
  const parts = secretsOf(tls).map((secret) => part(secret, tls.names, file(secretId(secret))));
  return {
    name: 'envoy.transport_sockets.tls',
    typed_config: typed('envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext', {
      sni: tls.sni,
      common_tls_context: Object.assign({}, alpn ? { alpn_protocols: ['h2'] } : {}, ...parts),
    }),
  };
}

/** A certificate that cannot be read must not stop the other clusters, so it is in a file of its own wherever there is room. */
function part(secret: Secret, names: readonly string[], file: FileName | undefined): object {
  const content = secretContent(secret);
  const config = file && { name: secretId(secret), sds_config: watched(file) };
  if (secret.kind === 'identity')
    return config ? { tls_certificate_sds_secret_configs: [config] } : { tls_certificates: [content] };
  const checks = names.length === 0 ? {} : { match_typed_subject_alt_names: names.flatMap(nameMatchers) };
  return config === undefined
    ? { validation_context: { ...(content as object), ...checks } }
    : {
        combined_validation_context: {
          default_validation_context: checks,
          validation_context_sds_secret_config: config,
        },
      };
}

/** A name may stand in a certificate as any of these. */
const nameMatchers = (name: string): Json[] =>
  ['DNS', 'URI', 'IP_ADDRESS'].map((type) => ({ san_type: type, matcher: { exact: name } }));

const folder = (path: string): Json => ({ path: path.slice(0, Math.max(path.lastIndexOf('/'), 1)) });

function secretContent(secret: Secret): Json {
  if (secret.of !== undefined) return ownContent(secret);
  if (secret.kind === 'identity') {
    return {
      certificate_chain: { filename: secret.certificate },
      private_key: { filename: secret.key },
      watched_directory: folder(secret.certificate),
    };
  }
  const path = secret.authorities === 'system' ? systemAuthorities : secret.authorities.path;
  return {
    trusted_ca: { filename: path },
    watched_directory: folder(path),
    ...(secret.revoked === undefined ? {} : { crl: { filename: secret.revoked } }),
  };
}

/** The one resource of a secret's file. */
export const secretResource = (secret: Secret): Json =>
  typed('envoy.extensions.transport_sockets.tls.v3.Secret', {
    name: secretId(secret),
    [secret.kind === 'identity' ? 'tls_certificate' : 'validation_context']: secretContent(secret),
  });

type AnySecret = ServerSecret<'identity'> | ServerSecret<'trust'>;

/** TLS that ends at a listener. `file` is the file of a secret by its id, and `alpn` what is offered within. */
export function serverSocket(
  tls: ServerSocket,
  alpn: readonly string[],
  file: (id: string) => FileName,
): Json {
  const { clients, identities, trust } = tls;
  const plain = identities.filter(({ from }) => from !== 'watched');
  const named = identities.filter(({ from }) => from === 'watched');
  return {
    name: 'envoy.transport_sockets.tls',
    typed_config: typed('envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext', {
      require_client_certificate: clients === 'required',
      common_tls_context: {
        alpn_protocols: alpn.length === 0 ? undefined : alpn,
        tls_params: parameters(tls),
        tls_certificates: plain.length === 0 ? undefined : plain.map(serverContent),
        tls_certificate_sds_secret_configs:
          named.length === 0 ? undefined : named.map((one) => secretConfig(one, file)),
        ...(trust && clients !== 'none' ? validation(tls, trust, file) : {}),
      },
    }),
  };
}

/** What is not said is left to Envoy: TLS 1.2 and newer, with suites that are safe. */
function parameters({ oldest, newest, ciphers }: ServerSocket): Json | undefined {
  if (oldest === undefined && newest === undefined && ciphers.length === 0) return undefined;
  return {
    tls_minimum_protocol_version: oldest,
    tls_maximum_protocol_version: newest,
    cipher_suites: ciphers.length === 0 ? undefined : ciphers,
  };
}

function validation(
  { names, spki, hashes }: ServerSocket,
  trust: ServerSecret<'trust'>,
  file: (id: string) => FileName,
): { readonly [name: string]: Json } {
  const checks = {
    match_typed_subject_alt_names: names.length === 0 ? undefined : names.flatMap(nameMatchers),
    verify_certificate_spki: spki.length === 0 ? undefined : spki,
    verify_certificate_hash: hashes.length === 0 ? undefined : hashes,
  };
  return trust.from === 'watched'
    ? {
        combined_validation_context: {
          default_validation_context: checks,
          validation_context_sds_secret_config: secretConfig(trust, file),
        },
      }
    : { validation_context: { ...(serverContent(trust) as object), ...checks } };
}

const secretConfig = ({ secret }: AnySecret, file: (id: string) => FileName): Json => ({
  name: secretId(secret),
  sds_config: watched(file(secretId(secret))),
});

const serverContent = ({ from, secret }: AnySecret): Json =>
  from === 'own' ? ownContent(secret) : secretContent(secret);

/** Another text has another name, so our own files are never watched. */
function ownContent(secret: Secret): Json {
  if (secret.kind === 'identity')
    return {
      certificate_chain: { filename: pathOf(secret.certificate) },
      private_key: { filename: pathOf(secret.key) },
    };
  const { authorities, revoked } = secret;
  return {
    trusted_ca: { filename: authorities === 'system' ? systemAuthorities : pathOf(authorities.path) },
    crl: revoked === undefined ? undefined : { filename: pathOf(revoked) },
  };
}

/** The names of the files of ours that a socket reads. */
export const ownFilesOf = ({ identities, trust }: ServerSocket): readonly FileName[] =>
  [...identities, ...(trust === undefined ? [] : [trust])].flatMap(({ from, secret }) => {
    if (from !== 'own') return [];
    if (secret.kind === 'identity') return [secret.certificate, secret.key];
    const { authorities, revoked } = secret;
    return [
      ...(authorities === 'system' ? [] : [authorities.path]),
      ...(revoked === undefined ? [] : [revoked]),
    ];
  });
