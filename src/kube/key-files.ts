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

/** The certificates among own files: their names stand beside the ConfigMap's files, and a Secret of the ConfigMap's name brings what they hold. */
export class KeyFiles {
  private readonly given: Given;
  private readonly ownerOf: (key: string) => Owner | undefined;
  /** The names of the files that were written last. */
  private readonly written = new Map<string, ReadonlySet<string>>();
  private readonly refused = new Map<string, TakenName>();
  private readonly plain = new WeakMap<Files, Files>();

  constructor(given: Given, ownerOf: (key: string) => Owner | undefined) {
    this.given = given;
    this.ownerOf = ownerOf;
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

  /** Makes the Secret bring the certificates among the files; where it does already, nothing is written. Throws ApiError. */
  async put(key: string, files: Files, rank: Rank): Promise<void> {
    const { queue, secrets, told } = this.given;
    const wanted = certificatesIn(files);
    const stands = this.names(key);
    const isThere = wanted.size === stands.size && wanted.isSubsetOf(stands);
    if (secrets === undefined || (isThere && !this.refused.has(key))) return;
    const owner = this.ownerOf(key);
    const content = { key, names: [...wanted].sort(), ...(owner && { owner }) };
    const result = await queue.keys(content, (name) => secrets.text(name), rank);
    // What may not be written counts as written, so that it does not stop the rest of the scope.
    this.written.set(key, wanted);
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
      this.given.queue.keys({ key, names: [] }, () => undefined, 'rest').catch(() => {});
    }
  }

  private names(key: string): ReadonlySet<string> {
    return this.written.get(key) ?? new Set(this.given.secrets?.files(key) ?? []);
  }
}
