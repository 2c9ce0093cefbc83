import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Fields, fields, items, text } from '../../src/api/read/fields.ts';
import { admission } from '../../src/server/admission.ts';
import { given, injectionCases, settings } from '../inject/cases.ts';
import { until } from '../kube/cluster.ts';
import { notesOf, own, proxyOf, rulesOf, userOf } from './injected.ts';
import { create, kubectl, manifest, openPlace, type Place } from './place.ts';

let place: Place;
let draws = 0;
const told: string[] = [];

/** Different draws, the same in each run. */
const random = (): number => {
  draws += 1;
  return (draws * 0.618_033_988_75) % 1;
};

const asking = { 'istio-injection': 'enabled' };

beforeAll(async () => {
  place = await openPlace();
  const webhook = await place.serve({
    judge: admission({ settings, given, random, told: (level, line) => told.push(`${level} ${line}`) }),
  });
  await place.namespace('shop', asking);
  await place.namespace('plain');
  await place.configure(webhook.port);
  await until(
    () =>
      create(place.admin, 'shop', { ...manifest(''), metadata: { generateName: 'probe-' } }).then(
        (pod) => proxyOf(pod) !== undefined,
        () => false,
      ),
    30_000,
  );
}, 600_000);

beforeEach(() => {
  told.length = 0;
});

afterAll(async () => {
  await place?.stop();
});

