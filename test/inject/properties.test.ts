import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { freeze } from '../../src/api/freeze.ts';
import { fields, items } from '../../src/api/read/fields.ts';
import { injected } from '../../src/cli/kube-inject.ts';
import { uninjected } from '../../src/cli/uninject.ts';
import { injectTemplate, templateOf } from '../../src/inject/templates.ts';
import { drawUid, reown } from '../../src/inject/uid.ts';
import { uninject } from '../../src/inject/uninject.ts';
import { runs } from '../properties/runs.ts';
import { given, settings } from './cases.ts';

/* Pods as the API server would take them, apart from values of annotations, which may be anything. */

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,6}$/);
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const maybeNull = <T>(value: fc.Arbitrary<T>) => fc.oneof(value, fc.constant(null), fc.constant(undefined));

const context = fc.record(
  { runAsUser: fc.constantFrom(0, 1000, 1337, 10_000), runAsGroup: fc.constantFrom(0, 1337) },
  { requiredKeys: [] },
);
const port = fc.record({ containerPort: fc.constantFrom(80, 8080, 15_021, 15_090, 15_053) });
const container = (name: fc.Arbitrary<string>) =>
  fc.record(
    {
      name,
      image: fc.constantFrom('app', 'auto', 'nginx:1.18'),
      args: fc.array(fc.constantFrom('yes', '1', '*', '', 'a: b', '# no comment', 'two\nlines')),
      ports: fc.uniqueArray(port, { selector: (each) => each.containerPort }),
      securityContext: maybeNull(context),
      readinessProbe: fc.constantFrom({ httpGet: { port: 'http' } }, { tcpSocket: { port: 15_001 } }),
      unknownField: fc.constant({ a: [1, null] }),
    },
    { requiredKeys: ['name'] },
  );
const containers = (names: readonly string[]) =>
  fc.uniqueArray(
    container(fc.oneof({ weight: 8, arbitrary: word }, { weight: 1, arbitrary: fc.constantFrom(...names) })),
    {
      selector: (each) => each.name,
      maxLength: 3,
    },
  );

const wish = fc.constantFrom(
  {},
  {},
  { 'sidecar.istio.io/inject': 'true' },
  { 'sidecar.istio.io/inject': 'false' },
);
const values = fc.dictionary(
  fc.constantFrom(
    'sidecar.istio.io/nativeSidecar',
    'sidecar.istio.io/proxyCPU',
    'sidecar.istio.io/interceptionMode',
    'traffic.sidecar.istio.io/excludeInboundPorts',
    'proxy.istio.io/config',
    'inject.istio.io/templates',
    'note',
  ),
  fc.constantFrom(
    'true',
    'false',
    'gateway',
    '100m',
    'NONE',
    '',
    '8080',
    'concurrency: 1',
    '{',
    'text\nof lines\n',
  ),
  { maxKeys: 3 },
);
const notes = fc.tuple(wish, values).map(([one, other]) => ({ ...one, ...other }));
const volume = fc.record({ name: fc.oneof(word, fc.constant('sluice')), emptyDir: fc.constant({}) });

const pod = fc
  .record(
    {
      metadata: maybeNull(
        fc.record(
          { labels: maybeNull(fc.dictionary(word, word, { maxKeys: 2 })), annotations: maybeNull(notes) },
          { requiredKeys: [] },
        ),
      ),
      spec: fc.record(
        {
          containers: containers(['istio-proxy', 'istio-init']).filter((list) => list.length > 0),
          initContainers: maybeNull(containers(['istio-init'])),
          volumes: maybeNull(fc.uniqueArray(volume, { selector: (each) => each.name, maxLength: 2 })),
          securityContext: optional(context),
          terminationGracePeriodSeconds: fc.constantFrom(0, 1, 300),
          hostNetwork: fc.constant(false),
        },
        { requiredKeys: ['containers'] },
      ),
    },
    { requiredKeys: ['spec'] },
  )
  // Members that are undefined are no JSON.
  .map((value) => fields(JSON.parse(JSON.stringify(value))));

