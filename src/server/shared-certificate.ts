import type { HeldSecret, SharedSecret } from '../kube/secret.ts';
import { issue } from './authority.ts';
import { certificatesIn, isSignedBy, readPair, untilOf } from './pair.ts';
import { alive, nextMove, type Shared, type Times } from './renewal.ts';
import type { CertificateSource } from './source.ts';

const day = 24 * 3600_000;

/** A certificate of 90 days, of which the next is made a month before. */
export const usualTimes: Times = { life: 90 * day, ahead: 30 * day, settle: 60_000 };

/** Clocks may differ by as much, in milliseconds. */
const skew = 3600_000;

/** How many writes may follow one another at once; there are never more than three. */
const most = 5;

export interface SharedCertificate {
  readonly secret: Pick<SharedSecret, 'read' | 'write'>;
  /** `namespace/name` of the Secret, for what is told. */
  readonly key: string;
  /** Under which the API server calls. */
  readonly names: readonly string[];
  readonly times: Times;
  readonly told: (sentence: string) => void;
}

/**
 * The certificate that all replicas share through one Secret. Whoever finds something to do writes it over exactly what it has read, and the others
 * follow. A renewal is two writes: first the next authority is trusted beside the old one, then the next certificate is served.
 */
export function sharedCertificate(given: SharedCertificate): CertificateSource {
  let last: Shared | undefined;
  return {
    read: async (trusted) => {
      for (let writes = 0; writes < most; writes++) {
        const held = await given.secret.read();
        if (held?.managed === false) throw new Error(foreign(given.key));
        const due = await next(given, { held, last }, trusted);
        if (due.kind === 'settled') {
          last = due.shared;
          return { pair: last.served, authorities: bundle(last), wait: due.wait };
        }
        if (await given.secret.write(texts(due.shared), held)) given.told(due.told);
      }
      throw new Error(`The Secret ${given.key} is written by somebody else all the time`);
    },
  };
}

/** Nothing to write for so many milliseconds, or what is to be written, with what is then told. */
type Due =
  | { readonly kind: 'settled'; readonly shared: Shared; readonly wait: number }
  | { readonly kind: 'write'; readonly shared: Shared; readonly told: string };

interface Known {
  readonly held: HeldSecret | undefined;
  /** What was served last. */
  readonly last: Shared | undefined;
}

async function next(
  given: SharedCertificate,
  { held, last }: Known,
  trusted: (authorities: string) => number,
): Promise<Due> {
  const shared = held === undefined ? undefined : readShared(held.texts);
  // What a hand has deleted or spoilt comes back as it was, so that nobody has to trust another authority.
  if (shared === undefined && last !== undefined && last.served.until > Date.now()) {
    const told = `The Secret ${given.key} was deleted or spoilt by another hand and is put back`;
    return { kind: 'write', shared: last, told };
  }
  if (shared === undefined) return written(given.key, shared, await made(given, shared, true));
  const move = nextMove(shared, given.times, Date.now(), trusted(bundle(shared)));
  switch (move.kind) {
    case 'wait':
      return { kind: 'settled', shared, wait: move.time };
    case 'write':
      return written(given.key, shared, move.shared);
    case 'make':
      return written(given.key, shared, await made(given, shared, true));
    case 'prepare':
      return written(given.key, shared, await made(given, shared, false));
  }
}

const written = (key: string, before: Shared | undefined, shared: Shared): Due => ({
  kind: 'write',
  shared,
  told: sentence(key, before, shared),
});

async function made(
  { names, times }: SharedCertificate,
  shared: Shared | undefined,
  atOnce: boolean,
): Promise<Shared> {
  const now = Date.now();
  const { authority, ...pair } = await issue({
    names,
    from: new Date(now - skew),
    until: new Date(now + times.life),
  });
  const next = readPair(pair);
  const authorities = [
    ...alive(shared?.authorities ?? [], now),
    { certificate: authority, until: untilOf(authority) },
  ];
  return shared === undefined || atOnce
    ? { served: next, authorities }
    : { served: shared.served, next, authorities };
}

const foreign = (key: string): string =>
  `The Secret ${key} has no label sluice.dev/managed: "true", so it is somebody else's, and the webhook has no certificate. ` +
  'Delete it, and one is made; or mount it into the operator and name the folder with --webhook-cert-dir.';

function sentence(key: string, before: Shared | undefined, now: Shared): string {
  const until = new Date((now.next ?? now.served).until).toISOString();
  if (now.next !== undefined && now.next.certificate !== before?.next?.certificate) {
    return `The webhook's next certificate, until ${until}, is in the Secret ${key}, and is served once its authority is trusted`;
  }
  if (now.served.certificate === before?.served.certificate) {
    return `An expired authority is taken out of the Secret ${key}`;
  }
  return `The webhook's certificate in the Secret ${key} is a new one, until ${until}`;
}

const bundle = ({ authorities }: Shared): string =>
  authorities.map(({ certificate }) => certificate).join('');

const texts = (shared: Shared): HeldSecret['texts'] => {
  const { served: pair, next } = shared;
  return new Map([
    ['tls.crt', pair.certificate],
    ['tls.key', pair.key],
    ['ca.crt', bundle(shared)],
    ...(next === undefined
      ? []
      : ([
          ['next.crt', next.certificate],
          ['next.key', next.key],
        ] as const)),
  ]);
};

/** What the Secret says; undefined where a hand has made it useless. A next pair that is of no use is left out. */
function readShared(held: HeldSecret['texts']): Shared | undefined {
  const value = (name: string): string => held.get(name) ?? '';
  const certificates = certificatesIn(value('ca.crt'));
  const read = (name: string): Shared['served'] | undefined => {
    try {
      const pair = readPair({ certificate: value(`${name}.crt`), key: value(`${name}.key`) });
      return isSignedBy(pair.certificate, certificates) ? pair : undefined;
    } catch {
      return undefined;
    }
  };
  const pair = read('tls');
  if (pair === undefined) return undefined;
  const next = read('next');
  return {
    served: pair,
    ...(next === undefined ? {} : { next }),
    authorities: certificates.map((certificate) => ({ certificate, until: untilOf(certificate) })),
  };
}
