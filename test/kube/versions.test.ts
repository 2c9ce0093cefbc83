import { readFile } from 'node:fs/promises';
import { loadYaml } from '@kubernetes/client-node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ControlPlane, controlPlane } from '../../lab/control-plane.ts';
import { clientOf } from '../../lab/kube.ts';
import { fields, items } from '../../src/api/read/fields.ts';
import { runOperator } from '../../src/cli/operator.ts';
import { ApiError, type KubeClient } from '../../src/kube/client.ts';
import { logger } from '../../src/log.ts';
import { until } from './cluster.ts';

const definitions = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
const plurals = ['gateways', 'virtualservices', 'destinationrules'] as const;

let cluster: ControlPlane;
let client: KubeClient;
let running: Awaited<ReturnType<typeof runOperator>> | undefined;

beforeAll(async () => {
  cluster = await controlPlane({ controllerManager: false });
  client = clientOf(cluster.kubeconfig);
  await serve({ v1beta1: true });
  running = await runOperator(client, logger(process.env.LOG ?? 'error'));
}, 600_000);

afterAll(async () => {
  await running?.stop();
  await client?.close();
  await cluster?.stop();
});

/** Makes or changes the definitions so that these versions are there; `v1beta1` is the stored one. True: it is served. */
async function serve(served: Readonly<Record<string, boolean>>): Promise<void> {
  for (const plural of plurals) {
    const file = new URL(`../../crds/${plural}.yaml`, import.meta.url);
    const crd = fields(loadYaml(await readFile(file, 'utf8')));
    const spec = fields(crd.spec);
    const versions = items(spec.versions)
      .map(fields)
      .filter(({ name }) => Object.hasOwn(served, String(name)))
      .map((one) => ({ ...one, served: served[String(one.name)], storage: one.name === 'v1beta1' }));
    const name = `${plural}.networking.istio.io`;
    const body = { ...crd, metadata: { name }, spec: { ...spec, versions } };
    await client.request({ method: 'POST', path: definitions, body }).catch(async (error: unknown) => {
      if (!(error instanceof ApiError && error.status === 409)) throw error;
      await client.request({ method: 'PATCH', path: `${definitions}/${name}`, body: { spec: { versions } } });
    });
    for (const [version, isServed] of Object.entries(served)) {
      const path = `/apis/networking.istio.io/${version}/${plural}`;
      await until(async () => (await answers(path)) === isServed, 60_000);
    }
  }
}

const answers = (path: string): Promise<boolean> =>
  client.request({ method: 'GET', path }).then(
    () => true,
    () => false,
  );

const path = (version: string, name = ''): string =>
  `/apis/networking.istio.io/${version}/namespaces/default/virtualservices${name === '' ? '' : `/${name}`}`;

const create = (version: string, name: string): Promise<unknown> =>
  client.request({
    method: 'POST',
    path: path(version),
    body: {
      apiVersion: `networking.istio.io/${version}`,
      kind: 'VirtualService',
      metadata: { name },
      spec: { hosts: [`${name}.test`], http: [{ route: [{ destination: { host: 'nowhere' } }] }] },
    },
  });

/** The generation that its status speaks of, and whether it says that a host is missing. */
async function said(version: string, name: string): Promise<string> {
  const { status } = fields(await client.request({ method: 'GET', path: path(version, name) }));
  const condition = items(fields(status).conditions)
    .map(fields)
    .find(({ type }) => type === 'ResolvedRefs');
  return `${String(fields(status).observedGeneration)} ${String(condition?.status)}`;
}

test('where only v1beta1 is served, rules are read and get their status there', async () => {
  await create('v1beta1', 'old');
  await until(async () => (await said('v1beta1', 'old')) === '1 False', 30_000);
  const body = { spec: { hosts: ['other.test'] } };
  await client.request({ method: 'PATCH', path: path('v1beta1', 'old'), body });
  await until(async () => (await said('v1beta1', 'old')) === '2 False', 30_000);
}, 120_000);

test('v1 that comes later, in place of v1beta1, is taken over to', async () => {
  await serve({ v1beta1: true, v1: true });
  await create('v1', 'both');
  await until(async () => (await said('v1', 'both')) === '1 False', 30_000);
  await serve({ v1beta1: false, v1: true });
  await create('v1', 'new');
  await until(async () => (await said('v1', 'new')) === '1 False', 60_000);
}, 240_000);

test('what another definition lets through, and ours does not, is told in its own status', async () => {
  const definition = `${definitions}/virtualservices.networking.istio.io`;
  const crd = fields(await client.request({ method: 'GET', path: definition }));
  const loose = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
  const versions = items(fields(crd.spec).versions)
    .map(fields)
    .map((one) => ({ ...one, schema: { openAPIV3Schema: { ...loose, properties: { status: loose } } } }));
  await client.request({ method: 'PATCH', path: definition, body: { spec: { versions } } });
  const route = [{ destination: { host: 'nowhere' }, weight: 'many' }];
  const body = {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name: 'odd' },
    spec: { hosts: ['odd.test'], http: [{ route }] },
  };
  // The new definition holds a moment after it was taken.
  const made = () => client.request({ method: 'POST', path: path('v1'), body });
  await until(async () => {
    await made().catch(() => {});
    return answers(path('v1', 'odd'));
  }, 60_000);
  const accepted = async () => {
    const { status } = fields(await client.request({ method: 'GET', path: path('v1', 'odd') }));
    return items(fields(status).conditions)
      .map(fields)
      .find(({ type }) => type === 'Accepted');
  };
  await until(async () => (await accepted())?.status === 'False', 30_000);
  expect((await accepted())?.message).toContain('spec.http[0].route[0].weight');

  const mended = { spec: { http: [{ route: [{ destination: { host: 'nowhere' } }] }] } };
  await client.request({ method: 'PATCH', path: path('v1', 'odd'), body: mended });
  await until(async () => (await accepted())?.status === 'True', 30_000);
}, 120_000);
