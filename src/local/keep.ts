import { isDeepStrictEqual } from 'node:util';
import { freeze } from '../api/freeze.ts';
import type { Table } from '../api/objects.ts';

/**
 * Gives back what the last call gave wherever nothing changed: each equal entry, and the whole table when all of them are. Entries stand
 * in the order of the first argument; everything is frozen.
 */
export function keepTable<T>(): (entries: Iterable<readonly [string, T]>) => Table<T> {
  let last: Table<T> = freeze(new Map<string, T>());
  return (entries) => {
    const next = new Map<string, T>();
    for (const [key, value] of entries) {
      const before = last.get(key);
      next.set(key, before !== undefined && isDeepStrictEqual(before, value) ? before : value);
    }
    if (!isSame(last, next)) last = freeze(next);
    return last;
  };
}

function isSame<T>(a: Table<T>, b: Table<T>): boolean {
  if (a.size !== b.size) return false;
  const others = b.entries();
  for (const [key, value] of a) {
    const other = others.next().value;
    if (other === undefined || other[0] !== key || other[1] !== value) return false;
  }
  return true;
}

/** The same for one value. */
export function keepValue<T>(): (value: T) => T {
  let last: { readonly value: T } | undefined;
  return (value) => {
    if (last === undefined || !isDeepStrictEqual(last.value, value)) last = { value: freeze(value) };
    return last.value;
  };
}
