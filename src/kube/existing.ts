import { ApiError } from './api-error.ts';
import type { Requests } from './configmaps.ts';

/** The object at a path as the API server gives it; undefined where there is none. Throws ApiError. */
export async function existing(client: Requests, path: string, signal?: AbortSignal): Promise<unknown> {
  try {
    return await client.request({ method: 'GET', path, ...(signal && { signal }) });
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return undefined;
    throw error;
  }
}
