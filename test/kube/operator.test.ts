import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ControlPlane, controlPlane } from '../../lab/control-plane.ts';
import { type Envoy, startEnvoy } from '../../lab/envoy.ts';
import { temporaryFolder } from '../../lab/folder.ts';
import { clientOf } from '../../lab/kube.ts';
import { canUseNetns, openNetwork } from '../../lab/netns.ts';
import { requestsIn } from '../../lab/requests.ts';
import { drawUid } from '../../lab/scene.ts';
import { fields, items, stringMap, text } from '../../src/api/read/fields.ts';
import { runOperator } from '../../src/cli/operator.ts';
import { versionIn } from '../../src/envoy/fragment.ts';
import type { ConfigFiles } from '../../src/envoy/model.ts';
import type { KubeClient } from '../../src/kube/client.ts';
import { writeFolder } from '../../src/local/folder.ts';
import { logger } from '../../src/log.ts';
import { configMap, install, until, versionOf } from './cluster.ts';

let cluster: ControlPlane;
let client: KubeClient;
let running: Awaited<ReturnType<typeof runOperator>> | undefined;

const start = async (): Promise<void> => {
  running = await runOperator(client, logger(process.env.LOG ?? 'error'));
};
const stop = async (): Promise<void> => {
  await running?.stop();
  running = undefined;
};

beforeAll(async () => {
  cluster = await controlPlane();
  client = clientOf(cluster.kubeconfig);
  await install(cluster, 'crds');
  await start();
}, 600_000);

afterAll(async () => {
  await stop();
  await client?.close();
  await cluster?.stop();
});

const sample = (path: string): string => new URL(`../../samples/${path}`, import.meta.url).pathname;

/** What a user and an injector would have: the samples in a namespace, and a pod that names its two ConfigMaps. */
async function furnish(namespace: string): Promise<void> {
  await cluster.kubectl('create', 'namespace', namespace);
  await cluster.kubectl('-n', namespace, 'apply', '-f', sample('user-app'));
  for (const [name, version] of [
    ['one', 'v1'],
    ['two', 'v2'],
  ] as const) {
    await proxied(namespace, name, { app: 'user-app', version });
  }
}

async function proxied(
  namespace: string,
  name: string,
  labels: Readonly<Record<string, string>>,
): Promise<void> {
  const annotations = {
    'sluice.dev/config-map': `sluice-${name}`,
    'sluice.dev/shared-config-map': `sluice-scope-${namespace}`,
  };
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, labels, annotations },
    spec: { automountServiceAccountToken: false, containers: [{ name: 'app', image: 'none' }] },
  };
  const path = `/api/v1/namespaces/${namespace}/pods`;
  await until(() =>
    client.request({ method: 'POST', path, body: pod }).then(
      () => true,
      () => false,
    ),
  );
}

const dataOf = async (key: string): Promise<ConfigFiles> =>
  new Map(Object.entries(stringMap(fields(await configMap(client, key)).data)));

const routes = async (namespace: string): Promise<string> =>
  (await dataOf(`${namespace}/sluice-scope-${namespace}`)).get('rds.80.json') ?? '';

const virtualService = (namespace: string): string =>
  `/apis/networking.istio.io/v1/namespaces/${namespace}/virtualservices/user-app-virtualservice`;

async function setWeights(namespace: string, ...weights: readonly number[]): Promise<void> {
  const path = virtualService(namespace);
  const object = fields(await client.request({ method: 'GET', path }));
  const [rule] = items(fields(object.spec).http).map(fields);
  const route = items(rule?.route).map((one, i) => ({ ...fields(one), weight: weights[i] }));
  await client.request({ method: 'PATCH', path, body: { spec: { http: [{ ...rule, route }] } } });
}

async function conditions(path: string): Promise<Record<string, string>> {
  const { status } = fields(await client.request({ method: 'GET', path }));
  return Object.fromEntries(
    items(fields(status).conditions)
      .map(fields)
      .map(({ type, status: is, reason }) => [String(type), `${is} ${reason}`]),
  );
}

