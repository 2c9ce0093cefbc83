import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parse } from 'yaml';
import { type Field, fieldsOf } from '../../scripts/generate/fields/schema.ts';
import { changed } from './places.ts';

const golden = new URL('../golden/', import.meta.url);
const schema = parse(readFileSync(new URL('../../src/mesh-config.schema.yaml', import.meta.url), 'utf8'));

/** Every field of the mesh configuration that is obeyed; of the others nothing is read. */
const configFields: readonly Field[] = fieldsOf(schema).filter((field) => field.schema.type !== undefined);

/** The mesh configurations of all golden cases. */
const ancestors: readonly unknown[] = readdirSync(golden)
  .map((name) => new URL(`${name}/mesh.yaml`, golden))
  .filter((file) => existsSync(file))
  .map((file): unknown => parse(readFileSync(file, 'utf8')));

/** A log goes to a file that each Envoy of the lab may write: one that it may not open costs it its listeners, as docs/mesh-config.md says. */
const logged = (config: unknown): unknown =>
  typeof config === 'object' && config !== null && typeof Reflect.get(config, 'accessLogFile') === 'string'
    ? { ...config, accessLogFile: '/dev/null' }
    : config;

/** `count` configurations, each of a golden case with an odd value in a field, which go round all fields; some have a second. The same seed makes the same ones. */
export function mutatedConfigs(count: number, seed: number): readonly unknown[] {
  const round = Math.ceil(count / configFields.length);
  const made = configFields.map((field, i) => {
    const others = fc.constantFrom(...ancestors).chain((one) => changed(one, field));
    const two = others.chain((one) => fc.constantFrom(...configFields).chain((other) => changed(one, other)));
    const mutation = fc.oneof({ weight: 3, arbitrary: others }, { weight: 1, arbitrary: two });
    return fc.sample(mutation.map(logged), { numRuns: round, seed: seed + i });
  });
  // Neighbours in the schema are alike, so a part of the fields is spread over all of them.
  const spread = Array.from({ length: round }, (_, turn) => made.map((some) => some[turn])).flat();
  return Array.from({ length: count }, (_, i) => spread[(i * 7919 + seed) % spread.length]);
}
