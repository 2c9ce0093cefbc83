import type { UpstreamTls } from '../mesh/model.ts';

/** Files of certificates that a cluster's TLS needs: those that it shows, and those by which it judges the other side's. */
export type Secret =
  | { readonly kind: 'identity'; readonly certificate: string; readonly key: string }
  | {
      readonly kind: 'trust';
      readonly authorities: 'system' | { readonly path: string };
      readonly revoked?: string;
    };

export function secretsOf(tls: UpstreamTls | undefined): readonly Secret[] {
  if (tls?.mode !== 'tls') return [];
  return [
    ...(tls.identity === undefined ? [] : [{ kind: 'identity' as const, ...tls.identity }]),
    ...(tls.trust === undefined ? [] : [{ kind: 'trust' as const, ...tls.trust }]),
  ];
}

/** The same for the same files, whichever cluster needs them. */
export function secretId(secret: Secret): string {
  if (secret.kind === 'identity') return `identity:${secret.certificate}:${secret.key}`;
  const { authorities, revoked = '' } = secret;
  return `trust:${authorities === 'system' ? authorities : authorities.path}:${revoked}`;
}
