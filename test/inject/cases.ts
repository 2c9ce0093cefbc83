import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Problem } from '../../src/api/problem.ts';
import { type Fields, fields } from '../../src/api/read/fields.ts';
import { hash, yaml } from '../../src/given.ts';
import { defaultSettings, type Injection, type InjectionSettings } from '../../src/inject/model.ts';
import { type HeldTemplate, injectTemplate, templateOf } from '../../src/inject/templates.ts';

export const given = { hash, yaml };

/** As of a released version, so that a new one leaves the cases as they are. */
export const settings: InjectionSettings = defaultSettings('1.2.3');

/** An object before injection (`in.yaml`), after injection by hand (`out.yaml`, absent where it stays as it is), and what is told (`problems.yaml`). */
export interface InjectionCase {
  readonly name: string;
  readonly dir: string;
  readonly object: Fields;
  readonly template: HeldTemplate;
  readonly expected: Fields | undefined;
  readonly problems: unknown;
}

const root = import.meta.dirname;

const read = (dir: string, file: string): unknown =>
  existsSync(join(dir, file)) ? parse(readFileSync(join(dir, file), 'utf8')) : undefined;

/** The cases: the folders that have an `in.yaml`. Those whose object is a Pod serve the webhook as well. */
export const injectionCases = (): readonly InjectionCase[] =>
  readdirSync(root)
    .filter((name) => existsSync(join(root, name, 'in.yaml')))
    .sort()
    .map(openCase);

function openCase(name: string): InjectionCase {
  const dir = join(root, name);
  const object = fields(read(dir, 'in.yaml'));
  const template = templateOf(object, 'default');
  if (template === undefined) throw new Error(`The object of the case ${name} has no pod template.`);
  const expected = read(dir, 'out.yaml');
  return {
    name,
    dir,
    object,
    template,
    expected: expected === undefined ? undefined : fields(expected),
    problems: read(dir, 'problems.yaml'),
  };
}

/** An object with another pod template at its place. */
function withPod(object: Fields, path: readonly string[], pod: Fields): Fields {
  const [name, ...rest] = path;
  return name === undefined ? pod : { ...object, [name]: withPod(fields(object[name]), rest, pod) };
}

/** A case's result: the object, where it is injected, and what is told of it. */
export interface Result {
  readonly injection: Injection;
  readonly object: Fields | undefined;
  readonly problems: unknown;
}

export function resultOf({ object, template }: InjectionCase): Result {
  const injection = injectTemplate(template, { settings, given });
  return {
    injection,
    object: injection.kind === 'injected' ? withPod(object, template.path, injection.pod) : undefined,
    problems: {
      result: injection.kind,
      ...(injection.kind === 'skipped' ? { why: injection.why } : {}),
      problems: injection.problems.map(told),
    },
  };
}

const told = ({ on, ...rest }: Problem) => ({ ...rest, on: [on.kind, on.namespace, on.name].join('/') });

/** Writes what came of a case, for a person to read before it counts. */
export function record({ dir }: InjectionCase, result: Result): void {
  const write = (file: string, value: unknown): void =>
    writeFileSync(join(dir, file), stringify(value, { lineWidth: 0, aliasDuplicateObjects: false }));
  if (result.object !== undefined) write('out.yaml', result.object);
  write('problems.yaml', result.problems);
}
