import { type Listening, listen, seenWith } from './backend.ts';
import { type Sending, send } from './client.ts';

/** What the parent asks for over the IPC channel; each order is answered once, under its `id`. */
export type Order = { readonly id: number } & (
  | { readonly kind: 'listen'; readonly listening: Listening }
  | { readonly kind: 'send'; readonly sending: Sending }
  | { readonly kind: 'seen'; readonly mark: string }
);

export type Reply = { readonly id: number } & ({ readonly value: unknown } | { readonly error: string });

async function obey(order: Order): Promise<unknown> {
  if (order.kind === 'send') return send(order.sending);
  if (order.kind === 'seen') return seenWith(order.mark);
  await listen(order.listening);
  return null;
}

const [uid, gid] = process.argv.slice(2).map(Number);
if (gid !== undefined && gid > 0) {
  process.setgroups?.([]);
  process.setgid?.(gid);
}
if (uid !== undefined && uid > 0) process.setuid?.(uid);

// Run as a process of its own: a pod's containers, which listen and send inside the pod's network namespace.
process.on('message', (order: Order) => {
  obey(order).then(
    (value) => process.send?.({ id: order.id, value } satisfies Reply),
    (error: unknown) => process.send?.({ id: order.id, error: String(error) } satisfies Reply),
  );
});
process.on('disconnect', () => process.exit());
