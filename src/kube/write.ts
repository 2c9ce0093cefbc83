import { ApiError } from './api-error.ts';
import { bounded } from './bounded.ts';
import {
  type ConfigMapContent,
  deleteConfigMap,
  isAsWanted,
  type PutResult,
  putConfigMap,
  type Requests,
} from './configmaps.ts';
import { type EventContent, eventKey, writeEvent } from './events.ts';
import { type KeysContent, type KeysResult, putKeys } from './gateway-keys.ts';
import type { HeldConfigMaps } from './held.ts';
import { Lane, type Retry, type Room } from './lane.ts';
import { pokePod } from './pokes.ts';
import { isFull } from './retry.ts';
import { defaultLimits, type Limits, type Rank, Scheduler } from './schedule.ts';
import { type StatusContent, type StatusTarget, type Transition, writeStatus } from './status.ts';

/** A ConfigMap as it shall be, and how urgent that is. */
export interface ConfigMapWrite extends ConfigMapContent {
  readonly rank: Rank;
}

export interface PodName {
  readonly namespace: string;
  readonly name: string;
}

/**
 * All writes to the API server. Of several writes of one object the last value wins and the earlier ones get its answer. What fails in
 * passing is tried again without end; what no further try can help rejects with ApiError; what waits when the queue stops, with QueueStopped.
 */
export interface WriteQueue {
  /** Makes or changes a ConfigMap; one that is as wanted is not written. */
  put(write: ConfigMapWrite): Promise<PutResult>;
  /** Deletes a ConfigMap of ours. */
  remove(key: string): Promise<void>;
  /** Makes, changes or deletes the Secret of a gateway's certificates. */
  keys(content: KeysContent, texts: (name: string) => string | undefined, rank: Rank): Promise<KeysResult>;
  /** Whether a write of this ConfigMap, `namespace/name`, waits or is on its way. */
  busy(key: string): boolean;
  /** Makes the kubelet look at a pod's volumes; at most once a second for each pod. */
  poke(pod: PodName, version: string, rank?: Rank): Promise<void>;
  /** Writes a status where it differs from what is there, and gives back the conditions that changed. */
  status(on: StatusTarget, content: StatusContent): Promise<readonly Transition[]>;
  event(content: EventContent): Promise<void>;
  /** Resolves when nothing that proxies wait for is on its way, and after so many milliseconds at the latest. */
  calm(longest: number): Promise<void>;
  /** Rejects what waits, and resolves when nothing is on its way any more, after five seconds at most. */
  stop(): Promise<void>;
}

export interface Writing {
  readonly client: Requests;
  readonly configMaps: HeldConfigMaps;
  readonly told: (event: Retry | Room) => void;
  readonly limits?: Partial<Limits>;
  /** The name under which this process reports events. */
  readonly instance: string;
}

type ConfigMapTask = ConfigMapWrite | 'remove';

/** The kubelet makes a second look at a pod wait as long, in milliseconds. */
const betweenPokes = 1_000;
/** How long one call may take, and how long calls may go on after `stop`, in milliseconds. */
const callTime = 30_000;
const endTime = 5_000;

const free = { bytes: 0, pokes: 0 } as const;
const sizeOf = ({ files }: ConfigMapContent): number =>
  [...files.values()].reduce((sum, content) => sum + content.length, 0);

