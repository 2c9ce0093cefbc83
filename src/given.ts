import { hash as digest } from 'node:crypto';
import { RE2JS } from 're2js';
import { parse } from 'yaml';
import type { RegexVerdict } from './mesh/matches.ts';

/* What the pure folders need of packages and of Node, handed in. */

/** The first 64 bits of the text's SHA-256 as 16 hexadecimal digits. */
export const hash = (text: string): string => digest('sha256', text).slice(0, 16);

/** What RE2 says of a pattern. */
export function regex(pattern: string): RegexVerdict {
  try {
    return { size: RE2JS.compile(pattern).programSize() };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error), size: 0 };
  }
}

/** The value of a YAML text, read as kubectl would. Throws an Error on what is no YAML. */
export const yaml = (text: string): unknown => parse(text, { version: '1.1' });
