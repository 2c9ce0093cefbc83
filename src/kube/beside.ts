import type { InjectionWebhook } from '../api/injector.ts';
import { objectKey, type Table, type TemplateHolder } from '../api/objects.ts';
import { fields } from '../api/read/fields.ts';
import { injectionWebhook } from '../api/read/injector.ts';
import { meta, rawObject } from '../api/read/objects.ts';
import type { KubeClient } from './client.ts';
import { list } from './list.ts';

interface Beside {
  readonly injectors: Table<InjectionWebhook>;
  readonly holders: Table<TemplateHolder>;
}

const holderKinds = [
  { kind: 'Deployment', path: '/apis/apps/v1/deployments' },
  { kind: 'StatefulSet', path: '/apis/apps/v1/statefulsets' },
  { kind: 'DaemonSet', path: '/apis/apps/v1/daemonsets' },
] as const;

/** What the operator does not follow and advice needs. A kind that may not be listed is told, and counts as absent. */
export async function readBeside(client: KubeClient, told: (line: string) => void): Promise<Beside> {
  const all = async (path: string, metadataOnly: boolean): Promise<readonly unknown[]> => {
    const found: unknown[] = [];
    const { signal } = new AbortController();
    const listing = { client, path, query: {}, page: 500, signal, metadataOnly };
    await list(listing, (raw) => found.push(raw)).catch((error: unknown) =>
      told(
        `${path} cannot be listed and is left out: ${error instanceof Error ? error.message : String(error)}`,
      ),
    );
    return found;
  };
  const webhooks = await all('/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations', false);
  const injectors = webhooks.flatMap((raw) => injectionWebhook(fields(raw)) ?? []);
  const holders = await Promise.all(
    holderKinds.map(async ({ kind, path }) =>
      (await all(path, true)).map((raw): [string, TemplateHolder] => {
        const its = meta(rawObject(raw));
        return [`${kind} ${objectKey(its)}`, { kind, meta: its }];
      }),
    ),
  );
  return { injectors: new Map(injectors.map((one) => [one.name, one])), holders: new Map(holders.flat()) };
}
