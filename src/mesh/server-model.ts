import type { Labels } from '../api/objects.ts';
import type { ObjectRef } from '../api/problem.ts';

/** One `servers[]` item of a Gateway, oldest Gateway first. With `bind` it listens on that address alone. */
export interface GatewayServer {
  readonly gateway: string;
  readonly from: ObjectRef;
  readonly path: string;
  readonly namespace: string;
  readonly selector: Labels;
  readonly port: number;
  readonly portName: string;
  readonly protocol: ServerProtocol;
  readonly bind?: string;
  /** Requests of gRPC-Web are turned into those of gRPC. */
  readonly grpcWeb?: true;
  readonly httpsRedirect: boolean;
  readonly hosts: readonly ServerHost[];
  /** How TLS ends here; absent where it does not. */
  readonly tls?: ServerTls;
}

/** `https` and `tls` end TLS, with requests or bytes within it; the two that pass do not open it. */
export type ServerProtocol = 'http' | 'tcp' | 'https' | 'tls' | 'passthrough' | 'autoPassthrough';

/** `clients` says whose certificate is asked for. Names, keys' digests (`spki`) and certificates' digests: one of each list must fit it. */
export interface ServerTls {
  readonly clients: 'none' | 'optional' | 'required';
  readonly credentials: ServerCredentials;
  readonly names: readonly string[];
  readonly spki: readonly string[];
  readonly hashes: readonly string[];
  readonly oldest?: TlsVersion;
  readonly newest?: TlsVersion;
  readonly ciphers: readonly string[];
}

export type TlsVersion = 'TLSv1_0' | 'TLSv1_1' | 'TLSv1_2' | 'TLSv1_3';

/** Secrets of the namespace of the gateway's pods, each with the field that names it, or files in their containers. */
export type ServerCredentials =
  | { readonly kind: 'secrets'; readonly identities: readonly NamedSecret[]; readonly trust?: NamedSecret }
  | {
      readonly kind: 'files';
      readonly identities: readonly { readonly certificate: string; readonly key: string }[];
      readonly authorities?: string;
      readonly revoked?: string;
    };

export interface NamedSecret {
  readonly name: string;
  readonly path: string;
}

/** `namespace` limits whose VirtualServices may bind; undefined is any. */
export interface ServerHost {
  readonly namespace?: string;
  readonly host: string;
}
