/*
 * Incremental computation by identity: what did not change keeps its reference, and the argument list is the cache key.
 * Nothing here looks inside a value, so a function that is handed to it must depend on its arguments alone.
 */

/** Where an argument leads: to a result, and by the arguments that may follow it to further ones. */
class Trie<R> {
  result: { readonly value: R } | undefined = undefined;
  /** Nearly always one argument follows on those before it, and a map of one costs more than most results. */
  private only: { readonly arg: unknown; readonly to: Trie<R> } | undefined = undefined;
  private weak: WeakMap<object, Trie<R>> | undefined = undefined;
  private strong: Map<unknown, Trie<R>> | undefined = undefined;

  next(arg: unknown): Trie<R> {
    const { only } = this;
    if (only !== undefined) {
      if (only.arg === arg) return only.to;
      this.only = undefined;
      this.add(only.arg, only.to);
    } else if (this.weak === undefined && this.strong === undefined) {
      const to = new Trie<R>();
      this.only = { arg, to };
      return to;
    }
    return this.branch(arg);
  }

  /** The same where no argument is to be held but weakly. */
  branch(arg: unknown): Trie<R> {
    const found = isObject(arg) ? this.weak?.get(arg) : this.strong?.get(arg);
    return found ?? this.add(arg, new Trie<R>());
  }

  private add(arg: unknown, to: Trie<R>): Trie<R> {
    if (isObject(arg)) {
      this.weak ??= new WeakMap();
      this.weak.set(arg, to);
    } else {
      this.strong ??= new Map();
      this.strong.set(arg, to);
    }
    return to;
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/**
 * Remembers results under the argument list. The first argument is held weakly, and of those that follow on the same ones at most one for as long as
 * these are there; use few distinct primitives.
 */
export function memo<A extends readonly unknown[], R>(compute: (...args: A) => R): (...args: A) => R {
  const root = new Trie<R>();
  return (...args) => {
    let at = root;
    for (let i = 0; i < args.length; i++) at = i === 0 ? at.branch(args[i]) : at.next(args[i]);
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

/** What becomes of the entries while they are looked at one by one. */
interface Pass<A extends readonly unknown[], R> {
  readonly args: Map<string, readonly [...A]>;
  readonly results: Map<string, R>;
  kept: number;
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
    const pass = this.begin();
    for (const [key, now] of entries) this.add(pass, key, now);
    return this.end(pass);
  }

  begin(): Pass<A, R> {
    return { args: new Map(), results: new Map(), kept: 0 };
  }

  add(pass: Pass<A, R>, key: string, now: readonly [...A]): void {
    const hit = this.has(key, now);
    pass.results.set(key, hit ? (this.results.get(key) as R) : this.compute(...now));
    pass.args.set(key, now);
    if (hit) pass.kept++;
  }

  /** Forgets the entries that were not added. */
  end({ args, results, kept }: Pass<A, R>): ReadonlyMap<string, R> {
    this.args = args;
    if (kept !== results.size || results.size !== this.results.size) this.results = results;
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
  const whole = (table: ReadonlyMap<string, T>, given: G): ReadonlyMap<string, R> => {
    const pass = kept.begin();
    for (const [key, item] of table) kept.add(pass, key, argsOf(item, key, ...given));
    return kept.end(pass);
  };
  let last: { readonly table: ReadonlyMap<string, T>; readonly given: G } | undefined;
  return (table, ...given) => {
    const before = last !== undefined && sameArguments(given, last.given) ? last.table : undefined;
    const others = before && difference(before, table);
    const results =
      others === undefined
        ? whole(table, given)
        : kept.some(others.map(([key, item]) => [key, argsOf(item, key, ...given)] as const));
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
  /** The items of the last call, which are alike to those of the list that was kept. */
  let seen = last;
  return (items) => {
    const isKept =
      items.length === last.length &&
      items.every((item, i) => {
        const before = last[i];
        return item === seen[i] || item === before || (before !== undefined && alike(item, before));
      });
    if (!isKept) last = items;
    seen = items;
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
