import { readFileSync } from 'node:fs';
import { fields, text } from '../api/read/fields.ts';

/** The version of this package, which is that of its images. */
export function version(): string {
  const read: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return text(fields(read).version) ?? 'unknown';
}
