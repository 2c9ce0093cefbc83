import { afterEach, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { Answer } from '../lab/client.ts';
import { authorityCertificate, clientCertificate, newKey } from '../lab/control-plane/certificate.ts';
import { canUseNetns } from '../lab/netns.ts';
import { until } from '../lab/process.ts';
import { openScene, type Scene } from '../lab/scene.ts';
import { sendingOf } from '../lab/traffic.ts';
import type { ClientTLSSettings } from '../src/api/istio.ts';
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
if (usable !== true) process.stderr.write(`not run: Secrets towards upstreams, because ${usable}\n`);

const validate = schemaValidator();
const gatewayPod = 'default/edge';
let scene: Scene | undefined;
afterEach(async () => {
  await scene?.close();
  scene = undefined;
});

const authority = newKey();
const meta = (name: string, more: object = {}) => ({ name, namespace: 'default', ...more });
const istio = (kind: string, name: string, spec: object) => ({
  apiVersion: 'networking.istio.io/v1',
  kind,
  metadata: meta(name),
  spec,
});
const pod = (name: string, podIP: string, more: object) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: meta(name, { labels: { app: name }, ...more }),
  spec: { containers: [{ name: 'app', image: 'app', ports: [{ containerPort: 8080 }] }] },
  status: { podIP },
});
const secret = (name: string, stringData: object) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: meta(name),
  stringData,
});
const pairOf = (name: string) => {
  const { certificate, key } = clientCertificate(authority, name, []);
  return { 'tls.crt': certificate, 'tls.key': key };
};
const credentials: Readonly<Record<string, ClientTLSSettings>> = {
  mutual: { mode: 'MUTUAL', credentialName: 'mine' },
  simple: { mode: 'SIMPLE', credentialName: 'judge' },
  stranger: { mode: 'SIMPLE', credentialName: 'stranger' },
  missing: { mode: 'MUTUAL', credentialName: 'nothing' },
};

/** A gateway that leads to a service for each credential; one certificate is shown, one Secret holds authorities alone, and of one there is none. */
const objects = (shown: object) => [
  pod('edge', '198.18.20.1', { annotations: { 'inject.istio.io/templates': 'gateway' } }),
  pod('web', '198.18.20.2', {}),
  istio('Gateway', 'edge', {
    selector: { app: 'edge' },
    servers: [{ port: { number: 8080, name: 'http', protocol: 'HTTP' }, hosts: ['*'] }],
  }),
  ...Object.entries(credentials).flatMap(([name, tls]) => [
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: meta(name),
      spec: { selector: { app: 'web' }, ports: [{ name: 'http', port: 80, targetPort: 8080 }] },
    },
    istio('DestinationRule', name, {
      host: name,
      trafficPolicy: {
        tls: { ...tls, sni: 'a.test' },
        connectionPool: { http: { maxRequestsPerConnection: 1 } },
      },
    }),
    istio('VirtualService', name, {
      hosts: [`${name}.test`],
      gateways: ['edge'],
      http: [{ route: [{ destination: { host: name } }] }],
    }),
  ]),
  secret('mine', shown),
  secret('mine-cacert', { 'ca.crt': authorityCertificate(authority) }),
  secret('judge', { cacert: authorityCertificate(authority) }),
  secret('stranger', { 'ca.crt': authorityCertificate(newKey()) }),
];

interface Made {
  readonly snapshot: Snapshot;
  readonly files: ScopeFiles;
  readonly texts: ReadonlyMap<string, string>;
  readonly problems: readonly string[];
}

function made(all: readonly object[]): Made {
  const text = all.map((one) => stringify(one)).join('---\n');
  const { snapshot, texts } = loader({ validate })([{ file: 'in.yaml', text }]);
  const { scopes, workloads, problems } = translator({ hash, regex })(snapshot);
  const workload = [...workloads.values()].find(({ pods }) => pods.includes(gatewayPod));
  const files = scopes.get(workload?.scope ?? '');
  if (files === undefined) throw new Error('The gateway is no proxy.');
  return {
    snapshot,
    files,
    texts,
    problems: problems
      .filter(({ on }) => on.kind === 'DestinationRule')
      .map(({ code, on, path }) => `${code} ${on.name} ${path}`),
  };
}

