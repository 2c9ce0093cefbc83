import { KubeConfig } from '@kubernetes/client-node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ControlPlane, controlPlane } from '../../lab/control-plane.ts';
import { type VersionPages, versionPages } from '../../lab/version-pages.ts';
import { annotations } from '../../src/api/objects.ts';
import { fields, stringMap, text } from '../../src/api/read/fields.ts';
import { runOperator } from '../../src/cli/operator.ts';
import { versionIn } from '../../src/envoy/fragment.ts';
import { type KubeClient, kubeClient } from '../../src/kube/client.ts';
import { watchKind } from '../../src/kube/watch.ts';
import { logger } from '../../src/log.ts';
import { configMap, namespace, until } from './cluster.ts';
import { programmed, untilProgrammed } from './live.ts';

/** Proxies of which only the pages on 15021 are there: what they show follows their pods' pokes as on a real node. */
const count = 1_000;
const ns = 'many';
const scope = `${ns}/sluice-scope`;

/** Addresses of loopback that are this process's alone: the port is fixed. */
const net = `127.${190 + (process.pid % 50)}`;
const addressOf = (n: number): string => `${net}.${Math.floor(n / 200)}.${(n % 200) + 1}`;

let cluster: ControlPlane;
let client: KubeClient;
const requests: string[] = [];
const closing: (() => unknown)[] = [];

const inTurns = async (each: (n: number) => Promise<unknown>): Promise<void> => {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) await each(next++);
  };
  await Promise.all(Array.from({ length: 16 }, worker));
};

const pod = (n: number) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name: `p${n}`,
    annotations: { [annotations.configMap]: `sluice-p${n}`, [annotations.sharedConfigMap]: 'sluice-scope' },
  },
  spec: { automountServiceAccountToken: false, containers: [{ name: 'app', image: 'none' }] },
});

const virtualServices = `/apis/networking.istio.io/v1/namespaces/${ns}/virtualservices`;
const spec = (status: number) => ({ hosts: ['web.test'], http: [{ directResponse: { status } }] });

/** A version of each shared file under the name that Envoy's statistics give it. */
async function sharedVersions(): Promise<readonly (readonly [string, string])[]> {
  const data = stringMap(fields(await configMap(client, scope)).data);
  return Object.entries(data).map(([file, content]) => {
    const stat =
      file === 'cds.json' ? 'cluster_manager.cds' : `http.out.rds.${/^rds\.(.*)\.json$/.exec(file)?.[1]}`;
    return [`${stat}.version_text`, versionIn(content) ?? ''] as const;
  });
}

/** Brings what stands in the shared ConfigMap to each proxy whose pod was poked. */
function deliver(pages: ReadonlyMap<string, VersionPages>): () => Promise<void> {
  const pokes = new Map<string, string | undefined>();
  let reading: Promise<readonly (readonly [string, string])[]> | undefined;
  const bring = async (name: string): Promise<void> => {
    reading ??= sharedVersions().finally(() => {
      reading = undefined;
    });
    for (const [stat, version] of await reading) pages.get(name)?.stats.set(stat, version);
  };
  const watch = watchKind<string>({
    client,
    kind: { kind: 'Pod', apiVersion: 'v1', plural: 'pods', namespaced: true },
    namespace: ns,
    read: (raw) => stringMap(fields(fields(raw).metadata).annotations)[annotations.configVersion] ?? '',
    changed: () => {
      for (const [key, poke] of watch.table()) {
        const name = key.slice(ns.length + 1);
        if (pokes.get(name) === poke) continue;
        pokes.set(name, poke);
        setTimeout(() => void bring(name).catch(() => {}), 50 + Math.random() * 100);
      }
    },
    told: () => {},
  });
  return () => watch.stop();
}

