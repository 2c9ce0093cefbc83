import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mismatches } from '../lab/expectation.ts';
import { canUseNetns } from '../lab/netns.ts';
import { openScene, type Scene } from '../lab/scene.ts';
import { resolveName, serviceTable } from '../lab/service-network.ts';
import { notLoaded } from '../lab/subscriptions.ts';
import { podsToRun, portsNamed, sendingOf, type TrafficRequest, trafficOf } from '../lab/traffic.ts';
import { loader } from '../src/local/manifests.ts';
import { schemaValidator } from '../src/schema.ts';
import { sidecarFiles } from './lab/sidecar.ts';

const manifests = `
apiVersion: v1
kind: Pod
metadata: { name: client }
status: { podIP: 198.18.0.5 }
---
apiVersion: v1
kind: Pod
metadata: { name: hello-0, labels: { app: hello } }
status: { podIP: 198.18.0.6 }
---
apiVersion: v1
kind: Pod
metadata: { name: hello-1, labels: { app: hello } }
status: { podIP: 198.18.0.7 }
---
apiVersion: v1
kind: Service
metadata: { name: hello }
spec:
  clusterIP: 198.19.0.1
  selector: { app: hello }
  ports: [{ name: http, port: 80, targetPort: 8080 }, { name: tcp, port: 9000, targetPort: 9000 }]
---
apiVersion: v1
kind: Service
metadata: { name: nobody }
spec: { clusterIP: 198.19.0.2, selector: { app: nobody }, ports: [{ name: tcp, port: 9000 }] }
---
apiVersion: v1
kind: Service
metadata: { name: headless }
spec: { clusterIP: None, selector: { app: hello }, ports: [{ name: mysql, port: 3306 }] }
`;

const { snapshot } = loader({ validate: schemaValidator() })([{ file: 'in.yaml', text: manifests }]);
const files = sidecarFiles({ address: '198.18.0.6', port: 8080 });

describe('names and addresses of a scene', () => {
  test('are resolved as in a cluster', () => {
    for (const name of ['hello', 'hello.default', 'hello.default.svc', 'hello.default.svc.cluster.local.']) {
      expect(resolveName(snapshot, name, 'default')).toBe('198.19.0.1');
    }
    expect(resolveName(snapshot, 'hello', 'other')).toBeUndefined();
    expect(resolveName(snapshot, 'headless', 'default')).toBe('198.18.0.6');
    expect(resolveName(snapshot, '198.18.9.9', 'default')).toBe('198.18.9.9');
    expect(resolveName(snapshot, 'example.com', 'default')).toBeUndefined();
  });

  test('share a service out among its pods and reset where there are none', () => {
    const table = serviceTable(snapshot).split('\n');
    const hello = '-d 198.19.0.1/32 -p tcp -m tcp --dport 80';
    expect(table).toContain(
      `-A OUTPUT ${hello} -m statistic --mode random --probability 0.5 -j DNAT --to-destination 198.18.0.6:8080`,
    );
    expect(table).toContain(`-A OUTPUT ${hello} -j DNAT --to-destination 198.18.0.7:8080`);
    expect(table).toContain(
      '-A INPUT -d 198.19.0.2/32 -p tcp -m tcp --dport 9000 -j REJECT --reject-with tcp-reset',
    );
  });
});

describe('traffic.yaml', () => {
  test('is refused with a field that does not exist', () => {
    const wrong = {
      requests: [{ title: 'x', from: 'outside', send: { to: 'http://hello' }, expect: { stauts: 200 } }],
    };
    expect(() => trafficOf(wrong)).toThrow('expect has no field stauts');
  });

  test('keeps the path as it was written', () => {
    const request = {
      title: 'x',
      from: 'default/client',
      send: { to: 'http://hello/a/../b//%2Fc?d=1' },
      expect: {},
    };
    expect(sendingOf(request, snapshot)).toMatchObject({
      address: '198.19.0.1',
      port: 80,
      path: '/a/../b//%2Fc?d=1',
    });
  });
});

