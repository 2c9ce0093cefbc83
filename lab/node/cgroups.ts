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

/**
 * Makes the node's cgroup in each hierarchy. Gives the files to which a process of the node must write its id: with v2 those of a
 * leaf, since a cgroup with children that are limited holds no processes.
 */
export function openCgroups(): readonly string[] {
  return hierarchies().map((parent) => {
    const folder = join(parent, nodeName);
    mkdirSync(folder, { recursive: true });
    fillCpuset(parent, folder);
    if (!unified()) return join(folder, 'cgroup.procs');
    const leaf = join(folder, 'init');
    mkdirSync(leaf, { recursive: true });
    return join(leaf, 'cgroup.procs');
  });
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
