import { createHash } from 'node:crypto';
import { fields, items, stringMap, text } from '../api/read/fields.ts';
import { ApiError } from './api-error.ts';
import type { KubeClient } from './client.ts';
import { configMapMessage, protobuf } from './configmap-message.ts';
import { existing } from './existing.ts';
import { metadataOnly } from './kinds.ts';
import { isTerminating } from './retry.ts';

/** All that writing needs of a client. */
export type Requests = Pick<KubeClient, 'request'>;

/** The files of a ConfigMap as they are, under their names. */
export type Files = ReadonlyMap<string, string>;

/** The pod with which an own ConfigMap goes. */
export interface Owner {
  readonly name: string;
  readonly uid: string;
}

/** A ConfigMap as it shall be; `key` is `namespace/name`. Without an owner it has none. */
export interface ConfigMapContent {
  readonly key: string;
  readonly files: Files;
  readonly owner?: Owner;
  /** What is kept beside the files: what was refused in their place. */
  readonly record?: string;
}

/** What the metadata of a ConfigMap of ours says. `owner` is a uid. */
export interface Seen {
  readonly uid: string;
  readonly resourceVersion: string;
  readonly owner?: string;
  readonly record?: string;
}

/** What is kept of a ConfigMap that is there. Its contents are `intact` where they are as we wrote them; `hash` is theirs, and empty while they are unread. */
export interface Held extends Seen {
  readonly content: 'intact' | 'edited' | 'unread';
  readonly hash: string;
}

/** A write that was not made, because the name is somebody else's; `message` says the way out. */
export interface TakenName {
  readonly on: { readonly kind: 'ConfigMap' | 'Secret'; readonly namespace: string; readonly name: string };
  readonly message: string;
}

/** `gone`: the namespace is not there any more, or is on its way out. */
export type PutResult =
  | { readonly kind: 'written'; readonly created: boolean; readonly held: Held }
  | { readonly kind: 'unchanged'; readonly held: Held }
  | { readonly kind: 'refused'; readonly taken: TakenName }
  | { readonly kind: 'gone' };

export const manager = 'sluice';
export const managedLabel = 'sluice.dev/managed';
/** Beside the contents stands their hash, so that a hand's edit shows even to an operator that has just started. */
const hashAnnotation = 'sluice.dev/content-hash';
const recordAnnotation = 'sluice.dev/refused';

/** How often a write is tried anew because somebody else's came in between. */
const mostConflicts = 5;

export const split = (key: string): { readonly namespace: string; readonly name: string } => {
  const [namespace = '', name = ''] = key.split('/', 2);
  return { namespace, name };
};

const collection = (namespace: string): string => `/api/v1/namespaces/${namespace}/configmaps`;
const pathOf = (key: string): string => `${collection(split(key).namespace)}/${split(key).name}`;

const known = new WeakMap<Files, string>();

/** The hash of files, whatever order they stand in. */
export function contentHash(files: Files): string {
  const hash = known.get(files) ?? hashOf(files);
  known.set(files, hash);
  return hash;
}

function hashOf(entries: Iterable<readonly [string, string]>): string {
  const hash = createHash('sha256');
  for (const [name, content] of [...entries].sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`${name.length}:${name}${content.length}:`).update(content);
  }
  return hash.digest('hex');
}

const isOurs = (raw: unknown): boolean =>
  stringMap(fields(fields(raw).metadata).labels)[managedLabel] === 'true';

/** What is kept of a ConfigMap's metadata; undefined where it is not ours. */
export function readSeen(raw: unknown): Seen | undefined {
  if (!isOurs(raw)) return undefined;
  const metadata = fields(fields(raw).metadata);
  const owner = text(fields(items(metadata.ownerReferences)[0]).uid);
  const record = stringMap(metadata.annotations)[recordAnnotation];
  return {
    uid: text(metadata.uid) ?? '',
    resourceVersion: text(metadata.resourceVersion) ?? '',
    ...(owner === undefined ? {} : { owner }),
    ...(record === undefined ? {} : { record }),
  };
}

/** What is kept of a whole ConfigMap as the API server gives it; undefined where it is not ours. */
export function readHeld(raw: unknown): Held | undefined {
  const seen = readSeen(raw);
  if (seen === undefined) return undefined;
  // Binary data is never ours: a name that no file has makes the hash another one.
  const binary = Object.entries(stringMap(fields(raw).binaryData)).map(([k, v]) => [`/${k}`, v] as const);
  const hash = hashOf([...Object.entries(stringMap(fields(raw).data)), ...binary]);
  const said = stringMap(fields(fields(raw).metadata).annotations)[hashAnnotation];
  return { ...seen, hash, content: said === hash ? 'intact' : 'edited' };
}

