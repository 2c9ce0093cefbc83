import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { startEnvoy } from '../lab/envoy.ts';
import { temporaryFolder } from '../lab/folder.ts';
import { canUseNetns, openNetwork } from '../lab/netns.ts';
import { drawUid } from '../lab/scene.ts';
import { notLoaded } from '../lab/subscriptions.ts';
import { filesFor } from '../src/envoy/apart.ts';
import { largestConfigMap, sizeOf } from '../src/envoy/limits.ts';
import type { ConfigFiles, ScopeFiles } from '../src/envoy/model.ts';
import { rollout } from '../src/envoy/rollout.ts';
import { hash, regex } from '../src/given.ts';
import { writeFolder } from '../src/local/folder.ts';
import { loader } from '../src/local/manifests.ts';
import { largestWatch } from '../src/proxy/budget.ts';
import { schemaValidator } from '../src/schema.ts';
import { type Translation, translator } from '../src/translate.ts';

const validate = schemaValidator();
const meta = (name: string, more: object = {}) => ({ name, namespace: 'default', ...more });
const istio = (kind: string, name: string, spec: object) => ({
  apiVersion: 'networking.istio.io/v1',
  kind,
  metadata: meta(name),
  spec,
});
const namespace = {
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'default', labels: { 'istio-injection': 'enabled' } },
};
const client = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: meta('client'),
  spec: { containers: [{ name: 'app', image: 'app' }] },
};
const gateway = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: meta('gateway', {
    labels: { istio: 'gateway' },
    annotations: { 'inject.istio.io/templates': 'gateway' },
  }),
  spec: { containers: [{ name: 'istio-proxy', image: 'auto' }] },
};
const service = (name: string, ports: readonly object[]) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: meta(name),
  spec: { selector: { app: name }, ports },
});

function translate(objects: readonly object[]): Translation {
  const load = loader({ validate });
  const { snapshot, problems } = load([
    { file: 'in.yaml', text: objects.map((one) => stringify(one)).join('---\n') },
  ]);
  expect(problems).toEqual([]);
  return translator({ hash, regex })(snapshot);
}

function filesOf(translation: Translation, key: string): ConfigFiles {
  const workload = translation.workloads.get(key);
  const scope = translation.scopes.get(workload?.scope ?? '');
  return filesFor(scope, key);
}

/** Starts an Envoy of its own uid on the files, in a namespace of its own, and tells what it did not load. */
async function loaded(files: ConfigFiles): Promise<readonly string[]> {
  const network = openNetwork();
  const { dir, remove } = await temporaryFolder();
  try {
    await writeFolder(dir, files);
    const envoy = await startEnvoy({ dir, netns: network.island(), uid: drawUid(), gid: 1337 });
    try {
      return await notLoaded(envoy, files);
    } finally {
      await envoy.stop();
    }
  } finally {
    network.close();
    await remove();
  }
}

const watchedFiles = (files: ConfigFiles): number =>
  [...files.keys()].filter((name) => name !== 'bootstrap.json').length;
const twoHundred = Array.from({ length: 200 }, (_, i) => i);
const usable = canUseNetns();
if (usable !== true) process.stderr.write(`not run: real Envoys at the file budget, because ${usable}\n`);

const manyPorts = () =>
  translate([
    namespace,
    client,
    ...twoHundred.map((i) => service(`web-${i}`, [{ name: 'http', port: 10_000 + i, targetPort: 8080 }])),
  ]);

const manyServers = () =>
  translate([
    gateway,
    service('gateway', []),
    istio('Gateway', 'many', {
      selector: { istio: 'gateway' },
      servers: twoHundred.map((i) => ({
        port: { number: 10_000 + i, name: `http-${i}`, protocol: 'HTTP' },
        hosts: ['*'],
      })),
    }),
  ]);

const manyTls = () =>
  translate([
    gateway,
    service('web', [{ name: 'tls', port: 443, targetPort: 8443 }]),
    istio('Gateway', 'many', {
      selector: { istio: 'gateway' },
      servers: twoHundred.map((i) => ({
        port: { number: 443, name: `tls-${i}`, protocol: 'TLS' },
        hosts: [`host-${i}.test`],
        tls: { mode: 'PASSTHROUGH' },
      })),
    }),
    istio('VirtualService', 'web', {
      hosts: twoHundred.map((i) => `host-${i}.test`),
      gateways: ['many'],
      tls: twoHundred.map((i) => ({
        match: [{ sniHosts: [`host-${i}.test`] }],
        route: [{ destination: { host: 'web' } }],
      })),
    }),
  ]);

