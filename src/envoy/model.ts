/** A file's name inside the projected volume, which is also its key in the ConfigMap: `lds.json`, `cds.json`, `rds.80.json` … */
export type FileName = string;

/** Whole files as text, in canonical order. */
export type ConfigFiles = ReadonlyMap<FileName, string>;

/** The files of a scope: one shared ConfigMap, and the own ConfigMap of each workload under `namespace/name`. */
export interface ScopeFiles {
  readonly shared: ConfigFiles;
  readonly own: ReadonlyMap<string, ConfigFiles>;
}

/** Hex digits that stand for a text; the same text gives the same digits anywhere. */
export type Hash = (text: string) => string;

/** A value of Envoy's JSON. */
export type Json =
  | string
  | number
  | boolean
  | readonly Json[]
  | { readonly [name: string]: Json | undefined };

export const listenersFile: FileName = 'lds.json';
export const clustersFile: FileName = 'cds.json';
export const bootstrapFile: FileName = 'bootstrap.json';

export const isEndpointFile = (name: FileName): boolean => name.startsWith('eds.');

/** Where the projected volume is mounted; a local folder stands in for it under another path. */
export const mount = '/etc/sluice';

/** Through `..data`, which the kubelet renames before it makes the links of new files. */
export const pathOf = (file: FileName): string => `${mount}/..data/${file}`;
export const watched = (file: FileName): Json => ({
  path_config_source: { path: pathOf(file), watched_directory: { path: mount } },
  resource_api_version: 'V3',
});

/** Milliseconds as Envoy writes a duration. */
export const duration = (milliseconds: number): string => `${milliseconds / 1000}s`;

/** A hundred per cent is 1 000 000, in Envoy's finest denominator. */
export const fraction = (millionths: number): Json => ({ numerator: millionths, denominator: 'MILLION' });

export const typeUrl = (type: string): string => `type.googleapis.com/${type}`;
export const typed = (type: string, value: { readonly [name: string]: Json | undefined }): Json => ({
  '@type': typeUrl(type),
  ...value,
});
