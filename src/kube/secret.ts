import { fields, text } from '../api/read/fields.ts';
import { ApiError } from './api-error.ts';
import type { Call, KubeClient } from './client.ts';
import { managedLabel, manager, split } from './configmaps.ts';
import { type WatchEvent, watchKind } from './watch.ts';

type Texts = ReadonlyMap<string, string>;

/** A Secret as it is. `managed`: it carries our label. `texts` are its values, decoded. */
export interface HeldSecret {
  readonly managed: boolean;
  readonly texts: Texts;
  readonly metadata: { readonly uid: string; readonly resourceVersion: string };
}

/** One Secret that several processes share. */
export interface SharedSecret {
  /** As it is now; undefined where there is none. Throws ApiError. */
  read(): Promise<HeldSecret | undefined>;
  /** Writes over exactly what was read, or makes it where nothing was; false where somebody else was faster. Throws ApiError. */
  write(texts: Texts, before: HeldSecret | undefined): Promise<boolean>;
  stop(): Promise<void>;
}

export interface SecretGiven {
  readonly client: KubeClient;
  /** `namespace/name`. */
  readonly key: string;
  readonly told: (event: WatchEvent) => void;
  /** It may have changed. */
  readonly changed: () => void;
}

/** Somebody else's write came first, or the Secret has gone or come meanwhile. */
const overtaken: ReadonlySet<number> = new Set([404, 409]);

/** Follows one Secret from now on, until `stop`; where it is made, its type is kubernetes.io/tls. */
export function sharedSecret({ client, key, told, changed: tell }: SecretGiven): SharedSecret {
  const { namespace, name } = split(key);
  const collection = `/api/v1/namespaces/${namespace}/secrets`;
  const watch = watchKind<string>({
    client,
    kind: { kind: 'Secret', apiVersion: 'v1', plural: 'secrets', namespaced: true },
    namespace,
    // An account that may read this Secret alone may watch it only so.
    fieldSelector: `metadata.name=${name}`,
    read: (raw) => text(fields(fields(raw).metadata).resourceVersion),
    changed: tell,
    told,
  });
  return {
    read: async () => {
      try {
        return held(await client.request({ method: 'GET', path: `${collection}/${name}` }));
      } catch (error) {
        if (error instanceof ApiError && error.status === 404) return undefined;
        throw error;
      }
    },
    write: async (texts, before) => {
      const call: Call =
        before === undefined
          ? { method: 'POST', path: collection, body: made({ namespace, name }, texts) }
          : { method: 'PATCH', path: `${collection}/${name}`, body: changed(before, texts) };
      try {
        await client.request({ ...call, query: { fieldManager: manager } });
        return true;
      } catch (error) {
        if (error instanceof ApiError && overtaken.has(error.status) && !isMissingNamespace(error)) {
          return false;
        }
        throw error;
      }
    },
    stop: () => watch.stop(),
  };
}

const made = (on: { readonly namespace: string; readonly name: string }, texts: Texts): object => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { ...on, labels: { [managedLabel]: 'true' } },
  type: 'kubernetes.io/tls',
  data: encoded(texts),
});

/** A merge patch, so that labels and annotations of others stay. */
const changed = ({ texts: old, metadata }: HeldSecret, texts: Texts): object => ({
  metadata,
  data: { ...Object.fromEntries([...old.keys()].map((member) => [member, null])), ...encoded(texts) },
});

function held(raw: unknown): HeldSecret {
  const { metadata, data } = fields(raw);
  const { uid, resourceVersion, labels } = fields(metadata);
  const texts = Object.entries(fields(data)).map(([member, value]) => [member, decoded(value)] as const);
  return {
    managed: fields(labels)[managedLabel] === 'true',
    texts: new Map(texts),
    metadata: { uid: text(uid) ?? '', resourceVersion: text(resourceVersion) ?? '' },
  };
}

const isMissingNamespace = (error: ApiError): boolean => fields(error.details).kind === 'namespaces';
const encoded = (texts: Texts): object =>
  Object.fromEntries([...texts].map(([member, value]) => [member, Buffer.from(value).toString('base64')]));
const decoded = (value: unknown): string => Buffer.from(text(value) ?? '', 'base64').toString();
