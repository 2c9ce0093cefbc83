import type {
  CorsPolicy,
  HTTPFaultInjection,
  HTTPRedirect,
  HTTPRetry,
  HTTPRoute,
  HTTPRouteDestination,
  Percent,
} from '../api/istio.ts';
import { milliseconds } from './duration.ts';
import { fitsHeader, readHeaders } from './headers.ts';
import { type Complain, matcher, type RegexCheck } from './matches.ts';
import type {
  Cors,
  Fault,
  Forward,
  HttpRoute,
  Mirror,
  Redirect,
  Respond,
  Retries,
  Rewrite,
  Weighted,
} from './model.ts';
import { type Registry, type Report, resolveTarget } from './targets.ts';
import { defined } from './traffic.ts';

/** What reading a rule needs besides the rule. */
export interface Reading {
  readonly namespace: string;
  readonly registry: Registry;
  readonly regex: RegexCheck;
  readonly report: Report;
}

type Action = HttpRoute['action'];

export const unavailable: Respond = { kind: 'respond', status: 503 };

/** What a rule does with a request. A rule that cannot be served as meant answers 503. */
export function readAction(rule: HTTPRoute, path: string, reading: Reading): Action {
  if (!textsFit(rule, path, reading)) return unavailable;
  if (rule.delegate !== undefined) {
    reading.report(
      'SLU0108',
      'error',
      `${path}.delegate`,
      'Delegates are not translated yet; the rule answers 503.',
    );
    return unavailable;
  }
  if (rule.redirect !== undefined) return redirect(rule.redirect, `${path}.redirect`, reading);
  if (rule.directResponse !== undefined) {
    const { status, body } = rule.directResponse;
    return defined({ kind: 'respond' as const, status, body: body?.string }) as Respond;
  }
  return forward(rule, path, reading);
}

/** Whether the texts that a rule puts into requests and redirects may stand in HTTP's header fields; one that may not is reported. */
function textsFit(rule: HTTPRoute, path: string, { report }: Reading): boolean {
  const { rewrite, redirect: to } = rule;
  const texts: readonly (readonly [string, string | undefined])[] = [
    ['rewrite.uri', rewrite?.uri],
    ['rewrite.authority', rewrite?.authority],
    ['rewrite.uriRegexRewrite.rewrite', rewrite?.uriRegexRewrite?.rewrite],
    ['redirect.uri', to?.uri],
    ['redirect.authority', to?.authority],
    ['redirect.scheme', to?.scheme],
  ];
  const wrong = texts.filter(([, text]) => text !== undefined && !fitsHeader(text));
  for (const [field] of wrong)
    report(
      'SLU0102',
      'error',
      `${path}.${field}`,
      'The text holds a character that HTTP forbids, such as a line break. The rule answers 503.',
    );
  return wrong.length === 0;
}

function forward(rule: HTTPRoute, path: string, reading: Reading): Action {
  const rewrite = readRewrite(rule.rewrite, `${path}.rewrite`, reading);
  if (rewrite === 'broken') return unavailable;
  const to = weighted(rule.route ?? [], `${path}.route`, reading);
  const authority =
    rule.rewrite?.authority ?? readHeaders(rule.headers, `${path}.headers`, () => {}).authority;
  return defined({
    kind: 'forward' as const,
    to,
    rewrite,
    authority: authority === '' ? undefined : authority,
    timeout: milliseconds(rule.timeout),
    retries: readRetries(rule.retries),
    mirrors: mirrors(rule, path, reading),
  }) as Forward;
}

/** One destination gets everything whatever its weight; of several, a missing weight counts 0. */
export function weighted(
  destinations: readonly Pick<HTTPRouteDestination, 'destination' | 'weight' | 'headers'>[],
  path: string,
  reading: Reading,
): Weighted[] {
  const alone = destinations.length === 1;
  return destinations.map((one, i) => {
    const at = `${path}[${i}]`;
    const headers = readHeaders(one.headers, `${at}.headers`, reading.report);
    if (!alone && one.weight === undefined) {
      reading.report(
        'SLU0103',
        'warning',
        `${at}.weight`,
        'A missing weight among several destinations counts 0: this one gets nothing. Say a weight.',
      );
    }
    return defined({
      weight: alone ? 1 : (one.weight ?? 0),
      target: resolveTarget(
        one.destination,
        reading.namespace,
        `${at}.destination`,
        reading.registry,
        reading.report,
      ),
      headers: headers.edits,
      authority: headers.authority,
    }) as Weighted;
  });
}

function readRewrite(
  rewrite: HTTPRoute['rewrite'],
  path: string,
  reading: Reading,
): Rewrite | undefined | 'broken' {
  const regex = rewrite?.uriRegexRewrite;
  if (regex?.match !== undefined) {
    const checked = matcher(
      { regex: regex.match },
      `${path}.uriRegexRewrite.match`,
      reading.regex,
      (at, message) => reading.report('SLU0102', 'error', at, `${message} The rule answers 503.`),
    );
    return checked === undefined
      ? 'broken'
      : { kind: 'regex', pattern: regex.match, value: regex.rewrite ?? '' };
  }
  return rewrite?.uri === undefined || rewrite.uri === '' ? undefined : { kind: 'uri', value: rewrite.uri };
}

