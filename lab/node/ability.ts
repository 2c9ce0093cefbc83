import { execFileSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { cacheFolder } from '../control-plane/once.ts';
import { tryCgroups } from './cgroups.ts';

const programs = ['bash', 'flock', 'ip', 'mount', 'nsenter', 'tar', 'unshare'] as const;
const gibibyte = 1024 ** 3;
/** What a node with the pods of the tests takes at the least, in bytes. */
const least = { memory: 2 * gibibyte, disk: 3 * gibibyte } as const;

function missingPrograms(): readonly string[] {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const has = (folder: string, name: string): boolean => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  };
  return programs.filter((name) => !folders.some((folder) => has(folder, name)));
}

function available(): number {
  const [, kibibytes] = /^MemAvailable:\s+(\d+)/m.exec(readFileSync('/proc/meminfo', 'utf8')) ?? [];
  return Number(kibibytes) * 1024;
}

const inGibibytes = (bytes: number): string => `${(bytes / gibibyte).toFixed(1)} GiB`;

/** Makes namespaces as the node has them, with an overlay and a /proc of their own, and lets them go again. */
function tryNamespaces(): void {
  const dir = mkdtempSync(join(cacheFolder(), 'trying-'));
  try {
    for (const name of ['lower', 'upper', 'work', 'root']) mkdirSync(join(dir, name));
    const mounts = [
      'mount --make-rprivate /',
      'cd "$0"',
      'mount -t overlay overlay -o "lowerdir=$0/lower,upperdir=$0/upper,workdir=$0/work" root',
      'mkdir root/proc',
      'mount -t proc proc root/proc',
      'ip link add one type veth peer name other',
    ];
    const spaces = ['--mount', '--uts', '--ipc', '--net', '--pid', '--cgroup', '--fork'];
    const command = ['unshare', ...spaces, 'sh', '-ec', mounts.join('; '), dir];
    execFileSync('env', command, { encoding: 'utf8', stdio: 'pipe' });
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

const firstLine = (error: unknown): string => {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
  return (said === '' && error instanceof Error ? error.message : said).split('\n', 1)[0] ?? '';
};

function failureOf(work: () => void): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return firstLine(error);
  }
}

/** The variable of the environment that gives a reason to do without a node, as the end of a sentence. */
export const withoutNode = 'SLUICE_WITHOUT_NODE';

/** True where a node can be brought up, which is tried out, else the reason why not, as the end of a sentence. */
export function canOpenNode(): true | string {
  const reason = process.env[withoutNode] ?? '';
  if (reason !== '') return reason;
  if (process.platform !== 'linux') return 'a node needs Linux';
  if (process.getuid?.() !== 0) return 'a node needs root';
  const missing = missingPrograms();
  if (missing.length > 0) return `a node needs the programs ${missing.join(', ')}`;
  mkdirSync(cacheFolder(), { recursive: true });
  const memory = available();
  if (memory < least.memory)
    return `a node needs ${inGibibytes(least.memory)} of memory, and ${inGibibytes(memory)} are free`;
  const { bavail, bsize } = statfsSync(cacheFolder());
  if (bavail * bsize < least.disk)
    return `a node needs ${inGibibytes(least.disk)} in ${cacheFolder()}, and ${inGibibytes(bavail * bsize)} are free`;
  const cgroups = failureOf(tryCgroups);
  if (cgroups !== undefined) return `a node needs cgroups of its own: ${cgroups}`;
  const namespaces = failureOf(tryNamespaces);
  return namespaces === undefined ? true : `a node needs namespaces of its own: ${namespaces}`;
}
