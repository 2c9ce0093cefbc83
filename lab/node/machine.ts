import type { ChildProcess } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Daemon, startDaemon } from '../control-plane/daemon.ts';
import { start, until } from '../process.ts';
import { addresses, nodeName } from './addresses.ts';
import { type Cgroups, closeCgroups, openCgroups, settleCgroups } from './cgroups.ts';
import { execute } from './execute.ts';
import type { Image } from './image.ts';
import { settingsFiles } from './settings.ts';

/** What a machine is put together from; `state` is an empty folder that it may fill. */
export interface Parts {
  readonly image: Image;
  readonly state: string;
  readonly programs: string;
  readonly registry: string;
}

/** The namespaces of a node with its file system, and a wire to this machine. */
export interface Machine {
  /** Writes a file into the folder of its settings. */
  settings(name: string, text: string): Promise<void>;
  /** Starts a program inside, with its output in `logs` of the state. */
  daemon(name: string, command: readonly string[]): Daemon;
  /** The words before a command that make it a process of the node, also when another process of this machine says them. */
  readonly inside: readonly [string, ...string[]];
  /** Runs a command inside to its end and gives its standard output. */
  enter(command: readonly string[]): Promise<string>;
  /** Ends all that runs inside, and removes what it had on this machine. */
  stop(): Promise<void>;
}

const path = '/opt/sluice:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** The words before a command that make it a process of the node. */
function inside(pid: number, { own }: Cgroups): readonly [string, ...string[]] {
  const entering = own.map((file) => `echo $$ > ${file}`).join('; ');
  const spaces = ['--mount', '--uts', '--ipc', '--net', '--pid', '--cgroup'];
  const enter = ['nsenter', `--target=${pid}`, ...spaces, 'env', '-i', `PATH=${path}`, 'HOME=/root'];
  return ['sh', '-ec', `${entering}; exec "$@"`, 'sh', ...enter];
}

/** The process that `unshare` made pid 1, once it has put the file system together. */
async function firstProcess(unshare: ChildProcess, log: string): Promise<number> {
  const failure = (): string => {
    const said = readFileSync(log, 'utf8').trim();
    return `The node's namespaces could not be made (this needs root and Linux): ${said}`;
  };
  const { pid } = unshare;
  return until(
    async () => {
      if (unshare.exitCode !== null || pid === undefined) throw new Error(failure());
      const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
      const child = Number(children.trim());
      return child > 0 && program(child).endsWith('/pause') ? child : undefined;
    },
    { patience: 30_000, otherwise: failure },
  );
}

function program(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/exe`);
  } catch {
    return '';
  }
}

/** Both ends of the wire, and the routes through it; all of it goes with the node's network namespace. */
async function connect(pid: number): Promise<void> {
  const { machine, node, pods, services } = addresses;
  const here = [
    `link add ${nodeName} type veth peer name eth0 netns ${pid}`,
    `address add ${machine}/30 dev ${nodeName}`,
    `link set ${nodeName} up`,
    ...[pods, services].map((range) => `route add ${range} via ${node} dev ${nodeName}`),
  ];
  const there = [
    'link set lo up',
    `address add ${node}/30 dev eth0`,
    'link set eth0 up',
    `route add default via ${machine}`,
  ];
  await execute(['ip', '-batch', '-'], `${here.join('\n')}\n`);
  const within = ['nsenter', `--target=${pid}`, '--net'];
  await execute([...within, 'ip', '-batch', '-'], `${there.join('\n')}\n`);
  await execute([...within, 'sh', '-ec', 'echo 1 > /proc/sys/net/ipv4/ip_forward']);
}

async function begin({ image, state, programs, registry }: Parts, { first }: Cgroups) {
  const folders = ['root', 'changes', 'scratch', 'settings', 'containerd', 'kubelet', 'pod-logs', 'logs'];
  for (const name of folders) await mkdir(join(state, name), { recursive: true });
  for (const [name, text] of Object.entries(settingsFiles)) await write(state, name, text);
  const layers = image.layers
    .map(({ dir }) => dir)
    .reverse()
    .join(':');
  const init = fileURLToPath(new URL('./init.sh', import.meta.url));
  const spaces = ['--mount', '--uts', '--ipc', '--net', '--pid', '--cgroup', '--fork', '--kill-child=KILL'];
  const entering = first.map((file) => `echo $$ > ${file}`).join('; ');
  const log = join(state, 'logs', 'init.log');
  const command = ['unshare', ...spaces, 'bash', init, layers, state, programs, registry];
  const child = start({}, ['sh', '-ec', `${entering}; exec "$@" > ${log} 2>&1`, 'sh', ...command], 'ignore');
  return { child, log };
}

async function write(state: string, name: string, text: string): Promise<void> {
  const file = join(state, 'settings', name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text, { mode: 0o600 });
}

/** Starts a machine. It dies with this process; what a killed one left behind must have been removed by `clear`. */
export async function startMachine(parts: Parts): Promise<Machine> {
  const cgroups = openCgroups();
  const { child, log } = await begin(parts, cgroups);
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL');
    await closeCgroups();
  };
  try {
    const pid = await firstProcess(child, log);
    settleCgroups(cgroups, [child.pid ?? pid, pid]);
    await connect(pid);
    const words = inside(pid, cgroups);
    return {
      inside: words,
      settings: (name, text) => write(parts.state, name, text),
      daemon: (name, command) =>
        startDaemon([...words, ...command], join(parts.state, 'logs', `${name}.log`)),
      enter: (command) => execute([...words, ...command]),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Removes what a node that was killed left on this machine: cgroups, and the folder of its state. */
export async function clear(state: string): Promise<void> {
  await closeCgroups();
  await rm(state, { recursive: true, force: true });
}
