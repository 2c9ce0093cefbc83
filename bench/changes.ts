import type { ConfigFiles } from '../src/envoy/model.ts';
import type { Translation } from '../src/translate.ts';

/** File texts that differ between two translations, and their length; the files are ASCII, so characters are bytes. */
export interface Changes {
  readonly texts: number;
  readonly bytes: number;
  /** Changed texts in each scope in which there are any. */
  readonly byScope: ReadonlyMap<string, number>;
}

interface Folder {
  readonly scope: string;
  readonly files: ConfigFiles;
  /** What stood there before; undefined for a new folder, and where nothing was translated before. */
  readonly old: ConfigFiles | undefined;
}

/** Every ConfigMap of a translation whose files are not the very ones of the translation before. */
function* remade(after: Translation, before?: Translation): Iterable<Folder> {
  for (const [scope, { shared, own }] of after.scopes) {
    const last = before?.scopes.get(scope);
    if (shared !== last?.shared) yield { scope, files: shared, old: last?.shared };
    for (const [key, files] of own) {
      const old = last?.own.get(key);
      if (files !== old) yield { scope, files, old };
    }
  }
}

/** Compares by file name in each ConfigMap. Texts that went are counted with no bytes. */
export function changes(before: Translation, after: Translation): Changes {
  const byScope = new Map<string, number>();
  let texts = 0;
  let bytes = 0;
  for (const { scope, files, old } of remade(after, before)) {
    const changed = [...files].filter(([name, text]) => old?.get(name) !== text);
    const gone = [...(old?.keys() ?? [])].filter((name) => !files.has(name)).length;
    const count = changed.length + gone;
    if (count === 0) continue;
    texts += count;
    bytes += changed.reduce((sum, [, text]) => sum + text.length, 0);
    byScope.set(scope, (byScope.get(scope) ?? 0) + count);
  }
  return { texts, bytes, byScope };
}

/**
 * Reads the first character of every text that was made anew, and returns the bytes of all of them. A text is a chain of references to its
 * pieces until its first reader has the engine join them, which takes time and memory that a bench without a writer would not show.
 */
export function join(after: Translation, before?: Translation): number {
  let bytes = 0;
  for (const { files } of remade(after, before)) {
    for (const text of files.values()) if (/^\{/.test(text)) bytes += text.length;
  }
  return bytes;
}
