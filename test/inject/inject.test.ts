import { describe, expect, test } from 'vitest';
import { fields } from '../../src/api/read/fields.ts';
import { workloadOf } from '../../src/inject/names.ts';
import { injectTemplate } from '../../src/inject/templates.ts';
import { drawUid, reown } from '../../src/inject/uid.ts';
import { uninject } from '../../src/inject/uninject.ts';
import { given, injectionCases, record, resultOf, settings } from './cases.ts';

if (process.env.UPDATE_GOLDEN !== undefined) {
  for (const each of injectionCases()) record(each, resultOf(each));
}

describe.each(injectionCases().map((each) => [each.name, each] as const))('%s', (_, injection) => {
  const result = resultOf(injection);

  test('comes out as recorded', () => {
    expect(result.object).toEqual(injection.expected);
    expect(result.problems).toEqual(injection.problems);
  });

  test.runIf(result.injection.kind === 'injected')('is left alone the second time, and can be undone', () => {
    if (result.injection.kind !== 'injected') return;
    const { pod } = result.injection;
    expect(injectTemplate({ ...injection.template, pod }, { settings, given }).kind).toBe('skipped');
    expect(uninject(pod)).toEqual({ kind: 'uninjected', pod: injection.template.pod });
  });
});

test('the webhook gives a prepared pod a user of its own', () => {
  const [prepared] = injectionCases().flatMap((each) => resultOf(each).injection);
  if (prepared?.kind !== 'injected') return expect.fail('the first case is not injected');
  const uid = drawUid(prepared.pod, () => 0.5);
  const owned = reown(prepared.pod, uid);
  expect(JSON.stringify(owned)).not.toContain('"1337"');
  expect(JSON.stringify(owned)).toContain(`"${uid}"`);
  expect(reown(fields(owned), uid + 1)).toBeUndefined();
});

test('a pod belongs to what runs it', () => {
  const owned = (kind: string, name: string, labels = {}) =>
    workloadOf({ labels, ownerReferences: [{ controller: true, kind, name }] }, 'shop').name;
  expect(owned('ReplicaSet', 'web-5f6c', { 'pod-template-hash': '5f6c' })).toBe('web');
  expect(owned('Job', 'report-28391040')).toBe('report');
  expect(owned('StatefulSet', 'db')).toBe('db');
  expect(workloadOf({ generateName: 'one-' }, 'shop')).toEqual({
    kind: 'Pod',
    namespace: 'shop',
    name: 'one',
  });
});