describe('an expectation', () => {
  const body = JSON.stringify({
    pod: 'hello-0',
    port: 80,
    method: 'GET',
    path: '/',
    headers: { host: 'hello' },
    remote: '',
  });
  const answer = { status: 200, headers: { server: 'envoy' }, body, seconds: 0.1, closed: false };
  const broken = { status: 0, headers: {}, body: '', seconds: 0.1, closed: true, failure: 'socket hang up' };

  test('is met', () => {
    const expected = {
      status: 200,
      pods: { 'hello-0': '1..3' },
      app: { path: '/', host: 'hello', headers: { 'x-gone': null } },
      answer: { headers: { server: 'envoy', location: null } },
      seconds: '0..0.2',
    };
    expect(mismatches(expected, [answer, answer], false)).toEqual([]);
    expect(mismatches({ closed: true }, [broken], false)).toEqual([]);
  });

  test.each([
    [{ status: 503 }, 'status 503: 0 times, expected 2'],
    [{ status: { 200: '1..1' } }, 'status 200: 2 times, expected 1..1'],
    [{ pods: { 'hello-1': 2 } }, 'pod hello-1: 0 times, expected 2'],
    [{ pods: { 'hello-1': 0 } }, 'pod hello-0: 2 times, expected 0'],
    [{ app: { path: '/x' } }, 'path at the app: /, expected /x'],
    [{ app: { headers: { host: null } } }, 'header host at the app: hello, expected absent'],
    [{ answer: { headers: { location: '/' } } }, 'header location of the answer: absent, expected /'],
    [{ seconds: '1..2' }, '0.100 seconds, expected 1..2'],
    [{ closed: true }, `not closed, but 200 ${body}`],
  ])('is not met: %j', (expected, why) => {
    expect(mismatches(expected, [answer, answer], false)).toContain(why);
  });

  test('is not met by a connection that broke', () => {
    expect(mismatches({}, [broken], false)).toEqual(['no answer: socket hang up']);
  });
});

const usable = canUseNetns();
if (usable !== true) process.stderr.write(`not run: scenes, because ${usable}\n`);

describe.skipIf(usable !== true)('a scene', () => {
  let scene: Scene;

  const requests: readonly (TrafficRequest & { wrong?: string })[] = [
    {
      title: 'through both sidecars',
      from: 'default/client',
      send: { to: 'http://hello/x', headers: { 'x-answer-status': '418' }, times: 3 },
      expect: {
        status: 418,
        pods: { 'hello-0': 3 },
        app: { path: '/x', host: 'hello' },
        answer: { headers: { server: 'envoy' } },
      },
    },
    {
      title: 'through the service network, which knows both pods',
      from: 'default/client',
      send: { to: 'tcp://hello:9000', raw: 'ping\n', times: 60 },
      expect: { pods: { 'hello-0': '5..55', 'hello-1': '5..55' } },
    },
    {
      title: 'to a service without pods',
      from: 'outside',
      send: { to: 'tcp://nobody:9000', raw: 'ping\n' },
      expect: { closed: true },
      wrong: 'not closed, but connect ECONNREFUSED 198.19.0.2:9000',
    },
    {
      title: 'to a server that speaks first',
      from: 'outside',
      send: { to: 'tcp://198.18.0.7:3306', raw: '' },
      expect: { answer: { body: 'hello from hello-1\n' } },
    },
  ];
  const traffic = { run: ['default/hello-0'], names: {}, requests };

  beforeAll(async () => {
    const proxies = new Map(
      [...podsToRun(traffic)].map((key) => {
        const pod = snapshot.pods.get(key);
        if (pod === undefined) throw new Error(`no pod ${key}`);
        return [key, { pod, role: 'sidecar' as const, files }];
      }),
    );
    expect([...proxies.keys()].sort()).toEqual(['default/client', 'default/hello-0']);
    scene = await openScene({ snapshot, proxies, ports: portsNamed(traffic) });
  }, 60_000);

  afterAll(() => scene?.close());

  test.each(requests)('answers $title', async (request) => {
    const answers = await scene.send(request.from, sendingOf(request, snapshot));
    const wrong = mismatches(request.expect, answers, request.send.raw !== undefined);
    expect(wrong).toEqual(request.wrong === undefined ? [] : [request.wrong]);
  });

  test('knows a proxy that runs its files from one that does not', async () => {
    const envoy = scene.envoys.get('default/client');
    if (envoy === undefined) throw new Error('the client does not run');
    expect(await notLoaded(envoy, files)).toEqual([]);
    const other = new Map(files).set('rds.81.json', JSON.stringify({ resources: [{ name: '81' }] }));
    expect((await notLoaded(envoy, other))[0]).toBe('.rds.81: nothing subscribes to it');
  });
});