const manyPolicies = () =>
  translate([
    namespace,
    client,
    ...twoHundred.map((i) => service(`web-${i}`, [{ name: 'http', port: 80, targetPort: 8080 }])),
    istio('DestinationRule', 'all', {
      host: '*.default.svc.cluster.local',
      trafficPolicy: { outlierDetection: { consecutive5xxErrors: 5 } },
    }),
  ]);

const cases = [
  { what: 'a sidecar with 200 HTTP ports', of: manyPorts, key: 'default/sluice-client', told: 'Service' },
  { what: 'a gateway with 200 HTTP ports', of: manyServers, key: 'default/sluice-gateway', told: 'Gateway' },
  { what: 'a gateway with 200 TLS servers', of: manyTls, key: 'default/sluice-gateway', told: undefined },
  {
    what: 'a sidecar with 200 ejecting clusters',
    of: manyPolicies,
    key: 'default/sluice-client',
    told: 'DestinationRule',
  },
] as const;

describe.each(cases)('$what', ({ of, key, told }) => {
  test('stays within the file budget, and who asks for more is told', () => {
    const translation = of();
    expect(watchedFiles(filesOf(translation, key))).toBeLessThanOrEqual(largestWatch);
    const about = translation.problems.filter((problem) => problem.code === 'SLU0201');
    expect(new Set(about.map((problem) => problem.on.kind))).toEqual(
      new Set(told === undefined ? [] : [told]),
    );
    expect(about.every((problem) => problem.path !== '' && problem.message !== '')).toBe(true);
  });

  test.skipIf(usable !== true)(
    'is loaded by a real Envoy',
    async () => {
      expect(await loaded(filesOf(of(), key))).toEqual([]);
    },
    60_000,
  );
});

describe('files that are too large for a ConfigMap', () => {
  const many = (length: number) =>
    translate([
      namespace,
      client,
      ...Array.from({ length }, (_, i) =>
        service(`web-${i}`, [{ name: 'http', port: 80, targetPort: 8080 }]),
      ),
    ]);
  const scopeOf = (translation: Translation): ScopeFiles =>
    translation.scopes.get('default/sluice-scope-default') ?? { shared: new Map(), own: new Map() };

  test('are told, with their size and what to do', () => {
    const translation = many(2_000);
    expect(sizeOf(scopeOf(translation).shared)).toBeGreaterThan(largestConfigMap);
    expect(translation.problems).toMatchObject([
      {
        code: 'SLU0202',
        severity: 'error',
        on: { kind: 'ConfigMap', namespace: 'default', name: 'sluice-scope-default' },
      },
    ]);
  });

  test('are not written: what is live stays', () => {
    const live = scopeOf(many(10));
    expect(rollout(hash)(live, scopeOf(many(2_000)))).toEqual({ phase: 'stuck' });
    expect(rollout(hash)({ shared: new Map(), own: new Map() }, scopeOf(many(2_000)))).toEqual({
      phase: 'stuck',
    });
  });

  test('of a pod that rules pick by labels: it does as its scope does', () => {
    const picking = istio('DestinationRule', 'web-0', {
      host: 'web-0',
      workloadSelector: { matchLabels: {} },
      trafficPolicy: { connectionPool: { tcp: { maxConnections: 1 } } },
    });
    const bytes = Array.from({ length: 1_300 }, (_, i) => service(`web-${i}`, [{ name: 'tcp', port: 80 }]));
    const translation = translate([namespace, client, ...bytes, picking]);
    const key = 'default/sluice-client';
    const { shared, own } = scopeOf(translation);
    expect(own.get(key)?.has('cds.json')).toBe(false);
    expect(shared.get('cds.json')).not.toContain('"max_connections":1,');
    expect(translation.problems).toMatchObject([
      { code: 'SLU0202', severity: 'error', on: { kind: 'ConfigMap', name: 'sluice-client' } },
    ]);
    const few = scopeOf(translate([namespace, client, ...bytes.slice(0, 3), picking]));
    expect(few.own.get(key)?.get('cds.json')).toContain('"max_connections":1,');
  });
});
