import { setTimeout as wait } from 'node:timers/promises';
import type { CaBundle } from '../kube/ca-bundle.ts';
import type { Pair, ReadPair } from './pair.ts';
import type { CertificateSource } from './source.ts';

export interface KeeperGiven {
  readonly source: CertificateSource;
  readonly trust: Pick<CaBundle, 'ensure'>;
  readonly serve: (pair: ReadPair) => void;
  readonly told: (level: 'info' | 'error', sentence: string) => void;
}

/** Looks again after a failure, after so many milliseconds. */
const again = 5_000;
/** Looks again in any case, in milliseconds. */
const longest = 600_000;
/** How long `stop` waits for a call that is on its way, in milliseconds. */
const patience = 2_000;
/** A step that is due is not taken before it: timers may be early. */
const shortest = 100;

/** Keeps what is served as the source says, and what the configuration trusts as it must be. */
export class CertificateKeeper {
  private readonly given: KeeperGiven;
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private news = Promise.withResolvers<void>();
  private shown: Pair | undefined;
  private trusted: { readonly authorities: string; readonly since: number } | undefined;
  private trouble = '';

  constructor(given: KeeperGiven) {
    this.given = given;
  }

  /** Resolves after the first look. Throws where `strict` and that failed. */
  async start(strict: boolean): Promise<void> {
    if (strict) await this.look();
    this.running = this.run();
  }

  /** Something may have changed. */
  changed(): void {
    this.news.resolve();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.changed();
    await Promise.race([this.running, wait(patience, undefined, { ref: false })]);
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      this.news = Promise.withResolvers();
      const time = await this.look().then(
        (due) => {
          this.trouble = '';
          return due;
        },
        (error: unknown) => this.fail(error),
      );
      const timer = new AbortController();
      const due = wait(Math.max(shortest, Math.min(time, longest)), undefined, { signal: timer.signal });
      await Promise.race([due.catch(() => {}), this.news.promise]);
      timer.abort();
    }
  }

  private async look(): Promise<number> {
    const { source, serve } = this.given;
    const { pair, authorities, wait: time } = await source.read((wanted) => this.trustedFor(wanted));
    if (pair !== undefined && pair.certificate !== this.shown?.certificate) {
      serve(pair);
      this.shown = pair;
    }
    if (authorities !== undefined) await this.trust(authorities);
    return time;
  }

  private trustedFor(authorities: string): number {
    return this.trusted?.authorities === authorities ? performance.now() - this.trusted.since : 0;
  }

  private async trust(authorities: string): Promise<void> {
    const done = await this.given.trust.ensure(authorities);
    if (done === 'overtaken') return this.changed();
    if (done === 'written') this.given.told('info', "The webhook's configuration trusts its certificate");
    if (done === 'written' || this.trusted?.authorities !== authorities) {
      this.trusted = { authorities, since: performance.now() };
    }
  }

  private fail(error: unknown): number {
    const sentence = error instanceof Error ? error.message : String(error);
    if (sentence !== this.trouble && !this.stopping.signal.aborted) {
      this.given.told('error', `The webhook's certificate: ${sentence}`);
    }
    this.trouble = sentence;
    return again;
  }
}
