import { createHash } from 'node:crypto';
import { RE2JS } from 're2js';
import type { RegexVerdict } from './mesh/matches.ts';

/* What the pure folders need of packages and of Node, handed in. */

/** The first 64 bits of the text's SHA-256 as 16 hexadecimal digits. */
export const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** What RE2 says of a pattern. */
export function regex(pattern: string): RegexVerdict {
  try {
    return { size: RE2JS.compile(pattern).programSize() };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error), size: 0 };
  }
}
