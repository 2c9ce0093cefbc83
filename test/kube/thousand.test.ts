import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ControlPlane, controlPlane } from '../../lab/control-plane.ts';
import { type Crowd, openCrowd } from '../../lab/crowd.ts';
import { clientOf } from '../../lab/kube.ts';
import { startOperator } from '../../lab/operator.ts';
import { between, type Requests, requestsIn } from '../../lab/requests.ts';
import { fields, stringMap } from '../../src/api/read/fields.ts';
import { versionIn } from '../../src/envoy/fragment.ts';
import type { KubeClient } from '../../src/kube/client.ts';
import { type Watch, watchKind } from '../../src/kube/watch.ts';
import { configMap, install, namespace, until } from './cluster.ts';
import { isLong, note } from './figures.ts';
import { type Programmed, programmed, programmedIn, untilProgrammed } from './programmed.ts';

const count = 1_000;
const ns = 'many';
const shared = 'sluice-scope';

let cluster: ControlPlane;
let client: KubeClient;
let crowd: Crowd;
/** What is said of the VirtualService, with the time at which its watch told. */
const said: { readonly at: number; readonly state: Programmed }[] = [];
const closing: (() => unknown)[] = [];

const path = `/apis/networking.istio.io/v1/namespaces/${ns}/virtualservices`;
const spec = (status: number) => ({ hosts: ['web.test'], http: [{ directResponse: { status } }] });
const edit = (status: number) =>
  client.request({ method: 'PATCH', path: `${path}/web`, body: { spec: spec(status) } });

async function generation(): Promise<number> {
  const { metadata } = fields(await client.request({ method: 'GET', path: `${path}/web` }));
  return Number(fields(metadata).generation);
}

const requests = async (): Promise<Requests> => requestsIn(await cluster.kubectl('get', '--raw', '/metrics'));

/** When a generation was said to be live; undefined where it has not been said. */
const liveAt = (wanted: number): number | undefined =>
  said.find(({ state }) => state.status === 'True' && state.generation === wanted)?.at;

function followStatus(): Watch<Programmed> {
  const watch = watchKind<Programmed>({
    client,
    kind: {
      kind: 'VirtualService',
      apiVersion: 'networking.istio.io/v1',
      plural: 'virtualservices',
      namespaced: true,
    },
    namespace: ns,
    read: programmedIn,
    changed: () => {
      const state = watch.table().get(`${ns}/web`);
      if (state !== undefined) said.push({ at: performance.now(), state });
    },
    told: () => {},
  });
  return watch;
}

/** What the operator wrote; `web` is the VirtualService. Edits of the spec are the test's own. */
const written = (taken: Requests) => ({
  pokes: taken.count('pods', 'PATCH'),
  configMaps: taken.count('configmaps', 'PUT') + taken.count('configmaps', 'POST'),
  statuses:
    taken.count('virtualservices', 'APPLY', 'status') + taken.count('virtualservices', 'PATCH', 'status'),
  events: taken.count('events', 'POST') + taken.count('events', 'PATCH'),
});

async function routes(): Promise<string> {
  const { data } = fields(await configMap(client, `${ns}/${shared}`));
  return versionIn(stringMap(data)['rds.80.json'] ?? '') ?? '';
}

beforeAll(async () => {
  cluster = await controlPlane();
  closing.push(() => cluster.stop());
  client = clientOf(cluster.kubeconfig);
  closing.push(() => client.close());
  await install(cluster, 'crds');
  await namespace(cluster, ns);
  const body = {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name: 'web' },
    spec: spec(200),
  };
  await client.request({ method: 'POST', path, body });
  crowd = await openCrowd({ client, ns, shared, count });
  closing.push(() => crowd.close());
  const operator = startOperator({ kubeconfig: cluster.kubeconfig, flags: ['--no-webhook'] });
  closing.push(() => operator.stop());
  const watch = followStatus();
  closing.push(() => watch.stop());
  await untilProgrammed({ client, ns }, 'web', { status: 'True', reason: 'Live' }, 240_000);
  const isWhole = async () => (await programmed({ client, ns }, 'web')).message.startsWith(`${count} of`);
  await until(isWhole, 120_000);
}, 900_000);

