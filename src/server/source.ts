import type { ReadPair } from './pair.ts';

/** What is to be served and trusted now. */
export interface Served {
  /** Undefined while there is none yet. */
  readonly pair?: ReadPair;
  /** The authorities (PEM) that the webhook's configuration is to trust; undefined where that is somebody else's business. */
  readonly authorities?: string;
  /** Milliseconds after which it is to be read again, changed or not. */
  readonly wait: number;
}

/** Where the webhook's certificate comes from. */
export interface CertificateSource {
  /** `trusted` tells for how many milliseconds these authorities have been trusted. Throws what says what is wrong, and the way out. */
  read(trusted: (authorities: string) => number): Promise<Served>;
}
