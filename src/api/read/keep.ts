import { freeze } from '../freeze.ts';
import type { Table } from '../objects.ts';
import { isFields } from './fields.ts';

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
      next.set(key, before !== undefined && isEqual(before, value) ? before : value);
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
    if (last === undefined || !isEqual(last.value, value)) last = { value: freeze(value) };
    return last.value;
  };
}

/** Whether two values of JSON form hold the same, whatever the order of their members. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, i) => isEqual(item, b[i]));
  }
  if (!isFields(a) || !isFields(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isEqual(a[key], b[key]))
  );
}
