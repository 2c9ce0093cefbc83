import { fields, integer, text } from '../api/read/fields.ts';

/** What the API server answered instead of success. */
export interface Refusal {
  /** The HTTP status. */
  readonly status: number;
  /** One word, such as `Conflict`; empty where the answer gave none. */
  readonly reason: string;
  readonly message: string;
  /** Seconds to wait before another try, where the answer says so. */
  readonly retryAfter?: number | undefined;
  /** The `details` of the API server's Status object. */
  readonly details?: unknown;
}

/** An answer of the API server that is no success. */
export class ApiError extends Error {
  readonly status: number;
  readonly reason: string;
  /** Seconds to wait before another try, where the answer says so. */
  readonly retryAfter?: number;
  readonly details?: unknown;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.name = 'ApiError';
    this.status = refusal.status;
    this.reason = refusal.reason;
    if (refusal.retryAfter !== undefined) this.retryAfter = refusal.retryAfter;
    if (refusal.details !== undefined) this.details = refusal.details;
  }
}

/** The error in a Status object, as it comes in an answer or as a watch's ERROR event. `status` counts where the object has no code. */
export function statusError(value: unknown, status: number, retryAfter?: number): ApiError {
  const { code, reason, message, details } = fields(value);
  return new ApiError({
    status: integer(code) ?? status,
    reason: text(reason) ?? '',
    message: text(message) ?? `The API server answered ${status}.`,
    retryAfter: retryAfter ?? integer(fields(details).retryAfterSeconds),
    details,
  });
}

/** The error in an answer, of which the body need not be the API server's: a load balancer may have written it. */
export function answerError(status: number, body: string, retryAfter: string | undefined): ApiError {
  const seconds = retryAfter === undefined ? undefined : secondsUntil(retryAfter);
  const value = parsed(body);
  if (fields(value).kind === 'Status') return statusError(value, status, seconds);
  const said = body.trim().slice(0, 200);
  const message = `The answer is ${status}${said === '' ? '' : `: ${said}`}`;
  return new ApiError({ status, reason: '', message, retryAfter: seconds });
}

/** `Retry-After` is a number of seconds or a date. */
function secondsUntil(retryAfter: string): number | undefined {
  if (/^\d+$/.test(retryAfter)) return Number(retryAfter);
  const at = Date.parse(retryAfter);
  return Number.isNaN(at) ? undefined : Math.max(0, (at - Date.now()) / 1000);
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
