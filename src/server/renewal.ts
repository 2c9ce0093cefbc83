import type { ReadPair } from './pair.ts';

/** What all replicas serve and have trusted. `next` is the pair to come, whose authority must be trusted everywhere before it is served. */
export interface Shared {
  readonly served: ReadPair;
  readonly next?: ReadPair;
  readonly authorities: readonly Authority[];
}

/** The certificate (PEM) of an authority, and its end in milliseconds since 1970. */
export interface Authority {
  readonly certificate: string;
  readonly until: number;
}

/** In milliseconds. */
export interface Times {
  /** How long a certificate holds. */
  readonly life: number;
  /** How long before its end the next one is made. */
  readonly ahead: number;
  /** How long every API server is given to take up the next authority before a certificate of it is shown. */
  readonly settle: number;
}

/** What is to be done about the certificate. */
export type Move =
  /** Make a pair and serve it at once: the one that is served has expired. */
  | { readonly kind: 'make' }
  /** Make the next pair, and have its authority trusted beside the others. */
  | { readonly kind: 'prepare' }
  /** Write this: the next pair becomes the served one, or what has expired is dropped. */
  | { readonly kind: 'write'; readonly shared: Shared }
  /** Nothing before so many milliseconds. */
  | { readonly kind: 'wait'; readonly time: number };

/** `now` is in milliseconds since 1970; `trusted` is for how long all authorities of `shared` have been in the webhook's configuration. */
export function nextMove(shared: Shared, times: Times, now: number, trusted: number): Move {
  const { served } = shared;
  const authorities = alive(shared.authorities, now);
  const next = shared.next !== undefined && shared.next.until > now ? shared.next : undefined;
  if (next !== undefined && (trusted >= times.settle || served.until <= now)) {
    return { kind: 'write', shared: { served: next, authorities } };
  }
  if (served.until <= now) return { kind: 'make' };
  const renewal = served.until - times.ahead;
  if (next === undefined && renewal <= now) return { kind: 'prepare' };
  if (authorities.length < shared.authorities.length) {
    return { kind: 'write', shared: { ...shared, authorities } };
  }
  const ends = authorities.map(({ until }) => until - now);
  const mine = next === undefined ? renewal - now : times.settle - trusted;
  return { kind: 'wait', time: Math.min(mine, ...ends) };
}

/** An authority that has expired is trusted by nobody any more. */
export const alive = (authorities: readonly Authority[], now: number): readonly Authority[] =>
  authorities.filter(({ until }) => until > now);
