import { chown, writeFile } from 'node:fs/promises';
import { isIPv6 } from 'node:net';
import { join } from 'node:path';
import type { Pod, Snapshot } from '../src/api/objects.ts';
import type { ConfigFiles } from '../src/envoy/model.ts';
import { captureAll, type Family, natRules, restoreText } from '../src/inject/iptables.ts';
import { writeFolder } from '../src/local/folder.ts';
import type { Seen } from './backend.ts';
import type { Answer, Sending } from './client.ts';
import { type Container, startContainer } from './container.ts';
import { type Envoy, startEnvoy } from './envoy.ts';
import { temporaryFolder } from './folder.ts';
import type { Names } from './name-server.ts';
import { type Network, openNetwork, worldAddress, worldAddress6 } from './netns.ts';
import { appPorts, serviceTable } from './service-network.ts';

/** A pod that is a proxy, and its files as they would lie in its volume. */
export interface ProxiedPod {
  readonly pod: Pod;
  readonly role: 'sidecar' | 'gateway';
  readonly files: ConfigFiles;
}

/** A mesh on this machine: the named pods with a proxy and a network namespace of their own, all others answered for by one app. */
export interface Scene {
  /** The running proxies, under `namespace/pod`. */
  readonly envoys: ReadonlyMap<string, Envoy>;
  /** Sends from inside a pod of the scene, or from `outside`. */
  send(from: string, sending: Sending): Promise<readonly Answer[]>;
  /** Puts other files into the volume of a running pod. */
  write(pod: string, files: ConfigFiles): Promise<void>;
  /** What all apps together were asked with this mark, see `markHeader`. */
  seen(mark: string): Promise<readonly Seen[]>;
  /** Gives names other addresses; what was looked up before is kept for a second. */
  resolve(names: Names): Promise<void>;
  close(): Promise<void>;
}

interface SceneOptions {
  readonly snapshot: Snapshot;
  /** The pods that run, under `namespace/pod`. */
  readonly proxies: ReadonlyMap<string, ProxiedPod>;
  /** Ports to listen on beside those of the manifests. */
  readonly ports: readonly number[];
  /** Ports that no app listens on. */
  readonly closed?: readonly number[];
  /** See `Listening`. */
  readonly authority?: string;
  /** Addresses of names that the proxies may look up; no other name exists. */
  readonly names?: Names;
}

const gid = 1337;

let drawn = 0;

/** A uid for one Envoy: the kernel bounds inotify instances per uid, so no two should share one. */
export function drawUid(): number {
  return 10_000 + ((process.pid * 97 + drawn++) % 50_000);
}

const podNames = (snapshot: Snapshot): Record<string, string> =>
  Object.fromEntries(
    [...snapshot.pods.values()].flatMap((pod) => addressesOf(pod).map((address) => [address, pod.meta.name])),
  );

const addressesOf = ({ ip, otherIP }: Pod): string[] => [ip, otherIP].flatMap((address) => address ?? []);

/** Whether anything in the manifests has an IPv6 address. */
export const hasIpv6 = ({ pods, services }: Pick<Snapshot, 'pods' | 'services'>): boolean =>
  [
    ...[...pods.values()].flatMap(addressesOf),
    ...[...services.values()].flatMap(({ clusterIPs }) => clusterIPs),
  ].some(isIPv6);

/** What the init container does in a pod. */
function capture(
  network: Network,
  netns: string,
  { uid, ipv6 }: { readonly uid: number; readonly ipv6: boolean },
): void {
  const rules = (family: Family): string => restoreText(natRules(captureAll(uid), family), []);
  network.restore(netns, rules('ipv4'));
  if (!ipv6) return;
  network.run(netns, ['ip', '-6', 'address', 'replace', '::6/128', 'dev', 'lo']);
  network.restore(netns, rules('ipv6'), 'ipv6');
}

interface Opened {
  readonly network: Network;
  readonly closers: (() => Promise<unknown>)[];
  readonly listening: Parameters<Container['listen']>[0];
}

