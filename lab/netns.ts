import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isIPv6 } from 'node:net';
import type { Family } from '../src/inject/iptables.ts';
import { atExit } from './cleanup.ts';

/**
 * A small network of network namespaces. In `world` every address of 198.18.0.0/15 is local, so a process there that listens on 0.0.0.0
 * answers for every pod and service that has no namespace of its own; with IPv6 those of fd00:198::/32 are local as well.
 */
export interface Network {
  /** The name of the world's namespace. */
  readonly world: string;
  /** Makes a namespace for a pod with these addresses, at most one of each family, reachable from the world and from the other pods; gives its name. */
  pod(...addresses: readonly string[]): string;
  /** Makes a namespace that has a loopback interface and no way out; gives its name. */
  island(): string;
  /** Applies text for `iptables-restore`, or for that of IPv6, in a namespace. */
  restore(netns: string, table: string, family?: Family): void;
  /** Runs a command to its end in a namespace, with text for its standard input, and gives its standard output. */
  run(netns: string, command: readonly string[], input?: string): string;
  /** Removes all of it. Processes inside must have been stopped. */
  close(): void;
}

const namespaces = '/run/netns';
/** An address that the world has whatever the manifests say. */
export const worldAddress = '198.19.255.254';
export const worldAddress6 = 'fd00:198:19::fffe';
/** Link-local, so that they meet no address of a manifest. */
const gatewayAddress = '169.254.1.1';
const gatewayAddress6 = 'fe80::1';

function execute(file: string, args: readonly string[], input?: string): string {
  return execFileSync(file, args, { encoding: 'utf8', input: input ?? '', stdio: ['pipe', 'pipe', 'pipe'] });
}

const inside = (netns: string, command: readonly string[], input?: string): string =>
  execute('nsenter', [`--net=${namespaces}/${netns}`, ...command], input);

const batch = (args: readonly string[], lines: readonly string[]): string =>
  execute('ip', [...args, '-batch', '-'], `${lines.join('\n')}\n`);

