import { once } from 'node:events';
import { connect } from 'node:tls';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fields, items } from '../../src/api/read/fields.ts';
import type { Review, Verdict } from '../../src/server/review.ts';
import type { RunningWebhook } from '../../src/server/serving.ts';
import { until } from '../kube/cluster.ts';
import {
  ask,
  bundles,
  configurationPath,
  create,
  isMarked,
  kubectl,
  manifest,
  marking,
  openPlace,
  type Place,
  secretTexts,
  untilMarked,
} from './place.ts';

let place: Place;
let webhook: RunningWebhook;
let judge: (review: Review) => Verdict = marking;
const asked: Review[] = [];

beforeAll(async () => {
  place = await openPlace();
  webhook = await place.serve({
    judge: (review) => {
      asked.push(review);
      return judge(review);
    },
    limits: { body: 100_000, request: 2_000 },
  });
  await place.namespace('shop', { 'istio-injection': 'enabled' });
  await place.namespace('plain');
  await place.namespace('revised', { 'istio-injection': 'enabled', 'istio.io/rev': 'canary' });
  await place.configure(webhook.port);
  await untilMarked(place.admin, 'shop');
}, 600_000);

beforeEach(() => {
  judge = marking;
  asked.length = 0;
});

afterAll(async () => {
  await place?.stop();
});

const said = (name: string, metadata: object = {}) => JSON.stringify(manifest(name, metadata));

describe('who is asked about', () => {
  const yes = { labels: { 'sidecar.istio.io/inject': 'true' } };
  const no = { labels: { 'sidecar.istio.io/inject': 'false' } };
  const prepared = { annotations: { 'sluice.dev/config-map-of': 'template' } };

  test.each([
    ['every pod of a namespace that asks', 'shop', {}, true],
    ['not the pod that says no', 'shop', no, false],
    ['a pod that asks', 'plain', yes, true],
    ['no other pod', 'plain', {}, false],
    ['a pod that kube-inject prepared', 'plain', prepared, true],
    ['no pod of kube-system, whatever it says', 'kube-system', yes, false],
    ["no pod of the operator's own namespace", 'sluice-system', yes, false],
    ['no namespace of a revision of Istio', 'revised', {}, false],
  ])('%s', async (_, ns, metadata, is) => {
    const pod = await create(place.admin, ns, {
      ...manifest(''),
      metadata: { ...metadata, generateName: 'a-' },
    });
    expect(isMarked(pod)).toBe(is);
    expect(asked.length).toBe(is ? 1 : 0);
  });

  test('only the making of pods is answered for', async () => {
    const review = (resource: string, operation: string) =>
      JSON.stringify({
        apiVersion: 'admission.k8s.io/v1',
        kind: 'AdmissionReview',
        request: { uid: '1', operation, resource: { group: '', version: 'v1', resource }, object: {} },
      });
    for (const [resource, operation] of [
      ['pods', 'UPDATE'],
      ['services', 'CREATE'],
    ] as const) {
      const { status, text } = await ask(webhook.port, '/inject', review(resource, operation));
      expect(status).toBe(200);
      expect(fields(fields(JSON.parse(text)).response)).toEqual({
        uid: '1',
        allowed: true,
        warnings: [expect.stringContaining(`${resource} ${operation}`)],
      });
    }
    expect(asked).toEqual([]);
  });
});

