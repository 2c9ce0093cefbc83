import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Fields, fields, items, stringMap, text } from '../../src/api/read/fields.ts';
import { admission } from '../../src/server/admission.ts';
import { given, type InjectionCase, injectionCases, settings } from '../inject/cases.ts';
import { until } from '../kube/cluster.ts';
import { notesOf, own, proxyOf, userOf } from './injected.ts';
import { create, kubectl, manifest, openPlace, type Place } from './place.ts';

/* What kube-inject makes of an object, the webhook makes of its pods. */

let place: Place;
const asking = { 'istio-injection': 'enabled' };
const cases = injectionCases();

beforeAll(async () => {
  place = await openPlace();
  const webhook = await place.serve({
    judge: admission({ settings, given, random: Math.random, told: () => {} }),
  });
  await place.namespace('probe', asking);
  await place.configure(webhook.port);
  await until(
    () =>
      create(place.admin, 'probe', { ...manifest(''), metadata: { generateName: 'probe-' } }).then(
        (pod) => proxyOf(pod) !== undefined,
        () => false,
      ),
    30_000,
  );
}, 600_000);

afterAll(async () => {
  await place?.stop();
});

/** Kinds whose controllers run here; the pods of others are made of their templates. */
const controlled: ReadonlySet<unknown> = new Set(['Deployment', 'StatefulSet', 'Job', 'CronJob']);

/** Applies an object in a namespace, has its controller make a pod, and gives that. Rejects with what the API server says against it. */
async function podOf(ns: string, { object, template }: InjectionCase, body: Fields): Promise<Fields> {
  const name = text(fields(object.metadata).name) ?? '';
  if (!controlled.has(object.kind)) {
    const pod = template.path.reduce((at: unknown, member) => fields(at)[member], body);
    const { metadata, spec } = fields(pod);
    const named = { name, ...fields(metadata), namespace: ns };
    return create(place.admin, ns, { apiVersion: 'v1', kind: 'Pod', metadata: named, spec });
  }
  const applied = { ...body, metadata: { ...fields(body.metadata), namespace: ns } };
  const { failed, stderr } = await kubectl(place.cluster, ['apply', '-f', '-'], JSON.stringify(applied));
  if (failed) throw new Error(stderr);
  if (object.kind === 'CronJob') {
    // As its controller names a job: by the minute.
    await place.cluster.kubectl('-n', ns, 'create', 'job', `${name}-28391040`, `--from=cronjob/${name}`);
  }
  return made(ns);
}

async function made(ns: string): Promise<Fields> {
  let pod: Fields | undefined;
  await until(async () => {
    const [pods, events] = await Promise.all(
      ['pods', 'events'].map(async (plural) =>
        items(
          fields(await place.admin.request({ method: 'GET', path: `/api/v1/namespaces/${ns}/${plural}` }))
            .items,
        ).map(fields),
      ),
    );
    const refusal = events?.find(({ reason }) => reason === 'FailedCreate');
    if (refusal !== undefined) throw new Error(text(refusal.message));
    pod = pods?.[0];
    return pod !== undefined;
  }, 30_000);
  return pod ?? {};
}

/** What the API server and controllers write under names of their own. */
const tokens = /^kube-api-access-/;
const drawnLabels = /(?:-hash|controller-uid)$/;

/** The parts of a pod that its author and the injector decide. Its own ConfigMap and its proxy's user are drawn, and stand as such. */
function decided(pod: Fields): unknown {
  const {
    [own]: name = 'none',
    'sluice.dev/config-map-of': _,
    'sidecar.istio.io/status': status = '{}',
    ...notes
  } = notesOf(pod);
  const labels = Object.entries(stringMap(fields(pod.metadata).labels)).filter(
    ([label]) => !drawnLabels.test(label),
  );
  const { initContainers, containers, volumes } = fields(JSON.parse(status));
  const written = JSON.stringify([pod.spec, labels.sort(), notes], (_key, value: unknown) =>
    Array.isArray(value) ? value.filter((each) => !tokens.test(String(fields(each).name))) : value,
  );
  const user = userOf(pod);
  const plain = written
    .replaceAll(name, 'OWN')
    .replaceAll(`"${user}"`, '"USER"')
    .replaceAll(`"runAsUser":${user}`, '"runAsUser":"USER"');
  return [JSON.parse(plain), initContainers, containers, volumes];
}

