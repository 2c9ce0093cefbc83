import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../../lab/control-plane/daemon.ts';
import { start, stop } from '../../lab/process.ts';
import { fields, items, stringMap } from '../../src/api/read/fields.ts';
import { configMap, install, until } from '../kube/cluster.ts';
import { create, manifest, openPlace, type Place } from './place.ts';

let place: Place;

beforeAll(async () => {
  place = await openPlace();
  await install(place.cluster, 'crds');
  await place.namespace('shop', { 'istio-injection': 'enabled' });
}, 600_000);

afterAll(async () => {
  await place?.stop();
});

test('one process injects a pod and writes its ConfigMaps, until it is told to end', async () => {
  const port = await freePort();
  const main = new URL('../../src/main.ts', import.meta.url).pathname;
  const command = [process.execPath, main, 'operator', '--webhook', '--webhook-port', String(port)];
  const child = start({}, ['env', `KUBECONFIG=${place.cluster.kubeconfig}`, ...command], 'inherit');
  try {
    await place.configure(port);
    const own = async (): Promise<string> => {
      const pod = await create(place.admin, 'shop', {
        ...manifest(''),
        metadata: { generateName: 'probe-' },
      });
      return stringMap(fields(pod.metadata).annotations)['sluice.dev/config-map'] ?? '';
    };
    let name = '';
    await until(async () => {
      name = await own().catch(() => '');
      return name !== '';
    }, 60_000);
    await until(async () => (await configMap(place.admin, `shop/${name}`)) !== undefined, 60_000);
    const { metadata, data } = fields(await configMap(place.admin, `shop/${name}`));
    expect(items(fields(metadata).ownerReferences)).toMatchObject([{ kind: 'Pod' }]);
    expect(Object.keys(fields(data)).sort()).toEqual(['bootstrap.json', 'lds.json']);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  } finally {
    await stop(child);
  }
}, 180_000);
