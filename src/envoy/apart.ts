import { isCertificate } from './certificates.ts';
import {
  bootstrapFile,
  type ConfigFiles,
  clustersFile,
  type FileName,
  listenersFile,
  type ScopeFiles,
} from './model.ts';

/*
 * A proxy that is apart has every file that it reads in its own ConfigMap, and nothing of the shared one counts. So it is a scope of its own: what
 * holds for the shared files of a scope holds for most of its own ones.
 */

/** Whether own files are those of a proxy that is apart. */
export const isApart = (own: ConfigFiles | undefined): boolean => own?.has(clustersFile) === true;

/** What a proxy reads: its own files, over those of its scope unless it is apart. */
export function filesFor(scope: ScopeFiles | undefined, key: string): ConfigFiles {
  const own = scope?.own.get(key) ?? new Map<FileName, string>();
  return isApart(own) ? own : new Map([...(scope?.shared ?? []), ...own]);
}

const ofEachProxy: ReadonlySet<FileName> = new Set([bootstrapFile, listenersFile]);

/** The proxies that are apart, live or as wanted. */
export const apartKeys = (live: ScopeFiles, wanted: ScopeFiles): readonly string[] =>
  [...wanted.own.keys()].filter((key) => isApart(live.own.get(key)) || isApart(wanted.own.get(key)));

/** A scope without some of its proxies. */
export const without = (files: ScopeFiles, keys: readonly string[]): ScopeFiles => ({
  shared: files.shared,
  own: new Map([...files.own].filter(([key]) => !keys.includes(key))),
});

/** What one proxy runs, as the files of a scope in which it is alone. */
export function alone({ shared, own }: ScopeFiles, key: string): ScopeFiles {
  const mine = own.get(key);
  if (mine === undefined) return { shared, own: new Map() };
  const all = isApart(mine) ? mine : new Map([...shared, ...mine]);
  const isOwn = ([name]: readonly [FileName, string]): boolean =>
    ofEachProxy.has(name) || isCertificate(name);
  return {
    shared: new Map([...all].filter((file) => !isOwn(file))),
    own: new Map([[key, new Map([...all].filter(isOwn))]]),
  };
}

/** The own files of a proxy that is apart, from those of the scope in which it is alone. */
export const together = ({ shared, own }: ScopeFiles, key: string): ConfigFiles =>
  new Map([...(own.get(key) ?? []), ...shared]);

/** Both sides once for the proxies that share files, and once for each that is apart. */
export function sides(
  live: ScopeFiles,
  wanted: ScopeFiles,
): readonly (readonly [live: ScopeFiles, wanted: ScopeFiles])[] {
  const keys = apartKeys(live, wanted);
  if (keys.length === 0) return [[live, wanted]];
  return [
    [without(live, keys), without(wanted, keys)],
    ...keys.map((key) => [alone(live, key), alone(wanted, key)] as const),
  ];
}
