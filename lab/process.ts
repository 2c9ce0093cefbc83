import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { atExit } from './cleanup.ts';

/** Where and as whom a process runs. `netns` is a name under `/run/netns`, `resolver` the path of what stands in for `/etc/resolv.conf`; all need root. */
export interface Place {
  readonly netns?: string | undefined;
  readonly resolver?: string | undefined;
  readonly uid?: number | undefined;
  readonly gid?: number | undefined;
}

/** The words that run a command in a place. A child also dies with its parent, however the parent ends. */
function placed(place: Place, command: readonly string[]): string[] {
  const words: string[] = [];
  if (place.netns !== undefined) words.push('nsenter', `--net=/run/netns/${place.netns}`);
  if (place.resolver !== undefined) {
    const bind = 'mount --bind "$0" /etc/resolv.conf; exec "$@"';
    words.push('unshare', '--mount', 'sh', '-ec', bind, place.resolver);
  }
  if (process.platform === 'linux') words.push('setpriv', '--pdeathsig', 'KILL');
  if (place.uid !== undefined) words.push('--reuid', String(place.uid));
  if (place.gid !== undefined) words.push('--regid', String(place.gid));
  if (place.uid !== undefined || place.gid !== undefined) words.push('--clear-groups');
  return [...words, ...command];
}

/** A child that runs in a place and is killed when this process ends. */
export function start(place: Place, command: readonly string[], stdio: StdioOptions): ChildProcess {
  const [file = '', ...args] = placed(place, command);
  const child = spawn(file, args, { stdio });
  const withdraw = atExit(() => child.kill('SIGKILL'));
  child.once('exit', withdraw);
  child.on('error', withdraw);
  return child;
}

const ended = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

/** Ends a child by SIGTERM, and by SIGKILL if it still runs after `patience` milliseconds. */
export async function stop(child: ChildProcess, patience = 3000): Promise<void> {
  if (ended(child) || child.pid === undefined) return;
  const exit = once(child, 'exit');
  const timer = setTimeout(() => child.kill('SIGKILL'), patience);
  child.kill('SIGTERM');
  await exit;
  clearTimeout(timer);
}

/**
 * Asks again every `pause` milliseconds until the answer is not undefined. After `patience` milliseconds it throws what `otherwise` says.
 * An error of `ask` ends the waiting.
 */
export async function until<T>(
  ask: () => Promise<T | undefined> | T | undefined,
  { patience, pause = 20, otherwise }: { patience: number; pause?: number; otherwise: () => string },
): Promise<T> {
  const deadline = performance.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > deadline) throw new Error(otherwise());
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
