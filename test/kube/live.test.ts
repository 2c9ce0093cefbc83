import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '../../lab/client.ts';
import { canUseNetns } from '../../lab/netns.ts';
import { fields } from '../../src/api/read/fields.ts';
import { type LiveMesh, openLiveMesh, programmed, untilProgrammed } from './live.ts';

const usable = canUseNetns();
if (usable !== true) process.stderr.write(`not run: Programmed on real proxies, because ${usable}\n`);

/** Edits that are each followed by a thousand requests; `ACK_EDITS=50` for the long run. */
const edits = Number(process.env.ACK_EDITS ?? 5);
const requests = 1_000;

const rule = (subset: string) => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'VirtualService',
  metadata: { name: 'web' },
  spec: { hosts: ['web'], http: [{ route: [{ destination: { host: 'web', subset } }] }] },
});

describe.skipIf(usable !== true)('Programmed', () => {
  let mesh: LiveMesh;
  let address: string;

  const path = () => `/apis/networking.istio.io/v1/namespaces/${mesh.ns}/virtualservices/web`;
  const route = (subset: string) =>
    mesh.client.request({ method: 'PATCH', path: path(), body: { spec: rule(subset).spec } });
  const wait = (timeout = '60s') =>
    mesh.cluster.kubectl(
      '-n',
      mesh.ns,
      'wait',
      '--for=condition=Programmed',
      'vs/web',
      `--timeout=${timeout}`,
    );
  const ask = (pod: string, times: number): Promise<readonly Answer[]> => {
    const container = mesh.proxies.get(pod)?.container;
    if (container === undefined) throw new Error(`There is no proxied pod ${pod}.`);
    const headers = { host: 'web' };
    return container.send({ address, port: 80, method: 'GET', path: '/', headers, times, together: 4 });
  };
  /** Which pods answered, and how often; of what is no answer the status and the reason. */
  const tally = (answers: readonly Answer[]): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const { status, body, failure } of answers) {
      const key = status === 200 ? String(fields(JSON.parse(body)).pod) : `${status} ${failure ?? body}`;
      counts[key] = (counts[key] ?? 0) + 1;
    }
    return counts;
  };

  beforeAll(async () => {
    mesh = await openLiveMesh('live');
    address = await mesh.apps('web', {
      v1: { app: 'web', version: 'v1' },
      v2: { app: 'web', version: 'v2' },
    });
    const destinations = {
      apiVersion: 'networking.istio.io/v1',
      kind: 'DestinationRule',
      metadata: { name: 'web' },
      spec: { host: 'web', subsets: ['v1', 'v2'].map((version) => ({ name: version, labels: { version } })) },
    };
    const istio = '/apis/networking.istio.io/v1/namespaces/live';
    await mesh.client.request({ method: 'POST', path: `${istio}/destinationrules`, body: destinations });
    await mesh.client.request({ method: 'POST', path: `${istio}/virtualservices`, body: rule('v1') });
    await Promise.all(['a', 'b', 'c'].map((name) => mesh.proxied(name)));
    await untilProgrammed(mesh, 'web', { status: 'True', reason: 'Live' });
  }, 600_000);

  afterAll(async () => {
    await mesh?.close();
  }, 60_000);

  test(`kubectl wait returns when the traffic has moved, ${edits} times`, async () => {
    for (let i = 0; i < edits; i++) {
      const subset = i % 2 === 0 ? 'v2' : 'v1';
      await route(subset);
      await wait();
      const each = Math.ceil(requests / mesh.proxies.size);
      const counts = await Promise.all(
        [...mesh.proxies.keys()].map(async (pod) => tally(await ask(pod, each))),
      );
      expect(counts, `edit ${i}`).toEqual(counts.map(() => ({ [subset]: each })));
    }
    expect(await programmed(mesh, 'web')).toMatchObject({ message: '3 of 3 proxies serve it.' });
  }, 900_000);
});
