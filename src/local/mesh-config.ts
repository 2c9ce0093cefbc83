import { meshConfigReader } from '../analyze/mesh-config.ts';
import { fields, text } from '../api/read/fields.ts';
import {
  type ConfigPlace,
  type ConfigText,
  type HeldConfig,
  keepGood,
  meshConfigMap,
  meshConfigPlace,
} from '../api/read/meshconfig.ts';
import type { Document, Loading } from './manifests.ts';
import { type Manifest, yamlValue } from './parse.ts';

/** A function from documents and the ConfigMap among their manifests to the mesh configuration that holds, which was the last good one. */
export function meshConfig({
  validate,
  meshConfig: file,
}: Loading): (documents: readonly Document[], configMaps: readonly Manifest[]) => HeldConfig {
  const read = meshConfigReader({ validate, yaml: yamlValue });
  const good = keepGood();
  let last: (ConfigText & { readonly place: ConfigPlace }) | undefined;
  const reading = (found: string | undefined, place: ConfigPlace): ConfigText | undefined => {
    if (found === undefined) return undefined;
    if (last?.text !== found || last.place !== place) last = { text: found, place, ...read(found, place) };
    return last;
  };
  const filePlace: ConfigPlace = { on: { kind: 'File', namespace: '', name: file ?? '' }, path: '' };
  return (documents, [configMap]) =>
    file === undefined
      ? good(reading(text(fields(configMap?.raw.data)[meshConfigMap.key]), meshConfigPlace))
      : good(reading(documents.find((one) => one.file === file)?.text, filePlace));
}
