import type { Snapshot } from '../api/objects.ts';
import { warningEvent } from '../kube/events.ts';
import { QueueStopped } from '../kube/lane.ts';
import type { SinkEvent } from '../kube/sink.ts';
import type { WriteQueue } from '../kube/write.ts';

export type Unwritten = Extract<SinkEvent, { kind: 'unwritten' }>;

interface Given {
  readonly queue: Pick<WriteQueue, 'event'>;
  readonly pods: () => Snapshot['pods'];
  readonly failed: (what: string, error: unknown) => void;
}

/** Of pods that mount one ConfigMap so many are told: who looks for the reason looks at one of them. */
const mostPods = 10;
/** What was told is forgotten beyond so many; to tell it twice does no harm. */
const mostKept = 10_000;

/** Tells pods in an event, once, that the files of their proxies cannot be written, and why. */
export function unwritten({ queue, pods, failed }: Given): (event: Unwritten) => void {
  const told = new Set<string>();
  return ({ key, pods: names, error }) => {
    const reason = reasonOf(error.message);
    for (const name of names.slice(0, mostPods)) {
      const pod = pods().get(name);
      const id = `${pod?.uid} ${key} ${reason.kind}`;
      if (pod?.uid === undefined || told.has(id)) continue;
      if (told.size >= mostKept) told.clear();
      told.add(id);
      const on = { kind: 'Pod', namespace: pod.meta.namespace, name: pod.meta.name, uid: pod.uid };
      const note = `ConfigMap ${key} holds files of this pod's proxy and is not written: ${error.message} ${reason.wayOut}`;
      queue.event(warningEvent(on, { reason: 'ConfigMapNotWritten', note })).catch((cause: unknown) => {
        if (!(cause instanceof QueueStopped)) failed(`event on Pod ${name}`, cause);
      });
    }
  };
}

/** What stands in the way, as far as its way out differs. */
function reasonOf(message: string): { readonly kind: string; readonly wayOut: string } {
  if (message.includes('exceeded quota'))
    return {
      kind: 'quota',
      wayOut:
        '(Raise that quota: each pod with a proxy has a ConfigMap of its own, and each namespace one more. It is tried again by itself.)',
    };
  return {
    kind: 'other',
    wayOut:
      "(Let the operator's account write ConfigMaps with the label sluice.dev/managed there. It is tried again by itself.)",
  };
}
