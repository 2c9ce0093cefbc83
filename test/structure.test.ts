import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { type Checked, structure } from '../src/analyze/structure.ts';
import { schemaValidator } from '../src/schema.ts';

const validate = schemaValidator();
const folder = (name: string) => new URL(`structure/${name}/`, import.meta.url);
const files = (name: string) => readdirSync(folder(name)).sort();
const read = (name: string, file: string) => readFileSync(new URL(file, folder(name)), 'utf8');

const isChecked = (value: unknown): value is Checked =>
  typeof value === 'object' && value !== null && 'kind' in value && 'metadata' in value;

const objects = (text: string): Checked[] =>
  parseAllDocuments(text)
    .map((document): unknown => document.toJS())
    .filter(isChecked);

/** A bad manifest begins with what is expected: one `# path | message` for each problem. */
const expected = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('# '))
    .map((line) => line.slice(2));

it.each(files('good'))('accepts %s', (file) => {
  const given = objects(read('good', file));
  expect(given).not.toEqual([]);
  expect(given.flatMap((object) => structure(object, validate))).toEqual([]);
});

it.each(files('bad'))('refuses %s', (file) => {
  const text = read('bad', file);
  const problems = objects(text).flatMap((object) => structure(object, validate));
  expect(problems.map(({ path, message }) => `${path} | ${message}`).sort()).toEqual(expected(text).sort());
  expect(problems.filter(({ code, severity }) => code !== 'IST0106' || severity !== 'error')).toEqual([]);
});

it('addresses the object by kind, namespace and name', () => {
  const object = { kind: 'Gateway', metadata: { namespace: 'shop', name: 'edge' }, spec: { server: [] } };
  expect(structure(object, validate)).toEqual([
    {
      code: 'IST0106',
      severity: 'error',
      on: { kind: 'Gateway', namespace: 'shop', name: 'edge' },
      path: 'spec.server',
      message: 'There is no field "server" here. Did you mean "servers"?',
    },
  ]);
});

it('leaves kinds without a schema alone', () => {
  expect(structure({ kind: 'Service', metadata: { name: 'a' }, spec: { anything: 1 } }, validate)).toEqual(
    [],
  );
});
