import { stat } from 'node:fs/promises';
import { Option } from 'commander';
import { type Document, readManifests } from '../local/manifests.ts';

/** Where a command reads from: manifests, and a file with the mesh configuration. */
export interface Given {
  readonly filename: readonly string[];
  readonly meshConfig?: string | undefined;
}

export const meshConfigOption = (): Option =>
  new Option(
    '--mesh-config <file>',
    'the mesh configuration, in place of that of the ConfigMap sluice-system/sluice among the manifests',
  );

/** All paths; the configuration's comes first, so that it goes by this name where a directory holds it too. */
export const pathsOf = ({ filename, meshConfig }: Given): readonly string[] =>
  meshConfig === undefined ? filename : [meshConfig, ...filename];

/** The configuration's file, as a loader is told of it. */
export const configFile = ({ meshConfig }: Given): { readonly meshConfig?: string } =>
  meshConfig === undefined ? {} : { meshConfig };

/** Reads all of it. Throws where a path does not exist, or the configuration's is a directory. */
export async function readGiven(given: Given): Promise<readonly Document[]> {
  const { meshConfig } = given;
  const documents = await readManifests(pathsOf(given));
  if (meshConfig !== undefined && (await stat(meshConfig)).isDirectory())
    throw new Error(`${meshConfig} is a directory. Give --mesh-config a file.`);
  return documents;
}