describe('the samples on a real API server', () => {
  test('become ConfigMaps, own ones with their pod as owner', async () => {
    await furnish('shop');
    await until(async () => (await routes('shop')).includes('"weight":90'));
    await until(async () => (await dataOf('shop/sluice-one')).size > 0);
    expect([...(await dataOf('shop/sluice-one')).keys()].sort()).toEqual(['bootstrap.json', 'lds.json']);
    const owners = fields(fields(await configMap(client, 'shop/sluice-one')).metadata).ownerReferences;
    expect(owners).toMatchObject([{ kind: 'Pod', name: 'one' }]);
  }, 60_000);

  test('an edit of the weights reaches the ConfigMap, and the status follows the generation', async () => {
    await setWeights('shop', 50, 50);
    await until(async () => (await routes('shop')).match(/"weight":50/g)?.length === 2);
    await until(async () => {
      const { metadata, status } = fields(
        await client.request({ method: 'GET', path: virtualService('shop') }),
      );
      return fields(status).observedGeneration === fields(metadata).generation;
    });
    expect(await conditions(virtualService('shop'))).toEqual({
      Accepted: 'True Accepted',
      ResolvedRefs: 'True ResolvedRefs',
      // Its pods are not ready.
      Programmed: 'True NoProxies',
    });
  }, 60_000);

  test('a rule that comes a moment before the subset it names is never served without it', async () => {
    const seen: Readonly<Record<string, string>>[] = [];
    const end = new AbortController();
    const path = '/api/v1/namespaces/shop/configmaps';
    const query = { watch: 'true', fieldSelector: 'metadata.name=sluice-scope-shop' };
    const lines = await client.stream({ path, query, signal: end.signal });
    const watching = (async () => {
      for await (const line of lines) {
        seen.push(stringMap(fields(fields(line).object).data));
      }
    })().catch(() => {});
    const rule = { route: [{ destination: { host: 'user-app-svc', subset: 'v3' } }] };
    await client.request({ method: 'PATCH', path: virtualService('shop'), body: { spec: { http: [rule] } } });
    // What passes between two objects of one folder, at most.
    await new Promise((resolve) => setTimeout(resolve, 100));
    const subset = { name: 'v3', labels: { version: 'v2' } };
    const destinationRule =
      '/apis/networking.istio.io/v1/namespaces/shop/destinationrules/user-app-destinationrule';
    const { spec } = fields(await client.request({ method: 'GET', path: destinationRule }));
    const subsets = [...items(fields(spec).subsets), subset];
    await client.request({ method: 'PATCH', path: destinationRule, body: { spec: { subsets } } });
    const named = () => seen.filter((files) => files['rds.80.json']?.includes('outbound|80|v3|'));
    await until(async () => named().length > 0, 30_000);
    end.abort();
    await watching;
    for (const files of named()) expect(files['cds.json']).toContain('outbound|80|v3|');
    await cluster.kubectl('-n', 'shop', 'apply', '-f', sample('user-app'));
    await until(async () => {
      const files = [...(await dataOf('shop/sluice-scope-shop')).values()];
      const { ResolvedRefs } = await conditions(virtualService('shop'));
      return !files.some((text) => text.includes('|v3|')) && ResolvedRefs === 'True ResolvedRefs';
    }, 30_000);
  }, 90_000);

  test('kubectl describe names a subset that is missing, and the path to it', async () => {
    await cluster.kubectl('-n', 'shop', 'delete', 'destinationrule', 'user-app-destinationrule');
    await until(
      async () => (await conditions(virtualService('shop'))).ResolvedRefs?.startsWith('False') === true,
    );
    const described = await cluster.kubectl(
      '-n',
      'shop',
      'describe',
      'virtualservice',
      'user-app-virtualservice',
    );
    expect(described).toContain('spec.http[0].route[0].destination.subset');
    expect(described).toContain(
      'No DestinationRule for user-app-svc.shop.svc.cluster.local declares subset v1',
    );
    await cluster.kubectl('-n', 'shop', 'apply', '-f', sample('user-app/user-app-destinationrule.yaml'));
    await until(
      async () => (await conditions(virtualService('shop'))).ResolvedRefs?.startsWith('True') === true,
    );
  }, 60_000);

  test('a ServiceEntry with the machine that it selects comes to the files, and both get their status', async () => {
    const istio = '/apis/networking.istio.io/v1/namespaces/shop';
    const create = (plural: string, kind: string, name: string, spec: object) =>
      client.request({
        method: 'POST',
        path: `${istio}/${plural}`,
        body: { apiVersion: 'networking.istio.io/v1', kind, metadata: { name }, spec },
      });
    const clusters = async () => (await dataOf('shop/sluice-scope-shop')).get('cds.json') ?? '';
    await create('workloadentries', 'WorkloadEntry', 'vm', { address: '192.0.2.1', labels: { app: 'old' } });
    await create('serviceentries', 'ServiceEntry', 'old', {
      hosts: ['old.example.com'],
      resolution: 'STATIC',
      ports: [{ number: 80, name: 'http', protocol: 'HTTP' }],
      workloadSelector: { labels: { app: 'old' } },
    });
    await until(async () => /outbound\|80\|\|old\.example\.com.*192\.0\.2\.1/s.test(await clusters()));
    await client.request({
      method: 'PATCH',
      path: `${istio}/workloadentries/vm`,
      body: { spec: { address: '192.0.2.2' } },
    });
    await until(async () => (await clusters()).includes('192.0.2.2'));
    expect(await clusters()).not.toContain('192.0.2.1');
    const good = {
      Accepted: 'True Accepted',
      ResolvedRefs: 'True ResolvedRefs',
      Programmed: 'True NoProxies',
    };
    for (const object of ['serviceentries/old', 'workloadentries/vm'])
      await until(async () => (await conditions(`${istio}/${object}`)).Programmed === good.Programmed);
    expect(await conditions(`${istio}/serviceentries/old`)).toEqual(good);
    expect(await conditions(`${istio}/workloadentries/vm`)).toEqual(good);

    const hosts = { spec: { hosts: ['*'] } };
    await client.request({ method: 'PATCH', path: `${istio}/serviceentries/old`, body: hosts });
    await until(
      async () => (await conditions(`${istio}/serviceentries/old`)).Accepted?.startsWith('False') === true,
    );
    await until(async () => !(await clusters()).includes('old.example.com'));
    await cluster.kubectl('-n', 'shop', 'delete', 'serviceentry/old', 'workloadentry/vm');
  }, 120_000);

  test('a hand that edits or deletes a ConfigMap is undone', async () => {
    const key = 'shop/sluice-scope-shop';
    const before = await dataOf(key);
    await cluster.kubectl(
      '-n',
      'shop',
      'patch',
      'configmap',
      'sluice-scope-shop',
      '--type=merge',
      '-p',
      '{"data":{"cds.json":"{}"}}',
    );
    await until(async () => (await dataOf(key)).get('cds.json') === before.get('cds.json'));
    await cluster.kubectl('-n', 'shop', 'delete', 'configmap', 'sluice-scope-shop');
    await until(async () => (await dataOf(key)).get('cds.json') === before.get('cds.json'));
  }, 60_000);

  test('a restart over an unchanged cluster writes nothing', async () => {
    const keys = ['shop/sluice-scope-shop', 'shop/sluice-one', 'shop/sluice-two'];
    const versions = () => Promise.all(keys.map((key) => versionOf(client, key)));
    const object = async () =>
      text(
        fields(fields(await client.request({ method: 'GET', path: virtualService('shop') })).metadata)
          .resourceVersion,
      );
    await settled(async () => [...(await versions()), await object()].join());
    const before = [...(await versions()), await object()];
    await stop();
    await start();
    // The edit of another namespace's object shows that the operator has started and worked.
    await furnish('probe');
    await until(async () => (await routes('probe')).includes('"weight":90'));
    const after = [...(await versions()), await object()];
    // The new namespace's service is a new cluster for all scopes; the rest is as it was.
    expect(after.slice(3)).toEqual(before.slice(3));
  }, 90_000);

  test('a quota that leaves no room for its ConfigMap is told on the pod, once', async () => {
    await cluster.kubectl('create', 'namespace', 'narrow');
    await cluster.kubectl('-n', 'narrow', 'create', 'quota', 'few', '--hard=count/configmaps=0');
    const quota = ['-n', 'narrow', 'get', 'quota', 'few', '-o', 'jsonpath={.status.hard}'];
    await until(async () => (await cluster.kubectl(...quota)).includes('count/configmaps'), 60_000);
    await proxied('narrow', 'one', {});
    const told = async (): Promise<readonly string[]> => {
      const path = '/api/v1/namespaces/narrow/events';
      const events = items(fields(await client.request({ method: 'GET', path })).items).map(fields);
      return events
        .filter(({ reason }) => reason === 'ConfigMapNotWritten')
        .map(({ involvedObject, message }) => `${text(fields(involvedObject).name)}: ${text(message)}`);
    };
    await until(async () => (await told()).length > 0, 60_000);
    expect(await told()).toEqual([
      expect.stringMatching(/^one: ConfigMap narrow\/sluice-\S+ .*exceeded quota: few.*Raise that quota/),
    ]);
    await cluster.kubectl('-n', 'narrow', 'delete', 'quota', 'few');
    await until(async () => (await configMap(client, 'narrow/sluice-one')) !== undefined, 60_000);
    expect(await told()).toHaveLength(1);
  }, 240_000);

  test('what may not be written is not tried any more when its pods are gone', async () => {
    await cluster.kubectl('create', 'namespace', 'left');
    await cluster.kubectl('-n', 'left', 'create', 'quota', 'few', '--hard=count/configmaps=0');
    const quota = ['-n', 'left', 'get', 'quota', 'few', '-o', 'jsonpath={.status.hard}'];
    await until(async () => (await cluster.kubectl(...quota)).includes('count/configmaps'), 60_000);
    const tries = async (): Promise<number> =>
      requestsIn(await cluster.kubectl('get', '--raw', '/metrics')).count('configmaps', 'POST');
    const before = await tries();
    await proxied('left', 'one', {});
    await until(async () => (await tries()) > before + 1, 60_000);
    await cluster.kubectl('-n', 'left', 'delete', 'pod', 'one', '--grace-period=0', '--force');
    await settled(async () => String(await tries()), 3_500);
  }, 240_000);

  test('a namespace that is deleted leaves nothing, and the others go on', async () => {
    await cluster.kubectl('delete', 'namespace', 'probe', '--wait=false');
    await cluster.kubectl('-n', 'probe', 'delete', 'pods', '--all', '--grace-period=0', '--force');
    await setWeights('shop', 20, 80);
    await until(async () => (await routes('shop')).includes('"weight":20'));
    await until(async () => (await configMap(client, 'probe/sluice-scope-probe')) === undefined, 30_000);
  }, 60_000);
});

