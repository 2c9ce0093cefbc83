import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type Container, startContainer } from '../../lab/container.ts';
import { type ControlPlane, controlPlane } from '../../lab/control-plane.ts';
import { type Envoy, startEnvoy } from '../../lab/envoy.ts';
import { temporaryFolder } from '../../lab/folder.ts';
import { clientOf } from '../../lab/kube.ts';
import { openNetwork } from '../../lab/netns.ts';
import { startOperator } from '../../lab/operator.ts';
import { openPassage } from '../../lab/passage.ts';
import { drawUid } from '../../lab/scene.ts';
import { keepVolumes, type Volumes } from '../../lab/volumes.ts';
import { captureAll, natRules, restoreText } from '../../src/inject/iptables.ts';
import type { KubeClient } from '../../src/kube/client.ts';
import { install, namespace } from './cluster.ts';
import { createPod, createService, createSlice, makeReady } from './objects.ts';

/**
 * A cluster without nodes whose pods run all the same: the API server is real, the operator is a process in the network of the pods, and each
 * proxied pod is a network namespace with a real Envoy, whose files come as the kubelet would bring them.
 */
export interface LiveMesh {
  readonly cluster: ControlPlane;
  readonly client: KubeClient;
  readonly volumes: Volumes;
  readonly ns: string;
  readonly proxies: ReadonlyMap<string, ProxiedPod>;
  /** Makes a service and ready pods without a proxy behind it, for which the world answers, and gives the service's address. Once. */
  apps(service: string, labels: Readonly<Record<string, Readonly<Record<string, string>>>>): Promise<string>;
  /** Makes a pod with a proxy that captures what leaves it, and resolves when it is ready. */
  proxied(name: string, envoy?: { readonly extraArgs?: readonly string[] }): Promise<ProxiedPod>;
  /** Ends a proxied pod and takes it away. */
  remove(name: string): Promise<void>;
  /** Kills the operator in the middle of its work and starts it again. */
  restartOperator(): Promise<void>;
  /** Runs the program in the network of the pods, and gives what it printed when it has ended well. */
  sluice(...args: readonly string[]): Promise<{ readonly stdout: string; readonly stderr: string }>;
  /** What the operator logged. */
  log(): string;
  close(): Promise<void>;
}

export interface ProxiedPod {
  readonly name: string;
  readonly container: Container;
  envoy: Envoy;
  /** Lets nobody reach its pages on 15021 any more, or everybody again. */
  shut(isShut: boolean): void;
  /** Ends its Envoy, and `start` starts it again on the same volume, as a container is. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** Where the apps listen, and the objects apply. */
const appPort = 80;
const ports = [{ name: 'http', number: appPort }];

export async function openLiveMesh(ns: string): Promise<LiveMesh> {
  const closers: (() => unknown)[] = [];
  const close = async (): Promise<void> => {
    for (const end of closers.splice(0).reverse()) await end();
  };
  try {
    return await open(ns, closers, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function open(ns: string, closers: (() => unknown)[], close: () => Promise<void>): Promise<LiveMesh> {
  const cluster = await controlPlane();
  closers.push(() => cluster.stop());
  const network = openNetwork();
  closers.push(() => network.close());
  const client = clientOf(cluster.kubeconfig);
  closers.push(() => client.close());
  await install(cluster, 'crds');
  await namespace(cluster, ns);
  const passage = await openPassage(network.world, Number(new URL(cluster.url).port));
  closers.push(() => passage.close());
  const { dir, remove } = await temporaryFolder();
  closers.push(remove);
  const volumes = keepVolumes({ client, root: dir });
  closers.push(() => volumes.close());
  const world = startContainer({ netns: network.world });
  closers.push(() => world.stop());
  const operator = startOperator({ kubeconfig: cluster.kubeconfig, netns: network.world });
  closers.push(() => operator.stop());
  const proxies = new Map<string, ProxiedPod>();
  const addresses = counter();
  const pods = { client, ns };
  return {
    cluster,
    client,
    volumes,
    ns,
    proxies,
    apps: async (service, all) => {
      const names: Record<string, string> = {};
      const address = await createService(pods, service, { ports });
      for (const [name, labels] of Object.entries(all)) {
        const ip = addresses();
        names[ip] = name;
        await createPod(pods, { name, labels, ip, annotations: {} });
        await makeReady(pods, name, ip);
      }
      await createSlice(pods, { service, ports, pods: names });
      await world.listen({ ports: [appPort], serverFirst: [], names });
      return address;
    },
    proxied: async (name, { extraArgs = [] } = {}) => {
      const ip = addresses();
      const uid = drawUid();
      const netns = network.pod(ip);
      network.restore(netns, restoreText(natRules(captureAll(uid), 'ipv4'), []));
      const annotations = {
        'sluice.dev/config-map': `sluice-${name}`,
        'sluice.dev/shared-config-map': 'sluice-scope',
      };
      await createPod(pods, { name, labels: { app: name }, ip, annotations });
      const container = startContainer({ netns });
      closers.push(() => container.stop());
      const folder = await volumes.mounted(`${ns}/${name}`);
      const launch = () => startEnvoy({ dir: folder, netns, uid, gid: 1337, extraArgs, patience: 60_000 });
      const pod: ProxiedPod = {
        name,
        container,
        envoy: await launch(),
        shut: (isShut) => {
          const rule = isShut ? '-A INPUT -p tcp --dport 15021 -j DROP\n' : '';
          network.restore(netns, `*filter\n-F INPUT\n${rule}COMMIT\n`);
        },
        stop: () => pod.envoy.stop(),
        start: async () => {
          pod.envoy = await launch();
        },
      };
      closers.push(() => pod.envoy.stop());
      await makeReady(pods, name, ip);
      proxies.set(name, pod);
      return pod;
    },
    remove: async (name) => {
      await proxies.get(name)?.stop();
      proxies.delete(name);
      await cluster.kubectl('-n', ns, 'delete', 'pod', name, '--force', '--grace-period=0');
    },
    restartOperator: operator.restart,
    sluice: (...args) => {
      const program = new URL('../../src/main.ts', import.meta.url).pathname;
      const words = [`--net=/run/netns/${network.world}`, process.execPath, program, ...args];
      const env = { ...process.env, KUBECONFIG: cluster.kubeconfig };
      return promisify(execFile)('nsenter', words, { env, timeout: 120_000 });
    },
    log: operator.log,
    close,
  };
}

function counter(): () => string {
  let next = 1;
  return () => `198.18.7.${next++}`;
}
