import type { Order } from './app.ts';
import type { Listening, Seen } from './backend.ts';
import type { Answer, Sending } from './client.ts';
import type { Names } from './name-server.ts';
import type { Place } from './process.ts';
import { startProgram } from './program.ts';

/** An app process in a place, most often a network namespace: it listens, and it sends. */
export interface Container {
  /** Resolves when every port is open. */
  listen(listening: Listening): Promise<void>;
  send(sending: Sending): Promise<readonly Answer[]>;
  /** What it was asked with this mark, see `markHeader`. */
  seen(mark: string): Promise<readonly Seen[]>;
  /** Answers DNS on port 53 of an address, from now on with these names. */
  resolve(address: string, names: Names): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts an app process. It ends with this process, or when it is stopped; an order then outstanding fails. With a uid or a gid it starts
 * as root and changes then, since this repository may lie where others cannot read.
 */
export function startContainer({ netns, uid, gid }: Place): Container {
  const owner = [uid, gid].map((id) => String(id ?? 0));
  const { ask, stop } = startProgram<Order>({ netns }, new URL('./app.ts', import.meta.url), owner);
  return {
    listen: async (listening) => void (await ask({ kind: 'listen', listening })),
    send: async (sending) => (await ask({ kind: 'send', sending })) as readonly Answer[],
    seen: async (mark) => (await ask({ kind: 'seen', mark })) as readonly Seen[],
    resolve: async (address, names) => void (await ask({ kind: 'resolve', address, names })),
    stop,
  };
}
