import { createHash } from 'node:crypto';
import { ApiError } from './api-error.ts';
import type { Requests } from './configmaps.ts';
import { isTerminating } from './retry.ts';
import type { Transition } from './status.ts';

/** Bytes that the API server takes of an event's text. */
const longestNote = 1024;
const reporter = 'sluice.dev/operator';

/** Whether people are to hear of a transition: what turns out well at first sight is no news. */
export const isNews = ({ before, condition }: Transition): boolean =>
  before !== undefined || condition.status === 'False';

/** What tells a transition from any other: the same one gives the same event, however often it is tried. */
export const eventName = ({ on, before, condition }: Transition): string => {
  const of = [on.uid, on.resourceVersion, condition.type, before ?? '', condition.status].join(' ');
  return `${on.name.slice(0, 200)}.${createHash('sha256').update(of).digest('hex').slice(0, 16)}`;
};

/** Writes the event of a transition; one that is there already, or whose namespace goes, is passed over. Throws ApiError. */
export async function writeEvent(client: Requests, transition: Transition, instance: string): Promise<void> {
  const { on, condition } = transition;
  const { apiVersion, kind, namespace, name, uid, resourceVersion } = on;
  const body = {
    apiVersion: 'events.k8s.io/v1',
    kind: 'Event',
    metadata: { namespace, name: eventName(transition) },
    eventTime: new Date().toISOString().replace('Z', '000Z'),
    reportingController: reporter,
    reportingInstance: instance.slice(0, 128),
    action: `Set${condition.type}`,
    type: condition.status === 'False' ? 'Warning' : 'Normal',
    reason: condition.reason,
    note: clipped(`${condition.type} is ${condition.status}. ${condition.message}`),
    regarding: { apiVersion, kind, namespace, name, uid, resourceVersion },
  };
  const path = `/apis/events.k8s.io/v1/namespaces/${namespace}/events`;
  try {
    await client.request({ method: 'POST', path, body });
  } catch (error) {
    if (isTerminating(error) || (error instanceof ApiError && [404, 409].includes(error.status))) return;
    throw error;
  }
}

function clipped(note: string): string {
  if (Buffer.byteLength(note) <= longestNote) return note;
  const bytes = Buffer.from(note).subarray(0, longestNote - 3);
  // The decoder puts a mark in place of a character that the cut split.
  return `${bytes.toString().replace(/\uFFFD+$/, '')}…`;
}
