import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { temporaryFolder } from './folder.ts';
import { start, stop } from './process.ts';

/** Makes a port of this machine's 127.0.0.1 reachable under the same address and port inside a network namespace, until it is closed. */
export async function openPassage(netns: string, port: number): Promise<{ close(): Promise<void> }> {
  const { dir, remove } = await temporaryFolder();
  const socket = join(dir, 'socket');
  const relays = [relay(undefined, socket, String(port)), relay(netns, String(port), socket)];
  const close = async (): Promise<void> => {
    await Promise.all(relays.map((child) => stop(child)));
    await remove();
  };
  const listening = await Promise.all(relays.map(isListening));
  if (listening.every((is) => is)) return { close };
  await close();
  throw new Error(`No passage to port ${port} could be opened in network namespace ${netns}.`);
}

const relay = (netns: string | undefined, from: string, to: string): ChildProcess =>
  start(
    { netns },
    [process.execPath, new URL('./relay.ts', import.meta.url).pathname, from, to],
    ['ignore', 'pipe', 'inherit'],
  );

const isListening = (child: ChildProcess): Promise<boolean> =>
  Promise.race([
    child.stdout === null ? Promise.resolve(false) : once(child.stdout, 'data').then(() => true),
    once(child, 'exit').then(() => false),
  ]);
