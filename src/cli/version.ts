import { readFileSync } from 'node:fs';
import { fields, text } from '../api/read/fields.ts';
import { shipped } from '../shipped.ts';

/** The version of this package, which is that of its images. */
export function version(): string {
  const read: unknown = JSON.parse(readFileSync(shipped('package.json'), 'utf8'));
  return text(fields(read).version) ?? 'unknown';
}
