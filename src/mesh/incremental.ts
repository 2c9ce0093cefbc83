/*
 * Incremental computation by identity: what did not change keeps its reference, and the argument list is the cache key.
 * Nothing here looks inside a value, so a function that is handed to it must depend on its arguments alone.
 */

type Trie<R> = {
  result?: { value: R };
  readonly weak: WeakMap<object, Trie<R>>;
  readonly strong: Map<unknown, Trie<R>>;
};

const branch = <R>(): Trie<R> => ({ weak: new WeakMap(), strong: new Map() });

/** Remembers results under the argument list. Objects are held weakly; use few distinct primitives. */
export function memo<A extends readonly unknown[], R>(compute: (...args: A) => R): (...args: A) => R {
  const root = branch<R>();
  return (...args) => {
    let at = root;
    for (const arg of args) {
      const children: { get(key: unknown): Trie<R> | undefined; set(key: unknown, value: Trie<R>): unknown } =
        typeof arg === 'object' && arg !== null ? (at.weak as WeakMap<WeakKey, Trie<R>> as never) : at.strong;
      let next = children.get(arg);
      if (next === undefined) {
        next = branch<R>();
        children.set(arg, next);
      }
      at = next;
    }
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

/**
 * Computes an entry per key from a list of arguments. An entry whose arguments are the `same` as in the last call keeps its result;
 * a table in which every entry was kept keeps its identity. Entries that are not asked for again are forgotten.
 */
export function mapEach<A extends readonly unknown[], R>(
  compute: (...args: A) => R,
): (entries: Iterable<readonly [string, A]>) => ReadonlyMap<string, R> {
  let args = new Map<string, A>();
  let results: ReadonlyMap<string, R> = new Map();
  return (entries) => {
    const nextArgs = new Map<string, A>();
    const next = new Map<string, R>();
    let kept = 0;
    for (const [key, now] of entries) {
      const before = args.get(key);
      const hit = before !== undefined && sameArguments(now, before);
      next.set(key, hit ? (results.get(key) as R) : compute(...now));
      nextArgs.set(key, now);
      if (hit) kept++;
    }
    args = nextArgs;
    if (kept !== next.size || next.size !== results.size) results = next;
    return results;
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
