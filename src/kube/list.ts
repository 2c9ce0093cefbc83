import { fields, items, text } from '../api/read/fields.ts';
import type { KubeClient } from './client.ts';
import { metadataOnly } from './kinds.ts';

export interface Listing {
  readonly client: KubeClient;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly metadataOnly?: boolean | undefined;
  /** Objects in a page. */
  readonly page: number;
  readonly signal: AbortSignal;
}

/**
 * Lists a collection page by page, hands each object over, and gives the version from which a watch may begin. `exactly` asks for what
 * was there at that very version. Throws ApiError: 410 when the pages, or that version, have become too old.
 */
export async function list(
  { client, path, query, page, signal, metadataOnly: thin = false }: Listing,
  take: (raw: unknown) => void,
  exactly?: string,
): Promise<string> {
  const at = exactly === undefined ? {} : { resourceVersion: exactly, resourceVersionMatch: 'Exact' };
  let more: Readonly<Record<string, string>> = at;
  for (;;) {
    const answer = fields(
      await client.request({
        method: 'GET',
        path,
        query: { ...query, limit: String(page), ...more },
        signal,
        ...(thin && { accept: metadataOnly.list }),
      }),
    );
    for (const item of items(answer.items)) take(item);
    const metadata = fields(answer.metadata);
    const next = text(metadata.continue) ?? '';
    const version = text(metadata.resourceVersion);
    if (next === '' && version !== undefined) return version;
    if (next === '') throw new Error(`The list ${path} came without a resourceVersion.`);
    more = { continue: next };
  }
}
