import { isIPv6 } from 'node:net';
import { request } from 'undici';
import { fields, items, text } from '../api/read/fields.ts';
import type { FileName } from '../envoy/model.ts';

/** The version text that an Envoy shows for each file it has loaded. */
export type Acknowledgement = ReadonlyMap<FileName, string>;

/** How long an Envoy on this machine may take to answer, in milliseconds. */
const patience = 1_000;

/**
 * Asks the Envoy at `address` (an IP address) which versions it runs. Undefined when nobody answers so: nothing listens, an answer takes over
 * a second, or it is not one of Envoy's.
 */
export async function versionsOf(address: string): Promise<Acknowledgement | undefined> {
  const host = isIPv6(address) ? `[${address}]` : address;
  try {
    const { statusCode, body } = await request(`http://${host}:15021/config/versions`, {
      signal: AbortSignal.timeout(patience),
      reset: true,
    });
    const answer = await body.text();
    return statusCode === 200 ? versionsIn(JSON.parse(answer)) : undefined;
  } catch {
    // Refused, cut off, late or not JSON: all the same to one who waits for versions.
    return undefined;
  }
}

/**
 * The versions in an answer of Envoy's `/stats?format=json`. Where several listeners show different versions of one route file, its value is
 * `mixed:` and all of them, which is nobody's version.
 */
export function versionsIn(answer: unknown): Acknowledgement {
  const seen = new Map<FileName, Set<string>>();
  for (const stat of items(fields(answer).stats).map(fields)) {
    const file = fileOf(text(stat.name) ?? '');
    const version = text(stat.value);
    if (file === undefined || version === undefined) continue;
    seen.set(file, (seen.get(file) ?? new Set()).add(version));
  }
  return new Map([...seen].map(([file, versions]) => [file, agreed([...versions].sort())]));
}

const agreed = (versions: readonly string[]): string =>
  versions.length === 1 ? (versions[0] ?? '') : `mixed:${versions.join(',')}`;

function fileOf(stat: string): FileName | undefined {
  if (stat === 'cluster_manager.cds.version_text') return 'cds.json';
  if (stat === 'listener_manager.lds.version_text') return 'lds.json';
  const route = /^http\..+?\.rds\.(.+)\.version_text$/.exec(stat)?.[1];
  return route === undefined ? undefined : `rds.${route}.json`;
}