/** Whether a ConfigMap that is there needs no write. */
export const isAsWanted = (held: Held, wanted: ConfigMapContent): boolean =>
  held.content === 'intact' &&
  held.hash === contentHash(wanted.files) &&
  held.owner === wanted.owner?.uid &&
  // One that is not needed any more goes with the next change.
  (wanted.record === undefined || held.record === wanted.record);

/**
 * Makes a ConfigMap be as wanted, from what is known of it. A write that came in between is read and written over; one of the same name without
 * our label is left alone. Throws ApiError.
 */
export async function putConfigMap(
  client: Requests,
  wanted: ConfigMapContent,
  last: Held | undefined,
): Promise<PutResult> {
  let held = last;
  for (let tries = 1; ; tries++) {
    try {
      return await tryPut(client, wanted, held);
    } catch (error) {
      if (isGone(error, held)) return { kind: 'gone' };
      if (!isConflict(error, held) || tries === mostConflicts) throw error;
    }
    const raw = await existing(client, pathOf(wanted.key));
    if (raw !== undefined && !isOurs(raw)) return { kind: 'refused', taken: taken(wanted.key) };
    held = readHeld(raw);
  }
}

async function tryPut(
  client: Requests,
  wanted: ConfigMapContent,
  held: Held | undefined,
): Promise<PutResult> {
  if (held !== undefined && isAsWanted(held, wanted)) return { kind: 'unchanged', held };
  const seen = readSeen(await send(client, wanted, held));
  if (seen === undefined) throw new Error(`ConfigMap ${wanted.key} lost its label as it was written.`);
  // The contents are those that were sent, so they are neither asked for nor hashed again.
  const written: Held = { ...seen, hash: contentHash(wanted.files), content: 'intact' };
  return { kind: 'written', created: held === undefined, held: written };
}

/** Deletes a ConfigMap of ours, if it still is what was seen last. Throws ApiError. */
export async function deleteConfigMap(client: Requests, key: string, held: Held): Promise<void> {
  const preconditions = { uid: held.uid, resourceVersion: held.resourceVersion };
  const body = { apiVersion: 'v1', kind: 'DeleteOptions', preconditions };
  try {
    await client.request({ method: 'DELETE', path: pathOf(key), body });
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 404)) throw error;
  }
}

/** The files of a ConfigMap of ours and what is kept of it; undefined where there is none. Throws ApiError. */
export async function readConfigMap(
  client: Requests,
  key: string,
): Promise<{ readonly files: Files; readonly held: Held } | undefined> {
  const raw = await existing(client, pathOf(key));
  const held = readHeld(raw);
  return held && { files: new Map(Object.entries(stringMap(fields(raw).data))), held };
}

function send(client: Requests, wanted: ConfigMapContent, held: Held | undefined): Promise<unknown> {
  const { namespace, name } = split(wanted.key);
  const { owner, record, files } = wanted;
  const metadata = {
    name,
    namespace,
    labels: { [managedLabel]: 'true' },
    annotations: {
      [hashAnnotation]: contentHash(files),
      ...(record !== undefined && { [recordAnnotation]: record }),
    },
    ...(owner && { ownerReferences: [{ apiVersion: 'v1', kind: 'Pod', name: owner.name, uid: owner.uid }] }),
    ...(held && { resourceVersion: held.resourceVersion }),
  };
  const call = {
    query: { fieldManager: manager },
    accept: metadataOnly.object,
    contentType: protobuf,
    body: configMapMessage({ metadata, data: files }),
  };
  return held === undefined
    ? client.request({ ...call, method: 'POST', path: collection(namespace) })
    : client.request({ ...call, method: 'PUT', path: pathOf(wanted.key) });
}

/** It was there and is not, or the other way round, or it has changed. */
const isConflict = (error: unknown, held: Held | undefined): boolean =>
  error instanceof ApiError && (error.status === 409 || (error.status === 404 && held !== undefined));

const isGone = (error: unknown, held: Held | undefined): boolean =>
  isTerminating(error) || (error instanceof ApiError && error.status === 404 && held === undefined);

const taken = (key: string): TakenName => ({
  on: { kind: 'ConfigMap', ...split(key) },
  message: `A ConfigMap of this name is there already and lacks the label ${managedLabel}: "true", so it is left alone and the proxies that name it get no files. Delete or rename it, or give it the label to hand it over.`,
});
