import { fields, text } from '../api/read/fields.ts';
import {
  type ConfigText,
  type HeldConfig,
  keepGood,
  meshConfigMap,
  meshConfigPlace,
  type ReadConfig,
} from '../api/read/meshconfig.ts';
import { rawObject } from '../api/read/objects.ts';
import { QueueStopped } from './lane.ts';
import { type ResourceKind, type Watch, watchKind } from './watch.ts';
import type { Watching } from './watching.ts';
import type { WriteQueue } from './write.ts';

/** What a text of a mesh configuration says. */
export type ReadMeshConfig = (text: string, place: typeof meshConfigPlace) => ReadConfig;

/** The mesh configuration that holds, the text of the copy that is kept for a time when it is wrong, and the uid of its ConfigMap. */
export interface CopiedConfig extends HeldConfig {
  readonly copy: string | undefined;
  readonly uid: string;
}

interface Found extends ConfigText {
  readonly uid: string;
}

const kind: ResourceKind = { kind: 'ConfigMap', apiVersion: 'v1', plural: 'configmaps', namespaced: true };

/** The ConfigMap of ours in which the last good configuration is kept, `namespace/name`: an operator that starts while the present one is wrong finds it there. */
export const lastGoodKey = `${meshConfigMap.namespace}/sluice-last-good`;

/** Watches the mesh configuration and the copy of the last good one. */
export function watchMeshConfig(
  common: Pick<Watching<never>, 'client' | 'changed' | 'told' | 'timing'>,
  read: ReadMeshConfig,
) {
  const watch = (name: string): Watch<Found> =>
    watchKind({
      ...common,
      kind,
      namespace: meshConfigMap.namespace,
      fieldSelector: `metadata.name=${name}`,
      read: (raw) => {
        const { data, metadata } = rawObject(raw).raw;
        const found = text(fields(data)[meshConfigMap.key]);
        if (found === undefined) return undefined;
        return { uid: text(fields(metadata).uid) ?? '', text: found, ...read(found, meshConfigPlace) };
      },
    });
  const given = watch(meshConfigMap.name);
  const kept = watch(lastGoodKey.slice(lastGoodKey.indexOf('/') + 1));
  const only = (of: Watch<Found>): Found | undefined => of.table().values().next().value;
  const good = keepGood(() => only(kept));
  return {
    watches: [given, kept],
    held: (): CopiedConfig => ({ ...good(only(given)), copy: only(kept)?.text, uid: only(given)?.uid ?? '' }),
  };
}

interface Keeping {
  readonly queue: Pick<WriteQueue, 'put' | 'remove'>;
  readonly failed: (what: string, error: unknown) => void;
}

/** A function that makes the copy be what holds. */
export function lastGoodWriter({ queue, failed }: Keeping): (config: CopiedConfig) => void {
  let asked: { readonly text: string | undefined } | undefined;
  return ({ text: wanted, copy }) => {
    if (wanted === copy) asked = undefined;
    if (wanted === copy || (asked !== undefined && asked.text === wanted)) return;
    asked = { text: wanted };
    const written =
      wanted === undefined
        ? queue.remove(lastGoodKey)
        : queue.put({ key: lastGoodKey, files: new Map([[meshConfigMap.key, wanted]]), rank: 'rest' });
    written.catch((error: unknown) => {
      asked = undefined;
      if (!(error instanceof QueueStopped)) failed(`ConfigMap ${lastGoodKey}`, error);
    });
  };
}
