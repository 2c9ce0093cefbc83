import { fields, stringMap, text } from '../api/read/fields.ts';
import { ApiError } from './api-error.ts';
import { managedLabel, manager, type Owner, type Requests, split, type TakenName } from './configmaps.ts';
import { existing } from './existing.ts';
import { isTerminating } from './retry.ts';

/** The Secret of certificates and keys beside a gateway's own ConfigMap, whose name it has; `key` is `namespace/name`. */
export interface KeysContent {
  readonly key: string;
  readonly names: readonly string[];
  readonly owner?: Owner;
}

/** `gone`: the namespace is not there any more, or is on its way out. */
export type KeysResult =
  | { readonly kind: 'written' | 'unchanged' | 'gone' }
  | { readonly kind: 'refused'; readonly taken: TakenName };

/** Certificates and keys under the names of their files. */
export type KeyTexts = ReadonlyMap<string, string>;

const mostConflicts = 5;
const collection = (key: string): string => `/api/v1/namespaces/${split(key).namespace}/secrets`;
const pathOf = (key: string): string => `${collection(key)}/${split(key).name}`;

export const isManaged = (raw: unknown): boolean =>
  stringMap(fields(fields(raw).metadata).labels)[managedLabel] === 'true';

/** The decoded values of a Secret. */
export const textsOf = (raw: unknown): KeyTexts =>
  new Map(
    Object.entries(stringMap(fields(raw).data)).map(([name, value]) => [
      name,
      Buffer.from(value, 'base64').toString(),
    ]),
  );

/**
 * Makes the Secret hold these files and no others, or be gone where there are none. A text that is not at hand is taken from the Secret itself, which
 * has it from an earlier write. Throws ApiError, and Error where a text is nowhere.
 */
export async function putKeys(
  client: Requests,
  wanted: KeysContent,
  texts: (name: string) => string | undefined,
): Promise<KeysResult> {
  for (let tries = 1; ; tries++) {
    try {
      return await tryPut(client, wanted, texts);
    } catch (error) {
      if (isTerminating(error)) return { kind: 'gone' };
      const isConflict = error instanceof ApiError && (error.status === 409 || error.status === 404);
      if (!isConflict || tries === mostConflicts) throw error;
    }
  }
}

async function tryPut(
  client: Requests,
  wanted: KeysContent,
  texts: (name: string) => string | undefined,
): Promise<KeysResult> {
  const raw = await existing(client, pathOf(wanted.key));
  if (raw === undefined && wanted.names.length === 0) return { kind: 'unchanged' };
  if (raw !== undefined && !isManaged(raw)) return { kind: 'refused', taken: taken(wanted.key) };
  const before = textsOf(raw);
  const data = new Map(
    wanted.names.map((name) => {
      const content = texts(name) ?? before.get(name);
      if (content === undefined)
        throw new Error(`The text of ${name} for Secret ${wanted.key} is not known.`);
      return [name, content] as const;
    }),
  );
  const same =
    before.size === data.size && [...data].every(([name, content]) => before.get(name) === content);
  if (raw !== undefined && same) return { kind: 'unchanged' };
  await send(client, wanted, data, raw);
  return { kind: 'written' };
}

async function send(client: Requests, wanted: KeysContent, data: KeyTexts, raw: unknown): Promise<void> {
  const { owner, key } = wanted;
  const { uid, resourceVersion } = fields(fields(raw).metadata);
  const query = { fieldManager: manager };
  if (data.size === 0) {
    const preconditions = { uid: text(uid), resourceVersion: text(resourceVersion) };
    const body = { apiVersion: 'v1', kind: 'DeleteOptions', preconditions };
    await client.request({ method: 'DELETE', path: pathOf(key), body });
    return;
  }
  const metadata = {
    ...split(key),
    labels: { [managedLabel]: 'true' },
    ...(owner && { ownerReferences: [{ apiVersion: 'v1', kind: 'Pod', name: owner.name, uid: owner.uid }] }),
    ...(raw === undefined ? {} : { resourceVersion: text(resourceVersion) }),
  };
  const encoded = [...data].map(([name, content]) => [name, Buffer.from(content).toString('base64')]);
  const body = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata,
    type: 'Opaque',
    data: Object.fromEntries(encoded),
  };
  await (raw === undefined
    ? client.request({ method: 'POST', path: collection(key), query, body })
    : client.request({ method: 'PUT', path: pathOf(key), query, body }));
}

const taken = (key: string): TakenName => ({
  on: { kind: 'Secret', ...split(key) },
  message: `A Secret of this name is there already and lacks the label ${managedLabel}: "true", so it is left alone and its gateway gets no certificates. Delete or rename it.`,
});