describe('the answer', () => {
  test('reaches kubectl: a pod that is changed, and its warnings', async () => {
    judge = (review) => ({ ...marking(review), warnings: ['Port 15001 is the proxy’s own.'] });
    const { stderr, failed } = await kubectl(
      place.cluster,
      ['-n', 'shop', 'apply', '-f', '-'],
      said('warned'),
    );
    expect(failed).toBe(false);
    expect(stderr).toContain('Warning: Port 15001 is the proxy’s own.');
    expect(asked.map(({ namespace, dryRun }) => [namespace, dryRun])).toEqual([['shop', false]]);
    const pod = await place.cluster.kubectl('-n', 'shop', 'get', 'pod', 'warned', '-o', 'json');
    expect(isMarked(JSON.parse(pod))).toBe(true);
  });

  test('reaches kubectl: a refusal with its reason', async () => {
    judge = () => ({ allowed: false, warnings: [], message: 'Pod shop/bad, spec.x: wrong. Do right.' });
    const { stderr, failed } = await kubectl(place.cluster, ['-n', 'shop', 'apply', '-f', '-'], said('bad'));
    expect(failed).toBe(true);
    expect(stderr).toContain(
      'admission webhook "namespace.inject.sluice.dev" denied the request: Pod shop/bad, spec.x: wrong. Do right.',
    );
  });

  test('to a dry run changes the pod and nothing in the cluster', async () => {
    const count = async () =>
      (await place.cluster.kubectl('-n', 'shop', 'get', 'pods,configmaps,secrets', '-o', 'name')).split('\n')
        .length;
    const before = await count();
    const { stdout, failed } = await kubectl(
      place.cluster,
      ['-n', 'shop', 'apply', '--dry-run=server', '-o', 'json', '-f', '-'],
      said('dry'),
    );
    expect(failed).toBe(false);
    expect(isMarked(JSON.parse(stdout))).toBe(true);
    expect(asked.map(({ dryRun }) => dryRun)).toEqual([true]);
    expect(await count()).toBe(before);
  });

  test('is given to what is left of a pod with an unknown field', async () => {
    const pod = await create(
      place.admin,
      'shop',
      manifest('pruned', {}, { noSuchField: 1, hostname: 'kept' }),
    );
    expect(isMarked(pod)).toBe(true);
    const [{ pod: seen } = { pod: undefined }] = asked;
    expect(fields(fields(seen).spec)).toMatchObject({ hostname: 'kept' });
    expect(fields(fields(seen).spec)).not.toHaveProperty('noSuchField');
  });

  test('to a mistake of ours is 500 with what went wrong, in the log too', async () => {
    judge = () => {
      throw new RangeError('what nobody foresaw');
    };
    const { stderr, failed } = await kubectl(
      place.cluster,
      ['-n', 'shop', 'apply', '-f', '-'],
      said('broken'),
    );
    expect(failed).toBe(true);
    expect(stderr).toContain('what nobody foresaw');
    expect(place.log.at(-1)).toMatch(/^error The webhook answers 500: .*what nobody foresaw/);
  });
});

