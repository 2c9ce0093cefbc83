import { explainExclusion } from '../api/exclusions.ts';
import { member } from '../api/problem.ts';
import { nearest } from './nearest.ts';

/** What a user is told of one field. `path` is as in `spec.http[0].route[1].weight`. */
export interface Fault {
  readonly path: string;
  readonly message: string;
  /** It is that the schema does not know the field. */
  readonly unknown?: true;
}

/** What a JSON schema validator finds: the failed keyword, where, and the value and schema there. */
export interface SchemaError {
  readonly keyword: string;
  /** A JSON pointer into the value that was checked. */
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly data?: unknown;
  readonly schema?: unknown;
  readonly parentSchema?: Readonly<Record<string, unknown>> | undefined;
}

/** Says in a sentence what is wrong with a field and what to write instead. `root` is the spec that was checked. */
export function explainFault(error: SchemaError, root: unknown): Fault {
  const path = fieldPath(error.instancePath, root);
  const { params, data, parentSchema } = error;
  switch (error.keyword) {
    case 'additionalProperties':
      return unknown(path, String(params.additionalProperty), Object.keys(record(parentSchema?.properties)));
    case 'required':
      return {
        path: member(path, String(params.missingProperty)),
        message: 'This field is required. Add it.',
      };
    case 'type':
      return { path, message: wrongType(parentSchema ?? {}, data) };
    case 'enum':
      return { path, message: wrongName(data, strings(error.schema)) };
    case 'pattern':
      return {
        path,
        message: `${shown(data)} is not a length of time. Write numbers with units, like 5s, 1m30s or 250ms.`,
      };
    case 'minimum':
    case 'maximum':
      return { path, message: outOfRange(parentSchema ?? {}, data) };
    case 'not':
      return { path, message: explainExclusion(excluded(error.schema)) };
    case 'x-kubernetes-validations':
      return { path, message: explainExclusion(strings(params.members)) };
    default:
      return { path, message: `The value breaks the schema's rule "${error.keyword}".` };
  }
}

/** The sentence for a field that the schema does not know, with the name that was probably meant. */
export function unknownField(given: string, known: readonly string[]): string {
  if (/^\s/.test(given))
    return 'The line begins with a no-break space, which YAML takes for a letter. Indent it with plain spaces.';
  const meant = nearest(given, known);
  const advice =
    meant === undefined ? `The fields here are ${[...known].sort().join(', ')}.` : `Did you mean "${meant}"?`;
  return `There is no field "${given}" here. ${advice}`;
}

/** The members of an exclusion that the schema spells as pairs which may not both be there. */
const excluded = (schema: unknown): readonly string[] => {
  const pairs = record(schema).anyOf;
  return Array.isArray(pairs) ? [...new Set(pairs.flatMap((pair) => strings(record(pair).required)))] : [];
};

const unknown = (path: string, given: string, known: readonly string[]): Fault => ({
  path: member(path, given),
  message: unknownField(given, known),
  unknown: true,
});

function fieldPath(pointer: string, root: unknown): string {
  let path = 'spec';
  let at = root;
  for (const escaped of pointer.split('/').slice(1)) {
    const key = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
    path = Array.isArray(at) ? `${path}[${key}]` : member(path, key);
    at = typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined;
  }
  return path;
}

function wrongType(schema: Readonly<Record<string, unknown>>, given: unknown): string {
  if (given === undefined) return 'This field is required. Add it.';
  const expected = typeName(schema);
  const found = `Expected ${expected}, found ${kindOf(given)}.`;
  if (given === null) return `${found} Fill it in or remove the field.`;
  if (schema.type === 'string' && typeof given === 'number')
    return schema.pattern === undefined
      ? `${found} Put it in quotes: "${given}".`
      : `${found} Write it with its unit: ${given}s.`;
  if (schema.type === 'string' && typeof given === 'boolean') return `${found} Put it in quotes: "${given}".`;
  if (schema.type === 'array') return `${found} Begin each item with "- ".`;
  if (typeof given === 'string' && readsAs(schema.type, given))
    return `${found} Write it without quotes: ${given}.`;
  return found;
}

function readsAs(type: unknown, text: string): boolean {
  if (type === 'boolean') return text === 'true' || text === 'false';
  if (type === 'integer') return /^-?\d+$/.test(text);
  return type === 'number' && text.trim() !== '' && Number.isFinite(Number(text));
}

function typeName(schema: Readonly<Record<string, unknown>>): string {
  if (schema.type === 'string')
    return schema.pattern === undefined ? 'a string' : 'a length of time such as 5s';
  if (schema.type === 'integer') return 'a whole number';
  if (schema.type === 'number') return 'a number';
  if (schema.type === 'boolean') return 'true or false';
  return schema.type === 'array' ? 'a list' : 'an object with fields';
}

function kindOf(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object with fields';
  if (typeof value === 'string') return `the string ${shown(value)}`;
  return typeof value === 'number' ? `the number ${value}` : String(value);
}

function wrongName(given: unknown, allowed: readonly string[]): string {
  const meant = typeof given === 'string' ? nearest(given, allowed) : undefined;
  const hint = meant === undefined ? '' : ` Did you mean ${meant}?`;
  return `${shown(given)} is not one of ${allowed.join(', ')}.${hint}`;
}

function outOfRange({ minimum, maximum }: Readonly<Record<string, unknown>>, given: unknown): string {
  if (maximum === undefined) return `${shown(given)} is too small. Write a number from ${minimum} on.`;
  return `${shown(given)} is out of range. Write a number from ${minimum ?? 0} to ${maximum}.`;
}

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
};

const strings = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
