import type { Order, Reply } from './app.ts';
import type { Listening, Seen } from './backend.ts';
import type { Answer, Sending } from './client.ts';
import { type Place, start, stop } from './process.ts';

/** An app process in a place, most often a network namespace: it listens, and it sends. */
export interface Container {
  /** Resolves when every port is open. */
  listen(listening: Listening): Promise<void>;
  send(sending: Sending): Promise<readonly Answer[]>;
  /** What it was asked with this mark, see `markHeader`. */
  seen(mark: string): Promise<readonly Seen[]>;
  stop(): Promise<void>;
}

type Wanted = Order extends infer O ? (O extends Order ? Omit<O, 'id'> : never) : never;

/**
 * Starts an app process. It ends with this process, or when it is stopped; an order then outstanding fails. With a uid or a gid it starts
 * as root and changes then, since this repository may lie where others cannot read.
 */
export function startContainer({ netns, uid, gid }: Place): Container {
  const entry = new URL('./app.ts', import.meta.url).pathname;
  const owner = [uid, gid].map((id) => String(id ?? 0));
  const child = start(
    { netns },
    [process.execPath, entry, ...owner],
    ['ignore', 'inherit', 'inherit', 'ipc'],
  );
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let orders = 0;
  child.on('message', (message) => {
    const reply = message as Reply;
    const waiter = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('error' in reply) waiter?.reject(new Error(reply.error));
    else waiter?.resolve(reply.value);
  });
  const fail = (why: string): void => {
    for (const { reject } of waiting.values()) reject(new Error(why));
    waiting.clear();
  };
  child.on('exit', (code, signal) => fail(`the app process ended (${signal ?? code})`));
  child.on('error', (error) => fail(error.message));
  const ask = (wanted: Wanted): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const order = { ...wanted, id: orders++ } as Order;
      waiting.set(order.id, { resolve, reject });
      child.send(order, (error) => error && reject(error));
    });
  return {
    listen: async (listening) => void (await ask({ kind: 'listen', listening })),
    send: async (sending) => (await ask({ kind: 'send', sending })) as readonly Answer[],
    seen: async (mark) => (await ask({ kind: 'seen', mark })) as readonly Seen[],
    stop: () => stop(child),
  };
}
