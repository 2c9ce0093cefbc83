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

/** An event as it is written. `on.uid` may be unknown. The same one has the same name, however often it is tried. */
export interface EventContent {
  readonly name: string;
  readonly on: {
    readonly apiVersion: string;
    readonly kind: string;
    readonly namespace: string;
    readonly name: string;
    readonly uid: string;
    readonly resourceVersion?: string;
  };
  readonly type: 'Normal' | 'Warning';
  readonly action: string;
  readonly reason: string;
  readonly note: string;
}

const nameOf = (object: string, of: readonly string[]): string =>
  `${object.slice(0, 200)}.${createHash('sha256').update(of.join(' ')).digest('hex').slice(0, 16)}`;

export function transitionEvent({ on, before, condition }: Transition): EventContent {
  const { type, status, reason, message } = condition;
  return {
    name: nameOf(on.name, [on.uid, on.resourceVersion, type, before ?? '', status]),
    on,
    type: status === 'False' ? 'Warning' : 'Normal',
    action: `Set${type}`,
    reason,
    note: `${type} is ${status}. ${message}`,
  };
}

/** A warning about a core object that has no status of ours. */
export function warningEvent(
  on: Omit<EventContent['on'], 'apiVersion'>,
  { reason, note }: Pick<EventContent, 'reason' | 'note'>,
): EventContent {
  const name = nameOf(on.name, [on.uid, reason, note]);
  return { name, on: { apiVersion: 'v1', ...on }, type: 'Warning', action: 'Warn', reason, note };
}

/** Events about objects without a namespace stand in this one, where kubectl looks for them. */
const clusterWide = 'default';
const namespaceOf = ({ on }: EventContent): string => (on.namespace === '' ? clusterWide : on.namespace);
export const eventKey = (event: EventContent): string => `${namespaceOf(event)}/${event.name}`;

/** Writes an event; one that is there already, or whose namespace goes, is passed over. Throws ApiError. */
export async function writeEvent(client: Requests, event: EventContent, instance: string): Promise<void> {
  const namespace = namespaceOf(event);
  const { name, on, type, action, reason, note } = event;
  const body = {
    apiVersion: 'events.k8s.io/v1',
    kind: 'Event',
    metadata: { namespace, name },
    eventTime: new Date().toISOString().replace('Z', '000Z'),
    reportingController: reporter,
    reportingInstance: instance.slice(0, 128),
    action,
    type,
    reason,
    note: clipped(note),
    regarding: on,
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
