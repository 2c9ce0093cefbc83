import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ControlPlane, controlPlane } from '../../lab/control-plane.ts';
import { clientOf } from '../../lab/kube.ts';
import { type ObjectStatus, statusOf } from '../../src/analyze/status.ts';
import type { Problem } from '../../src/api/problem.ts';
import { type Fields, fields, items, text } from '../../src/api/read/fields.ts';
import type { KubeClient } from '../../src/kube/client.ts';
import { transitionEvent } from '../../src/kube/events.ts';
import { type HeldConfigMaps, heldConfigMaps } from '../../src/kube/held.ts';
import { statusWriter } from '../../src/kube/report.ts';
import { type WriteQueue, writeQueue } from '../../src/kube/write.ts';
import { install, namespace, until } from './cluster.ts';

let cluster: ControlPlane;
let client: KubeClient;
let configMaps: HeldConfigMaps;
let queue: WriteQueue;

beforeAll(async () => {
  cluster = await controlPlane();
  await install(cluster, 'crds');
  client = clientOf(cluster.kubeconfig);
  configMaps = heldConfigMaps({ client, told: () => {} });
  queue = writeQueue({ client, configMaps, told: () => {}, instance: 'test' });
}, 120_000);

afterAll(async () => {
  await queue?.stop();
  await configMaps?.stop();
  await client?.close();
  await cluster?.stop();
});

const pathOf = (ns: string) => `/apis/networking.istio.io/v1/namespaces/${ns}/virtualservices/web`;
const read = async (ns: string): Promise<Fields> =>
  fields(await client.request({ method: 'GET', path: pathOf(ns) }));

async function createRule(ns: string): Promise<void> {
  const route = [{ destination: { host: 'web', subset: 'v9' } }];
  const body = {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name: 'web', labels: { app: 'web' }, annotations: { mine: 'yes' } },
    spec: { hosts: ['web'], http: [{ route }] },
  };
  const path = `/apis/networking.istio.io/v1/namespaces/${ns}/virtualservices`;
  await client.request({ method: 'POST', path, query: { fieldManager: 'user' }, body });
}

const missing = (ns: string): Problem => ({
  code: 'IST0101',
  severity: 'error',
  on: { kind: 'VirtualService', namespace: ns, name: 'web' },
  path: 'spec.http[0].route[0].destination.subset',
  message: 'No DestinationRule has the subset v9 of web. Add it.',
});

const statusFor = (problems: readonly Problem[]): ObjectStatus => statusOf(problems, { kind: 'written' });

const on = (ns: string) => ({ kind: 'VirtualService', namespace: ns, name: 'web' }) as const;

const conditions = (object: Fields): readonly Fields[] => items(fields(object.status).conditions).map(fields);
const condition = (object: Fields, type: string): Fields =>
  conditions(object).find((each) => each.type === type) ?? {};

async function events(ns: string): Promise<readonly Fields[]> {
  const path = `/apis/events.k8s.io/v1/namespaces/${ns}/events`;
  return items(fields(await client.request({ method: 'GET', path })).items)
    .map(fields)
    .filter((event) => fields(event.regarding).kind === 'VirtualService');
}

