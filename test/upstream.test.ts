import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { Answer } from '../lab/client.ts';
import {
  authorityCertificate,
  clientCertificate,
  newKey,
  revocationList,
} from '../lab/control-plane/certificate.ts';
import { canUseNetns } from '../lab/netns.ts';
import { until } from '../lab/process.ts';
import { openScene, type ProxiedPod, type Scene } from '../lab/scene.ts';
import { sendingOf } from '../lab/traffic.ts';
import type { TrafficPolicy } from '../src/api/istio.ts';
import type { Snapshot } from '../src/api/objects.ts';
import { filesFor } from '../src/envoy/apart.ts';

import { hash, regex } from '../src/given.ts';
import { loader } from '../src/local/manifests.ts';
import { schemaValidator } from '../src/schema.ts';
import { translator } from '../src/translate.ts';

const usable = canUseNetns();
if (usable !== true)
  process.stderr.write(`not run: what a proxy keeps towards its upstreams, because ${usable}\n`);

const validate = schemaValidator();
const me = 'default/client';
let scene: Scene | undefined;
afterEach(async () => {
  await scene?.close();
  scene = undefined;
});

const pod = (name: string, ip: string, proxied: boolean) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name,
    namespace: 'default',
    labels: { app: proxied ? 'client' : 'web', 'sidecar.istio.io/inject': String(proxied) },
  },
  spec: { containers: [{ name: 'app', image: 'app', ports: [{ containerPort: 8080 }] }] },
  status: { podIP: ip },
});
const service = (name: string) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace: 'default' },
  spec: { selector: { app: 'web' }, ports: [{ name: 'http', port: 80, targetPort: 8080 }] },
});
const rule = (host: string, trafficPolicy: TrafficPolicy) => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'DestinationRule',
  metadata: { name: host, namespace: 'default' },
  spec: { host, trafficPolicy },
});

function translated(objects: readonly object[]): { snapshot: Snapshot; proxy: ProxiedPod } {
  const text = objects.map((one) => stringify(one)).join('---\n');
  const { snapshot, problems } = loader({ validate })([{ file: 'in.yaml', text }]);
  expect(problems).toEqual([]);
  const { scopes, workloads } = translator({ hash, regex })(snapshot);
  const workload = [...workloads.values()].find(({ pods }) => pods.includes(me));
  const scope = scopes.get(workload?.scope ?? '');
  const running = snapshot.pods.get(me);
  if (workload === undefined || scope === undefined || running === undefined)
    throw new Error('The client is no proxy.');
  const files = filesFor(scope, workload.key);
  return { snapshot, proxy: { pod: running, role: 'sidecar', files } };
}

async function ask(
  open: Scene,
  snapshot: Snapshot,
  what: { readonly to: string; readonly times?: number; readonly status?: number },
): Promise<readonly Answer[]> {
  const { to, times = 1, status } = what;
  const headers: Readonly<Record<string, string>> =
    status === undefined ? {} : { 'x-answer-status': String(status) };
  return open.send(
    me,
    sendingOf({ title: '', from: me, send: { to, times, headers }, expect: {} }, snapshot),
  );
}

const podsOf = (answers: readonly Answer[]): unknown[] =>
  answers.map(({ status, body }) => (status === 200 ? JSON.parse(body).pod : status));

