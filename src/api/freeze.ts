/**
 * Freezes a value and all that it holds, and gives it back. A Map's entries are frozen and its `set`, `delete` and `clear` throw from then on.
 * What is frozen already is taken to be deep-frozen.
 */
export function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  if (value instanceof Map) return freezeMap(value);
  Object.freeze(value);
  for (const child of Object.values(value)) freeze(child);
  return value;
}

function freezeMap<M extends Map<unknown, unknown>>(map: M): M {
  for (const child of map.values()) freeze(child);
  for (const method of ['set', 'delete', 'clear']) Object.defineProperty(map, method, { value: refuse });
  return Object.freeze(map);
}

function refuse(): never {
  throw new TypeError('This table is frozen.');
}