/** A state on the way as it lies in the pod, with the texts of all Secrets that there ever were. */
const inPod = ({ shared, own }: ScopeFiles, ...all: readonly Made[]): ConfigFiles => {
  const texts = new Map(all.flatMap((one) => [...one.texts]));
  const files = [...shared, ...[...own.values()].flatMap((mine) => [...mine])];
  return new Map(files.map(([name, text]) => [name, texts.get(name) ?? text]));
};

const ask = (of: Scene, { snapshot }: Made, name: string, times = 1): Promise<readonly Answer[]> => {
  const send = { to: `http://gateway:${gatewayPod}:8080/`, host: `${name}.test`, times };
  return of.send('outside', sendingOf({ title: '', from: 'outside', send, expect: {} }, snapshot));
};
const clientIn = ({ status, body }: Answer): unknown => (status === 200 ? JSON.parse(body).client : status);

describe.skipIf(usable !== true)('a gateway', () => {
  test('shows a client certificate from a Secret and judges by its authorities; the Secret is exchanged under load', async () => {
    const [before, after] = [made(objects(pairOf('first'))), made(objects(pairOf('second')))];
    expect(before.problems).toEqual(['IST0101 missing spec.trafficPolicy.tls.credentialName']);
    const running = before.snapshot.pods.get(gatewayPod);
    if (running === undefined) throw new Error('There is no gateway.');
    const proxy = { pod: running, role: 'gateway' as const, files: inPod(before.files, before) };
    const open = await openScene({
      snapshot: before.snapshot,
      proxies: new Map([[gatewayPod, proxy]]),
      ports: [],
      authority,
    });
    scene = open;
    const envoy = open.envoys.get(gatewayPod);
    if (envoy === undefined) throw new Error('The gateway does not run.');
    const outcome = async (name: string): Promise<unknown> =>
      (await ask(open, before, name)).map(clientIn)[0];
    expect(await outcome('mutual')).toBe('first');
    expect(await outcome('simple')).toBeUndefined();
    expect([await outcome('stranger'), await outcome('missing')]).toEqual([503, 503]);

    const seen = new Set<unknown>();
    let ended = false;
    const load = (async () => {
      while (!ended) for (const answer of await ask(open, before, 'mutual', 4)) seen.add(clientIn(answer));
    })();
    load.catch(() => {});
    const next = withCertificateSteps(rollout(hash), hash);
    const phases: string[] = [];
    let live = before.files;
    for (let step = next(live, after.files); step !== undefined; step = next(live, after.files)) {
      if (step.phase === 'stuck') throw new Error('The rollout is stuck.');
      phases.push(step.phase);
      live = step.files;
      const files = inPod(live, before, after);
      await open.write(gatewayPod, files);
      const version = versionIn(files.get('lds.json') ?? '');
      await until(
        async () =>
          (await envoy.stats('^listener_manager.lds.version_text$')).get(
            'listener_manager.lds.version_text',
          ) === version
            ? true
            : undefined,
        { patience: 60_000, otherwise: () => `What is written in step ${step?.phase} is not taken.` },
      );
    }
    await until(async () => ((await outcome('mutual')) === 'second' ? true : undefined), {
      patience: 60_000,
      otherwise: () => 'The new certificate is not shown.',
    });
    ended = true;
    await load;
    expect([...seen].filter((client) => client !== 'first' && client !== 'second')).toEqual([]);
    expect(phases.at(0)).toBe('grow');
    const left = inPod(live, before, after);
    expect([...left.keys()].filter((name) => name.endsWith('.key'))).toHaveLength(1);
    expect(await outcome('mutual')).toBe('second');
  }, 240_000);
});
