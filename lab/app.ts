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

let nameServer: NameServer | undefined;

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
      if (nameServer === undefined) nameServer = await startNameServer(order.address, order.names);
      else nameServer.say(order.names);
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
