import { randomUUID } from 'node:crypto';
import { chmod, mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { markHeader } from '../lab/backend.ts';
import { Certificates } from '../lab/certificates.ts';
import type { Answer } from '../lab/client.ts';
import type { Envoy } from '../lab/envoy.ts';
import { canUseNetns } from '../lab/netns.ts';
import { until } from '../lab/process.ts';
import { openScene, type Scene } from '../lab/scene.ts';
import { notLoaded } from '../lab/subscriptions.ts';
import { sendingOf } from '../lab/traffic.ts';
import type { Snapshot } from '../src/api/objects.ts';
import { withCertificateSteps } from '../src/envoy/certificate-rollout.ts';
import { versionIn } from '../src/envoy/fragment.ts';
import type { ConfigFiles, ScopeFiles } from '../src/envoy/model.ts';
import { rollout } from '../src/envoy/rollout.ts';
import { hash, regex } from '../src/given.ts';
import { loader } from '../src/local/manifests.ts';
import { schemaValidator } from '../src/schema.ts';
import { translator } from '../src/translate.ts';

const usable = canUseNetns();
if (usable !== true) process.stderr.write(`not run: the certificates of real gateways, because ${usable}\n`);

const validate = schemaValidator();
const certificates = new Certificates();
const gatewayPod = 'default/edge';
let scene: Scene | undefined;
let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sluice-certificates-'));
  await chmod(dir, 0o755);
});
afterEach(async () => {
  await scene?.close();
  scene = undefined;
  await rm(dir, { recursive: true, force: true });
});

const meta = (name: string, more: object = {}) => ({ name, namespace: 'default', ...more });
const istio = (kind: string, spec: object) => ({
  apiVersion: 'networking.istio.io/v1',
  kind,
  metadata: meta('shop'),
  spec,
});
const pod = (name: string, podIP: string, more: object) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: meta(name, { labels: { app: name }, ...more }),
  spec: { containers: [{ name: 'app', image: 'app', ports: [{ containerPort: 8080 }] }] },
  status: { podIP },
});
const common = [
  pod('edge', '198.18.20.1', { annotations: { 'inject.istio.io/templates': 'gateway' } }),
  pod('web', '198.18.20.2', {}),
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: meta('web'),
    spec: { selector: { app: 'web' }, ports: [{ name: 'http', port: 80, targetPort: 8080 }] },
  },
  istio('VirtualService', {
    hosts: ['*'],
    gateways: ['shop'],
    http: [{ route: [{ destination: { host: 'web' } }] }],
  }),
];
const server = (number: number, host: string, tls: object) => ({
  port: { number, name: `https-${number}`, protocol: 'HTTPS' },
  hosts: [host],
  tls,
});
const gateway = (...servers: readonly object[]) => istio('Gateway', { selector: { app: 'edge' }, servers });

interface Made {
  readonly snapshot: Snapshot;
  readonly files: ScopeFiles;
  /** Of a state on the way: the files as they lie in the pod. */
  inPod(state: ScopeFiles): ConfigFiles;
}

function made(objects: readonly object[]): Made {
  const text = objects.map((one) => stringify(one)).join('---\n');
  const { snapshot, problems, texts } = loader({ validate })([{ file: 'in.yaml', text }]);
  expect(problems).toEqual([]);
  const { scopes, workloads } = translator({ hash, regex })(snapshot);
  const workload = [...workloads.values()].find(({ pods }) => pods.includes(gatewayPod));
  const files = scopes.get(workload?.scope ?? '');
  if (workload === undefined || files === undefined) throw new Error('The gateway is no proxy.');
  const inPod = ({ shared, own }: ScopeFiles): ConfigFiles =>
    new Map(
      [...shared, ...(own.get(workload.key) ?? [])].map(([name, text]) => [name, texts.get(name) ?? text]),
    );
  return { snapshot, files, inPod };
}

async function open({ snapshot, files, inPod }: Made): Promise<Scene> {
  const running = snapshot.pods.get(gatewayPod);
  if (running === undefined) throw new Error('There is no gateway.');
  const proxy = { pod: running, role: 'gateway' as const, files: inPod(files) };
  scene = await openScene({ snapshot, proxies: new Map([[gatewayPod, proxy]]), ports: [] });
  return scene;
}

