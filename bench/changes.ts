import type { ConfigFiles } from '../src/envoy/model.ts';
import type { Translation } from '../src/translate.ts';

/** File texts that differ between two translations, and their length; the files are ASCII, so characters are bytes. */
export interface Changes {
  readonly texts: number;
  readonly bytes: number;
  /** Changed texts in each scope in which there are any. */
  readonly byScope: ReadonlyMap<string, number>;
}

/** Every file of a scope: the shared ones, and each workload's own. */
function* folders(translation: Translation): Iterable<readonly [string, string, ConfigFiles]> {
  for (const [scope, { shared, own }] of translation.scopes) {
    yield [scope, '', shared];
    for (const [key, files] of own) yield [scope, key, files];
  }
}

const folder = (translation: Translation, scope: string, key: string): ConfigFiles | undefined => {
  const files = translation.scopes.get(scope);
  return key === '' ? files?.shared : files?.own.get(key);
};

/** Compares by file name in each ConfigMap. Texts that went are counted with no bytes. */
export function changes(before: Translation, after: Translation): Changes {
  const byScope = new Map<string, number>();
  let texts = 0;
  let bytes = 0;
  for (const [scope, key, files] of folders(after)) {
    const old = folder(before, scope, key);
    if (old === files) continue;
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
 * Reads every text once, as writing it would: until then it is a chain of references to its pieces, and takes less memory.
 * The sum is returned so that no reading can be left out.
 */
export function readAll(translation: Translation): number {
  let sum = 0;
  for (const [, , files] of folders(translation)) {
    for (const text of files.values()) sum += Buffer.byteLength(text);
  }
  return sum;
}