const connectionFailures = [
  'connect-failure',
  'refused-stream',
  'unavailable',
  'cancelled',
  'retriable-status-codes',
];

/** Two more tries, on another host, where no application can have seen the request. */
export const defaultRetries: Retries = {
  attempts: 2,
  on: connectionFailures,
  statusCodes: [],
  otherHosts: true,
};

function readRetries(retries: HTTPRetry | undefined): Retries {
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
  }) as Retries;
}

const redirectCodes = [301, 302, 303, 307, 308];

function redirect(spec: HTTPRedirect, path: string, reading: Reading): Redirect | Respond {
  const status = spec.redirectCode ?? 301;
  if (!redirectCodes.includes(status)) {
    reading.report(
      'SLU0102',
      'error',
      `${path}.redirectCode`,
      `A redirect cannot have status ${status}, only ${redirectCodes.join(', ')}. The rule answers 503.`,
    );
    return unavailable;
  }
  const prefix = '%PREFIX()%';
  const uri = spec.uri === '' ? undefined : spec.uri;
  return defined({
    kind: 'redirect' as const,
    status,
    uri: uri?.startsWith(prefix) ? undefined : uri,
    uriPrefix: uri?.startsWith(prefix) ? uri.slice(prefix.length) : undefined,
    authority: spec.authority === '' ? undefined : spec.authority,
    scheme: spec.scheme === '' ? undefined : spec.scheme,
    port: spec.port,
    keepsPort: spec.derivePort === 'FROM_REQUEST_PORT',
  }) as Redirect;
}

/** A percentage in millionths, which is as fine as Envoy divides. */
const millionths = (percent: Percent | undefined): number => Math.round((percent?.value ?? 0) * 10_000);

/** Without a percentage a fault never fires. */
export function readFault(fault: HTTPFaultInjection | undefined): Fault | undefined {
  if (fault === undefined) return undefined;
  const { delay, abort } = fault;
  const duration = milliseconds(delay?.fixedDelay);
  const share = (percentage: Percent | undefined, percent: number | undefined): number =>
    percentage === undefined ? (percent ?? 0) * 10_000 : millionths(percentage);
  const delays =
    delay === undefined || duration === undefined || duration <= 0
      ? undefined
      : { share: share(delay.percentage, delay.percent), duration };
  const aborts =
    abort === undefined
      ? undefined
      : defined({
          share: share(abort.percentage, undefined),
          httpStatus: abort.httpStatus,
          grpcStatus: grpcCode(abort.grpcStatus),
        });
  return delays === undefined && aborts === undefined
    ? undefined
    : (defined({ delay: delays, abort: aborts }) as Fault);
}

const grpcCodes = [
  'OK',
  'CANCELLED',
  'UNKNOWN',
  'INVALID_ARGUMENT',
  'DEADLINE_EXCEEDED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
  'UNAUTHENTICATED',
];
function grpcCode(name: string | undefined): number | undefined {
  if (name === undefined) return undefined;
  const at = grpcCodes.indexOf(name);
  return at === -1 ? undefined : at;
}

function mirrors(rule: HTTPRoute, path: string, reading: Reading): Mirror[] {
  const old =
    rule.mirrorPercentage ?? (rule.mirrorPercent === undefined ? undefined : { value: rule.mirrorPercent });
  const listed = (rule.mirrors ?? []).map((one, i) => ({
    ...one,
    path: `${path}.mirrors[${i}].destination`,
  }));
  const single =
    rule.mirror === undefined ? [] : [{ destination: rule.mirror, percentage: old, path: `${path}.mirror` }];
  return [...single, ...listed].flatMap((one) => {
    const target = resolveTarget(
      one.destination,
      reading.namespace,
      one.path,
      reading.registry,
      reading.report,
    );
    const share = one.percentage === undefined ? 1_000_000 : millionths(one.percentage);
    return share === 0 ? [] : [{ target, share }];
  });
}

/** A rule's CORS policy; an origin that cannot be read is reported and matches nothing. */
export function readCors(
  cors: CorsPolicy | undefined,
  path: string,
  regex: RegexCheck,
  complain: Complain,
): Cors | undefined {
  if (cors === undefined) return undefined;
  const origins = (cors.allowOrigins ?? []).flatMap((origin, i) => {
    const read = matcher(origin, `${path}.allowOrigins[${i}]`, regex, complain);
    return read === undefined ? [] : [read];
  });
  const exact = (cors.allowOrigin ?? []).map((value) => ({ kind: 'exact' as const, value }));
  return defined({
    origins: [...origins, ...exact],
    methods: cors.allowMethods ?? [],
    headers: cors.allowHeaders ?? [],
    exposeHeaders: cors.exposeHeaders ?? [],
    maxAge: milliseconds(cors.maxAge),
    credentials: cors.allowCredentials,
    forwardUnmatchedPreflights: cors.unmatchedPreflights !== 'IGNORE',
  }) as Cors;
}
