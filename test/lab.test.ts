import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '../lab/client.ts';
import { type Container, startContainer } from '../lab/container.ts';
import { type Envoy, startEnvoy } from '../lab/envoy.ts';
import { temporaryFolder } from '../lab/folder.ts';
import { canUseNetns, type Network, openNetwork } from '../lab/netns.ts';
import { captureAll, natRules, restoreText } from '../src/inject/iptables.ts';
import { writeFolder } from '../src/local/folder.ts';
import { sidecarFiles } from './lab/sidecar.ts';

const usable = canUseNetns();
if (usable !== true) process.stderr.write(`not run: the lab's network tests, because ${usable}\n`);

const pod = '198.18.0.5';
const hello = '198.18.0.6';
const elsewhere = '198.18.0.7';

describe.skipIf(usable !== true)('a pod with its sidecar', () => {
  let dir: string;
  let remove: () => Promise<void>;
  let network: Network;
  let netns: string;
  let app: Container;
  let world: Container;
  let envoy: Envoy;

  const request = (address: string, port = 80): Promise<readonly Answer[]> =>
    app.send({ address, port, times: 1, method: 'GET', path: '/', headers: { host: 'hello' } });
  const captured = async (): Promise<unknown> =>
    (await envoy.stats('^http\\.outbound_80\\.downstream_rq_total$')).get(
      'http.outbound_80.downstream_rq_total',
    );

  beforeAll(async () => {
    ({ dir, remove } = await temporaryFolder());
    await writeFolder(dir, sidecarFiles({ address: hello, port: 8080 }));
    network = openNetwork();
    netns = network.pod(pod);
    network.restore(netns, restoreText(natRules(captureAll(20_001), 'ipv4'), []));
    app = startContainer({ netns });
    world = startContainer({ netns: network.world });
    const listening = {
      ports: [80, 8080],
      serverFirst: [],
      names: { [pod]: 'pod', [hello]: 'hello', [elsewhere]: 'elsewhere' },
    };
    await Promise.all([app.listen(listening), world.listen(listening)]);
    envoy = await startEnvoy({ dir, netns, uid: 20_001, gid: 1337 });
  }, 60_000);

  afterAll(async () => {
    await Promise.all([envoy?.stop(), app?.stop(), world?.stop()]);
    network?.close();
    await remove?.();
  });

  test('sends its request through port 15001', async () => {
    const [answer] = await request(elsewhere);
    expect(answer).toMatchObject({ status: 200, headers: { server: 'envoy' } });
    expect(JSON.parse(answer?.body ?? '')).toMatchObject({ pod: 'hello', port: 8080 });
    expect(await captured()).toBe(1);
  });

  test('passes through what no listener knows', async () => {
    const [answer] = await request(elsewhere, 8080);
    expect(answer?.headers.server).toBeUndefined();
    expect(JSON.parse(answer?.body ?? '')).toMatchObject({ pod: 'elsewhere', port: 8080, remote: pod });
  });

  test('takes requests through port 15006, from 127.0.0.6', async () => {
    const [answer] = await world.send({
      address: pod,
      port: 8080,
      times: 1,
      method: 'GET',
      path: '/',
      headers: {},
    });
    expect(JSON.parse(answer?.body ?? '')).toMatchObject({ pod: 'pod', remote: '127.0.0.6' });
  });

  test('says why when Envoy cannot start, and leaves no process', async () => {
    const before = await processesIn(network, network.world);
    const broken = join(dir, 'broken');
    await writeFolder(broken, new Map([['bootstrap.json', '{ "no_such_field": 1 }']]));
    await expect(startEnvoy({ dir: broken, netns: network.world })).rejects.toThrow(/no_such_field/);
    expect(await processesIn(network, network.world)).toHaveLength(before.length);
  });

  test('bypasses the sidecar once the redirect rule is dropped', async () => {
    const before = await captured();
    network.run(netns, ['iptables', '-t', 'nat', '-D', 'ISTIO_OUTPUT', '-j', 'ISTIO_REDIRECT']);
    const [answer] = await request(elsewhere);
    expect(answer?.headers.server).toBeUndefined();
    expect(JSON.parse(answer?.body ?? '')).toMatchObject({ pod: 'elsewhere' });
    expect(await captured()).toBe(before);
  });
});

test.skipIf(usable !== true)('a network leaves no namespace behind', async () => {
  const network = openNetwork();
  const names = [network.world, network.pod(pod)];
  expect(await readdir('/run/netns')).toEqual(expect.arrayContaining(names));
  network.close();
  const left = await readdir('/run/netns').catch(() => []);
  expect(left.filter((name) => names.includes(name))).toEqual([]);
});

/** The ids of the processes that run in a network namespace, the one that asks included. */
async function processesIn(network: Network, netns: string): Promise<string[]> {
  const pids = network.run(netns, ['ip', 'netns', 'pids', netns]);
  return pids.split('\n').filter((pid) => pid !== '');
}
