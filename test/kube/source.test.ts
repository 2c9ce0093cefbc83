import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type ControlPlane, controlPlane } from '../../lab/control-plane.ts';
import { clientOf } from '../../lab/kube.ts';
import { until } from '../../lab/process.ts';
import { meshConfigReader } from '../../src/analyze/mesh-config.ts';
import { structure } from '../../src/analyze/structure.ts';
import type { KubeClient } from '../../src/kube/client.ts';
import { type KubeSource, kubeSource } from '../../src/kube/source.ts';
import { type WatchEvent, watchSentence } from '../../src/kube/watch.ts';
import { loader, readManifests } from '../../src/local/manifests.ts';
import { yamlValue } from '../../src/local/parse.ts';
import { schemaValidator } from '../../src/schema.ts';

const root = join(import.meta.dirname, '..', '..');
const samples = join(root, 'samples', 'user-app');
const validate = schemaValidator();

let plane: ControlPlane;
let client: KubeClient;
let source: KubeSource;
let told: WatchEvent[] = [];
let changes = 0;

beforeAll(async () => {
  plane = await controlPlane({ controllerManager: false });
  client = clientOf(plane.kubeconfig);
  for (const kind of ['virtualservices', 'destinationrules']) {
    await plane.kubectl('apply', '-f', join(root, 'crds', `${kind}.yaml`));
  }
  await plane.kubectl('wait', '--for=condition=Established', 'crd', '--all', '--timeout=30s');
  await plane.kubectl('create', 'namespace', 'sluice-system');
  source = kubeSource({
    client,
    check: (kind, { on, raw }) => structure({ ...raw, kind, metadata: on }, validate),
    meshConfig: meshConfigReader({ validate, yaml: yamlValue }),
    told: (event) => told.push(event),
  });
  source.watch(() => {
    changes++;
  });
});

afterAll(async () => {
  await source.stop();
  await client.close();
  await plane.stop();
});

beforeEach(() => {
  told = [];
});

type Read = Awaited<ReturnType<KubeSource['read']>>;

/** Reads until it is as wanted. */
const reads = (isWanted: (read: Read) => boolean): Promise<Read> =>
  until(
    async () => {
      const read = await source.read();
      return isWanted(read) ? read : undefined;
    },
    { patience: 15_000, otherwise: () => `It was not read. Told: ${told.map(watchSentence).join('; ')}` },
  );

const create = (path: string, body: object) => client.request({ method: 'POST', path, body });
const pods = '/api/v1/namespaces/default/pods';

test('the first read has everything that is served, without the kind whose CRD is missing', async () => {
  await plane.kubectl('apply', '-f', samples);
  const { snapshot } = await source.read();
  expect([...snapshot.gateways]).toEqual([]);
  expect([...snapshot.serviceEntries]).toEqual([]);
  const { snapshot: local } = loader({ validate })(await readManifests([samples]));
  const { snapshot: read } = await reads(({ snapshot: { virtualServices: vs, destinationRules: dr } }) =>
    [vs, dr].every((table) => table.size > 0),
  );
  for (const table of ['virtualServices', 'destinationRules'] as const) {
    const specs = (of: typeof local) => [...of[table]].map(([key, { spec }]) => [key, spec]);
    expect(specs(read)).toEqual(specs(local));
  }
  const ports = (of: typeof local) => of.services.get('default/user-app')?.ports;
  expect(ports(read)).toEqual(ports(local));
  expect(read.namespaces.has('kube-system')).toBe(true);
  expect(Object.isFrozen(read)).toBe(true);
});

test('what nobody reads changes neither an identity nor the snapshot', async () => {
  const containers = [{ name: 'app', image: 'app:1', ports: [{ containerPort: 8080, name: 'web' }] }];
  await create(pods, { metadata: { name: 'app', labels: { app: 'x' } }, spec: { containers } });
  const { snapshot } = await reads((read) => read.snapshot.pods.has('default/app'));
  expect(snapshot.pods.get('default/app')).toMatchObject({
    meta: { labels: { app: 'x' } },
    ready: false,
    ports: [{ name: 'web', number: 8080 }],
  });
  const patch = (annotations: object) =>
    client.request({ method: 'PATCH', path: `${pods}/app`, body: { metadata: { annotations } } });
  const before = changes;
  await patch({ 'sluice.dev/config-version': '1' });
  await patch({ 'sluice.dev/config-version': '2' });
  // A change of another object comes later on another watch, but one of the same kind comes in order.
  await create(pods, { metadata: { name: 'later' }, spec: { containers } });
  const { snapshot: after } = await reads((read) => read.snapshot.pods.has('default/later'));
  expect(changes - before).toBe(1);
  expect(after.pods.get('default/app')).toBe(snapshot.pods.get('default/app'));
  expect(after.services).toBe(snapshot.services);
  expect((await source.read()).snapshot).toBe(after);
});

test('a pod that has run to its end is none', async () => {
  await client.request({
    method: 'PATCH',
    path: `${pods}/later/status`,
    body: { status: { phase: 'Succeeded' } },
  });
  await reads((read) => !read.snapshot.pods.has('default/later'));
});

