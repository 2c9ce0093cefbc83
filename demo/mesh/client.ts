import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { type Container, startContainer } from '../../lab/container.ts';
import { startEnvoy } from '../../lab/envoy.ts';
import type { Answer } from '../../lab/load.ts';
import { openNetwork } from '../../lab/netns.ts';
import { start, stop } from '../../lab/process.ts';
import type { Snapshot } from '../../src/api/objects.ts';
import { captureAll, natRules, restoreText } from '../../src/inject/iptables.ts';
import { loader, readManifests } from '../../src/local/manifests.ts';
import { schemaValidator } from '../../src/schema.ts';
import type { Cleanup } from '../cleanup.ts';
import { changeFile, copySample, temporaryFolder } from '../folders.ts';
import { writtenBy } from '../stage.ts';

/** A pod with a sidecar in a network namespace of its own, in a small world that has the samples' pods and Services. */
export interface MeshClient {
  /** The address that the name user-app-svc stands for. */
  readonly service: string;
  /** `curl user-app-svc`, in the client's container. */
  get(): Promise<Answer>;
  edit(file: string, change: (text: string) => string): Promise<number>;
}

const proxy = 'default/client';
const address = '198.18.1.1';
const proxyUser = 1337;

const clientPod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'client', labels: { app: 'client', 'sidecar.istio.io/inject': 'true' } },
  spec: { containers: [{ name: 'client', image: 'busybox' }] },
  status: { podIP: address },
};

/** Asks the operator's process for the folder of the client's proxy, which it answers when what it last read is live. */
async function settled(operator: ChildProcess): Promise<string> {
  operator.send(proxy);
  const [reply] = await Promise.race([
    once(operator, 'message'),
    once(operator, 'exit').then(() => [{ error: 'its process ended' }]),
  ]);
  if (typeof reply.folder === 'string') return reply.folder;
  throw new Error(`The mesh operator: ${reply.error}`);
}

async function startOperator(netns: string, manifests: string, out: string): Promise<ChildProcess> {
  const entry = new URL('./operator.ts', import.meta.url).pathname;
  const child = start(
    { netns },
    [process.execPath, entry, manifests, out],
    ['ignore', 'ignore', 'inherit', 'ipc'],
  );
  const [event] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
  if (typeof event === 'object' && event !== null) return child;
  throw new Error('The mesh operator did not start.');
}

async function addresses(
  manifests: string,
): Promise<{ service: string; pods: Readonly<Record<string, string>> }> {
  const load = loader({ validate: schemaValidator() });
  const { snapshot }: { snapshot: Snapshot } = load(await readManifests([manifests]));
  const service = snapshot.services.get('default/user-app-svc')?.clusterIPs[0];
  if (service === undefined) throw new Error('user-app-svc has no address.');
  const pods = [...snapshot.pods.values()].flatMap(({ ip, meta }) =>
    ip === undefined ? [] : [[ip, meta.name]],
  );
  return { service, pods: Object.fromEntries(pods) };
}

async function get(container: Container, service: string): Promise<Answer> {
  const request = { address: service, port: 80, times: 1, method: 'GET', path: '/' };
  const [answer] = await container.send({ ...request, headers: { host: 'user-app-svc' } });
  if (answer === undefined || answer.failure !== undefined) throw new Error(answer?.failure ?? 'no answer');
  return answer;
}

/** Needs root. Everything it starts is ended by `cleaning`. */
export async function startMeshClient(cleaning: Cleanup): Promise<MeshClient> {
  const folder = await temporaryFolder();
  const manifests = join(folder, 'manifests');
  await copySample('user-app', manifests);
  await writeFile(join(manifests, 'this-machine.yaml'), stringify(clientPod));
  const { service, pods } = await addresses(manifests);

  const network = await cleaning.start(Promise.resolve(openNetwork()), (opened) => opened.close());
  const netns = network.pod(address);
  const place = (at: string) =>
    cleaning.start(Promise.resolve(startContainer({ netns: at })), (app) => app.stop());
  const world = await place(network.world);
  await world.listen({ ports: [80], serverFirst: [], names: pods });
  const operator = await cleaning.start(
    startOperator(network.world, manifests, join(folder, 'proxies')),
    stop,
  );
  const configuration = await settled(operator);
  await writtenBy(configuration);
  const own = { netns, uid: proxyUser, gid: proxyUser };
  await cleaning.start(startEnvoy({ dir: configuration, ...own }), (envoy) => envoy.stop());
  network.restore(netns, restoreText(natRules(captureAll(proxyUser), 'ipv4'), []));
  await settled(operator);
  const container = await place(netns);
  return {
    service,
    get: () => get(container, service),
    edit: async (file, change) => {
      await changeFile(join(manifests, file), change);
      const began = performance.now();
      await settled(operator);
      return performance.now() - began;
    },
  };
}