/** Resolves when a value has not changed for a while, in milliseconds. */
async function settled(value: () => Promise<string>, quiet = 1_000): Promise<void> {
  let last = await value();
  let since = performance.now();
  await until(async () => {
    const now = await value();
    if (now !== last) since = performance.now();
    last = now;
    return performance.now() - since > quiet;
  }, 30_000);
}

const usable = canUseNetns();
if (usable !== true) process.stderr.write(`not run: an Envoy on a cluster's ConfigMaps, because ${usable}\n`);

describe.skipIf(usable !== true)('a real Envoy on the ConfigMaps of a pod', () => {
  test('runs them, and follows an edit of the weights', async () => {
    const network = openNetwork();
    const { dir, remove } = await temporaryFolder();
    let envoy: Envoy | undefined;
    try {
      const files = async (): Promise<ConfigFiles> =>
        new Map([...(await dataOf('shop/sluice-scope-shop')), ...(await dataOf('shop/sluice-one'))]);
      await writeFolder(dir, await files());
      envoy = await startEnvoy({ dir, netns: network.island(), uid: drawUid(), gid: 1337 });
      await setWeights('shop', 35, 65);
      await until(async () => (await routes('shop')).includes('"weight":35'));
      const now = await files();
      await writeFolder(dir, now);
      const { stats } = envoy;
      await until(async () => {
        const shown = await stats('rds.80.version_text$');
        return [...shown.values()].includes(versionIn(now.get('rds.80.json') ?? '') ?? 'none');
      });
    } finally {
      await envoy?.stop();
      network.close();
      await remove();
    }
  }, 60_000);
});
