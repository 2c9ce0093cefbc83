import type { HTTPDirectResponse, HTTPRedirect, HTTPRoute, HTTPRouteDestination } from '../api/istio.ts';
import { milliseconds } from './duration.ts';
import { millionths } from './effects.ts';
import { fitsHeader, readHeaders } from './headers.ts';
import { matcher, type RegexCheck } from './matches.ts';
import type { Forward, HttpRoute, Mirror, Redirect, Respond, Retries, Rewrite, Weighted } from './model.ts';
import { readRetries } from './retries.ts';
import { type Registry, type Report, resolveTarget } from './targets.ts';
import { defined } from './traffic.ts';

/** What reading a rule needs besides the rule. */
export interface Reading {
  readonly namespace: string;
  readonly registry: Registry;
  readonly regex: RegexCheck;
  /** Of rules that say nothing about them. */
  readonly retries: Retries;
  readonly report: Report;
}

type Action = HttpRoute['action'];

export const unavailable: Respond = { kind: 'respond', status: 503 };

/** What a rule does with a request. A rule that cannot be served as meant answers 503. */
export function readAction(rule: HTTPRoute, path: string, reading: Reading): Action {
  if (!textsFit(rule, path, reading)) return unavailable;
  if (rule.redirect !== undefined) return redirect(rule.redirect, `${path}.redirect`, reading);
  if (rule.directResponse !== undefined) {
    const { status, body } = rule.directResponse;
    return defined({ kind: 'respond' as const, status, body: bodyOf(body) }) as Respond;
  }
  return forward(rule, path, reading);
}

function bodyOf(body: HTTPDirectResponse['body']): Respond['body'] {
  if (body?.string !== undefined) return { encoding: 'text', value: body.string };
  return body?.bytes === undefined ? undefined : { encoding: 'base64', value: body.bytes };
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
    retries: rule.retries === undefined ? reading.retries : readRetries(rule.retries),
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

const redirectCodes = [301, 302, 303, 307, 308];

function redirect(spec: HTTPRedirect, path: string, reading: Reading): Redirect | Respond {
  const status = spec.redirectCode || 301;
  if (!redirectCodes.includes(status)) {
    reading.report(
      'SLU0102',
      'error',
      `${path}.redirectCode`,
      `A redirect cannot have status ${status}, only ${redirectCodes.join(', ')}. The rule answers 503.`,
    );
    return unavailable;
  }
  const { scheme, port, derivePort } = spec;
  return defined({
    kind: 'redirect' as const,
    status,
    uri: spec.uri || undefined,
    authority: spec.authority || undefined,
    scheme: scheme === 'http' || scheme === 'https' ? scheme : undefined,
    port: port || (derivePort === 'FROM_REQUEST_PORT' ? ('request' as const) : undefined),
  }) as Redirect;
}

function mirrors(rule: HTTPRoute, path: string, reading: Reading): Mirror[] {
  const whole = rule.mirrorPercent ?? rule.mirror_percent;
  const old = rule.mirrorPercentage ?? (whole === undefined ? undefined : { value: whole });
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