const workload = (template: unknown) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'any' },
  spec: { template },
});

function held(template: unknown) {
  const found = templateOf(workload(template), 'default');
  if (found === undefined) throw new Error('The pod has no containers.');
  return found;
}

const inject = (template: unknown) => injectTemplate(held(freeze(template)), { settings, given });

describe('any pod', () => {
  test('is injected, skipped or refused with reasons, and never written to', () => {
    const seen = { injected: 0, skipped: 0, refused: 0 };
    fc.assert(
      fc.property(pod, (each) => {
        const injection = inject(each);
        seen[injection.kind]++;
        if (injection.kind !== 'refused') return;
        expect(injection.problems.some(({ severity }) => severity === 'error')).toBe(true);
        for (const { message, path } of injection.problems)
          expect(`${path} ${message}`).toMatch(/^\S+ .*[.]$/s);
      }),
      runs(500),
    );
    expect(Math.min(...Object.values(seen)), JSON.stringify(seen)).toBeGreaterThan(3);
  });

  test('is the same after twice as after once, and after uninject as before', () => {
    fc.assert(
      fc.property(pod, (each) => {
        const injection = inject(each);
        if (injection.kind !== 'injected') return;
        expect(inject(injection.pod).kind).toBe('skipped');
        const back = uninject(injection.pod);
        expect(back).toEqual({ kind: 'uninjected', pod: each });
      }),
      runs(500),
    );
  });

  test('gets a user of its own that none of its containers has', () => {
    fc.assert(
      fc.property(pod, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (each, random) => {
        const injection = inject(each);
        if (injection.kind !== 'injected') return;
        const uid = drawUid(injection.pod, () => random);
        const owned = reown(injection.pod, uid);
        // A gateway's container may name its user itself, which then stays.
        if (owned === undefined) return expect(JSON.stringify(each)).toContain('"gateway"');
        const lists = ['initContainers', 'containers'] as const;
        const users = lists
          .flatMap((list) => items(fields(owned.spec)[list]).map(fields))
          .map(({ name, securityContext }) => ({ name, user: fields(securityContext).runAsUser }));
        expect(users.filter(({ user }) => user === uid).map(({ name }) => name)).toEqual(['istio-proxy']);
        expect(uid >= 10_000 && uid <= 60_000).toBe(true);
        expect(uninject(owned)).toEqual({ kind: 'uninjected', pod: each });
      }),
      runs(300),
    );
  });
});

/** A pod as text in one of the ways in which YAML may be written. */
const manifest = fc
  .tuple(
    pod,
    fc.record({
      collectionStyle: fc.constantFrom('any', 'block', 'flow'),
      indentSeq: fc.boolean(),
      indent: fc.constantFrom(2, 4),
      defaultStringType: fc.constantFrom('PLAIN', 'QUOTE_DOUBLE'),
      nullStr: fc.constant(''),
    } as const),
    fc.constantFrom('', '# before\n', '---\n'),
    fc.constantFrom('', '# behind\n', '---\n# nothing\n'),
  )
  .map(([template, style, before, behind]) => {
    const nulls = style.collectionStyle === 'flow' ? { nullStr: 'null' } : {};
    const written = stringify(workload(template), { ...style, ...nulls, version: '1.1', lineWidth: 0 });
    // An empty list comes back on the line of its key.
    return `${before}${written.replaceAll(/\n +(\[\]|\{\})$/gm, ' $1')}${behind}`;
  });

test('any manifest is the same after uninject, byte for byte', () => {
  let proxied = 0;
  fc.assert(
    fc.property(manifest, (before) => {
      const { texts, failed } = injected([{ file: 'any.yaml', text: before }], 'default', settings);
      if (failed) return;
      const after = texts.join('');
      if (after !== before) proxied++;
      expect(injected([{ file: 'any.yaml', text: after }], 'default', settings).texts).toEqual([after]);
      expect(uninjected({ file: 'any.yaml', text: after }).text).toBe(before);
    }),
    runs(150),
  );
  expect(proxied).toBeGreaterThan(30);
});