beforeAll(async () => {
  cluster = await controlPlane();
  closing.push(() => cluster.stop());
  const config = new KubeConfig();
  config.loadFromFile(cluster.kubeconfig);
  client = kubeClient(config);
  closing.push(() => client.close());
  await cluster.kubectl('apply', '-k', new URL('../../crds', import.meta.url).pathname);
  await cluster.kubectl('wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s');
  await namespace(cluster, ns);
  const body = {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name: 'web' },
    spec: spec(200),
  };
  await client.request({ method: 'POST', path: virtualServices, body });
}, 600_000);

afterAll(async () => {
  for (const close of closing.splice(0).reverse()) await close();
}, 120_000);

test('one edit, a thousand proxies: each is asked about once, and the status is written a few times', async () => {
  const pages = new Map<string, VersionPages>();
  closing.push(() => Promise.all([...pages.values()].map((each) => each.close())));
  await inTurns(async (n) => {
    pages.set(`p${n}`, await versionPages(addressOf(n)));
    const path = `/api/v1/namespaces/${ns}/pods`;
    await client.request({ method: 'POST', path, body: pod(n) });
    const ip = addressOf(n);
    const status = {
      phase: 'Running',
      podIP: ip,
      podIPs: [{ ip }],
      conditions: [{ type: 'Ready', status: 'True' }],
    };
    await client.request({ method: 'PATCH', path: `${path}/p${n}/status`, body: { status } });
  });
  const counting: KubeClient = {
    ...client,
    request: (call) => {
      requests.push(`${call.method} ${call.path}`);
      return client.request(call);
    },
  };
  closing.push(deliver(pages));
  const operator = await runOperator(counting, logger(process.env.LOG ?? 'error'));
  closing.push(() => operator.stop());
  // Each proxy has read its own files when it started.
  await inTurns(async (n) => {
    const key = `${ns}/sluice-p${n}`;
    await until(async () => (await configMap(client, key)) !== undefined, 120_000);
    const { 'lds.json': listeners = '' } = stringMap(fields(await configMap(client, key)).data);
    const shown = pages.get(`p${n}`)?.stats;
    shown?.set('listener_manager.lds.version_text', versionIn(listeners) ?? '');
    for (const [stat, version] of await sharedVersions()) shown?.set(stat, version);
  });
  const mesh = { client, ns };
  await untilProgrammed(mesh, 'web', { status: 'True', reason: 'Live' }, 180_000);
  await until(async () => (await programmed(mesh, 'web')).message.startsWith(`${count} of ${count}`), 90_000);

  const asked = (): number =>
    [...pages.values()].reduce((sum, each) => sum + (each.asked.get('/config/versions') ?? 0), 0);
  const before = { asked: asked(), requests: requests.length };
  const began = performance.now();
  await client.request({ method: 'PATCH', path: `${virtualServices}/web`, body: { spec: spec(418) } });
  await untilProgrammed(mesh, 'web', { status: 'True', reason: 'Live' }, 120_000);
  const time = performance.now() - began;
  const made = requests.slice(before.requests);
  const of = (what: RegExp): number => made.filter((each) => what.test(each)).length;
  const questions = asked() - before.asked;
  const statuses = of(/^PATCH .*\/virtualservices\/web\/status$/);
  process.stderr.write(
    `${count} proxies: one edit live in ${Math.round(time)} ms, ${of(/\/pods\//)} pokes, ${questions} questions, ${statuses} statuses\n`,
  );
  expect(await programmed(mesh, 'web')).toMatchObject({ message: `${count} of ${count} proxies serve it.` });
  const shown = [...pages.values()].map((each) => each.stats.get('http.out.rds.80.version_text'));
  const rds = stringMap(fields(await configMap(client, scope)).data)['rds.80.json'] ?? '';
  expect(new Set(shown)).toEqual(new Set([text(versionIn(rds))]));
  expect(of(/^PATCH .*\/pods\//)).toBe(count);
  expect(of(/^PUT .*\/configmaps\//)).toBe(1);
  expect(questions).toBeLessThan(4 * count);
  // The time of a thousand pokes, which are bounded in number per second, allows for one every two seconds.
  expect(statuses).toBeLessThan(10);
}, 600_000);
