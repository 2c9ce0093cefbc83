import type { UpstreamTls } from '../mesh/model.ts';
import type { UpstreamFiles } from '../mesh/upstream-credentials.ts';

/**
 * Files of certificates that a cluster's TLS needs: those that it shows, and those by which it judges the other side's. With `of` they are files that
 * the proxy's own Secret brings, after the Secret of that name, and change with it; else files of its container.
 */
export type Secret = (
  | { readonly kind: 'identity'; readonly certificate: string; readonly key: string }
  | {
      readonly kind: 'trust';
      readonly authorities: 'system' | { readonly path: string };
      readonly revoked?: string;
    }
) & { readonly of?: string };

/** TLS as a proxy speaks it: a gateway with the files of a credential. */
export type ClientTls = UpstreamTls & { readonly files?: UpstreamFiles };

export function secretsOf(tls: ClientTls | undefined): readonly Secret[] {
  if (tls?.mode !== 'tls') return [];
  const { files, credential } = tls;
  if (files !== undefined && credential !== undefined) return secretsOfCredential(files, credential.name);
  return [
    ...(tls.identity === undefined ? [] : [{ kind: 'identity' as const, ...tls.identity }]),
    ...(tls.trust === undefined ? [] : [{ kind: 'trust' as const, ...tls.trust }]),
  ];
}

function secretsOfCredential({ identity, trust }: UpstreamFiles, of: string): readonly Secret[] {
  return [
    ...(identity === undefined ? [] : [{ kind: 'identity' as const, ...identity, of }]),
    ...(trust === undefined
      ? []
      : [
          {
            kind: 'trust' as const,
            authorities: { path: trust.authorities },
            ...(trust.revoked === undefined ? {} : { revoked: trust.revoked }),
            of,
          },
        ]),
  ];
}

/** The names of the files that the proxy's own Secret must bring for a secret. */
export function ownFilesOf(secret: Secret): readonly string[] {
  if (secret.of === undefined) return [];
  if (secret.kind === 'identity') return [secret.certificate, secret.key];
  const { authorities, revoked } = secret;
  return [
    ...(authorities === 'system' ? [] : [authorities.path]),
    ...(revoked === undefined ? [] : [revoked]),
  ];
}

/** The same for the same files, whichever cluster needs them; those of a Secret may come to hold something else. */
export function secretId(secret: Secret): string {
  if (secret.of !== undefined) return `${secret.kind}:secret:${secret.of}`;
  if (secret.kind === 'identity') return `identity:${secret.certificate}:${secret.key}`;
  const { authorities, revoked = '' } = secret;
  return `trust:${authorities === 'system' ? authorities : authorities.path}:${revoked}`;
}
