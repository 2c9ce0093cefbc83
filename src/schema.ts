import { readdirSync, readFileSync } from 'node:fs';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { parse } from 'yaml';
import { explainFault, type Fault } from './analyze/fault.ts';
import type { SchemaValidator } from './analyze/structure.ts';
import { celExclusion, type Exclusion, exclusions } from './api/exclusions.ts';
import { shipped } from './shipped.ts';

type Schema = Readonly<Record<string, unknown>>;

const ownCrds = shipped('crds/');
const meshConfig = new URL('mesh-config.schema.yaml', import.meta.url);
const celRules = 'x-kubernetes-validations';

/**
 * Checks specs against the CRDs in a directory, by default our own, and mesh configurations, whose kind is MeshConfig; an unknown field is a
 * fault. Each kind's schema is compiled when it is first asked for. Throws if the directory cannot be read or holds no CRD.
 */
export function schemaValidator(directory: URL = ownCrds): SchemaValidator {
  const ajv = new Ajv({ allErrors: true, verbose: true, strict: false, validateFormats: false });
  ajv.addKeyword({ keyword: celRules, type: 'object', validate: obeysRules, errors: true });
  const schemas = specSchemas(directory);
  const compiled = new Map<string, ValidateFunction>();
  return (kind, spec) => {
    const schema = schemas.get(kind);
    if (schema === undefined) return [];
    const check = compiled.get(kind) ?? ajv.compile(closed(schema));
    compiled.set(kind, check);
    return check(spec) ? [] : faults(check.errors ?? [], spec);
  };
}

/** The schema of each kind's spec; the versions of a kind are alike. */
function specSchemas(directory: URL): Map<string, Schema> {
  const schemas = new Map<string, Schema>();
  for (const file of readdirSync(directory).filter((name) => name.endsWith('.yaml'))) {
    const crd: unknown = parse(readFileSync(new URL(file, directory), 'utf8'));
    const kind = dig(crd, ['spec', 'names', 'kind']);
    const spec = dig(crd, ['spec', 'versions', '0', 'schema', 'openAPIV3Schema', 'properties', 'spec']);
    if (typeof kind === 'string' && isSchema(spec)) schemas.set(kind, spec);
  }
  if (schemas.size === 0) throw new Error(`there is no CustomResourceDefinition in ${directory.pathname}`);
  const config: unknown = parse(readFileSync(meshConfig, 'utf8'));
  if (isSchema(config)) schemas.set('MeshConfig', config);
  return schemas;
}

const dig = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    value,
  );

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same schema, in which an object that lists its fields allows no other. */
function closed(schema: Schema): Schema {
  const { properties, items, additionalProperties } = schema;
  return {
    ...schema,
    ...(isSchema(items) ? { items: closed(items) } : {}),
    ...(isSchema(additionalProperties) ? { additionalProperties: closed(additionalProperties) } : {}),
    ...(isSchema(properties) ? { properties: closedEach(properties), additionalProperties: false } : {}),
  };
}

const closedEach = (properties: Schema): Schema =>
  Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [
      name,
      isSchema(property) ? closed(property) : property,
    ]),
  );

const exclusionOfRule: ReadonlyMap<string, Exclusion> = new Map(
  [...exclusions.values()].flat().map((members) => [celExclusion(members), members]),
);

/** Stands in for CEL: the CRDs hold only rules that the table of exclusions gives, so each is looked up there. */
function obeysRules(rules: readonly { readonly rule: string }[], data: object): boolean {
  obeysRules.errors = rules.flatMap(({ rule }) => {
    const members = exclusionOfRule.get(rule);
    if (members === undefined) throw new Error(`no meaning is known for the rule ${rule}`);
    return tooMany(members, data) ? [{ keyword: celRules, params: { members } }] : [];
  });
  return obeysRules.errors.length === 0;
}
obeysRules.errors = [] as Partial<ErrorObject>[];

const tooMany = (members: Exclusion, data: object): boolean =>
  members.filter((name) => Object.hasOwn(data, name)).length > (members.length === 1 ? 0 : 1);

/** One fault for each field: that its type is wrong before all else, otherwise the first. */
function faults(errors: readonly ErrorObject[], spec: unknown): Fault[] {
  const byPath = new Map<string, Fault>();
  for (const error of errors) {
    const fault = explainFault(error, spec);
    if (!byPath.has(fault.path) || error.keyword === 'type') byPath.set(fault.path, fault);
  }
  return [...byPath.values()];
}
