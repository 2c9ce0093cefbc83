import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import type { Snapshot } from '../../src/api/objects.ts';
import { fields, stringMap, text } from '../../src/api/read/fields.ts';
import type { ConfigFiles, ScopeFiles } from '../../src/envoy/model.ts';
import { hash, regex } from '../../src/given.ts';
import { loader } from '../../src/local/manifests.ts';
import { schemaValidator } from '../../src/schema.ts';
import { translator } from '../../src/translate.ts';

const read = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8');

/** The proxies of `in.yaml`; each is a scope of its own. */
export const proxies = ['client', 'edge'] as const;
export type Proxied = (typeof proxies)[number];

export const podOf = (proxy: Proxied): string => `default/${proxy}`;
const ownOf = (proxy: Proxied): string => `default/sluice-${proxy}`;

/** The two ConfigMaps that `sluice render --format configmap` of that commit printed, the shared one first. */
export function formerFiles(commit: string, proxy: Proxied): ScopeFiles {
  const [shared, own] = parseAllDocuments(read(`${commit}/${proxy}.yaml`))
    .map((document) => fields(document.toJS()))
    .filter((object) => text(object.kind) === 'ConfigMap')
    .map(({ data }) => new Map(Object.entries(stringMap(data))));
  if (shared === undefined || own === undefined)
    throw new Error(`${commit}/${proxy}.yaml has not two ConfigMaps.`);
  return { shared, own: new Map([[ownOf(proxy), own]]) };
}

/** What this working copy writes for the same manifests. */
export function presentFiles(): { readonly snapshot: Snapshot; readonly of: (proxy: Proxied) => ScopeFiles } {
  const { snapshot, problems } = loader({ validate: schemaValidator() })([
    { file: 'in.yaml', text: read('in.yaml') },
  ]);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));
  const { scopes } = translator({ hash, regex })(snapshot);
  return {
    snapshot,
    of: (proxy) => {
      const files = [...scopes.values()].find(({ own }) => own.has(ownOf(proxy)));
      if (files === undefined) throw new Error(`There are no files of ${proxy}.`);
      return files;
    },
  };
}

/** What lies in the volume of a proxy. */
export const volumeOf = ({ shared, own }: ScopeFiles, proxy: Proxied): ConfigFiles =>
  new Map([...shared, ...(own.get(ownOf(proxy)) ?? [])]);

export const awaitedOf = (
  { after, afterOwn }: { readonly after: ConfigFiles; readonly afterOwn: ReadonlyMap<string, ConfigFiles> },
  proxy: Proxied,
): ConfigFiles => new Map([...after, ...(afterOwn.get(ownOf(proxy)) ?? [])]);