/** The clock tick at which a process started, which tells it from a later one with the same number; undefined when it is gone. */
function startTick(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

function removeStale(): void {
  if (!existsSync(namespaces)) return;
  for (const name of readdirSync(namespaces)) {
    const [, pid, tick] = /^sluice-(\d+)-(\d+)-\d+$/.exec(name) ?? [];
    if (pid !== undefined && startTick(Number(pid)) !== tick) execute('ip', ['netns', 'delete', name]);
  }
}

type Settings = readonly (readonly [key: string, value: number])[];

const settings: Settings = [
  ['ipv4/ip_forward', 1],
  ['ipv4/conf/all/rp_filter', 0],
  ['ipv4/conf/default/rp_filter', 0],
  ['ipv4/ip_unprivileged_port_start', 0],
];

/** An address counts at once, without a look round whether another has it. */
const settings6: Settings = [
  ['ipv6/conf/all/forwarding', 1],
  ['ipv6/conf/all/accept_dad', 0],
  ['ipv6/conf/default/accept_dad', 0],
];

function configure(netns: string, wanted = settings): void {
  const writes = wanted.map(([key, value]) => `echo ${value} > /proc/sys/net/${key}`);
  inside(netns, ['sh', '-ec', writes.join('\n')]);
}

function openWorld(world: string): void {
  configure(world);
  batch(
    ['-n', world],
    ['link set lo up', `address add ${worldAddress}/32 dev lo`, 'route add local 198.18.0.0/15 dev lo'],
  );
}

function openWorld6(world: string): void {
  configure(world, settings6);
  batch(
    ['-6', '-n', world],
    [`address add ${worldAddress6}/128 dev lo`, 'route add local fd00:198::/32 dev lo'],
  );
}

// The pod's route stands in the local table because that one is asked first and would answer for the whole range.
function connect(world: string, pod: string, { address, link }: { address: string; link: string }): void {
  batch(
    ['-n', world],
    [
      `address add ${gatewayAddress}/32 dev ${link}`,
      `route add ${address}/32 dev ${link} src ${worldAddress} table local`,
    ],
  );
  batch(
    ['-n', pod],
    [`address add ${address}/32 dev eth0`, `route add default via ${gatewayAddress} dev eth0 onlink`],
  );
}

function connect6(world: string, pod: string, { address, link }: { address: string; link: string }): void {
  batch(
    ['-6', '-n', world],
    [
      `address add ${gatewayAddress6}/64 dev ${link}`,
      `route add ${address}/128 dev ${link} src ${worldAddress6} table local`,
    ],
  );
  batch(
    ['-6', '-n', pod],
    [`address add ${address}/128 dev eth0`, `route add default via ${gatewayAddress6} dev eth0`],
  );
}

function openPod(world: string, pod: string, link: string, addresses: readonly string[]): void {
  configure(pod);
  if (addresses.some(isIPv6)) configure(pod, settings6);
  batch([], [`link add eth0 netns ${pod} type veth peer name ${link} netns ${world}`]);
  batch(['-n', pod], ['link set lo up', 'link set eth0 up']);
  batch(['-n', world], [`link set ${link} up`]);
  for (const address of addresses) {
    if (isIPv6(address)) connect6(world, pod, { address, link });
    else connect(world, pod, { address, link });
  }
}

const iptables = { ipv4: 'iptables', ipv6: 'ip6tables' } as const;

let made = 0;

/**
 * Opens a network with nothing but its world, where that is asked for with IPv6. Namespaces that a dead process left behind are removed first;
 * this one's go when it is closed or when the process ends. Needs root; throws what `ip` says.
 */
export function openNetwork({ ipv6 = false }: { readonly ipv6?: boolean } = {}): Network {
  removeStale();
  const names: string[] = [];
  const add = (): string => {
    const name = `sluice-${process.pid}-${startTick(process.pid) ?? 0}-${made++}`;
    execute('ip', ['netns', 'add', name]);
    names.push(name);
    return name;
  };
  const close = (): void => {
    withdraw();
    for (const name of names.splice(0).reverse()) execute('ip', ['netns', 'delete', name]);
  };
  const withdraw = atExit(close);
  const world = add();
  openWorld(world);
  if (ipv6) openWorld6(world);
  return {
    world,
    pod: (...addresses) => {
      const name = add();
      openPod(world, name, `pod${names.length}`, addresses);
      return name;
    },
    island: () => {
      const name = add();
      configure(name);
      batch(['-n', name], ['link set lo up']);
      return name;
    },
    restore: (netns, table, family = 'ipv4') =>
      void inside(netns, [`${iptables[family]}-restore`, '--noflush'], table),
    run: inside,
    close,
  };
}

/** True where network namespaces with iptables can be made, else the reason why not, as the end of a sentence. */
export function canUseNetns(): true | string {
  if (process.platform !== 'linux') return 'network namespaces exist on Linux only';
  if (process.getuid?.() !== 0) return 'network namespaces need root';
  const refused = tried('ipv4');
  return (
    refused === undefined ||
    `a network namespace with iptables cannot be made here (Debian packages iproute2, util-linux, iptables): ${refused}`
  );
}

/** The same for namespaces with IPv6. */
export function canUseIpv6(): true | string {
  const usable = canUseNetns();
  if (usable !== true) return usable;
  const refused = tried('ipv6');
  return (
    refused === undefined || `a network namespace with IPv6 and ip6tables cannot be made here: ${refused}`
  );
}

/** What keeps a namespace of a family from being made. */
function tried(family: Family): string | undefined {
  try {
    const network = openNetwork({ ipv6: family === 'ipv6' });
    try {
      network.run(network.world, ['setpriv', iptables[family], '-t', 'nat', '-S']);
    } finally {
      network.close();
    }
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
