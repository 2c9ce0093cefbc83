import { flushCompileCache } from 'node:module';
import { type Place, start, stop } from './process.ts';

/** A program of this folder that obeys orders, each answered once, over the channel that Node opens to a child. */
export interface Program<Order> {
  ask(order: Order): Promise<unknown>;
  stop(): Promise<void>;
}

interface Envelope<Order> {
  readonly id: number;
  readonly order: Order;
}

type Reply = { readonly id: number } & ({ readonly value: unknown } | { readonly error: string });

/** Starts a file as a program in a place. It ends with this process, or when it is stopped; an order then outstanding fails. */
export function startProgram<Order>(place: Place, file: URL, args: readonly string[] = []): Program<Order> {
  const child = start(
    place,
    [process.execPath, file.pathname, ...args],
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
  return {
    ask: (order) =>
      new Promise((resolve, reject) => {
        const envelope: Envelope<Order> = { id: orders++, order };
        waiting.set(envelope.id, { resolve, reject });
        child.send(envelope, (error) => error && reject(error));
      }),
    stop: () => stop(child),
  };
}

/** In the program itself: obeys every order that comes, and ends with its parent. */
export function obeyOrders<Order>(obey: (order: Order) => Promise<unknown>): void {
  process.on('message', ({ id, order }: Envelope<Order>) => {
    obey(order).then(
      (value) => process.send?.({ id, value } satisfies Reply),
      (error: unknown) => process.send?.({ id, error: String(error) } satisfies Reply),
    );
  });
  process.on('disconnect', () => process.exit());
  // A signal ends it, which would leave nothing in the cache for the next one.
  flushCompileCache();
}
