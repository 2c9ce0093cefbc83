import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { atExit } from './cleanup.ts';

/**
 * A small network of network namespaces. In `world` every address of 198.18.0.0/15 is local, so a process there that listens on 0.0.0.0
 * answers for every pod and service that has no namespace of its own.
 */
export interface Network {
  /** The name of the world's namespace. */
  readonly world: string;
  /** Makes a namespace for a pod with this IPv4 address, reachable from the world and from the other pods; gives its name. */
  pod(address: string): string;
  /** Makes a namespace that has a loopback interface and no way out; gives its name. */
  island(): string;
  /** Applies text for `iptables-restore` in a namespace. */
  restore(netns: string, table: string): void;
  /** Runs a command to its end in a namespace, with text for its standard input, and gives its standard output. */
  run(netns: string, command: readonly string[], input?: string): string;
  /** Removes all of it. Processes inside must have been stopped. */
  close(): void;
}

const namespaces = '/run/netns';
/** An address that the world has whatever the manifests say. */
export const worldAddress = '198.19.255.254';
/** Link-local, so that it meets no address of a manifest. */
const gatewayAddress = '169.254.1.1';

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

const settings: readonly (readonly [string, number])[] = [
  ['ip_forward', 1],
  ['conf/all/rp_filter', 0],
  ['conf/default/rp_filter', 0],
  ['ip_unprivileged_port_start', 0],
];

function configure(netns: string): void {
  const writes = settings.map(([key, value]) => `echo ${value} > /proc/sys/net/ipv4/${key}`);
  inside(netns, ['sh', '-ec', writes.join('\n')]);
}

function openWorld(world: string): void {
  configure(world);
  batch(
    ['-n', world],
    ['link set lo up', `address add ${worldAddress}/32 dev lo`, 'route add local 198.18.0.0/15 dev lo'],
  );
}

// The pod's route stands in the local table because that one is asked first and would answer for the whole range.
function connect(world: string, pod: string, { address, link }: { address: string; link: string }): void {
  batch([], [`link add eth0 netns ${pod} type veth peer name ${link} netns ${world}`]);
  batch(
    ['-n', world],
    [
      `address add ${gatewayAddress}/32 dev ${link}`,
      `link set ${link} up`,
      `route add ${address}/32 dev ${link} src ${worldAddress} table local`,
    ],
  );
  configure(pod);
  batch(
    ['-n', pod],
    [
      'link set lo up',
      `address add ${address}/32 dev eth0`,
      'link set eth0 up',
      `route add default via ${gatewayAddress} dev eth0 onlink`,
    ],
  );
}

let made = 0;

/**
 * Opens a network with nothing but its world. Namespaces that a dead process left behind are removed first; this one's go when it is
 * closed or when the process ends. Needs root; throws what `ip` says.
 */
export function openNetwork(): Network {
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
  return {
    world,
    pod: (address) => {
      const name = add();
      connect(world, name, { address, link: `pod${names.length}` });
      return name;
    },
    island: () => {
      const name = add();
      configure(name);
      batch(['-n', name], ['link set lo up']);
      return name;
    },
    restore: (netns, table) => void inside(netns, ['iptables-restore', '--noflush'], table),
    run: inside,
    close,
  };
}

/** True where network namespaces with iptables can be made, else the reason why not, as the end of a sentence. */
export function canUseNetns(): true | string {
  if (process.platform !== 'linux') return 'network namespaces exist on Linux only';
  if (process.getuid?.() !== 0) return 'network namespaces need root';
  try {
    const network = openNetwork();
    try {
      network.run(network.world, ['setpriv', 'iptables', '-t', 'nat', '-S']);
    } finally {
      network.close();
    }
    return true;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return `a network namespace with iptables cannot be made here (Debian packages iproute2, util-linux, iptables): ${said}`;
  }
}
