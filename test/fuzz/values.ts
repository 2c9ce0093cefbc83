import fc from 'fast-check';
import type { Structural } from '../../scripts/generate/structural.ts';

/* Values that a schema allows and nobody expects, and some that it refuses. */

const odd = [
  '',
  ' ',
  '*',
  '*.',
  '*.*',
  '*.com',
  '.',
  '~',
  '/',
  '//',
  '/../..',
  'mesh',
  'chaos/absent',
  'nobody',
  'nobody.nowhere.svc.cluster.local',
  'WEB',
  'web.chaos',
  'web.chaos.svc.cluster.local.',
  'Ünï-çødé.test',
  'a\nb',
  'a\u0000b',
  '\u0007',
  '\ud83d\ude00',
  'a"b',
  "a'b",
  'a b',
  'a|b',
  'x'.repeat(300),
  `${'x'.repeat(70)}.test`,
  ':path',
  ':authority',
  'Host',
  'x-envoy-max-retries',
  'content-length',
  '(',
  '[',
  '\\',
  '(?=x)',
  '(a+)+$',
  '(a{1000}){1000}',
  'a{1000}',
  '.*',
  '^$',
  '%',
  '%%',
  '%START_TIME%',
  '%REQ(X)%',
  '%NOPE%',
  '\\1',
  '\\9',
  '0',
  '-1',
  '1e9',
  '0s',
  '-1s',
  '1ns',
  '0.0000000001s',
  '1h30m',
  '99999999999h',
  '9223372036s',
  '10.0.0.0/8',
  '10.0.0.1/99',
  '0.0.0.0/0',
  '::/0',
  '300.300.300.300',
  '198.19.0.1',
  'https://x.test:1/y?z#w',
  'GET',
  'HTTP',
  'TLS',
  'unix:///tmp/x',
  '5xx,gateway-error,nonsense',
  '503,999',
  'INTERNAL',
  '/etc/hostname',
  '/etc/absent',
] as const;

const integers = [
  0,
  1,
  2,
  99,
  100,
  101,
  255,
  304,
  599,
  600,
  1000,
  1023,
  15001,
  15090,
  65535,
  65536,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 32 - 1,
  2 ** 32,
  2 ** 53,
  -1,
  -(2 ** 31),
] as const;
const numbers = [0, 1e-9, 0.00001, 0.5, 33.3333333, 100, 100.0001, 1e9, -1, 1e300] as const;

const longLists = [1000, 3000] as const;

/** What may stand at a place of this schema, where `old` (undefined: nothing) stands now. */
export function oddValue(schema: Structural, old: unknown): fc.Arbitrary<unknown> {
  const wrongType = fc.constantFrom<unknown>(null, 'text', 7, [], {}, true);
  return fc.oneof({ weight: 30, arbitrary: fitting(schema, old) }, { weight: 1, arbitrary: wrongType });
}

function fitting(schema: Structural, old: unknown): fc.Arbitrary<unknown> {
  switch (schema.type) {
    case 'string':
      return schema.enum === undefined ? text(schema, old) : mostly(schema.enum, ['', 'NONSENSE']);
    case 'integer':
      return mostly(
        integers.filter((one) => within(schema, one)),
        integers,
      );
    case 'number':
      return mostly(
        numbers.filter((one) => within(schema, one)),
        numbers,
      );
    case 'boolean':
      return fc.boolean();
    case 'array':
      return list(schema, old);
    default:
      return map(schema, old);
  }
}

const mostly = (allowed: readonly unknown[], others: readonly unknown[]): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...allowed) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );

const within = ({ minimum = -Infinity, maximum = Infinity }: Structural, value: number): boolean =>
  value >= minimum && value <= maximum;

function text({ pattern }: Structural, old: unknown): fc.Arbitrary<unknown> {
  if (pattern !== undefined) {
    const form = new RegExp(pattern);
    return mostly(
      odd.filter((one) => form.test(one)),
      odd,
    );
  }
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...odd) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('', 'x', '*', ' ', '\u00e9').map((more) => `${String(old ?? '')}${more}`),
    },
  );
}

function list(schema: Structural, old: unknown): fc.Arbitrary<unknown> {
  const items: readonly unknown[] = Array.isArray(old) ? old : [];
  const item = schema.items === undefined ? fc.constant('') : fitting(schema.items, items[0]);
  return fc.oneof(
    { weight: 8, arbitrary: fc.constant<unknown>([]) },
    {
      weight: 24,
      arbitrary: fc.array(item, { minLength: 1, maxLength: 3 }).map((more) => [...items, ...more]),
    },
    { weight: 16, arbitrary: fc.array(item, { minLength: 1, maxLength: 3 }) },
    { weight: 16, arbitrary: fc.constant<unknown>([...items, ...items]) },
    // Thousands of rules take long in the proxies too, so they are rare.
    {
      weight: items.length > 0 && JSON.stringify(items[0]).length < 120 ? 1 : 0,
      arbitrary: fc.constantFrom(...longLists).map((length) => Array.from({ length }, () => items[0])),
    },
  );
}

function map(schema: Structural, old: unknown): fc.Arbitrary<unknown> {
  const { properties, additionalProperties } = schema;
  if (additionalProperties !== undefined) {
    const value = fitting(additionalProperties, undefined);
    const name = fc.constantFrom(...odd);
    return fc.array(fc.tuple(name, value), { maxLength: 4 }).map((pairs) => Object.fromEntries(pairs));
  }
  const before = typeof old === 'object' && old !== null ? old : {};
  const members = Object.entries(properties ?? {});
  if (members.length === 0) return fc.constant({});
  const changed = fc
    .constantFrom(...members)
    .chain(([name, member]) =>
      fitting(member, Reflect.get(before, name)).map((value) => ({ ...before, [name]: value })),
    );
  return fc.oneof({ weight: 1, arbitrary: fc.constant({}) }, { weight: 4, arbitrary: changed });
}
