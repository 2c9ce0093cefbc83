import type { Audience } from './model.ts';
import { sees } from './names.ts';

/* Sets of namespaces: named ones, all, or all but named ones. */

const everyoneBut = (names: readonly string[]): Audience => (names.length === 0 ? 'all' : { except: names });

const left = (audience: Exclude<Audience, readonly string[]>): readonly string[] =>
  audience === 'all' ? [] : audience.except;

const isList = (audience: Audience): audience is readonly string[] => Array.isArray(audience);

/** The namespaces of the first that are none of the second. */
export function minus(a: Audience, b: Audience): Audience {
  if (isList(a)) return a.filter((name) => !sees(b, name));
  const gone = left(a);
  if (isList(b)) return everyoneBut([...gone, ...b.filter((name) => !gone.includes(name))]);
  return left(b).filter((name) => !gone.includes(name));
}

/** The namespaces of either. */
export function union(a: Audience, b: Audience): Audience {
  if (isList(a) && isList(b)) return [...a, ...b.filter((name) => !a.includes(name))];
  if (isList(a)) return union(b, a);
  return everyoneBut(left(a).filter((name) => !sees(b, name)));
}

export const isNobody = (audience: Audience): boolean => isList(audience) && audience.length === 0;

/** Whether some namespace is in both. */
export const overlap = (a: Audience, b: Audience): boolean =>
  isList(a) ? a.some((name) => sees(b, name)) : isList(b) ? b.some((name) => sees(a, name)) : true;