describe('a pod', () => {
  test('that kubectl makes has a proxy, a user and a ConfigMap of its own', async () => {
    for (const name of ['one', 'two']) {
      await place.cluster.kubectl('-n', 'shop', 'run', name, '--image=none');
    }
    const list = fields(
      JSON.parse(await place.cluster.kubectl('-n', 'shop', 'get', 'pods', 'one', 'two', '-o', 'json')),
    );
    const pods = items(list.items).map(fields);
    expect(new Set(pods.map(userOf)).size).toBe(2);
    for (const pod of pods) {
      expect(userOf(pod)).toBeGreaterThanOrEqual(10_000);
      expect(rulesOf(pod)).toContain(`-u ${userOf(pod)} `);
      const name = notesOf(pod)[own] ?? '';
      expect(name).toMatch(/^sluice-(one|two)-[a-z0-9]{10}$/);
      expect(notesOf(pod)).toMatchObject({ 'sluice.dev/shared-config-map': 'sluice-scope-shop' });
      expect(notesOf(pod)).not.toHaveProperty('sluice.dev/config-map-of');
      expect(JSON.stringify(pod.spec)).toContain(`"configMap":{"name":"${name}"}`);
      expect(told).toContainEqual(
        `info Pod shop/${text(fields(pod.metadata).name)} is injected: user ${userOf(pod)}, ConfigMap ${name}`,
      );
    }
  });

  test('that a Deployment makes is named after it', async () => {
    await place.cluster.kubectl('-n', 'shop', 'create', 'deployment', 'web', '--image=none', '--replicas=2');
    const found = async (): Promise<readonly Fields[]> => {
      const list = await place.cluster.kubectl('-n', 'shop', 'get', 'pods', '-l', 'app=web', '-o', 'json');
      return items(fields(JSON.parse(list)).items).map(fields);
    };
    await until(async () => (await found()).length === 2, 30_000);
    const pods = await found();
    expect(new Set(pods.map((pod) => notesOf(pod)[own])).size).toBe(2);
    for (const pod of pods) {
      expect(notesOf(pod)[own]).toMatch(/^sluice-web-[a-z0-9]{10}$/);
      expect(fields(fields(pod.metadata).labels)['service.istio.io/canonical-name']).toBe('web');
    }
  });

  test('that says no, and one that uses the network of its node, stay as they are', async () => {
    const annotations = { 'sidecar.istio.io/inject': 'false' };
    const no = await create(place.admin, 'shop', manifest('no', { annotations }));
    const node = await create(place.admin, 'shop', manifest('node', {}, { hostNetwork: true }));
    expect([proxyOf(no), proxyOf(node)]).toEqual([undefined, undefined]);
    expect(told.every((line) => line.startsWith('debug ') && line.includes('is not injected'))).toBe(true);
  });

  test('that a dry run makes is shown with its proxy', async () => {
    const { stdout } = await kubectl(
      place.cluster,
      ['-n', 'shop', 'apply', '--dry-run=server', '-o', 'json', '-f', '-'],
      JSON.stringify(manifest('dry')),
    );
    expect(proxyOf(JSON.parse(stdout))).toBeDefined();
    expect(told).toEqual([expect.stringMatching(/^debug Pod shop\/dry is injected: .*\(dry run\)$/)]);
  });

  test('whose user is taken by the app gets another', async () => {
    const next = draws;
    const { spec } = manifest('taken');
    const probe = await create(place.admin, 'shop', { ...manifest('drawn') });
    draws = next;
    const taken = await create(place.admin, 'shop', {
      ...manifest('taken'),
      spec: { ...fields(spec), securityContext: { runAsUser: userOf(probe) } },
    });
    expect(userOf(taken)).toBe(Number(userOf(probe)) + 1);
  });

  test('that cannot have a proxy is refused, with the object, the field and the way out', async () => {
    const clash = manifest('clash', {}, { containers: [{ name: 'istio-proxy', image: 'none' }] });
    const { stderr, failed } = await kubectl(
      place.cluster,
      ['-n', 'shop', 'create', '-f', '-'],
      JSON.stringify(clash),
    );
    expect(failed).toBe(true);
    expect(stderr).toMatch(/denied the request: Pod shop\/clash: SLU\d+ spec\.containers\[0\].*istio-proxy/);
    expect(told).toEqual([expect.stringMatching(/^warn Pod shop\/clash: .*\(refused\)$/)]);
  });

  test('that uses a port of the proxy is made with a warning', async () => {
    const ports = [{ containerPort: 15_001 }];
    const pod = manifest('ports', {}, { containers: [{ name: 'app', image: 'none', ports }] });
    const { stderr, failed } = await kubectl(
      place.cluster,
      ['-n', 'shop', 'create', '-f', '-'],
      JSON.stringify(pod),
    );
    expect(failed).toBe(false);
    expect(stderr).toMatch(/Warning: SLU\d+ spec\.containers\[0\]\.ports\[0\].*15001/);
  });

  test('of half a megabyte has its proxy within the time that the API server waits', async () => {
    const env = Array.from({ length: 8_000 }, (_, i) => ({
      name: `NAME_${i}`,
      value: `value ${i} ${'x'.repeat(60)}`,
    }));
    const spec = {
      containers: [0, 1].map((i) => ({
        name: `app-${i}`,
        image: 'none',
        env: env.slice(i * 4_000, (i + 1) * 4_000),
      })),
    };
    expect(proxyOf(await create(place.admin, 'shop', manifest('large', {}, spec)))).toBeDefined();
  });
});

describe('a pod that kube-inject prepared', () => {
  const [prepared] = injectionCases().flatMap(({ object, expected }) =>
    object.kind === 'Pod' && expected !== undefined ? [expected] : [],
  );

  test.each(['shop', 'plain'])('gets a user of its own in %s, and keeps the rest', async (ns) => {
    const metadata = { ...fields(prepared?.metadata), namespace: ns, name: 'prepared' };
    const pod = await create(place.admin, ns, { ...prepared, metadata });
    expect(userOf(pod)).toBeGreaterThanOrEqual(10_000);
    expect(rulesOf(pod)).toContain(`-u ${userOf(pod)} `);
    expect(rulesOf(pod)).not.toContain('1337');
    expect(notesOf(pod)).toEqual(notesOf(prepared ?? {}));
    expect(told).toEqual([
      `info Pod ${ns}/prepared came with a proxy, which runs as user ${userOf(pod)} now`,
    ]);
  });
});
