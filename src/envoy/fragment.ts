import type { Hash, Json } from './model.ts';

/**
 * A piece of a file: JSON values separated by commas. `names` and `bytes` stand for the names in it and for its text; a joined piece has
 * hashes of its parts' there, so that a file of a thousand pieces is hashed anew only in those that changed.
 */
export interface Fragment {
  readonly text: string;
  readonly names: string;
  readonly bytes: string;
}

export interface Fragments {
  /** One value, and the names in it that others may wait for. */
  one(value: Json, names: readonly string[]): Fragment;
  all(pieces: readonly Fragment[]): Fragment;
}

const escaped = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** JSON in plain ASCII, so that a file's length in characters is its length in bytes. */
export const asciiJson = (value: unknown): string =>
  JSON.stringify(value).replace(/[\u0080-\uffff]/g, escaped);

export function fragments(hash: Hash): Fragments {
  return {
    one: (value, names) => {
      const text = asciiJson(value);
      return { text, names: names.join('\n'), bytes: text };
    },
    all: (pieces) => {
      const full = pieces.filter((piece) => piece.text !== '');
      return {
        text: full.reduce((text, piece) => (text === '' ? piece.text : `${text},\n${piece.text}`), ''),
        names: hash(full.map((piece) => piece.names).join('\n')),
        bytes: hash(full.map((piece) => piece.bytes).join('\n')),
      };
    },
  };
}

/** `version_info` = a hash of the names, which endpoint churn leaves alone, and one of the bytes. */
const versionOf = (fragment: Fragment): string => `${fragment.names}.${fragment.bytes}`;

/** A whole file of resources, one value a line. */
export const documentOf = (fragment: Fragment): string =>
  `{"version_info":"${versionOf(fragment)}","resources":[\n${fragment.text}\n]}\n`;

/** The version that a file says of itself, without reading the rest of it. */
export const versionIn = (text: string): string | undefined => /^\{"version_info":"([^"]*)"/.exec(text)?.[1];
export const namesPart = (version: string): string => version.split('.', 1)[0] ?? '';

/** Whether a version is the awaited one; where only names are awaited, whether it has them. */
export const isAwaited = (version: string, awaited: string): boolean =>
  version === awaited || namesPart(version) === awaited;
