import { freeze } from '../api/freeze.ts';
import { isEqual } from '../api/read/keep.ts';

/** Objects of one kind by key. Each keeps its identity while it is equal to what it was, and so does the table. */
export class Cache<T> {
  private objects = new Map<string, T>();
  private frozen: ReadonlyMap<string, T> | undefined;
  private isSorted = true;

  /** The objects, by namespace, then name; frozen. */
  table(): ReadonlyMap<string, T> {
    if (!this.isSorted) this.objects = new Map([...this.objects].sort(([a], [b]) => byKey(a, b)));
    this.isSorted = true;
    this.frozen ??= freeze(new Map(this.objects));
    return this.frozen;
  }

  get(key: string): T | undefined {
    return this.objects.get(key);
  }

  /** Sets one object, or removes it where there is no value; true when that changed anything. */
  put(key: string, value: T | undefined): boolean {
    const before = this.objects.get(key);
    if (isEqual(before, value)) return false;
    if (value === undefined) this.objects.delete(key);
    else this.objects.set(key, freeze(value));
    if (before === undefined) this.isSorted = false;
    this.frozen = undefined;
    return true;
  }

  /** Sets all objects, and gives the number of those that were added, changed or removed by it. */
  replace(objects: ReadonlyMap<string, T>): number {
    let changes = 0;
    for (const key of [...this.objects.keys()]) {
      if (!objects.has(key) && this.put(key, undefined)) changes++;
    }
    for (const [key, value] of objects) if (this.put(key, value)) changes++;
    return changes;
  }
}

/** A slash comes after `-` and `.`, yet the namespace `a` is to come before `a-b`. */
const byKey = (a: string, b: string): number => {
  const [left, right] = [a.replace('/', '\0'), b.replace('/', '\0')];
  return left < right ? -1 : left > right ? 1 : 0;
};
