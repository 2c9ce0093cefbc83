import { isIPv6 } from 'node:net';
import { type Container, startContainer } from '../../lab/container.ts';
import { type Envoy, startEnvoy } from '../../lab/envoy.ts';
import { temporaryFolder } from '../../lab/folder.ts';
import { type Network, openNetwork } from '../../lab/netns.ts';
import { drawUid } from '../../lab/scene.ts';
import type { ConfigFiles } from '../../src/envoy/model.ts';
import { type Family, type Rule, restoreText } from '../../src/inject/iptables.ts';
import { writeFolder } from '../../src/local/folder.ts';

/** Who sends: the pod's app as root, one in the proxy's group, one of the proxy's uid in another group, or a client without a proxy. */
export type Sender = 'app' | 'appOfProxyGroup' | 'processOfProxyUser' | 'client';

/** The first line of the answer, and how many connections the proxy took meanwhile on the way in and on the way out. */
export interface Outcome {
  readonly answer: string;
  readonly inbound: number;
  readonly outbound: number;
}

/** A pod with a running proxy and no rules yet, and a world around it. */
export interface InterceptedPod {
  readonly network: Network;
  readonly netns: string;
  /** The uid that the proxy runs under; its gid is 1337. */
  readonly uid: number;
  /** The words that start a command in the pod. */
  readonly inside: readonly string[];
  /** Makes these the rules of the pod, whatever they were. */
  apply(rules: readonly Rule[], family?: Family): void;
  /** Sends a text to an address and port over a connection of its own. */
  send(from: Sender, to: Destination): Promise<Outcome>;
  close(): Promise<void>;
}

export interface Destination {
  readonly address: string;
  readonly port: number;
  readonly text?: string;
}

export type Variant = 'nft' | 'legacy';

const programs = { ipv4: 'iptables', ipv6: 'ip6tables' } as const;

/** A connection that port 15001 hands to the listener of its destination counts there alone. */
async function counted(envoy: Envoy): Promise<{ inbound: number; outbound: number }> {
  const stats = [...(await envoy.stats('^listener\\..*\\.downstream_cx_total$'))];
  const of = (listeners: RegExp): number =>
    stats.reduce((sum, [name, value]) => (listeners.test(name) ? sum + Number(value) : sum), 0);
  return { inbound: of(/_15006\.downstream/), outbound: of(/_(15001|9000)\.downstream/) };
}

interface PodOptions {
  readonly files: ConfigFiles;
  readonly variant: Variant;
  /** At most one of each family. */
  readonly addresses: readonly string[];
  /** Ports that the app and the world listen on. */
  readonly ports: readonly number[];
  /** Which pod an address stands for. */
  readonly names: Readonly<Record<string, string>>;
}

/** Needs root. */
export async function openPod(options: PodOptions): Promise<InterceptedPod> {
  const { files, variant, addresses, ports, names } = options;
  const ipv6 = addresses.some(isIPv6);
  const { dir, remove } = await temporaryFolder();
  const closers: (() => Promise<unknown>)[] = [remove];
  const network = openNetwork({ ipv6 });
  const close = async (): Promise<void> => {
    await Promise.all(closers.splice(0).map((end) => end()));
    network.close();
  };
  try {
    await writeFolder(dir, files);
    const uid = drawUid();
    const netns = network.pod(...addresses);
    const places = {
      app: { netns },
      appOfProxyGroup: { netns, uid: 1001, gid: 1337 },
      processOfProxyUser: { netns, uid, gid: 1001 },
      client: { netns: network.world },
    };
    const open = (place: (typeof places)[Sender]): Container => {
      const container = startContainer(place);
      closers.push(() => container.stop());
      return container;
    };
    const senders: Record<Sender, Container> = {
      app: open(places.app),
      appOfProxyGroup: open(places.appOfProxyGroup),
      processOfProxyUser: open(places.processOfProxyUser),
      client: open(places.client),
    };
    const listening = {
      ports,
      serverFirst: [],
      names,
      families: ipv6 ? (['ipv4', 'ipv6'] as const) : (['ipv4'] as const),
    };
    await Promise.all([senders.app.listen(listening), senders.client.listen(listening)]);
    const envoy = await startEnvoy({ dir, netns, uid, gid: 1337, patience: 40_000 });
    closers.push(() => envoy.stop());

    const apply = (rules: readonly Rule[], of: Family = 'ipv4'): void => {
      const name = `${programs[of]}-${variant}`;
      const present = network.run(netns, [`${name}-save`, '-t', 'nat']).split('\n');
      network.run(netns, [`${name}-restore`, '--noflush'], restoreText(rules, present));
    };
    const send = async (from: Sender, to: Destination): Promise<Outcome> => {
      const before = await counted(envoy);
      const sending = { ...to, times: 1, method: '', path: '', headers: {}, raw: to.text ?? 'ping\n' };
      const [answer] = await senders[from].send(sending);
      const after = await counted(envoy);
      const line = answer?.failure ?? answer?.body.trim() ?? '';
      return {
        answer: line,
        inbound: after.inbound - before.inbound,
        outbound: after.outbound - before.outbound,
      };
    };
    const inside = ['nsenter', `--net=/run/netns/${netns}`];
    return { network, netns, uid, inside, apply, send, close };
  } catch (error) {
    await close();
    throw error;
  }
}