describe.skipIf(usable !== true)('a proxy', () => {
  test('keeps a pod out that has failed while another one comes', async () => {
    const common = [
      pod('client', '198.18.20.1', true),
      pod('web-0', '198.18.20.2', false),
      service('web'),
      rule('web', {
        outlierDetection: {
          consecutive5xxErrors: 2,
          interval: '1s',
          baseEjectionTime: '300s',
          maxEjectionPercent: 100,
        },
      }),
    ];
    const before = translated(common);
    const after = translated([...common, pod('web-1', '198.18.20.3', false)]);
    const open = await openScene({
      snapshot: after.snapshot,
      proxies: new Map([[me, before.proxy]]),
      ports: [],
    });
    scene = open;
    const to = 'http://web/';
    await until(
      async () => {
        await ask(open, after.snapshot, { to, status: 500, times: 5 });
        const [answer] = await ask(open, after.snapshot, { to });
        return answer?.status === 503 ? true : undefined;
      },
      { patience: 30_000, otherwise: () => 'The failing pod is not ejected.' },
    );
    await open.write(me, after.proxy.files);
    await until(
      async () => ((await ask(open, after.snapshot, { to }))[0]?.status === 200 ? true : undefined),
      { patience: 30_000, otherwise: () => 'The new pod gets no request.' },
    );
    expect(new Set(podsOf(await ask(open, after.snapshot, { to, times: 40 })))).toEqual(new Set(['web-1']));
  }, 120_000);

  test('gives a new pod little while it warms up, and its share in the end', async () => {
    const duration = 20;
    const common = [
      pod('client', '198.18.20.1', true),
      pod('web-0', '198.18.20.2', false),
      service('web'),
      rule('web', {
        loadBalancer: { simple: 'ROUND_ROBIN', warmup: { duration: `${duration}s`, minimumPercent: 10 } },
      }),
    ];
    const before = translated(common);
    const after = translated([...common, pod('web-1', '198.18.20.3', false)]);
    const proxies = new Map([[me, before.proxy]]);
    const open = await openScene({ snapshot: after.snapshot, proxies, ports: [] });
    scene = open;
    const times = 100;
    const ofNew = async () =>
      podsOf(await ask(open, after.snapshot, { to: 'http://web/', times })).filter((one) => one === 'web-1')
        .length;
    const began = performance.now();
    await until(async () => (performance.now() - began > duration * 1000 ? true : undefined), {
      patience: 60_000,
      otherwise: () => 'The first pod does not come to be warm.',
    });
    await open.write(me, after.proxy.files);
    const written = performance.now();
    const first = await until(async () => (await ofNew()) || undefined, {
      patience: 60_000,
      otherwise: () => 'The new pod gets no request.',
    });
    // Its weight is a tenth at first and grows by the second, beside that of the other pod; twice that much leaves room for chance.
    const weight = Math.max(0.1, (performance.now() - written) / (duration * 1000));
    expect(first).toBeLessThan(Math.min(45, (2 * times * weight) / (1 + weight)));
    await until(async () => ((await ofNew()) >= 45 ? true : undefined), {
      patience: 120_000,
      otherwise: () => 'The new pod does not come to its share.',
    });
  }, 240_000);

  test('speaks TLS with certificates from files, and one that is missing stops nothing else', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'sluice-certificates-'));
    try {
      const authority = newKey();
      const mine = clientCertificate(authority, 'client', []);
      const at = (name: string): string => join(dir, name);
      await writeFile(at('ca.pem'), authorityCertificate(authority), { mode: 0o644 });
      await writeFile(at('stranger.pem'), authorityCertificate(newKey()), { mode: 0o644 });
      await writeFile(at('cert.pem'), mine.certificate, { mode: 0o644 });
      await writeFile(at('key.pem'), mine.key, { mode: 0o644 });
      await writeFile(at('none-revoked.pem'), revocationList(authority, []), { mode: 0o644 });
      await writeFile(at('others-list.pem'), revocationList(newKey(), []), { mode: 0o644 });
      await chmod(dir, 0o755);
      const caCertificates = at('ca.pem');
      const pair = { clientCertificate: at('cert.pem'), privateKey: at('key.pem') };
      const policies = {
        simple: { mode: 'SIMPLE', sni: 'a.test', caCertificates },
        mutual: { mode: 'MUTUAL', sni: 'a.test', caCertificates, ...pair },
        stranger: { mode: 'SIMPLE', sni: 'a.test', caCertificates: at('stranger.pem') },
        named: { mode: 'SIMPLE', sni: 'a.test', caCertificates, subjectAltNames: ['other.test'] },
        missing: { mode: 'SIMPLE', sni: 'a.test', caCertificates: at('nowhere.pem') },
        listed: { mode: 'SIMPLE', sni: 'a.test', caCertificates, caCrl: at('none-revoked.pem') },
        unlisted: { mode: 'SIMPLE', sni: 'a.test', caCertificates, caCrl: at('others-list.pem') },
      } as const;
      const { snapshot, proxy } = translated([
        pod('client', '198.18.20.1', true),
        pod('web-0', '198.18.20.2', false),
        ...Object.entries(policies).flatMap(([name, tls]) => [service(name), rule(name, { tls })]),
      ]);
      const open = await openScene({ snapshot, proxies: new Map([[me, proxy]]), ports: [], authority });
      scene = open;
      const get = async (name: string) => (await ask(open, snapshot, { to: `http://${name}/` }))[0];
      const [simple, mutual] = [await get('simple'), await get('mutual')];
      expect([simple?.status, mutual?.status]).toEqual([200, 200]);
      expect(JSON.parse(simple?.body ?? '{}')).toMatchObject({ pod: 'web-0', sni: 'a.test' });
      expect(JSON.parse(simple?.body ?? '{}').client).toBeUndefined();
      expect(JSON.parse(mutual?.body ?? '{}')).toMatchObject({ client: 'client' });
      expect((await get('listed'))?.status).toBe(200);
      for (const name of ['stranger', 'named', 'missing', 'unlisted'])
        expect((await get(name))?.status, name).toBe(503);
    } finally {
      await rm(dir, { recursive: true, force: true });
    }
  }, 120_000);
});
