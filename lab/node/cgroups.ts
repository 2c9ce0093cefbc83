import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { until } from '../process.ts';
import { nodeName } from './addresses.ts';

const top = '/sys/fs/cgroup';

/** Whether this machine has the one hierarchy of cgroup v2; else it has one for each controller. */
const unified = (): boolean => existsSync(join(top, 'cgroup.procs'));

/** The hierarchies of this machine; links (`cpu` to `cpu,cpuacct`) name the same ones again. */
function hierarchies(): readonly string[] {
  if (unified()) return [top];
  return readdirSync(top)
    .map((name) => join(top, name))
    .filter((path) => lstatSync(path).isDirectory() && existsSync(join(path, 'cgroup.procs')));
}

/** A controller of v1 that is told nothing about processors and memory takes no process. */
function fillCpuset(parent: string, folder: string): void {
  for (const name of ['cpuset.cpus', 'cpuset.mems'])
    if (!unified() && existsSync(join(folder, name)))
      writeFileSync(join(folder, name), readFileSync(join(parent, name)));
}

/** The node's cgroups, by the files to which a process writes its id to be in them. */
export interface Cgroups {
  /** Where the first process is when its namespaces are made: its cgroup becomes their root. */
  readonly first: readonly string[];
  /** Where all processes of the node itself are from then on. */
  readonly own: readonly string[];
}

/** Makes the node's cgroup in each hierarchy. */
export function openCgroups(): Cgroups {
  const folders = hierarchies().map((parent) => {
    const folder = join(parent, nodeName);
    mkdirSync(folder, { recursive: true });
    fillCpuset(parent, folder);
    return folder;
  });
  const first = folders.map((folder) => join(folder, 'cgroup.procs'));
  if (!unified()) return { first, own: first };
  const leaves = folders.map((folder) => join(folder, 'init'));
  for (const leaf of leaves) mkdirSync(leaf, { recursive: true });
  return { first, own: leaves.map((leaf) => join(leaf, 'cgroup.procs')) };
}

const needed = ['cpu', 'memory', 'pids'] as const;

/** Makes and removes a cgroup in each hierarchy. Throws where that cannot be done, or a controller is missing that a kubelet needs. */
export function tryCgroups(): void {
  const found = unified()
    ? readFileSync(join(top, 'cgroup.controllers'), 'utf8').trim().split(' ')
    : readdirSync(top).filter((name) => existsSync(join(top, name, 'cgroup.procs')));
  const missing = [...needed, 'cpuset'].filter((name) => !found.includes(name));
  if (missing.length > 0) throw new Error(`${top} has no controller ${missing.join(', ')}`);
  for (const parent of hierarchies()) {
    const folder = join(parent, `${nodeName}-try-${process.pid}`);
    mkdirSync(folder);
    rmdirSync(folder);
  }
}

/** With v2 a cgroup whose children are limited holds no processes: the first ones go to a leaf, and the kubelet gets the controllers. */
export function settleCgroups({ own }: Cgroups, pids: readonly number[]): void {
  if (!unified()) return;
  for (const file of own) for (const pid of pids) writeFileSync(file, String(pid));
  const folder = join(top, nodeName);
  const controllers = readFileSync(join(folder, 'cgroup.controllers'), 'utf8').trim().split(' ');
  for (const name of needed)
    if (!controllers.includes(name))
      throw new Error(`${folder} has no ${name} controller; enable it in ${top}/cgroup.subtree_control.`);
  writeFileSync(join(folder, 'cgroup.subtree_control'), controllers.map((name) => `+${name}`).join(' '));
}

function removeTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) removeTree(join(folder, entry.name));
  rmdirSync(folder);
}

/** Removes the node's cgroups; false while a process is still in one of them. */
function removeCgroups(): boolean {
  try {
    for (const parent of hierarchies()) {
      const folder = join(parent, nodeName);
      if (existsSync(folder)) removeTree(folder);
    }
    return true;
  } catch {
    return false;
  }
}

/** Waits until the node's processes are gone, and removes their cgroups. */
export async function closeCgroups(): Promise<void> {
  await until(() => (removeCgroups() ? true : undefined), {
    patience: 30_000,
    pause: 50,
    otherwise: () =>
      `There are still processes in the cgroup ${nodeName}; end them (cgroup.procs below ${top}).`,
  });
}
