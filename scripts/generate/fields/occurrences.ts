type Json = Readonly<Record<string, unknown>>;

const isMap = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The paths among `known` that a spec gives a value. */
export function givenPaths(spec: unknown, known: ReadonlySet<string>, at = ''): ReadonlySet<string> {
  const found = new Set<string>();
  if (Array.isArray(spec)) {
    for (const item of spec) for (const path of givenPaths(item, known, `${at}[]`)) found.add(path);
    return found;
  }
  if (!isMap(spec)) return found;
  for (const [name, value] of Object.entries(spec)) {
    const path = childPath(at, name, known);
    if (path === undefined) continue;
    if (known.has(path)) found.add(path);
    for (const below of givenPaths(value, known, path)) found.add(below);
  }
  return found;
}

/** A copy of a spec in which no field of this path is left. */
export function without(spec: unknown, gone: string, known: ReadonlySet<string>, at = ''): unknown {
  if (Array.isArray(spec)) return spec.map((item) => without(item, gone, known, `${at}[]`));
  if (!isMap(spec)) return spec;
  return Object.fromEntries(
    Object.entries(spec).flatMap(([name, value]) => {
      const path = childPath(at, name, known);
      if (path === undefined) return [[name, value]];
      return path === gone ? [] : [[name, without(value, gone, known, path)]];
    }),
  );
}

function childPath(at: string, name: string, known: ReadonlySet<string>): string | undefined {
  const path = at === '' ? name : `${at}.${name}`;
  if (known.has(path)) return path;
  const key = `${at}.*`;
  return startsAny(key, known) ? key : undefined;
}

const prefixes = new WeakMap<ReadonlySet<string>, ReadonlySet<string>>();

/** Whether some known path goes on below this one. */
function startsAny(path: string, known: ReadonlySet<string>): boolean {
  const all =
    prefixes.get(known) ??
    new Set(
      [...known].flatMap((one) => [...one.matchAll(/\.\*/g)].map(({ index }) => one.slice(0, index + 2))),
    );
  prefixes.set(known, all);
  return all.has(path);
}
