import type { InjectionWebhook } from '../../api/injector.ts';
import type { Snapshot, Table, TemplateHolder } from '../../api/objects.ts';
import type { Problem } from '../../api/problem.ts';
import { mapEach, memo } from '../../mesh/incremental.ts';
import type { Mesh } from '../../mesh/model.ts';

/** What rules read. Tables that nobody has read are empty. */
export interface Analyzed {
  readonly snapshot: Snapshot;
  readonly mesh: Mesh;
  /** The webhooks that put proxies into pods, by name. */
  readonly injectors: Table<InjectionWebhook>;
  /** By `Kind namespace/name`. */
  readonly holders: Table<TemplateHolder>;
}

/** What rules are handed: `yaml` gives the value of a YAML text, and throws an Error on what is none. */
export interface Handed {
  readonly yaml: (text: string) => unknown;
}

/** A mistake that can be told from the objects alone. A rule that was made remembers what it found for what did not change. */
export type Rule = (handed: Handed) => (given: Analyzed) => readonly Problem[];

/** A rule that looks at one thing at a time: `entries` gives each with all that its check may read, and is asked again when a table has changed. */
export const eachRule =
  <const T extends readonly object[], const A extends readonly unknown[]>(
    tables: (given: Analyzed) => T,
    entries: (...tables: T) => Iterable<readonly [string, A]>,
    check: (...args: A) => readonly Problem[],
  ): Rule =>
  () => {
    const each = mapEach(check);
    const all = memo((found: ReadonlyMap<string, readonly Problem[]>) => [...found.values()].flat());
    const found = memo((...read: T) => all(each(entries(...read))));
    return (given) => found(...tables(given));
  };

/** A rule that looks at whole tables together. */
export const wholeRule =
  <const A extends readonly object[]>(
    tables: (given: Analyzed) => A,
    check: (...args: A) => readonly Problem[],
  ): Rule =>
  () => {
    const found = memo(check);
    return (given) => found(...tables(given));
  };

/** The entries of a table, each alone. */
export function* alone<T>(table: ReadonlyMap<string, T>): Iterable<readonly [string, readonly [T]]> {
  for (const [key, one] of table) yield [key, [one]];
}
