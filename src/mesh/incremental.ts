/*
 * Incremental computation by identity: what did not change keeps its reference, and the argument list is the cache key.
 * Nothing here looks inside a value, so a function that is handed to it must depend on its arguments alone.
 */

/** Where an argument leads: to a result, and by the arguments that may follow it to further ones. */
interface Trie<R> {
  result?: { readonly value: R };
  weak?: WeakMap<object, Trie<R>>;
  strong?: Map<unknown, Trie<R>>;
}

function next<R>(at: Trie<R>, arg: unknown): Trie<R> {
  if (typeof arg === 'object' && arg !== null) {
    at.weak ??= new WeakMap();
    return added(at.weak, arg);
  }
  at.strong ??= new Map();
  return added(at.strong, arg);
}

function added<K, R>(
  children: { get(key: K): Trie<R> | undefined; set(key: K, value: Trie<R>): unknown },
  key: K,
): Trie<R> {
  const found = children.get(key);
  if (found !== undefined) return found;
  const made: Trie<R> = {};
  children.set(key, made);
  return made;
}

/** Remembers results under the argument list. Objects are held weakly; use few distinct primitives. */
export function memo<A extends readonly unknown[], R>(compute: (...args: A) => R): (...args: A) => R {
  const root: Trie<R> = {};
  return (...args) => {
    let at = root;
    for (const arg of args) at = next(at, arg);
    at.result ??= { value: compute(...args) };
    return at.result.value;
  };
}

/** The same reference, or lists of the same references. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function sameArguments(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!same(a[i], b[i])) return false;
  return true;
}

/** A result per key. An entry whose arguments are the `same` as before keeps its result; a table in which every entry was kept keeps its identity. */
class Entries<A extends readonly unknown[], R> {
  private readonly compute: (...args: A) => R;
  private args = new Map<string, readonly [...A]>();
  private results: ReadonlyMap<string, R> = new Map();

  constructor(compute: (...args: A) => R) {
    this.compute = compute;
  }

  /** Forgets the entries that are not asked for again. */
  all(entries: Iterable<readonly [string, readonly [...A]]>): ReadonlyMap<string, R> {
    const args = new Map<string, readonly [...A]>();
    const next = new Map<string, R>();
    let kept = 0;
    for (const [key, now] of entries) {
      const hit = this.has(key, now);
      next.set(key, hit ? (this.results.get(key) as R) : this.compute(...now));
      args.set(key, now);
      if (hit) kept++;
    }
    this.args = args;
    if (kept !== next.size || next.size !== this.results.size) this.results = next;
    return this.results;
  }

  /** Looks at these entries, which are there already, and leaves all others as they are. */
  some(entries: readonly (readonly [string, readonly [...A]])[]): ReadonlyMap<string, R> {
    const made = entries
      .filter(([key, now]) => !this.has(key, now))
      .map(([key, now]) => [key, now, this.compute(...now)] as const);
    if (made.length === 0) return this.results;
    const next = new Map(this.results);
    for (const [key, now, result] of made) {
      this.args.set(key, now);
      next.set(key, result);
    }
    if (made.some(([key, , result]) => this.results.get(key) !== result)) this.results = next;
    return this.results;
  }

  private has(key: string, now: readonly [...A]): boolean {
    const before = this.args.get(key);
    return before !== undefined && sameArguments(now, before);
  }
}

/**
 * Computes an entry per key from a list of arguments. An entry whose arguments are the `same` as in the last call keeps its result;
 * a table in which every entry was kept keeps its identity. Entries that are not asked for again are forgotten.
 */
export function mapEach<A extends readonly unknown[], R>(
  compute: (...args: A) => R,
): (entries: Iterable<readonly [string, A]>) => ReadonlyMap<string, R> {
  const kept = new Entries(compute);
  return (entries) => kept.all(entries);
}

/**
 * The same for the items of a table, in its order: `argsOf` finds an item's arguments, with the help of what else is given. While that stays the `same`
 * from call to call, only items that are others are looked at.
 */
export function mapTable<T, G extends readonly unknown[], A extends readonly unknown[], R>(
  argsOf: (item: T, key: string, ...given: G) => readonly [...A],
  compute: (...args: A) => R,
): (table: ReadonlyMap<string, T>, ...given: G) => ReadonlyMap<string, R> {
  const kept = new Entries(compute);
  let last: { readonly table: ReadonlyMap<string, T>; readonly given: G } | undefined;
  return (table, ...given) => {
    const entry = ([key, item]: readonly [string, T]) => [key, argsOf(item, key, ...given)] as const;
    const before = last !== undefined && sameArguments(given, last.given) ? last.table : undefined;
    const others = before && difference(before, table);
    const results = others === undefined ? kept.all([...table].map(entry)) : kept.some(others.map(entry));
    last = { table, given };
    return results;
  };
}

/** The entries of a table whose items are others than before; undefined where the keys or their order are others. */
function difference<T>(
  before: ReadonlyMap<string, T>,
  now: ReadonlyMap<string, T>,
): (readonly [string, T])[] | undefined {
  if (before === now) return [];
  if (before.size !== now.size) return undefined;
  const others: (readonly [string, T])[] = [];
  const keys = before.keys();
  for (const [key, item] of now) {
    if (keys.next().value !== key) return undefined;
    if (before.get(key) !== item) others.push([key, item]);
  }
  return others;
}

/** Gives back the list of the last call while each item of the new one is alike to the one in its place. */
export function keepAlike<T>(alike: (a: T, b: T) => boolean): (items: readonly T[]) => readonly T[] {
  let last: readonly T[] = [];
  return (items) => {
    const isKept =
      items.length === last.length &&
      items.every((item, i) => {
        const before = last[i];
        return before !== undefined && (item === before || alike(item, before));
      });
    if (!isKept) last = items;
    return last;
  };
}

/** Gives back the list of the last call under this key where the new one has the same items. */
export function keepList<T>(): (key: string, items: readonly T[]) => readonly T[] {
  const last = new Map<string, readonly T[]>();
  return (key, items) => {
    const before = last.get(key);
    if (before !== undefined && same(before, items)) return before;
    last.set(key, items);
    return items;
  };
}
