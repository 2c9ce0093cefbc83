import { expect, test } from 'vitest';
import { annotations } from '../../src/api/objects.ts';
import { fields } from '../../src/api/read/fields.ts';
import { inject } from '../../src/inject/inject.ts';
import { workloadOf } from '../../src/inject/names.ts';
import { injectTemplate } from '../../src/inject/templates.ts';
import { drawUid, reown } from '../../src/inject/uid.ts';
import { uninject } from '../../src/inject/uninject.ts';
import { given, injectionCases, record, resultOf, settings } from './cases.ts';

if (process.env.UPDATE_GOLDEN !== undefined) {
  for (const each of injectionCases()) record(each, resultOf(each));
}

const results = injectionCases().map((each) => ({ each, result: resultOf(each) }));

test.each(results.map(({ each, result }) => [each.name, each, result] as const))('%s', (_, each, result) => {
  expect(result.object).toEqual(each.expected);
  expect(result.problems).toEqual(each.problems);
});

const proxied = results.flatMap(({ each, result: { injection } }) =>
  injection.kind === 'injected' ? [[each.name, each.template, injection.pod] as const] : [],
);

test.each(proxied)('%s is left alone the second time, and can be undone', (_, template, pod) => {
  expect(injectTemplate({ ...template, pod }, { settings, given })).toMatchObject({
    kind: 'skipped',
    why: 'It has a proxy already.',
  });
  expect(uninject(pod)).toEqual({ kind: 'uninjected', pod: template.pod });
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

test.each([
  ['the namespace asks', { 'istio-injection': 'enabled' }, {}, 'injected'],
  [
    'the namespace asks, the pod does not',
    { 'istio-injection': 'enabled' },
    { [annotations.inject]: 'false' },
    'skipped',
  ],
  ['nobody asks', {}, {}, 'skipped'],
  ['the namespace forbids', { 'istio-injection': 'disabled' }, {}, 'skipped'],
  ['the pod asks', {}, { [annotations.inject]: 'true' }, 'injected'],
] as const)('a pod at admission: %s', (_, namespaceLabels, labels, kind) => {
  const on = { kind: 'Pod', namespace: 'shop', name: 'one' };
  const pod = { metadata: { labels }, spec: { containers: [{ name: 'one', image: 'one' }] } };
  const request = { pod, workload: on, told: { on, path: '' }, namespaceLabels, settings };
  const injection = inject({ ...request, configMap: 'sluice-drawn', ofTemplate: false, uid: 12_345 }, given);
  expect(injection).toMatchObject({ kind, problems: [] });
  if (injection.kind !== 'injected') return;
  const text = JSON.stringify(injection.pod);
  expect(text).toContain('"sluice.dev/config-map":"sluice-drawn"');
  expect(text).toContain('"-u","12345"');
  expect(text).not.toContain(annotations.configMapOf);
  expect(reown(injection.pod, 23_456)).toBeUndefined();
});

test("another injector's proxy is not undone", () => {
  const status = '{"initContainers":["istio-init"],"containers":["istio-proxy"]}';
  const pod = { metadata: { annotations: { [annotations.status]: status } }, spec: {} };
  expect(uninject(pod)).toMatchObject({ kind: 'skipped', why: expect.stringContaining('another program') });
});
