import { fields, items, text } from '../api/read/fields.ts';
import { ApiError } from './api-error.ts';
import type { KubeClient } from './client.ts';
import { manager } from './configmaps.ts';
import { type WatchEvent, watchKind } from './watch.ts';

/** What became of a MutatingWebhookConfiguration's certificates. `overtaken`: somebody else wrote meanwhile, it must be looked at again. */
export type Trusting = 'as wanted' | 'written' | 'overtaken' | 'absent';

/** The `caBundle` of every webhook in one MutatingWebhookConfiguration; nothing else of it is written. */
export interface CaBundle {
  /** Makes each webhook trust these authorities (PEM) and no others. Throws ApiError. */
  ensure(authorities: string): Promise<Trusting>;
  stop(): Promise<void>;
}

export interface CaBundleGiven {
  readonly client: KubeClient;
  /** The configuration's name. */
  readonly name: string;
  readonly told: (event: WatchEvent) => void;
  /** The configuration may have changed. */
  readonly changed: () => void;
}

const kind = {
  kind: 'MutatingWebhookConfiguration',
  apiVersion: 'admissionregistration.k8s.io/v1',
  plural: 'mutatingwebhookconfigurations',
  namespaced: false,
} as const;

/** The answer to a patch of which a test failed. */
const testFailed = 422;

/** Follows the configuration from now on, until `stop`. */
export function caBundle({ client, name, told, changed }: CaBundleGiven): CaBundle {
  const path = `/apis/${kind.apiVersion}/${kind.plural}/${name}`;
  const watch = watchKind<string>({
    client,
    kind,
    fieldSelector: `metadata.name=${name}`,
    read: (raw) => text(fields(fields(raw).metadata).resourceVersion),
    changed,
    told,
  });
  return {
    ensure: async (authorities) => {
      try {
        const object = fields(await client.request({ method: 'GET', path }));
        const body = patch(object, Buffer.from(authorities).toString('base64'));
        if (body.length === 0) return 'as wanted';
        await client.request({
          method: 'PATCH',
          path,
          query: { fieldManager: manager },
          contentType: 'application/json-patch+json',
          body: [version(object), ...body],
        });
        return 'written';
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        if (error.status === 404) return 'absent';
        if (error.status === 409 || (error.status === testFailed && isTestFailure(error))) return 'overtaken';
        throw error;
      }
    },
    stop: () => watch.stop(),
  };
}

/** Indexes into the list hold for the version that was read, so no other is written over. */
const version = (object: ReturnType<typeof fields>): object => ({
  op: 'test',
  path: '/metadata/resourceVersion',
  value: fields(object.metadata).resourceVersion,
});

const patch = (object: ReturnType<typeof fields>, value: string): readonly object[] =>
  items(object.webhooks).flatMap((webhook, i) =>
    text(fields(fields(webhook).clientConfig).caBundle) === value
      ? []
      : [{ op: 'add', path: `/webhooks/${i}/clientConfig/caBundle`, value }],
  );

const isTestFailure = ({ message }: ApiError): boolean => message.includes('the server rejected our request');
