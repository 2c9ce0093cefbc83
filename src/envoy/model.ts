/** A file's name inside the projected volume, which is also its key in the ConfigMap: `lds.json`, `cds.json`, `rds.80.json` … */
export type FileName = string;

/** Whole files as text, in canonical order. */
export type ConfigFiles = ReadonlyMap<FileName, string>;