describe('a request that is no good', () => {
  const review = { apiVersion: 'admission.k8s.io/v1', kind: 'AdmissionReview' };
  const pods = { group: '', version: 'v1', resource: 'pods' };

  test.each([
    ['nothing', '', 'empty'],
    ['no JSON', '{', 'JSON'],
    ['another kind', JSON.stringify({ kind: 'Pod' }), 'no AdmissionReview of admission.k8s.io/v1'],
    ['an older version', JSON.stringify({ ...review, apiVersion: 'admission.k8s.io/v1beta1' }), 'v1beta1'],
    ['no request', JSON.stringify(review), 'no request'],
    ['no uid', JSON.stringify({ ...review, request: {} }), 'request.uid is missing'],
    [
      'no pod',
      JSON.stringify({ ...review, request: { uid: '1', resource: pods, operation: 'CREATE' } }),
      'request.object is missing',
    ],
  ])('%s: 400 with the reason', async (_, body, reason) => {
    const { status, text } = await ask(webhook.port, '/inject', body);
    expect([status, text]).toEqual([400, expect.stringContaining(reason)]);
  });

  test('a pod too large is refused with the bound', async () => {
    const body = said('large', { annotations: { text: 'x'.repeat(150_000) } });
    const { stderr, failed } = await kubectl(place.cluster, ['-n', 'shop', 'create', '-f', '-'], body);
    expect(failed).toBe(true);
    expect(stderr).toContain('larger than the 100000 bytes');
  });

  const upload = (length: number): string =>
    `POST /inject HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;
  const opened = async () => {
    const socket = connect({ host: '127.0.0.1', port: webhook.port, rejectUnauthorized: false });
    await once(socket, 'secureConnect');
    let seen = '';
    socket.on('data', (data) => {
      seen += data;
    });
    socket.on('error', () => {});
    return { socket, said: () => seen };
  };

  test('a body too large is answered when all of it has come', async () => {
    const { socket, said: seen } = await opened();
    socket.write(upload(300_000));
    for (let sent = 0; sent < 300_000; sent += 50_000) {
      expect(seen()).toBe('');
      await new Promise((resolve) => socket.write('x'.repeat(50_000), resolve));
    }
    await once(socket, 'close');
    expect(seen()).toMatch(/^HTTP\/1\.1 413 .*larger than the 100000 bytes/s);
  });

  test.each([
    ['has no end', 100_000_000],
    ['comes no further', 200_000],
  ])('a body too large that %s is answered and cut', async (_, length) => {
    const { socket, said: seen } = await opened();
    socket.write(upload(length));
    const most = Math.min(length - 1, 1_000_000);
    for (let sent = 0; !socket.destroyed && sent < most; sent += 50_000)
      await new Promise((resolve) => socket.write('x'.repeat(Math.min(50_000, most - sent)), resolve));
    await until(async () => socket.closed, 20_000);
    expect(seen()).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('clients that hang are cut, and the others served meanwhile', async () => {
    const starts = [
      '',
      'POST /inject HTTP/1.1\r\nHost: x\r\n',
      'POST /inject HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
    ];
    const hanging = await Promise.all(
      starts.map(async (start) => {
        const socket = connect({ host: '127.0.0.1', port: webhook.port, rejectUnauthorized: false });
        socket.on('error', () => {});
        await once(socket, 'secureConnect');
        socket.write(start);
        socket.resume();
        return socket;
      }),
    );
    const [idle, ...slow] = hanging;
    const pod = await create(place.admin, 'shop', manifest('meanwhile'));
    expect(isMarked(pod)).toBe(true);
    expect(hanging.every((socket) => !socket.destroyed)).toBe(true);
    await until(async () => slow.every((socket) => socket.closed), 20_000);
    idle?.destroy();
  });
});

describe('health', () => {
  test('is told without a secret', async () => {
    expect(await ask(webhook.port, '/healthz')).toEqual({ status: 200, text: 'ok\n' });
    expect(await ask(webhook.port, '/readyz')).toEqual({ status: 200, text: 'ok\n' });
    expect((await ask(webhook.port, '/other')).status).toBe(404);
  });

  test('changes before the end, and requests are served to the end', async () => {
    const other = await place.serve({ judge: marking, limits: { drain: 2_000 } });
    await until(() =>
      ask(other.port, '/readyz').then(
        ({ status }) => status === 200,
        () => false,
      ),
    );
    const stopped = other.stop();
    expect(await ask(other.port, '/readyz')).toEqual({ status: 503, text: 'it is being stopped\n' });
    const body = JSON.stringify({
      apiVersion: 'admission.k8s.io/v1',
      kind: 'AdmissionReview',
      request: {
        uid: '1',
        operation: 'CREATE',
        resource: { group: '', version: 'v1', resource: 'pods' },
        object: manifest('last'),
      },
    });
    expect((await ask(other.port, '/inject', body)).text).toContain('"allowed":true');
    await stopped;
    await expect(ask(other.port, '/healthz')).rejects.toThrow();
  });

  test('a port that is taken is told with the way out', async () => {
    await expect(place.serve({ judge: marking, port: webhook.port })).rejects.toThrow(
      /cannot listen on port \d+: .*EADDRINUSE.* Choose another with --webhook-port/,
    );
  });
});

describe('what is installed', () => {
  test.each(['webhook', 'local'])('the API server takes config/%s', async (name) => {
    const path = new URL(`../../config/${name}`, import.meta.url).pathname;
    const strict = ['apply', '--dry-run=server', '--validate=strict', '-k', path];
    expect((await kubectl(place.cluster, strict)).stderr).toBe('');
  });
});

describe('what the webhook writes', () => {
  test('is one Secret without the authority’s key, and caBundle in each webhook', async () => {
    const texts = await secretTexts(place.admin);
    expect([...texts.keys()].sort()).toEqual(['ca.crt', 'tls.crt', 'tls.key']);
    expect(await bundles(place.admin)).toEqual(Array(3).fill(texts.get('ca.crt')));
    const { managedFields } = fields(
      fields(await place.admin.request({ method: 'GET', path: configurationPath })).metadata,
    );
    const ours = items(managedFields)
      .map(fields)
      .find(({ manager }) => manager === 'sluice');
    const paths = JSON.stringify(ours?.fieldsV1).match(/"f:[^"]+"/g);
    expect([...new Set(paths)].sort()).toEqual(['"f:caBundle"', '"f:clientConfig"', '"f:webhooks"']);
  });

  test('comes back when a hand has changed it', async () => {
    const before = await secretTexts(place.admin);
    const whole = async () =>
      JSON.stringify([...(await secretTexts(place.admin))]) === JSON.stringify([...before]);
    await place.cluster.kubectl('-n', 'sluice-system', 'delete', 'secret', 'sluice-webhook');
    await until(whole);
    await kubectl(place.cluster, [
      '-n',
      'sluice-system',
      'patch',
      'secret',
      'sluice-webhook',
      '--type=merge',
      '-p',
      '{"data":{"tls.crt":"eA=="}}',
    ]);
    await until(whole);
    const patch = JSON.stringify([
      { op: 'replace', path: '/webhooks/1/clientConfig/caBundle', value: 'Cg==' },
    ]);
    await place.cluster.kubectl(
      'patch',
      'mutatingwebhookconfiguration',
      'sluice',
      '--type=json',
      '-p',
      patch,
    );
    await until(async () => (await bundles(place.admin)).every((bundle) => bundle === before.get('ca.crt')));
    await place.cluster.kubectl('delete', 'mutatingwebhookconfiguration', 'sluice');
    await place.configure(webhook.port);
    await until(async () => (await bundles(place.admin)).every((bundle) => bundle === before.get('ca.crt')));
    await untilMarked(place.admin, 'shop');
  });
});
