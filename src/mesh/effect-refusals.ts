import type { CorsPolicy, HTTPFaultInjection, HTTPRetry, Percent } from '../api/istio.ts';
import { longest, milliseconds } from './duration.ts';
import { grpcCode } from './effects.ts';
import type { Refuse } from './refusals.ts';

/** Refuses what is below a millisecond or finer than one, and what no proxy can count. */
export function durationRefusals(text: string | undefined, path: string, refuse: Refuse): void {
  if (text === undefined) return;
  const time = milliseconds(text);
  if (time === undefined)
    refuse(path, `${JSON.stringify(text)} is not a length of time. Write it like 5s, 1m30s or 250ms.`);
  else if (time < 1)
    refuse(path, `${text} is shorter than 1ms, the least there is. To have no limit leave the field out.`);
  else if (time % 1 !== 0) refuse(path, `${text} is finer than a millisecond. Round it.`);
  else if (time >= longest) refuse(path, `${text} is longer than 285 years. Use a shorter time.`);
}

const retryConditions: ReadonlySet<string> = new Set([
  '5xx',
  'gateway-error',
  'reset',
  'reset-before-request',
  'connect-failure',
  'retriable-4xx',
  'refused-stream',
  'retriable-status-codes',
  'retriable-headers',
  'envoy-ratelimited',
  'http3-post-connect-failure',
  'cancelled',
  'deadline-exceeded',
  'internal',
  'resource-exhausted',
  'unavailable',
]);

export function retryRefusals(retries: HTTPRetry | undefined, path: string, refuse: Refuse): void {
  if (retries === undefined) return;
  const { attempts = 0, perTryTimeout, retryOn = '', retryRemoteLocalities, backoff } = retries;
  const more = perTryTimeout ?? retryRemoteLocalities ?? backoff ?? (retryOn === '' ? undefined : retryOn);
  if (attempts === 0 && more !== undefined)
    refuse(
      path,
      'With attempts: 0 there are no retries, so no other field may stand beside it. Remove them, or raise attempts.',
    );
  for (const word of retryOn === '' ? [] : retryOn.split(',')) {
    if (retryConditions.has(word) || /^[1-5]\d\d$/.test(word)) continue;
    refuse(
      `${path}.retryOn`,
      `${JSON.stringify(word)} is no condition to retry on. Use status codes and ${[...retryConditions].join(', ')}, with commas and without spaces.`,
    );
  }
  durationRefusals(perTryTimeout, `${path}.perTryTimeout`, refuse);
  durationRefusals(backoff, `${path}.backoff`, refuse);
}

/** The least share but nothing that a proxy can tell, in percent. */
const leastShare = 0.0001;

function shareRefusals(share: Percent | undefined, path: string, refuse: Refuse): void {
  const value = share?.value ?? 0;
  if (value > 0 && value < leastShare)
    refuse(
      `${path}.value`,
      `${value} percent is less than ${leastShare}, the least there is. Use 0 or more.`,
    );
}

export function faultRefusals(fault: HTTPFaultInjection | undefined, path: string, refuse: Refuse): void {
  if (fault === undefined) return;
  const { delay, abort } = fault;
  if (delay === undefined && abort === undefined)
    refuse(path, 'The fault does nothing. Give it a delay, an abort or both.');
  shareRefusals(delay?.percentage, `${path}.delay.percentage`, refuse);
  shareRefusals(abort?.percentage, `${path}.abort.percentage`, refuse);
  durationRefusals(delay?.fixedDelay, `${path}.delay.fixedDelay`, refuse);
  if (delay?.exponentialDelay !== undefined)
    refuse(`${path}.delay.exponentialDelay`, 'Delays that grow are not supported. Use fixedDelay.');
  if (abort?.http2Error !== undefined)
    refuse(
      `${path}.abort.http2Error`,
      'Aborts with an HTTP/2 error are not supported. Use httpStatus or grpcStatus.',
    );
  if (abort?.grpcStatus !== undefined && grpcCode(abort.grpcStatus) === undefined)
    refuse(
      `${path}.abort.grpcStatus`,
      `${JSON.stringify(abort.grpcStatus)} is no status of gRPC. Write its name, such as UNAVAILABLE.`,
    );
}

const methods = ['*', 'GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE'];

export function corsRefusals(cors: CorsPolicy | undefined, path: string, refuse: Refuse): void {
  if (cors === undefined) return;
  for (const [i, origin] of (cors.allowOrigins ?? []).entries())
    if (!origin.exact && !origin.prefix && !origin.regex)
      refuse(`${path}.allowOrigins[${i}]`, 'The origin is empty. Say exact, prefix or regex.');
  for (const [i, method] of (cors.allowMethods ?? []).entries())
    if (!methods.includes(method))
      refuse(
        `${path}.allowMethods[${i}]`,
        `${JSON.stringify(method)} is no method. Use ${methods.join(', ')}.`,
      );
  headerNames(cors.allowHeaders, `${path}.allowHeaders`, refuse);
  headerNames(cors.exposeHeaders, `${path}.exposeHeaders`, refuse);
  durationRefusals(cors.maxAge, `${path}.maxAge`, refuse);
  if (cors.maxAge !== undefined && (milliseconds(cors.maxAge) ?? 0) % 1000 !== 0)
    refuse(`${path}.maxAge`, `${cors.maxAge} is finer than a second, which no browser is told. Round it.`);
}

function headerNames(names: readonly string[] | undefined, path: string, refuse: Refuse): void {
  for (const [i, name] of (names ?? []).entries())
    if (name !== '*' && !/^[-_A-Za-z0-9]+$/.test(name))
      refuse(
        `${path}[${i}]`,
        `${JSON.stringify(name)} is no header's name. Use letters, digits, dashes and underscores.`,
      );
}
