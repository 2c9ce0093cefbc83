import { fields, items } from '../api/read/fields.ts';
import { ApiError } from './api-error.ts';
import { pause } from './pace.ts';

/** Answers that a later try may change: too much, not now, or a write of somebody else's in between. */
const passing: ReadonlySet<number> = new Set([401, 408, 409, 429, 500, 502, 503, 504]);

/** Milliseconds until the next try of a call that failed `attempt` times, 1 or more; undefined where another try cannot help. */
export function retryDelay(error: unknown, attempt: number): number | undefined {
  return isPassing(error) ? pause(attempt - 1, error) : undefined;
}

/** Whether etcd is full: until somebody makes room it takes deletes, and no other write of anyone in the cluster. */
export const isFull = (error: unknown): boolean =>
  error instanceof ApiError && error.message.includes('database space exceeded');

function isPassing(error: unknown): boolean {
  if (error instanceof ApiError) return passing.has(error.status);
  return isOfTheNetwork(error);
}

/** Whether nothing more can be made in a namespace, because it is on its way out; the API server answers that as it does missing rights. */
export const isTerminating = (error: unknown): boolean =>
  error instanceof ApiError &&
  items(fields(error.details).causes).some((each) => fields(each).reason === 'NamespaceTerminating');

/** Errors of sockets, DNS and undici have a code, the program's own mistakes have none; fetch hides it in the cause. */
function isOfTheNetwork(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'TimeoutError') return true;
  if ('code' in error && typeof error.code === 'string') return !error.code.startsWith('ERR_INVALID_');
  return error.cause !== undefined && isOfTheNetwork(error.cause);
}