afterAll(async () => {
  for (const close of closing.splice(0).reverse()) await close();
}, 120_000);

test('one edit, a thousand proxies: each is asked about once, and the status is right soon after the last has told', async () => {
  const before = { requests: await requests(), questions: crowd.questions() };
  const began = performance.now();
  await edit(418);
  const wanted = await generation();
  await until(async () => liveAt(wanted) !== undefined, 120_000);
  const time = (liveAt(wanted) ?? Number.NaN) - began;
  const acknowledged = crowd.toldAt('rds.80.json', await routes());
  const late = (liveAt(wanted) ?? Number.NaN) - acknowledged;
  const { pokes, configMaps, statuses } = written(between(before.requests, await requests()));
  const questions = crowd.questions() - before.questions;
  note(`${count} proxies, one edit`, {
    'live after': `${Math.round(time)} ms`,
    'status after the last answer': `${Math.round(late)} ms`,
    pokes,
    questions,
    ConfigMaps: configMaps,
    statuses,
  });
  expect(await programmed({ client, ns }, 'web')).toMatchObject({
    message: `${count} of ${count} proxies serve it.`,
  });
  expect([...crowd.versions('rds.80.json')]).toEqual([await routes()]);
  // It is not said before they have told, and not long after; a loaded machine may need a moment.
  expect(late).toBeGreaterThan(0);
  expect(late).toBeLessThan(5_000);
  expect(configMaps).toBe(1);
  // One or two may be lost on a loaded machine, and are sent again.
  expect(pokes).toBeGreaterThanOrEqual(count);
  expect(pokes).toBeLessThan(1.1 * count);
  expect(questions).toBeLessThan(4 * count);
  // A thousand pokes take five seconds by their bounded number: a word on the way, and the end.
  expect(statuses).toBeLessThan(6);
}, 300_000);

test('edits that come faster than they can spread do not flood the API server, and the last one is live in the end', async () => {
  const [edits, pause] = isLong ? [100, 600] : [20, 600];
  const before = { requests: await requests(), questions: crowd.questions(), said: said.length };
  const began = performance.now();
  for (let i = 0; i < edits; i++) {
    await edit(500 + i);
    await new Promise((done) => setTimeout(done, Math.max(0, began + (i + 1) * pause - performance.now())));
  }
  const seconds = (performance.now() - began) / 1_000;
  const meanwhile = written(between(before.requests, await requests()));
  const wanted = await generation();
  await until(async () => liveAt(wanted) !== undefined, 120_000);
  const late = (liveAt(wanted) ?? Number.NaN) - crowd.toldAt('rds.80.json', await routes());
  note(`${count} proxies, ${edits} edits in ${Math.round(seconds)} s`, {
    'requests a second': Math.round(Object.values(meanwhile).reduce((sum, each) => sum + each) / seconds),
    pokes: meanwhile.pokes,
    ConfigMaps: meanwhile.configMaps,
    statuses: meanwhile.statuses,
    events: meanwhile.events,
    questions: crowd.questions() - before.questions,
    'last live after': `${Math.round((liveAt(wanted) ?? Number.NaN) - began - seconds * 1_000)} ms`,
    'status after the last answer': `${Math.round(late)} ms`,
  });
  expect(meanwhile.configMaps).toBeLessThanOrEqual(edits);
  // 200 a second and a second's worth at once, whatever is edited.
  expect(meanwhile.pokes).toBeLessThan(200 * (seconds + 2));
  // Of one object two a second at most; what does not last is not said.
  expect(meanwhile.statuses).toBeLessThan(2 * seconds + 2);
  expect(meanwhile.events).toBeLessThan(10);
  expect(late).toBeGreaterThan(0);
  expect(late).toBeLessThan(5_000);
  // No generation was said to be live that was not the present one when it was said.
  const claims = said.slice(before.said).filter(({ state }) => state.status === 'True' && state.isCurrent);
  expect(claims.map(({ state }) => state.generation)).toEqual(
    [...new Set(claims.map(({ state }) => state.generation))].sort((a, b) => a - b),
  );
}, 400_000);