test('an object that a looser CRD lets through is a problem, and absent until it is mended', async () => {
  const group = 'networking.istio.io';
  await create('/apis/apiextensions.k8s.io/v1/customresourcedefinitions', {
    metadata: { name: `gateways.${group}` },
    spec: {
      group,
      scope: 'Namespaced',
      names: { kind: 'Gateway', plural: 'gateways', singular: 'gateway' },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
        },
      ],
    },
  });
  await plane.kubectl('wait', '--for=condition=Established', 'crd', '--all', '--timeout=30s');
  const path = `/apis/${group}/v1/namespaces/default/gateways`;
  const gateway = (name: string, spec: object) => ({
    apiVersion: `${group}/v1`,
    kind: 'Gateway',
    metadata: { name },
    spec,
  });
  await create(path, gateway('good', { selector: {}, servers: [] }));
  await create(path, gateway('bad', { selector: {}, servers: 'none' }));
  const { snapshot, problems } = await reads(
    (read) => read.snapshot.gateways.has('default/good') && read.problems.length > 0,
  );
  expect([...snapshot.gateways.keys()]).toEqual(['default/good']);
  expect(problems).toMatchObject([
    { code: 'IST0106', on: { kind: 'Gateway', namespace: 'default', name: 'bad' }, path: 'spec.servers' },
  ]);
  const mended = { spec: { servers: [] } };
  await client.request({ method: 'PATCH', path: `${path}/bad`, body: mended });
  const read = await reads((each) => each.snapshot.gateways.size === 2);
  expect(read.problems).toEqual([]);
  expect(read.snapshot.gateways.get('default/good')).toBe(snapshot.gateways.get('default/good'));
});

test('the mesh configuration comes from the ConfigMap sluice, and mistakes in it are problems', async () => {
  const path = '/api/v1/namespaces/sluice-system/configmaps';
  const data = (text: string) => ({ data: { 'mesh.yaml': text } });
  const put = (text: string) => client.request({ method: 'PATCH', path: `${path}/sluice`, body: data(text) });
  await create(path, { metadata: { name: 'sluice' }, ...data('rootNamespace: mesh') });
  const { problems } = await reads((read) => read.snapshot.config.rootNamespace === 'mesh');
  expect(problems).toEqual([]);
  await put('outboundTrafficPolicy: { mode: REGISTRY_ONLY }\ntrustDomain: example.test\nconectTimeout: 5s');
  const read = await reads((each) => each.snapshot.config.outboundTrafficPolicy?.mode === 'REGISTRY_ONLY');
  expect(read.snapshot.config.rootNamespace).toBeUndefined();
  expect(read.problems.map(({ code, severity, path: at }) => `${severity} ${code} ${at}`)).toEqual([
    'warning IST0133 data["mesh.yaml"].conectTimeout',
    'warning SLU0108 data["mesh.yaml"].trustDomain',
  ]);
  expect(read.problems[0]?.message).toContain('Did you mean "connectTimeout"?');
});

test('a mesh configuration that is wrong leaves the last good one in force, and says so', async () => {
  const path = '/api/v1/namespaces/sluice-system/configmaps';
  const put = (text: string) =>
    client.request({ method: 'PATCH', path: `${path}/sluice`, body: { data: { 'mesh.yaml': text } } });
  await put('outboundTrafficPolicy: { mode: REGISTRY_ONLY }');
  const { snapshot: before } = await reads((each) => each.problems.length === 0);
  expect(before.config.outboundTrafficPolicy?.mode).toBe('REGISTRY_ONLY');
  for (const [text, problem] of [
    ['a: [', 'SLU0001 data["mesh.yaml"]'],
    ['rootNamespace: 5', 'IST0106 data["mesh.yaml"].rootNamespace'],
    ['connectTimeout: 0s', 'IST0106 data["mesh.yaml"].connectTimeout'],
  ] as const) {
    await put(text);
    const read = await reads(({ problems: [one] }) => `${one?.code} ${one?.path}` === problem);
    expect(read.problems[0]?.message).toContain('the last good configuration holds');
    expect(read.snapshot.config).toBe(before.config);
  }
  await put('outboundTrafficPolicy: { mode: REGISTRY_ONLY } # as before');
  const mended = await reads((each) => each.problems.length === 0);
  expect(mended.snapshot.config).toBe(before.config);
  await client.request({ method: 'DELETE', path: `${path}/sluice` });
  await reads((each) => Object.keys(each.snapshot.config).length === 0);
});

test('a source that begins while the configuration is wrong takes the copy of the last good one', async () => {
  const path = '/api/v1/namespaces/sluice-system/configmaps';
  const make = (name: string, text: string) =>
    create(path, { metadata: { name }, data: { 'mesh.yaml': text } });
  await make('sluice', 'rootNamespace: [');
  const wrong = await reads((each) => each.problems.length > 0);
  expect(wrong.snapshot.config).toEqual({});
  expect(wrong.problems[0]?.message).toContain('the defaults hold');
  await make('sluice-last-good', 'rootNamespace: mesh');
  const other = kubeSource({
    client,
    check: () => [],
    meshConfig: meshConfigReader({ validate, yaml: yamlValue }),
    told: () => {},
  });
  const { snapshot, problems } = await other.read();
  await other.stop();
  expect(snapshot.config).toEqual({ rootNamespace: 'mesh' });
  expect(problems[0]?.message).toContain('the last good configuration holds');
  for (const name of ['sluice', 'sluice-last-good'])
    await client.request({ method: 'DELETE', path: `${path}/${name}` });
});

test('a source that is stopped before all was listed rejects its readers', async () => {
  const barred = clientOf(await plane.kubeconfigFor('nobody'));
  const events: WatchEvent[] = [];
  const other = kubeSource({
    client: barred,
    check: () => [],
    meshConfig: meshConfigReader({ validate, yaml: yamlValue }),
    told: (event) => events.push(event),
  });
  const reading = expect(other.read()).rejects.toThrow('stopped before');
  await until(() => events.filter(({ kind }) => kind === 'forbidden').length === 13 || undefined, {
    patience: 10_000,
    otherwise: () => events.map(watchSentence).join('; '),
  });
  await other.stop();
  await reading;
  await barred.close();
});
