import { certificatesIn, withoutCertificates } from '../envoy/certificates.ts';
import type { Files, Owner, TakenName } from './configmaps.ts';
import type { Rank } from './schedule.ts';
import type { GatewaySecrets } from './secrets.ts';
import type { StandingEvent } from './standing.ts';
import type { WriteQueue } from './write.ts';

interface Given {
  readonly queue: Pick<WriteQueue, 'keys'>;
  readonly secrets?: Pick<GatewaySecrets, 'text' | 'files'>;
  readonly told: (event: StandingEvent) => void;
}

/** The names that were written last, and what the watch showed by then. */
interface Written {
  readonly names: ReadonlySet<string>;
  readonly seen: readonly string[] | undefined;
}

/** The certificates among own files: their names stand beside the ConfigMap's files, and a Secret of the ConfigMap's name brings what they hold. */
export class KeyFiles {
  private readonly given: Given;
  private readonly ownerOf: (key: string) => Owner | undefined;
  private readonly restored: (key: string) => void;
  private readonly busy = new Set<string>();
  private readonly written = new Map<string, Written>();
  private readonly refused = new Map<string, TakenName>();
  private readonly plain = new WeakMap<Files, Files>();

  constructor(given: Given, ownerOf: (key: string) => Owner | undefined, restored: (key: string) => void) {
    this.given = given;
    this.ownerOf = ownerOf;
    this.restored = restored;
  }

  takenNames(): readonly TakenName[] {
    return [...this.refused.values()];
  }

  /** The files without certificates; the same for the same. */
  apart(files: Files | undefined): Files | undefined {
    if (files === undefined) return undefined;
    const plain = this.plain.get(files) ?? withoutCertificates(files);
    this.plain.set(files, plain);
    return plain;
  }

  /** The ConfigMap's files with the names of the certificates that stand in the Secret. */
  beside(key: string, files: Files | undefined): Files | undefined {
    const names = this.names(key);
    if (files === undefined || names.size === 0) return files;
    return new Map([...files, ...[...names].sort().map((name) => [name, ''] as const)]);
  }

  /** Whether the Secret brings the certificates among the files already. */
  brings(key: string, files: Files): boolean {
    return !this.refused.has(key) && sameNames(certificatesIn(files), this.names(key));
  }

  /** Makes the Secret bring the certificates among the files. Throws ApiError. */
  put(key: string, files: Files, rank: Rank): Promise<void> {
    return this.write(key, certificatesIn(files), rank);
  }

  /** Writes again what somebody has altered or deleted since it was written. */
  restore(failed: (what: string, error: unknown) => void): void {
    for (const [key, { names }] of this.written) {
      if (this.busy.has(key) || this.refused.has(key) || sameNames(names, this.names(key))) continue;
      this.write(key, names, 'rest')
        .then(() => this.restored(key))
        .catch((error: unknown) => failed(`restore Secret ${key}`, error));
    }
  }

  private async write(key: string, wanted: ReadonlySet<string>, rank: Rank): Promise<void> {
    const { queue, secrets, told } = this.given;
    if (secrets === undefined) return;
    const owner = this.ownerOf(key);
    const content = { key, names: [...wanted].sort(), ...(owner && { owner }) };
    this.busy.add(key);
    const result = await queue
      .keys(content, (name) => secrets.text(name), rank)
      .finally(() => this.busy.delete(key));
    // What may not be written counts as written, so that it does not stop the rest of the scope.
    this.written.set(key, { names: wanted, seen: secrets.files(key) });
    if (result.kind !== 'refused') this.refused.delete(key);
    else {
      if (!this.refused.has(key)) told({ kind: 'refused', taken: result.taken });
      this.refused.set(key, result.taken);
    }
  }

  /** Lets go of what nothing names any more. A Secret that no pod owns is deleted. */
  forget(named: ReadonlySet<string>): void {
    for (const key of this.written.keys()) {
      if (named.has(key)) continue;
      this.written.delete(key);
      this.refused.delete(key);
      this.given.queue.keys({ key, names: [] }, () => undefined, 'rest').catch(() => {});
    }
  }

  /** What the watch tells after a write counts: if it is older after all, the next write finds nothing to do. */
  private names(key: string): ReadonlySet<string> {
    const seen = this.given.secrets?.files(key);
    const last = this.written.get(key);
    return last !== undefined && last.seen === seen ? last.names : new Set(seen);
  }
}

const sameNames = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size === other.size && one.isSubsetOf(other);
