import type fc from 'fast-check';
import type { Field } from '../../scripts/generate/fields/schema.ts';
import { oddValue } from './values.ts';

/* Places in specs, by the paths of fields: `a[].b`, where `*` is any key of a map. */

const stepsOf = (path: string): readonly string[] => path.replaceAll('[]', '.[]').split('.');

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

/** The value at a path, through the first item of each list and the first key of each map. */
function at(value: unknown, [step, ...rest]: readonly string[]): unknown {
  if (step === undefined || value === undefined) return value;
  if (step === '[]') return at(Array.isArray(value) ? value[0] : undefined, rest);
  if (step === '*') return at(Object.values(Object(value))[0], rest);
  return at(memberOf(value, step), rest);
}

/** A copy with this value at a path; what is not there on the way is made. */
function put(into: unknown, [step, ...rest]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value;
  if (step === '[]') {
    const [first, ...others]: readonly unknown[] = Array.isArray(into) ? into : [];
    return [put(first, rest, value), ...others];
  }
  const map: object = typeof into === 'object' && into !== null && !Array.isArray(into) ? into : {};
  const name = step === '*' ? (Object.keys(map)[0] ?? 'x-any') : step;
  return { ...map, [name]: put(memberOf(map, name), rest, value) };
}

/** A spec with an odd value in this field. */
export function changed(spec: unknown, { path, schema }: Field): fc.Arbitrary<unknown> {
  const steps = stepsOf(path);
  return oddValue(schema, at(spec, steps)).map((value) => put(spec, steps, value));
}