/** A recorded result as it is in another namespace, after which the shared ConfigMap is named unless a person has named it. */
function movedTo(ns: string, { object, template, expected }: InjectionCase): Fields {
  const isNamed = notesOf(template.pod)['sluice.dev/shared-config-map'] !== undefined;
  const from = text(fields(object.metadata).namespace) ?? 'default';
  const written = JSON.stringify(expected);
  return fields(
    JSON.parse(isNamed ? written : written.replaceAll(`sluice-scope-${from}`, `sluice-scope-${ns}`)),
  );
}

const resultOf = ({ problems }: InjectionCase): unknown => fields(problems).result;
const named = (of: readonly InjectionCase[]) => of.map((each) => [each.name, each] as const);

test('there are pods and templates among the cases', () => {
  const injected = cases.filter(({ expected }) => expected !== undefined).map(({ object }) => object.kind);
  expect(injected).toEqual(expect.arrayContaining(['Pod', 'Deployment', 'StatefulSet', 'CronJob']));
});

describe('comes out alike', () => {
  test.each(named(cases.filter(({ expected }) => expected !== undefined)))('%s', async (name, one) => {
    const ns = await place.namespace(`case-${name}`, asking);
    const direct = await place.namespace(`direct-${name}`);
    const injected = await podOf(ns, one, one.object);
    expect(proxyOf(injected)).toBeDefined();
    expect(decided(injected)).toEqual(decided(await podOf(direct, one, movedTo(ns, one))));
  });
});

describe('stays as it is', () => {
  test.each(named(cases.filter((one) => resultOf(one) === 'skipped')))('%s', async (name, one) => {
    const own = text(fields(one.object.metadata).namespace);
    const ns = own ?? (await place.namespace(`case-${name}`, asking));
    expect(proxyOf(await podOf(ns, one, one.object))).toBeUndefined();
  });
});

/** The webhook draws another user than these pods have. */
const onlyByHand = 'refused-user';
/** What the API server does not let through to the webhook, and its words. */
const neverAsked: ReadonlyMap<string, string> = new Map([
  ['refused-numbers', 'cannot be handled as a Pod'],
  ['refused-shapes', 'cannot be handled as a Deployment'],
  ['refused-empty', 'spec.template.spec.containers: Required value'],
]);

describe('is refused for the same reasons', () => {
  const refused = cases.filter(
    (one) => resultOf(one) === 'refused' && one.name !== onlyByHand && !neverAsked.has(one.name),
  );

  test.each(named(refused))('%s', async (name, one) => {
    const ns = await place.namespace(`case-${name}`, asking);
    const said = await podOf(ns, one, one.object).then(() => 'nothing', String);
    const errors = items(fields(one.problems).problems)
      .map(fields)
      .filter(({ severity }) => severity === 'error');
    expect(errors.length).toBeGreaterThan(0);
    const path = (each: Fields) => String(each.path).replace(/^spec\.(?:jobTemplate\.spec\.)?template\./, '');
    for (const each of errors) expect(said).toContain(`${each.code} ${path(each)}: ${each.message}`);
  });

  test.each([...neverAsked])('%s does not come to the webhook', async (asked, words) => {
    const one = cases.find(({ name }) => name === asked);
    if (one === undefined) return expect.fail(`the case ${asked} is gone`);
    const ns = await place.namespace(`case-${asked}`, asking);
    await expect(podOf(ns, one, one.object)).rejects.toThrow(words);
  });

  test('a user that is taken is no reason for the webhook', async () => {
    const one = cases.find(({ name }) => name === onlyByHand);
    if (one === undefined) return expect.fail(`the case ${onlyByHand} is gone`);
    const pod = await podOf(await place.namespace(`case-${onlyByHand}`, asking), one, one.object);
    expect([userOf(pod) !== 1337, proxyOf(pod) !== undefined]).toEqual([true, true]);
  });
});
