import { chmod, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { spansMark } from '../../lab/backend.ts';
import { temporaryFolder } from '../../lab/folder.ts';
import { canUseNetns } from '../../lab/netns.ts';
import { until } from '../../lab/process.ts';
import { sendingOf, trafficOf } from '../../lab/traffic.ts';
import { fields, items } from '../../src/api/read/fields.ts';
import { meshConfigMap } from '../../src/api/read/meshconfig.ts';
import { hash, regex } from '../../src/given.ts';
import { loader } from '../../src/local/manifests.ts';
import { schemaValidator } from '../../src/schema.ts';
import { translator } from '../../src/translate.ts';
import { openProxies, type Proxies } from '../fuzz/proxies.ts';

const usable = canUseNetns();
if (usable !== true) process.stderr.write(`not run: logs and spans of real Envoys, because ${usable}\n`);

const manifests = `
apiVersion: v1
kind: Namespace
metadata: { name: default, labels: { istio-injection: enabled } }
---
apiVersion: v1
kind: Pod
metadata: { name: client, labels: { app: client } }
spec: { containers: [{ name: app, image: app }] }
---
apiVersion: v1
kind: Pod
metadata: { name: web-0, labels: { app: web }, annotations: { sidecar.istio.io/inject: "false" } }
spec: { containers: [{ name: app, image: app }] }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ name: http, port: 80, targetPort: 8080 }, { name: tcp, port: 9000, targetPort: 9000 }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web }
spec:
  hosts: [web]
  http:
    - name: all
      rewrite: { uri: /inside }
      route: [{ destination: { host: web } }]
`;

const traffic = trafficOf({
  requests: [
    {
      title: 'http',
      from: 'default/client',
      send: { to: 'http://web/path?x=1', headers: { 'user-agent': 'a "test"' } },
      expect: {},
    },
    { title: 'bytes', from: 'default/client', send: { to: 'tcp://web:9000', raw: 'hello\n' }, expect: {} },
  ],
});

const patience = 30_000;

describe.skipIf(usable !== true)('a proxy with logs in JSON and a collector of traces', () => {
  let proxies: Proxies;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let log: string;

  beforeAll(async () => {
    folder = await temporaryFolder();
    await chmod(folder.dir, 0o777);
    log = `${folder.dir}/access.log`;
    const config = {
      accessLogFile: log,
      accessLogEncoding: 'JSON',
      defaultConfig: { tracing: { sampling: 100, zipkin: { address: '198.18.9.1:9411' } } },
    };
    const { namespace, name, key } = meshConfigMap;
    const data = { [key]: stringify(config) };
    const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { namespace, name }, data };
    const { snapshot } = loader({ validate: schemaValidator() })([
      { file: 'in.yaml', text: manifests },
      { file: 'mesh.yaml', text: stringify(configMap) },
    ]);
    const collector = { title: '', from: 'outside', send: { to: 'http://198.18.9.1:9411/' }, expect: {} };
    proxies = await openProxies(snapshot, translator({ hash, regex })(snapshot), {
      ...traffic,
      requests: [...traffic.requests, collector],
    });
    for (const request of traffic.requests)
      await proxies.scene.send(request.from, sendingOf(request, snapshot));
  }, 120_000);
  afterAll(async () => {
    await proxies?.close();
    await folder?.remove();
  });

  /** The lines of the log about what this cluster was sent. */
  const logged = (cluster: string) =>
    until(
      async () => {
        // Envoy writes every ten seconds, or when there is much.
        const lines = (await readFile(log, 'utf8').catch(() => '')).split('\n').filter((line) => line !== '');
        const found = lines
          .map((line) => fields(JSON.parse(line)))
          .filter((one) => one.upstream_cluster === cluster);
        return found.length === 0 ? undefined : found;
      },
      { patience, otherwise: () => `nothing is logged of ${cluster}` },
    );

  test('tells of a request by its fields', async () => {
    const [line, ...more] = await logged('outbound|80||web.default.svc.cluster.local');
    expect(more).toEqual([]);
    expect(line).toMatchObject({
      method: 'GET',
      path: '/path?x=1',
      protocol: 'HTTP/1.1',
      response_code: 200,
      user_agent: 'a "test"',
      authority: 'web',
      route_name: 'all',
      upstream_host: expect.stringMatching(/^198\.18\.\d+\.\d+:8080$/),
      start_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      request_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      duration: expect.any(Number),
    });
  }, 60_000);

  test('tells of a connection, of which there is less to say', async () => {
    const [line] = await logged('outbound|9000||web.default.svc.cluster.local');
    expect(line).toMatchObject({ method: null, path: null, response_code: 0, bytes_received: 6 });
  }, 60_000);

  test('sends a span that the collector can read', async () => {
    const spans = await until(
      async () => {
        const found = (await proxies.scene.seen(spansMark)).flatMap(({ body = '[]' }) =>
          items(JSON.parse(body)),
        );
        return found.length === 0 ? undefined : found.map(fields);
      },
      { patience, otherwise: () => 'no span came' },
    );
    expect(spans).toHaveLength(1);
    expect(spans[0]).toMatchObject({
      kind: 'CLIENT',
      name: 'web',
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
      id: expect.stringMatching(/^[0-9a-f]{16}$/),
      duration: expect.any(Number),
      timestamp: expect.any(Number),
      localEndpoint: expect.objectContaining({ serviceName: expect.stringContaining('sluice') }),
      tags: expect.objectContaining({
        'http.method': 'GET',
        'http.status_code': '200',
        upstream_cluster: 'outbound|80||web.default.svc.cluster.local',
      }),
    });
  }, 60_000);
});
