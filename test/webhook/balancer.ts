import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { ask } from './place.ts';

/** What a Service and its readiness probes are: a port of 127.0.0.1 whose connections go to the replicas that are ready, in turn. */
export interface Balancer {
  readonly port: number;
  /** The ports of the replicas that are ready. */
  ready(): readonly number[];
  add(port: number): void;
  close(): Promise<void>;
}

/** Milliseconds between two questions whether a replica is ready. */
const period = 100;

export async function openBalancer(): Promise<Balancer> {
  const known = new Set<number>();
  let ready: readonly number[] = [];
  let turn = 0;
  const sockets = new Set<Socket>();
  const listener = createServer((client) => {
    const port = ready[turn++ % ready.length];
    const replica = connect({ host: '127.0.0.1', port: port ?? 1 });
    for (const [one, other] of [
      [client, replica],
      [replica, client],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => sockets.delete(one));
    }
    client.pipe(replica).pipe(client);
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const probe = async (): Promise<void> => {
    const answers = await Promise.all(
      [...known].map(async (port) => {
        const isReady = await ask(port, '/readyz').then(
          ({ status }) => status === 200,
          () => false,
        );
        return isReady ? [port] : [];
      }),
    );
    ready = answers.flat();
  };
  const timer = setInterval(() => void probe(), period);
  const address = listener.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    ready: () => ready,
    add: (port) => known.add(port),
    close: async () => {
      clearInterval(timer);
      for (const socket of sockets) socket.destroy();
      listener.close();
      await once(listener, 'close');
    },
  };
}
