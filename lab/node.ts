import { Resolver } from 'node:dns/promises';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Daemon, startDaemon } from './control-plane/daemon.ts';
import { type Lock, lock } from './control-plane/lock.ts';
import { cacheFolder } from './control-plane/once.ts';
import { type ControlPlane, controlPlane } from './control-plane.ts';
import { canOpenNode } from './node/ability.ts';
import { addresses, nodeName } from './node/addresses.ts';
import type { Image } from './node/image.ts';
import { clusterImages, machineImage, type Named, productImages, standInImages } from './node/images.ts';
import { pruneLayers } from './node/layers.ts';
import { clear, type Machine, startMachine } from './node/machine.ts';
import { nodePrograms } from './node/programs.ts';
import { controlPlaneIn, type NodeSite, type ReachedNode, reachNode, registryIn } from './node/reach.ts';
import { publish } from './node/registry.ts';
import { commands } from './node/settings.ts';

/** A control plane with a node: kubelet, containerd, kube-proxy and CoreDNS in namespaces of their own. */
export interface ClusterNode extends ControlPlane, ReachedNode {
  /** For `reachNode` in other processes. */
  readonly site: NodeSite;
}

/** Without `wait`, another node on this machine is an error at once. */
export interface NodeOptions {
  readonly wait?: boolean;
}

/** What a node is made of. */
interface Stock {
  readonly programs: string;
  readonly image: Image;
  readonly images: readonly Named[];
}

/** What a node is made of but for Sluice itself, from the cache or made now. `last` follows the images, while programs may still be built. */
async function parts(last: () => Promise<unknown> = async () => {}): Promise<Stock> {
  const images = async () => {
    const made = { image: await machineImage(), standIns: await standInImages() };
    await last();
    return made;
  };
  // The one takes processors, the other the network.
  const [programs, { image, standIns }] = await Promise.all([nodePrograms(), images()]);
  return { programs, image, images: [...(await clusterImages(programs)), ...standIns] };
}

async function stock(): Promise<Stock> {
  const made = await parts();
  const images = [...made.images, ...(await productImages())];
  await pruneLayers();
  return { ...made, images };
}

/**
 * Makes sure that what a node is made of is there: builds it where it is not, which takes minutes. A mistake in the images of Sluice itself is left
 * to whoever opens a node: with the parts had, it is no fault of the machine.
 */
export async function prepareNode(): Promise<void> {
  await parts(() => productImages().catch(() => undefined));
}

async function give(machine: Machine, plane: ControlPlane): Promise<void> {
  const users = [
    ['kubelet', `system:node:${nodeName}`, ['system:nodes']],
    ['kube-proxy', 'system:kube-proxy', []],
  ] as const;
  for (const [name, user, groups] of users)
    await machine.settings(name, await readFile(await plane.kubeconfigFor(user, groups), 'utf8'));
  await machine.settings('clients.crt', await readFile(plane.clientAuthority, 'utf8'));
}

/** The scheduler runs where the control plane runs. */
async function startScheduler(programs: string, state: string, plane: ControlPlane): Promise<Daemon> {
  const kubeconfig = await plane.kubeconfigFor('system:kube-scheduler');
  const flags = [`--kubeconfig=${kubeconfig}`, '--leader-elect=false', '--secure-port=0'];
  const rates = ['--kube-api-qps=500', '--kube-api-burst=1000'];
  const program = join(programs, 'kube-scheduler');
  return startDaemon([program, ...flags, ...rates], join(state, 'logs', 'kube-scheduler.log'));
}

const succeeds = (work: Promise<unknown>): Promise<true | undefined> =>
  work.then(
    () => true as const,
    () => undefined,
  );

/** Waits for an answer from CoreDNS through its Service: by then kubelet, containerd, network and kube-proxy work. */
async function answering(kubelet: Daemon): Promise<void> {
  const resolver = new Resolver({ timeout: 500, tries: 1 });
  resolver.setServers([addresses.dns]);
  const ask = () => succeeds(resolver.resolve4('kubernetes.default.svc.cluster.local'));
  await kubelet.ready(ask);
}

async function run(state: string, { programs, image, images }: Stock): Promise<ClusterNode> {
  const registry = registryIn(state);
  await mkdir(registry, { recursive: true });
  for (const [name, each] of images) await publish(registry, name, each);
  const machine = await startMachine({ image, state, programs, registry });
  try {
    machine.daemon('docker-registry', commands.registry);
    const containerd = machine.daemon('containerd', commands.containerd);
    const plane = await controlPlane({ dir: controlPlaneIn(state), address: addresses.machine });
    try {
      await give(machine, plane);
      const scheduler = await startScheduler(programs, state, plane);
      await plane.kubectl('apply', '-f', fileURLToPath(new URL('./node/coredns.yaml', import.meta.url)));
      await containerd.ready(() => succeeds(machine.enter(['ctr', 'version'])));
      machine.daemon('kube-proxy', commands.kubeProxy);
      await answering(machine.daemon('kubelet', commands.kubelet));
      return withNode({ plane, machine, scheduler, state });
    } catch (error) {
      await plane.stop();
      throw error;
    }
  } catch (error) {
    await machine.stop();
    throw error;
  }
}

interface Running {
  readonly plane: ControlPlane;
  readonly machine: Machine;
  readonly scheduler: Daemon;
  readonly state: string;
}

function withNode({ plane, machine, scheduler, state }: Running): ClusterNode {
  const site = { state, programs: plane.programs, inside: machine.inside };
  return {
    ...plane,
    ...reachNode(site),
    site,
    stop: async () => {
      await Promise.all([machine.stop(), scheduler.stop(), plane.stop()]);
    },
  };
}

/** Not in the cache, of which there may be several on a machine. */
const turnFile = '/run/sluice-node.lock';

/** The right to have the machine's one node. */
async function turn(wait: boolean): Promise<Lock> {
  const free = await lock(turnFile, { wait: false });
  if (free !== undefined) return free;
  if (wait) process.stderr.write('waiting for the end of another node on this machine\n');
  const held = wait ? await lock(turnFile, { wait }) : undefined;
  if (held === undefined) throw new Error('A node runs on this machine already; end it first.');
  return held;
}

/**
 * Brings up a control plane and a node, and resolves when the cluster's DNS answers. There is one node on a machine at a time: another one's
 * end is waited for, unless `wait` is false. Throws with the reason where `canOpenNode` gives one. It ends with this process; what a killed one
 * left behind is removed first.
 */
export async function openNode({ wait = true }: NodeOptions = {}): Promise<ClusterNode> {
  const usable = canOpenNode();
  if (usable !== true) throw new Error(`No node can be opened here: ${usable}.`);
  await mkdir(cacheFolder(), { recursive: true });
  const held = await turn(wait);
  const state = join(cacheFolder(), 'node');
  try {
    const parts = await stock();
    await clear(state);
    const node = await run(state, parts);
    const stop = async (): Promise<void> => {
      await node.stop();
      await clear(state);
      await held.release();
    };
    return { ...node, stop };
  } catch (error) {
    await held.release();
    throw error;
  }
}
