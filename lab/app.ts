import { type Listening, listen, seenWith } from './backend.ts';
import { type Sending, send } from './client.ts';
import { type NameServer, type Names, startNameServer } from './name-server.ts';
import { obeyOrders } from './program.ts';

/** What the parent asks for. */
export type Order =
  | { readonly kind: 'listen'; readonly listening: Listening }
  | { readonly kind: 'send'; readonly sending: Sending }
  | { readonly kind: 'seen'; readonly mark: string }
  | { readonly kind: 'resolve'; readonly address: string; readonly names: Names };

const nameServers = new Map<string, NameServer>();

async function resolve({ address, names }: Extract<Order, { kind: 'resolve' }>): Promise<void> {
  const present = nameServers.get(address);
  if (present === undefined) nameServers.set(address, await startNameServer(address, names));
  else present.say(names);
}

async function obey(order: Order): Promise<unknown> {
  switch (order.kind) {
    case 'send':
      return send(order.sending);
    case 'seen':
      return seenWith(order.mark);
    case 'listen':
      await listen(order.listening);
      return null;
    case 'resolve':
      await resolve(order);
      return null;
  }
}

const [uid, gid] = process.argv.slice(2).map(Number);
if (gid !== undefined && gid > 0) {
  process.setgroups?.([]);
  process.setgid?.(gid);
}
if (uid !== undefined && uid > 0) process.setuid?.(uid);

// Run as a process of its own: a pod's containers, which listen and send inside the pod's network namespace.
obeyOrders(obey);
