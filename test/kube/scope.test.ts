import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { temporaryFolder } from '../../lab/folder.ts';
import { canUseNetns } from '../../lab/netns.ts';
import { fields, items } from '../../src/api/read/fields.ts';
import { configMap, until } from './cluster.ts';
import { type LiveMesh, openLiveMesh, type ProxiedPod } from './live.ts';
import { createService, createSlice } from './objects.ts';
import { untilProgrammed } from './programmed.ts';

const usable = canUseNetns();
if (usable !== true) process.stderr.write(`not run: what real proxies called, because ${usable}\n`);

describe.skipIf(usable !== true)('sluice scope suggest', () => {
  let mesh: LiveMesh;
  const addresses = new Map<string, string>();
  const services = ['web', 'front', 'back', 'idle'];
  const pods = new Map<string, ProxiedPod>();
  const ns = 'used';

  const create = (kind: string, name: string, spec: object) =>
    mesh.client.request({
      method: 'POST',
      path: `/apis/networking.istio.io/v1/namespaces/${ns}/${kind.toLowerCase()}s`,
      body: { apiVersion: 'networking.istio.io/v1', kind, metadata: { name }, spec },
    });

  /** Makes a service of one pod, and gives its address. */
  const service = async (name: string): Promise<string> => {
    const ports = [{ name: 'http', number: 80 }];
    const pod = await mesh.client.request({ method: 'GET', path: `/api/v1/namespaces/${ns}/pods/${name}-0` });
    const ip = String(fields(fields(pod).status).podIP);
    const address = await createService(mesh, name, { ports });
    await createSlice(mesh, { service: name, ports, pods: { [ip]: `${name}-0` } });
    return address;
  };

  /** The pods that answered. */
  const call = async (from: string, service: string, times = 4): Promise<string> => {
    const answers = await pods.get(from)?.container.send({
      address: addresses.get(service) ?? '',
      port: 80,
      method: 'GET',
      path: '/',
      headers: { host: service },
      times,
    });
    return [
      ...new Set(
        answers?.map(({ status, body }) => (status === 200 ? String(JSON.parse(body).pod) : `${status}`)),
      ),
    ].join();
  };

  const sidecar = async (name: string) =>
    fields(
      await mesh.client.request({
        method: 'GET',
        path: `/apis/networking.istio.io/v1/namespaces/${ns}/sidecars/${name}`,
      }),
    );

  /** A condition of a Sidecar: `status reason`, where it speaks of the present generation. */
  const said = async (name: string, type: string): Promise<string> => {
    const { metadata, status } = await sidecar(name);
    const found = items(fields(status).conditions)
      .map(fields)
      .find((one) => one.type === type);
    if (found === undefined || found.observedGeneration !== fields(metadata).generation) return '';
    return `${found.status} ${found.reason}`;
  };

  const suggested = async () => {
    const { stdout, stderr } = await mesh.sluice('scope', 'suggest', '--road', 'direct', '-n', ns);
    const documents = parseAllDocuments(stdout).map((one): unknown => one.toJS());
    return { stdout, stderr, manifest: fields(documents[0]) };
  };

  /** The clusters of services in the namespace's shared files. */
  const clusters = async (): Promise<string[]> => {
    const files = fields(fields(await configMap(mesh.client, `${ns}/sluice-scope`)).data);
    const found = String(files['cds.json']).matchAll(/"name":"outbound\|80\|\|([a-z]+)\./g);
    return [...new Set([...found].map(([, name = '']) => name))].sort();
  };

  beforeAll(async () => {
    mesh = await openLiveMesh(ns);
    // The pods of all, each of which is a service of its own as well.
    const apps = Object.fromEntries(services.map((name) => [`${name}-0`, { app: name }]));
    addresses.set('all', await mesh.apps('all', apps));
    for (const name of services) addresses.set(name, await service(name));
    await create('VirtualService', 'front', {
      hosts: ['front'],
      http: [{ route: [{ destination: { host: 'back' } }] }],
    });
    for (const name of ['a', 'b']) pods.set(name, await mesh.proxied(name));
    await until(async () => (await clusters()).length === 5, 60_000);
  }, 600_000);
  afterAll(async () => {
    await mesh?.close();
  }, 60_000);

  test('prints no Sidecar where nothing was called', async () => {
    const { stdout } = await suggested();
    expect(stdout).toMatch(/^# used: what 2 proxies called since \d{4}-\d\d-\d\dT\d\d:\d\dZ/);
    expect(stdout).toContain('# No call was seen, so no Sidecar is suggested.');
    expect(stdout).not.toMatch(/^[^#]/m);
  }, 60_000);

  test('names what each proxy called, and by which name rules lead there', async () => {
    expect(await call('a', 'web')).toBe('web-0');
    expect(await call('b', 'front')).toBe('back-0');
    const { manifest, stderr } = await suggested();
    expect(stderr).toBe('');
    expect(manifest).toMatchObject({
      kind: 'Sidecar',
      metadata: { name: 'default', namespace: ns },
      spec: {
        egress: [{ hosts: ['back', 'front', 'web'].map((name) => `./${name}.${ns}.svc.cluster.local`) }],
      },
    });
  }, 60_000);

  test('says which proxies could not be asked', async () => {
    pods.get('b')?.shut(true);
    const { stdout, stderr, manifest } = await suggested();
    pods.get('b')?.shut(false);
    expect(stderr).toContain('Pod used/b could not be asked: port 15021 of 198.18.7.');
    expect(stdout).toContain('# Not asked, so what only these call is missing: b.');
    expect(manifest.spec).toEqual({ egress: [{ hosts: [`./web.${ns}.svc.cluster.local`] }] });
  }, 60_000);

  test('fits kubectl apply, after which the same is answered and less is seen', async () => {
    const { stdout } = await suggested();
    const { dir, remove } = await temporaryFolder();
    const file = `${dir}/sidecar.yaml`;
    await writeFile(file, stdout);
    await mesh.cluster.kubectl('apply', '-f', file);
    await remove();
    await until(async () => (await clusters()).join() === 'back,front,web', 60_000);
    await untilProgrammed(mesh, 'front', { status: 'True', reason: 'Live' });
    await until(async () => (await said('default', 'Programmed')) === 'True Live', 60_000);
    expect(await said('default', 'Accepted')).toBe('True Accepted');
    expect(await call('a', 'web')).toBe('web-0');
    expect(await call('b', 'front')).toBe('back-0');
    // Who is passed through arrives at the service's own address, since nothing here stands in for kube-proxy.
    expect(await call('a', 'idle')).toBe(addresses.get('idle'));
    const again = await suggested();
    expect(again.stdout).toContain(
      '# It has the name of Sidecar default, which is in force, and replaces its egress.',
    );
    expect(again.stdout).toMatch(/^# \d+ connections went to addresses/m);
  }, 120_000);

  test('a Sidecar that is refused says why, and narrows nobody', async () => {
    await create('Sidecar', 'broken', { egress: [{ hosts: ['web'] }] });
    await until(async () => (await said('broken', 'Accepted')) === 'False SchemaValidationError', 60_000);
    expect(await said('broken', 'Programmed')).toBe('False NotServed');
    expect(await clusters()).toEqual(['back', 'front', 'web']);
  }, 120_000);

  test('of two Sidecars for a namespace the younger says that it is in force nowhere', async () => {
    await create('Sidecar', 'second', { egress: [{ hosts: ['~/*'] }] });
    const messages = async () =>
      JSON.stringify(fields((await sidecar('second')).status).validationMessages ?? []);
    await until(async () => (await messages()).includes('IST0111'), 60_000);
    expect(await clusters()).toEqual(['back', 'front', 'web']);
  }, 120_000);
});
