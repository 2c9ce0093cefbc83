import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ControlPlane, controlPlane } from '../../lab/control-plane.ts';
import { temporaryFolder } from '../../lab/folder.ts';
import { clientOf } from '../../lab/kube.ts';
import { fields, items } from '../../src/api/read/fields.ts';
import { injected } from '../../src/cli/kube-inject.ts';
import { runOperator } from '../../src/cli/operator.ts';
import { injectTemplate, templateOf } from '../../src/inject/templates.ts';
import type { KubeClient } from '../../src/kube/client.ts';
import { logger } from '../../src/log.ts';
import { configMap, namespace, until } from '../kube/cluster.ts';
import { given, injectionCases, settings } from './cases.ts';

let plane: ControlPlane;
let client: KubeClient;
let folder: { readonly dir: string; remove(): Promise<void> };

beforeAll(async () => {
  folder = await temporaryFolder();
  plane = await controlPlane();
  client = clientOf(plane.kubeconfig);
  for (const name of ['shop', 'sidecar', 'istio-system']) await namespace(plane, name);
  await namespace(plane, 'restricted');
  const label = 'pod-security.kubernetes.io/enforce=restricted';
  await plane.kubectl('label', 'namespace', 'restricted', label);
}, 600_000);

afterAll(async () => {
  await client?.close();
  await plane?.stop();
  await folder?.remove();
});

const apply = (name: string, object: unknown): Promise<string> => {
  const file = join(folder.dir, `${name}.json`);
  writeFileSync(file, JSON.stringify(object));
  return plane.kubectl('apply', '--dry-run=server', '--validate=strict', '-f', file);
};

// Argo's kind has no definition here.
const cases = injectionCases().filter(({ template }) => template.on.kind !== 'Rollout');

describe('the API server takes, with strict validation, what came of', () => {
  const proxied = cases.filter(({ expected }) => expected !== undefined);
  test.each(proxied.map((each) => [each.name, each] as const))('%s', async (name, { object, expected }) => {
    expect(await apply(`${name}-before`, object)).toMatch(/created \(server dry run\)/);
    expect(await apply(name, expected)).toMatch(/created \(server dry run\)/);
  });

  test('and would not take a field that it does not know', async () => {
    const expected = proxied.find(({ name }) => name === 'pod')?.expected;
    const wrong = { ...expected, spec: { ...fields(expected?.spec), nonsense: 1 } };
    await expect(apply('wrong', wrong)).rejects.toThrow(/unknown field "spec\.nonsense"/);
  });
});

describe('in a namespace that enforces the Pod Security level restricted', () => {
  const harmless = {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    runAsNonRoot: true,
    runAsUser: 1000,
    seccompProfile: { type: 'RuntimeDefault' },
  };
  const app = { name: 'app', image: 'app', securityContext: harmless };
  const pod = (annotations: object, containers: readonly object[] = [app]) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'app', namespace: 'restricted', annotations },
    spec: { containers },
  });

  function proxied(object: object): unknown {
    const template = templateOf(fields(object), 'restricted');
    const injection = template && injectTemplate(template, { settings, given });
    if (injection?.kind !== 'injected') throw new Error(`The pod is ${injection?.kind}.`);
    return injection.pod;
  }

  const none = { 'sidecar.istio.io/interceptionMode': 'NONE' };
  const classic = { 'sidecar.istio.io/nativeSidecar': 'false' };
  test.each([
    ['native', pod(none)],
    ['classic', pod({ ...none, ...classic })],
    ['gateway', pod({ 'inject.istio.io/templates': 'gateway' }, [{ name: 'istio-proxy', image: 'auto' }])],
  ])('a proxy is admitted that redirects nothing: %s', async (name, object) => {
    expect(await apply(`restricted-${name}`, proxied(object))).toContain('created (server dry run)');
  });

  test.each([
    ['native', {}],
    ['classic', classic],
  ])('of a proxy that intercepts, istio-init alone is complained of: %s', async (name, annotations) => {
    const said = await apply(`restricted-init-${name}`, proxied(pod(annotations))).catch(String);
    const named = [...said.matchAll(/containers? ((?:"[^"]+"(?:, )?)+)/g)].flatMap(([, names = '']) =>
      names.split(', '),
    );
    expect(said).toContain('violates PodSecurity');
    expect(new Set(named)).toEqual(new Set(['"istio-init"']));
  });

  test('a container like all others would be complained of', async () => {
    const object = fields(proxied(pod(none)));
    const spec = fields(object.spec);
    const bare = items(spec.initContainers).map((each) => ({ ...fields(each), securityContext: {} }));
    const said = await apply('bare', { ...object, spec: { ...spec, initContainers: bare } }).catch(String);
    expect(said).toContain('"istio-proxy"');
  });
});

test('applied again it rolls nothing, and the operator writes the ConfigMaps that its pods name', async () => {
  const ns = await namespace(plane, 'rolled');
  const article = readFileSync(
    join(import.meta.dirname, '../../samples/user-app/user-app-v1-deploy.yaml'),
    'utf8',
  );
  const file = join(folder.dir, 'rolled.yaml');
  const write = () => {
    const { texts, told } = injected([{ file, text: article }], ns, settings);
    expect(told).toEqual([]);
    writeFileSync(file, texts.join(''));
  };
  const kubectl = (...args: string[]) => plane.kubectl('--namespace', ns, ...args);
  const pods = () => kubectl('get', 'pods', '-o', 'jsonpath={.items[*].metadata.name}');

  write();
  await kubectl('apply', '-f', file);
  await until(async () => (await pods()) !== '', 30_000);
  const before = await pods();
  write();
  expect(await kubectl('apply', '-f', file)).toBe('deployment.apps/user-app-v1 unchanged\n');
  expect(await pods()).toBe(before);

  const notes = fields(
    JSON.parse(await kubectl('get', 'pods', '-o', 'jsonpath={.items[0].metadata.annotations}')),
  );
  const operator = await runOperator(client, logger(process.env.LOG ?? 'error'));
  try {
    const files = async (annotation: string) =>
      Object.keys(fields(fields(await configMap(client, `${ns}/${notes[annotation]}`)).data));
    await until(async () => (await files('sluice.dev/config-map')).length > 0, 30_000);
    expect(await files('sluice.dev/config-map')).toEqual(
      expect.arrayContaining(['bootstrap.json', 'lds.json']),
    );
    expect(await files('sluice.dev/shared-config-map')).toContain('cds.json');
    const own = fields(await configMap(client, `${ns}/${notes['sluice.dev/config-map']}`));
    expect(own.metadata).not.toHaveProperty('ownerReferences');
  } finally {
    await operator.stop();
  }
});