/** Writes the status as somebody else does. */
const writtenBy = (fieldManager: string, ns: string, status: object) =>
  client.request({
    method: 'PATCH',
    path: `${pathOf(ns)}/status`,
    query: { fieldManager },
    contentType: 'application/apply-patch+yaml',
    body: { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', metadata: { name: 'web' }, status },
  });

test('says all of an object and touches nothing but its status', async () => {
  const ns = await namespace(cluster, 'status');
  await createRule(ns);
  const before = await read(ns);
  await queue.status(on(ns), { generation: 1, ...statusFor([missing(ns)]) });
  const after = await read(ns);
  expect(condition(after, 'Accepted')).toMatchObject({ status: 'True', observedGeneration: 1 });
  expect(condition(after, 'ResolvedRefs')).toMatchObject({ status: 'False', observedGeneration: 1 });
  expect(condition(after, 'Programmed')).toMatchObject({ status: 'Unknown', reason: 'Written' });
  expect(fields(after.status)).toMatchObject({
    observedGeneration: 1,
    validationMessages: [
      {
        type: { name: 'ReferencedResourceNotFound', code: 'IST0101' },
        level: 'ERROR',
        path: 'spec.http[0].route[0].destination.subset',
        text: 'No DestinationRule has the subset v9 of web. Add it.',
      },
    ],
  });
  expect(after.spec).toEqual(before.spec);
  const { labels, annotations, generation } = fields(after.metadata);
  expect({ labels, annotations, generation }).toEqual({
    labels: { app: 'web' },
    annotations: { mine: 'yes' },
    generation: 1,
  });
  const ours = items(fields(after.metadata).managedFields)
    .map(fields)
    .filter(({ manager }) => manager === 'sluice');
  expect(ours).toHaveLength(1);
  expect(ours[0]).toMatchObject({ subresource: 'status', operation: 'Apply' });
  expect(Object.keys(fields(ours[0]?.fieldsV1))).toEqual(['f:status']);

  expect(await queue.status(on(ns), { generation: 1, ...statusFor([missing(ns)]) })).toEqual([]);
  expect(fields((await read(ns)).metadata).resourceVersion).toBe(fields(after.metadata).resourceVersion);
  const shown = await cluster.kubectl('-n', ns, 'describe', 'virtualservice', 'web');
  expect(shown).toContain('No DestinationRule has the subset v9 of web.');

  await queue.status(on(ns), { generation: 1, ...statusFor([]) });
  const solved = await read(ns);
  expect(condition(solved, 'ResolvedRefs').status).toBe('True');
  expect(fields(solved.status)).not.toHaveProperty('validationMessages');
});

test('keeps what others wrote, and the time since when a condition holds', async () => {
  const ns = await namespace(cluster, 'others');
  await createRule(ns);
  const theirs = { type: 'Reconciled', status: 'True', lastTransitionTime: '2020-01-01T00:00:00Z' };
  await writtenBy('other', ns, { note: 'theirs', conditions: [theirs] });
  await queue.status(on(ns), { generation: 1, ...statusFor([]) });
  const first = await read(ns);
  expect(fields(first.status).note).toBe('theirs');
  expect(condition(first, 'Reconciled')).toMatchObject(theirs);
  expect(conditions(first)).toHaveLength(4);

  const since = '2021-01-01T00:00:00Z';
  const old = conditions(first).map((each) => ({ ...each, lastTransitionTime: since }));
  await client.request({
    method: 'PATCH',
    path: `${pathOf(ns)}/status`,
    query: { fieldManager: 'other' },
    body: { status: { conditions: old } },
  });
  const turned = await queue.status(on(ns), { generation: 1, ...statusFor([missing(ns)]) });
  expect(turned).toMatchObject([{ before: 'True', condition: { type: 'ResolvedRefs', status: 'False' } }]);
  const second = await read(ns);
  expect(condition(second, 'Accepted').lastTransitionTime).toBe(since);
  expect(condition(second, 'ResolvedRefs').lastTransitionTime).not.toBe(since);
  expect(condition(second, 'Reconciled').lastTransitionTime).toBe(since);
  expect(fields(second.status).note).toBe('theirs');
});

test('a transition is one event, whoever writes the status again', async () => {
  const ns = await namespace(cluster, 'events');
  await createRule(ns);
  const failures: unknown[] = [];
  const open = () => {
    const times = { spacing: 0, pace: 0 };
    const writer = statusWriter({ queue, times, failed: (_what, error) => failures.push(error) });
    return (reports: Parameters<typeof writer.write>[0]) => writer.write(reports);
  };
  const object = await read(ns);
  const meta = { namespace: ns, name: 'web', labels: {}, annotations: {}, generation: 1 };
  const report = (problems: readonly Problem[]) => ({
    kind: 'VirtualService' as const,
    meta: { ...meta, created: text(fields(object.metadata).creationTimestamp) ?? '' },
    ...statusFor(problems),
  });
  const isResolved = (status: string) => async () =>
    condition(await read(ns), 'ResolvedRefs').status === status;
  const write = open();
  write([report([])]);
  await until(isResolved('True'));
  expect(await events(ns)).toEqual([]);

  write([report([missing(ns)])]);
  write([report([missing(ns)])]);
  await until(async () => (await events(ns)).length > 0);
  open()([report([missing(ns)])]);
  write([report([])]);
  await until(isResolved('True'));
  await until(async () => (await events(ns)).length === 2);
  const [warning, normal] = ['Warning', 'Normal'];
  const found = await events(ns);
  expect(found.map(({ type }) => type).toSorted()).toEqual([normal, warning]);
  expect(found.find(({ type }) => type === 'Warning')).toMatchObject({
    reason: 'ReferencedResourceNotFound',
    reportingInstance: 'test',
    regarding: { uid: fields(object.metadata).uid },
  });
  const shown = await cluster.kubectl('-n', ns, 'describe', 'virtualservice', 'web');
  expect(shown).toMatch(/Warning\s+ReferencedResourceNotFound .*ResolvedRefs is False/);
  expect(failures).toEqual([]);
});

test('an object that is gone is passed over', async () => {
  const ns = await namespace(cluster, 'gone');
  expect(await queue.status(on(ns), { generation: 1, ...statusFor([]) })).toEqual([]);
});

test('a long text is cut to what an event takes', async () => {
  const ns = await namespace(cluster, 'long');
  await createRule(ns);
  const problem = { ...missing(ns), message: 'ü'.repeat(2_000) };
  const turned = await queue.status(on(ns), { generation: 1, ...statusFor([problem]) });
  const transition = turned.find(({ condition: { type } }) => type === 'ResolvedRefs');
  if (transition === undefined) throw new Error('ResolvedRefs did not turn.');
  await queue.event(transitionEvent(transition));
  expect(Buffer.byteLength(text((await events(ns))[0]?.note) ?? '')).toBeLessThanOrEqual(1024);
});