interface Asking {
  readonly port?: number;
  readonly certificate?: string;
  readonly times?: number;
  readonly together?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

function ask(of: Scene, { snapshot }: Made, asking: Asking = {}): Promise<readonly Answer[]> {
  const { port = 8443, certificate, ...rest } = asking;
  const tls = certificate === undefined ? {} : { tls: { certificate } };
  const send = {
    to: `https://gateway:${gatewayPod}:${port}/`,
    host: 'shop.test',
    sni: 'shop.test',
    ...rest,
    ...tls,
  };
  return of.send(
    'outside',
    sendingOf({ title: '', from: 'outside', send, expect: {} }, snapshot, { certificates }),
  );
}

/** Lays files out as the kubelet lays out a Secret, and in their place others when it is called again. */
async function mount(name: string, files: Readonly<Record<string, string>>): Promise<void> {
  const version = randomUUID();
  await mkdir(join(dir, name, version), { recursive: true });
  for (const [file, text] of Object.entries(files)) {
    await writeFile(join(dir, name, version, file), text, { mode: 0o644 });
    await symlink(join('..data', file), join(dir, name, file)).catch(() => {});
  }
  await symlink(version, join(dir, name, `..${version}`));
  await rename(join(dir, name, `..${version}`), join(dir, name, '..data'));
}

/** Rotates under load: nothing that was begun may break, and what begins afterwards meets the new certificate. */
async function survives(of: Scene, by: Made, rotate: () => Promise<void>): Promise<void> {
  const mark = randomUUID();
  const slow = ask(of, by, {
    times: 5,
    together: 5,
    headers: { 'x-answer-delay-ms': '4000', [markHeader]: mark },
  });
  await until(async () => ((await of.seen(mark)).length === 5 ? true : undefined), {
    patience: 30_000,
    otherwise: () => 'The slow requests do not arrive.',
  });
  const many: Answer[] = [];
  let ended = false;
  const load = (async () => {
    while (!ended) many.push(...(await ask(of, by, { times: 8, together: 4 })));
  })();
  // Where the exchange itself fails, that is what the test tells.
  for (const one of [slow, load]) one.catch(() => {});
  await rotate();
  await until(async () => ((await ask(of, by))[0]?.tls?.certificate === 'new.test' ? true : undefined), {
    patience: 30_000,
    otherwise: () => 'The new certificate is not served.',
  });
  const after = await ask(of, by, { times: 20, together: 4 });
  ended = true;
  await load;
  const statuses = (answers: readonly Answer[]) => [
    ...new Set(answers.map(({ status, failure }) => failure ?? status)),
  ];
  expect(statuses(await slow)).toEqual([200]);
  expect(statuses(many)).toEqual([200]);
  expect(statuses(after)).toEqual([200]);
  expect([...new Set(after.map(({ tls }) => tls?.certificate))]).toEqual(['new.test']);
}

const versionOf = async (envoy: Envoy): Promise<unknown> =>
  (await envoy.stats('^listener_manager.lds.version_text$')).get('listener_manager.lds.version_text');

const pairOf = (id: string) => ({
  'tls.crt': certificates.of(id).certificate,
  'tls.key': certificates.of(id).key,
});

describe.skipIf(usable !== true)('a gateway', () => {
  test('serves certificates from files, and asks clients for theirs by authorities and a list of revoked ones', async () => {
    await mount('server', pairOf('shop.test'));
    await mount('clients', {
      'ca.pem': certificates.authority,
      'crl.pem': certificates.revoking('bob.test'),
    });
    const pair = {
      serverCertificate: join(dir, 'server/tls.crt'),
      privateKey: join(dir, 'server/tls.key'),
    };
    const clients = { caCertificates: join(dir, 'clients/ca.pem'), caCrl: join(dir, 'clients/crl.pem') };
    const by = made([
      ...common,
      gateway(
        server(8443, 'shop.test', { mode: 'SIMPLE', ...pair }),
        server(8444, 'shop.test', { mode: 'MUTUAL', ...pair, ...clients }),
        server(8445, 'shop.test', { mode: 'SIMPLE', tlsCertificates: [pair] }),
      ),
    ]);
    const running = await open(by);
    const outcome = async (asking: Asking) => {
      const [answer] = await ask(running, by, asking);
      return answer?.failure ?? [answer?.status, answer?.tls?.certificate];
    };
    expect(await outcome({})).toEqual([200, 'shop.test']);
    expect(await outcome({ port: 8445 })).toEqual([200, 'shop.test']);
    expect(await outcome({ port: 8444, certificate: 'alice.test' })).toEqual([200, 'shop.test']);
    expect(await outcome({ port: 8444 })).toMatch(/CERTIFICATE_REQUIRED/);
    expect(await outcome({ port: 8444, certificate: 'bob.test' })).toMatch(/CERTIFICATE_REVOKED/);
    expect(await outcome({ port: 8444, certificate: 'eve.test stray' })).toMatch(
      /ALERT_(UNKNOWN_CA|DECRYPT_ERROR)/,
    );
  }, 120_000);

  test('takes files that are exchanged under load', async () => {
    await mount('server', pairOf('shop.test'));
    const pair = {
      serverCertificate: join(dir, 'server/tls.crt'),
      privateKey: join(dir, 'server/tls.key'),
    };
    const by = made([...common, gateway(server(8443, 'shop.test', { mode: 'SIMPLE', ...pair }))]);
    const running = await open(by);
    await survives(running, by, () => mount('server', pairOf('new.test')));
  }, 180_000);

  test('takes a Secret that is exchanged under load, step by step', async () => {
    const objects = (id: string) => [
      ...common,
      gateway(server(8443, 'shop.test', { mode: 'SIMPLE', credentialName: 'shop' })),
      {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: meta('shop'),
        type: 'kubernetes.io/tls',
        stringData: pairOf(id),
      },
    ];
    const [before, after] = [made(objects('shop.test')), made(objects('new.test'))];
    const running = await open(before);
    const envoy = running.envoys.get(gatewayPod);
    if (envoy === undefined) throw new Error('The gateway does not run.');
    const next = withCertificateSteps(rollout(hash), hash);
    const phases: string[] = [];
    await survives(running, before, async () => {
      let live = before.files;
      for (let step = next(live, after.files); step !== undefined; step = next(live, after.files)) {
        if (step.phase === 'stuck') throw new Error('The rollout is stuck.');
        phases.push(step.phase);
        live = step.files;
        const files = new Map(
          [...before.inPod(live)].map(([name, text]) => [name, after.inPod(live).get(name) || text]),
        );
        await running.write(gatewayPod, files);
        await until(
          async () =>
            (await versionOf(envoy)) === versionIn(files.get('lds.json') ?? '') ? true : undefined,
          {
            patience: 30_000,
            otherwise: () => `The gateway does not take what is written in step ${step?.phase}.`,
          },
        );
      }
    });
    expect(await notLoaded(envoy, after.inPod(after.files))).toEqual([]);
    expect(phases).toEqual(['grow', 'switch', 'shrink']);
  }, 180_000);
});