async function openPod(
  proxy: ProxiedPod,
  opened: Opened,
): Promise<{ envoy: Envoy; container: Container; write: (files: ConfigFiles) => Promise<void> }> {
  const { network, closers, listening } = opened;
  const addresses = addressesOf(proxy.pod);
  if (addresses.length === 0) throw new Error(`pod ${proxy.pod.meta.name} has no address`);
  const uid = drawUid();
  const netns = network.pod(...addresses);
  if (proxy.role === 'sidecar') capture(network, netns, { uid, ipv6: addresses.some(isIPv6) });
  const container = startContainer({ netns });
  closers.push(() => container.stop());
  const { dir, remove } = await temporaryFolder();
  closers.push(remove);
  // Keys are the proxy's, as a kubelet gives them to its group.
  await chown(dir, uid, gid);
  const write = (files: ConfigFiles): Promise<void> => writeFolder(dir, files);
  await write(proxy.files);
  if (proxy.role === 'sidecar') await container.listen(listening);
  const resolver = join(dir, 'resolv.conf');
  await writeFile(resolver, `nameserver ${addresses.every(isIPv6) ? worldAddress6 : worldAddress}\n`);
  const envoy = await startEnvoy({ dir, netns, uid, gid, resolver });
  closers.push(() => envoy.stop());
  return { envoy, container, write };
}

/** Needs root. Throws when a proxy does not start; nothing is left running then. */
export async function openScene({
  snapshot,
  proxies,
  ports: further,
  closed = [],
  authority,
  names = {},
}: SceneOptions): Promise<Scene> {
  const ipv6 = hasIpv6(snapshot);
  const network = openNetwork({ ipv6 });
  const families: readonly Family[] = ipv6 ? ['ipv4', 'ipv6'] : ['ipv4'];
  const closers: Opened['closers'] = [];
  const close = async (): Promise<void> => {
    await Promise.all(closers.splice(0).map((end) => end()));
    network.close();
  };
  try {
    const known = appPorts(snapshot);
    const listening = {
      ...known,
      ports: [...new Set([...known.ports, ...further])].filter((port) => !closed.includes(port)),
      names: podNames(snapshot),
      families,
      ...(authority === undefined ? {} : { authority }),
    };
    for (const family of families) network.restore(network.world, serviceTable(snapshot, family), family);
    const world = startContainer({ netns: network.world });
    closers.push(() => world.stop());
    const resolve = async (now: Names): Promise<void> => {
      await world.resolve(worldAddress, now);
      if (ipv6) await world.resolve(worldAddress6, now);
    };
    await resolve(names);
    const containers = new Map([['outside', world]]);
    const envoys = new Map<string, Envoy>();
    const writers = new Map<string, (files: ConfigFiles) => Promise<void>>();
    const opening = [...proxies].map(async ([key, proxy]) => {
      const { envoy, container, write } = await openPod(proxy, { network, closers, listening });
      writers.set(key, write);
      envoys.set(key, envoy);
      containers.set(key, container);
    });
    const results = await Promise.allSettled([world.listen(listening), ...opening]);
    for (const result of results) if (result.status === 'rejected') throw result.reason;
    const send = (from: string, sending: Sending): Promise<readonly Answer[]> => {
      const container = containers.get(from);
      if (container === undefined) throw new Error(`${from} does not run in this scene: it is no proxy`);
      return container.send(sending);
    };
    const write = async (pod: string, files: ConfigFiles): Promise<void> => {
      const writer = writers.get(pod);
      if (writer === undefined) throw new Error(`${pod} does not run in this scene: it is no proxy`);
      await writer(files);
    };
    const seen = async (mark: string): Promise<readonly Seen[]> =>
      (await Promise.all([...containers.values()].map((one) => one.seen(mark)))).flat();
    return { envoys, send, write, seen, resolve, close };
  } catch (error) {
    await close();
    throw error;
  }
}
