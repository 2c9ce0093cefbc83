import type { HTTPRetry } from '../api/istio.ts';
import { milliseconds } from './duration.ts';
import type { Retries } from './model.ts';
import { defined } from './traffic.ts';

const connectionFailures = [
  'connect-failure',
  'refused-stream',
  'unavailable',
  'cancelled',
  'retriable-status-codes',
];

/** Two more tries, on another host, where no application can have seen the request. */
const defaultRetries: Retries = {
  attempts: 2,
  on: connectionFailures,
  statusCodes: [],
  otherHosts: true,
  otherHostsUnsaid: true,
  otherLocalities: false,
};

/** A rule's retries; without any they are the default ones. */
export function readRetries(retries: HTTPRetry | undefined): Retries {
  if (retries === undefined) return defaultRetries;
  const words = (retries.retryOn ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  const codes = words.filter((word) => /^\d{3}$/.test(word)).map(Number);
  const conditions = words.filter((word) => !/^\d{3}$/.test(word));
  if (codes.length > 0 && !conditions.includes('retriable-status-codes'))
    conditions.push('retriable-status-codes');
  return defined({
    attempts: retries.attempts ?? 0,
    on: words.length === 0 ? connectionFailures : conditions,
    statusCodes: codes,
    perTry: milliseconds(retries.perTryTimeout) || undefined,
    backoff: milliseconds(retries.backoff) || undefined,
    otherHosts: retries.retryIgnorePreviousHosts ?? true,
    otherHostsUnsaid: retries.retryIgnorePreviousHosts === undefined ? true : undefined,
    otherLocalities: retries.retryRemoteLocalities ?? false,
  }) as Retries;
}
