import type { Definition } from 'ts-json-schema-generator';
import { celExclusion, type Exclusion, exclusions, explainExclusion } from '../../src/api/exclusions.ts';

/** The part of an OpenAPI v3 schema that a CustomResourceDefinition may use and ours do. */
export interface Structural {
  description?: string;
  type?: string;
  format?: string;
  enum?: readonly unknown[];
  pattern?: string;
  minimum?: number;
  maximum?: number;
  required?: readonly string[];
  properties?: Record<string, Structural>;
  items?: Structural;
  additionalProperties?: Structural;
  allOf?: readonly { not: { anyOf: readonly { required: readonly string[] }[] } }[];
  'x-kubernetes-validations'?: readonly { rule: string; message: string }[];
  'x-kubernetes-preserve-unknown-fields'?: boolean;
}

export type Definitions = Readonly<Record<string, Definition>>;

/**
 * Turns a message's JSON schema into a structural one: references are replaced by what they refer to, and exclusions become rules.
 * Throws where a type has no structural form.
 */
export function structural(definitions: Definitions, message: string): Structural {
  return flatten(definitions, { $ref: `#/definitions/${message}` }, 0);
}

/** `repeated` counts the lists and maps around the value. */
function flatten(definitions: Definitions, given: Definition, repeated: number): Structural {
  const description = given.description === undefined ? {} : { description: oneLine(given.description) };
  if (given.$ref !== undefined) {
    const name = decodeURIComponent(given.$ref.replace('#/definitions/', ''));
    const target = definitions[name];
    if (target === undefined) throw new Error(`no definition of ${name}`);
    return {
      ...flatten(definitions, target, repeated),
      ...rules(exclusions.get(name) ?? [], repeated),
      ...description,
    };
  }
  if (given.type === 'array' && isDefinition(given.items))
    return { ...description, type: 'array', items: flatten(definitions, given.items, repeated + 1) };
  if (isAnything(given)) return { ...description, 'x-kubernetes-preserve-unknown-fields': true };
  if (given.type === 'object') return { ...description, ...flattenObject(definitions, given, repeated) };
  return { ...description, ...scalar(given) };
}

function flattenObject(definitions: Definitions, given: Definition, repeated: number): Structural {
  if (isDefinition(given.additionalProperties))
    return {
      type: 'object',
      additionalProperties: flatten(definitions, given.additionalProperties, repeated + 1),
    };
  const properties: Record<string, Structural> = {};
  for (const [name, property] of Object.entries(given.properties ?? {}).sort(([a], [b]) =>
    a < b ? -1 : 1,
  )) {
    if (!isDefinition(property)) throw new Error(`${name} has no type`);
    properties[name] = flatten(definitions, property, repeated);
  }
  const required = given.required === undefined ? {} : { required: [...given.required].sort() };
  return { type: 'object', ...required, properties };
}

function scalar(given: Definition): Structural {
  if (
    given.type !== 'string' &&
    given.type !== 'integer' &&
    given.type !== 'number' &&
    given.type !== 'boolean'
  )
    throw new Error(`no structural form of ${JSON.stringify(given)}`);
  const { type, pattern, minimum, maximum } = given;
  const format = type === 'integer' ? integerFormat(maximum) : type === 'number' ? 'double' : undefined;
  return {
    type,
    ...(format === undefined ? {} : { format }),
    ...(given.enum === undefined ? {} : { enum: given.enum }),
    ...(pattern === undefined ? {} : { pattern }),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
  };
}

const integerFormat = (maximum: number | undefined): string =>
  maximum !== undefined && maximum <= 2 ** 31 - 1 ? 'int32' : 'int64';

/** Whether a schema says nothing of its values. */
const isAnything = (given: Definition): boolean => Object.keys(given).every((name) => name === 'description');

/** The API server reckons a CEL rule's cost for the longest lists possible and allows it inside one of them, not inside two. */
function rules(members: readonly Exclusion[], repeated: number): Structural {
  if (members.length === 0) return {};
  if (repeated <= 1)
    return {
      'x-kubernetes-validations': members.map((each) => ({
        rule: celExclusion(each),
        message: explainExclusion(each),
      })),
    };
  return {
    allOf: members.map((each) => ({ not: { anyOf: pairs(each).map((required) => ({ required })) } })),
  };
}

function pairs(members: Exclusion): string[][] {
  if (members.length === 1) return [[...members]];
  return members.flatMap((one, at) => members.slice(at + 1).map((other) => [one, other]));
}

const isDefinition = (value: unknown): value is Definition =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');