export function writeQueue({ configMaps, told, limits, instance, ...given }: Writing): WriteQueue {
  const end = new AbortController();
  const client = bounded(given.client, { time: callTime, end: end.signal });
  const scheduler = new Scheduler({ ...defaultLimits, ...limits });
  const unanswered: Unanswered = new Map();
  const maps = new Lane<ConfigMapTask, PutResult>({
    name: 'ConfigMap',
    scheduler,
    told,
    showsRoom: ({ kind }) => kind === 'written',
    write: (key, task) =>
      task === 'remove' ? remove(client, configMaps, key) : put(client, task, { configMaps, unanswered }),
  });
  const secrets = new Lane<
    { readonly content: KeysContent; readonly texts: (name: string) => string | undefined },
    KeysResult
  >({
    name: 'Secret',
    scheduler,
    told,
    write: (_key, { content, texts }) => putKeys(client, content, texts),
  });
  const pokes = new Lane<{ readonly pod: PodName; readonly version: string }, void>({
    name: 'pod',
    scheduler,
    told,
    spacing: betweenPokes,
    write: (_key, { pod, version }) => pokePod(client, pod, version),
  });
  const statuses = new Lane<
    { readonly on: StatusTarget; readonly content: StatusContent },
    readonly Transition[]
  >({
    name: 'status of',
    scheduler,
    told,
    showsRoom: (transitions) => transitions.length > 0,
    write: (_key, { on, content }) => writeStatus(client, on, content),
  });
  const events = new Lane<EventContent, void>({
    name: 'event',
    scheduler,
    told,
    write: (_key, content) => writeEvent(client, content, instance),
  });
  return {
    put: async (write) => {
      const held = configMaps.get(write.key);
      if (held !== undefined && !maps.busy(write.key) && isAsWanted(held, write)) {
        return { kind: 'unchanged', held };
      }
      return maps.submit(write.key, write, { rank: write.rank, cost: { bytes: sizeOf(write), pokes: 0 } });
    },
    remove: async (key) => {
      await maps.submit(key, 'remove', { rank: 'rest', cost: free });
    },
    keys: (content, texts, rank) => secrets.submit(content.key, { content, texts }, { rank, cost: free }),
    busy: (key) => maps.busy(key),
    poke: (pod, version, rank = 'rest') =>
      pokes.submit(`${pod.namespace}/${pod.name}`, { pod, version }, { rank, cost: { bytes: 0, pokes: 1 } }),
    status: (on, content) =>
      statuses.submit(
        `${on.kind} ${on.namespace}/${on.name}`,
        { on, content },
        { rank: 'report', cost: free },
      ),
    event: (content) => events.submit(eventKey(content), content, { rank: 'report', cost: free }),
    calm: (longest) => scheduler.calm(longest),
    stop: async () => {
      for (const lane of [maps, secrets, pokes, statuses, events]) lane.stop();
      const timer = setTimeout(() => end.abort(), endTime);
      await scheduler.stop();
      clearTimeout(timer);
    },
  };
}

/** The ConfigMaps of which a write failed that may have been done, and whether it would have made them. */
type Unanswered = Map<string, boolean>;

/** A write whose answer was lost is found done by the next try, and is a write nevertheless: nobody has told the pods of it. */
async function put(
  client: Requests,
  write: ConfigMapWrite,
  { configMaps, unanswered }: { readonly configMaps: HeldConfigMaps; readonly unanswered: Unanswered },
): Promise<PutResult> {
  const { key } = write;
  const held = configMaps.get(key);
  configMaps.began(key);
  try {
    const result = await putConfigMap(client, write, held);
    if (result.kind === 'written' || result.kind === 'unchanged') configMaps.note(key, result.held);
    else configMaps.forget(key);
    const created = unanswered.get(key);
    unanswered.delete(key);
    return result.kind === 'unchanged' && created !== undefined
      ? { ...result, kind: 'written', created }
      : result;
  } catch (error) {
    if (mayBeDone(error)) unanswered.set(key, unanswered.get(key) ?? held === undefined);
    throw error;
  } finally {
    configMaps.ended(key);
  }
}

/** The network's errors, and those of a server that gave up waiting for its etcd. */
const mayBeDone = (error: unknown): boolean =>
  !isFull(error) && !(error instanceof ApiError && error.status < 500);

async function remove(client: Requests, configMaps: HeldConfigMaps, key: string): Promise<PutResult> {
  const held = configMaps.get(key);
  if (held !== undefined) await deleteConfigMap(client, key, held);
  configMaps.forget(key);
  return { kind: 'gone' };
}
