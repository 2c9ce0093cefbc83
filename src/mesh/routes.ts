import type { HTTPRoute, L4MatchAttributes, VirtualServiceSpec } from '../api/istio.ts';
import type { VirtualService } from '../api/objects.ts';
import { objectKey } from '../api/objects.ts';
import type { ObjectRef, Problem } from '../api/problem.ts';
import { type Reading, readAction, unavailable, weighted } from './actions.ts';
import { type Delegating, delegated, type SourcedRule } from './delegates.ts';
import { readCors, readFault } from './effects.ts';
import { readHeaders } from './headers.ts';
import { httpMatch, matchesAll, type RegexCheck } from './matches.ts';
import type { HttpMatch, HttpRoute, L4Match, Retries, RouteTable, TcpRoute, TlsRoute } from './model.ts';
import { gatewayKey, refOf, resolveHost, visibility } from './names.ts';
import { subnetOf } from './subnets.ts';
import type { KnownHost, Report } from './targets.ts';
import { defined } from './traffic.ts';
import { isDelegate, refusals } from './virtualservice-refusals.ts';

export interface ReadRoutes {
  /** Undefined where the object is refused as a whole: it is as if it were absent. */
  readonly table: RouteTable | undefined;
  readonly problems: readonly Problem[];
}

/** Every host that a VirtualService's destinations and mirrors name, fully qualified. */
export function destinationHosts(object: VirtualService): string[] {
  const { http, tcp, tls } = object.spec;
  const named = [
    ...(http ?? []).flatMap((rule) => [
      ...(rule.route ?? []).map((one) => one.destination.host),
      ...(rule.mirrors ?? []).map((one) => one.destination.host),
      ...(rule.mirror === undefined ? [] : [rule.mirror.host]),
    ]),
    ...[...(tcp ?? []), ...(tls ?? [])].flatMap((rule) =>
      (rule.route ?? []).map((one) => one.destination.host),
    ),
  ];
  return [...new Set(named.map((host) => resolveHost(host, object.meta.namespace)))];
}

/** What rules are read with: `exportTo` and `retries` stand for those of objects and rules that have none. */
export interface RuleBasis {
  readonly regex: RegexCheck;
  readonly exportTo: readonly string[] | undefined;
  readonly retries: Retries;
}

/**
 * A VirtualService read once; `known[i]` is what is known of `hosts[i]`, which its destinations and those of its delegates name.
 * One without hosts is read for its mistakes alone: it is served where others delegate to it.
 */
export function readRoutes(
  object: VirtualService,
  hosts: readonly string[],
  known: readonly (KnownHost | undefined)[],
  delegates: readonly (VirtualService | undefined)[],
  basis: RuleBasis,
): ReadRoutes {
  const on = refOf('VirtualService', object);
  const refused = refusals(object);
  if (refused.length > 0) return { table: undefined, problems: refused };
  const problems: Problem[] = [];
  const reportOn =
    (ref: ObjectRef): Report =>
    (code, severity, path, message) =>
      problems.push({ code, severity, on: ref, path, message });
  const byHost = new Map(hosts.map((host, i) => [host, known[i]]));
  const { namespace } = object.meta;
  const { regex, retries, exportTo } = basis;
  const registry = (host: string) => byHost.get(host);
  const reading: Reading = { namespace, registry, regex, retries, report: reportOn(on) };
  const { spec } = object;
  const http = httpRoutes(
    (spec.http ?? []).map((rule) => ({ rule })),
    reading,
  );
  if (isDelegate(object)) return { table: undefined, problems };
  const table: RouteTable = {
    from: on,
    hosts: [...new Set((spec.hosts ?? []).map((host) => resolveHost(host, namespace)))],
    gateways: gatewaysOf(spec, namespace),
    visibleTo: visibility(spec.exportTo, namespace, exportTo),
    http:
      delegates.length === 0
        ? http
        : joinedRoutes(object, delegates, reading, {
            onRoot: reading.report,
            onDelegate: (one) => reportOn(refOf('VirtualService', one)),
            exportTo,
          }),
    tcp: tcpRoutes(spec, reading),
    tls: tlsRoutes(spec, reading),
  };
  return { table, problems };
}

/** The rules of a root with those of its delegates in their places. What is wrong within a rule is told where the rule is written. */
function joinedRoutes(
  root: VirtualService,
  delegates: readonly (VirtualService | undefined)[],
  reading: Reading,
  delegating: Delegating,
): HttpRoute[] {
  const usable = new Map(
    delegates.flatMap((one) =>
      one === undefined || !isDelegate(one) || refusals(one).length > 0
        ? []
        : [[objectKey(one.meta), one] as const],
    ),
  );
  const rules = (root.spec.http ?? []).flatMap((rule, i) =>
    delegated(rule, `spec.http[${i}]`, root, usable, delegating),
  );
  return httpRoutes(rules, { ...reading, report: () => {} });
}

const gatewaysOf = (spec: VirtualServiceSpec, namespace: string): string[] =>
  spec.gateways === undefined || spec.gateways.length === 0
    ? ['mesh']
    : [...new Set(spec.gateways.map((name) => gatewayKey(name, namespace)))];

/** The rules in order; those behind one that takes everything are cut. */
function httpRoutes(rules: readonly SourcedRule[], reading: Reading): HttpRoute[] {
  const routes: HttpRoute[] = [];
  for (const [i, { rule, by }] of rules.entries()) {
    const path = `spec.http[${i}]`;
    const read = httpRoute(rule, path, reading);
    routes.push(...(by === undefined ? read : read.map((one) => ({ ...one, by }))));
    const all = read.some((one) => one.matches.length === 0 || one.matches.some(matchesAll));
    if (all && rule.delegate === undefined && i + 1 < rules.length) {
      reading.report(
        'IST0130',
        'warning',
        `spec.http[${i + 1}]`,
        `No request reaches this rule, nor those behind it: rule ${i} takes every request. Move the narrower rules before it.`,
      );
      break;
    }
  }
  return routes;
}

/** One rule; matches that are partly wrong become a rule of their own, which answers 503 to what is left of them. */
function httpRoute(rule: HTTPRoute, path: string, reading: Reading): HttpRoute[] {
  const good: HttpMatch[] = [];
  const broken: HttpMatch[] = [];
  (rule.match ?? []).forEach((item, i) => {
    const at = `${path}.match[${i}]`;
    const read = httpMatch(item, at, reading.regex, (where, message) =>
      reading.report(
        'SLU0101',
        'error',
        where,
        `${message} What the other conditions of this match leave answers 503.`,
      ),
    );
    const gateways = read.match.gateways?.map((name) => gatewayKey(name, reading.namespace));
    const match = gateways === undefined ? read.match : { ...read.match, gateways };
    if (!read.broken) good.push(match);
    else if (!matchesAll(match)) broken.push(match);
  });
  const whole = (rule.match ?? []).length === 0;
  const base = { name: rule.name ?? '' };
  const routes: HttpRoute[] = [];
  if (whole || good.length > 0) routes.push({ ...base, matches: good, ...effects(rule, path, reading) });
  if (broken.length > 0) routes.push({ ...base, matches: broken, action: unavailable });
  adviseOn(rule, path, reading.report);
  return routes;
}

function effects(rule: HTTPRoute, path: string, reading: Reading): Omit<HttpRoute, 'name' | 'matches'> {
  return defined({
    action: readAction(rule, path, reading),
    fault: readFault(rule.fault),
    headers: readHeaders(rule.headers, `${path}.headers`, reading.report).edits,
    cors: readCors(rule.corsPolicy, `${path}.corsPolicy`, reading.regex, (at, message) =>
      reading.report('SLU0102', 'error', at, message),
    ),
  }) as Omit<HttpRoute, 'name' | 'matches'>;
}

/** What is served as written, and is seldom what was meant. */
function adviseOn(rule: HTTPRoute, path: string, report: Report): void {
  if (rule.fault !== undefined && (rule.retries !== undefined || rule.timeout !== undefined)) {
    report(
      'SLU0104',
      'warning',
      `${path}.fault`,
      'An injected delay does not count into the timeout, and an injected abort is not retried: both act before the upstream request.',
    );
  }
  const prefix = (rule.match ?? [])
    .map((item) => item.uri?.prefix ?? '')
    .find((text) => text !== '' && !text.endsWith('/'));
  if (rule.rewrite?.uri !== '/' || prefix === undefined) return;
  report(
    'SLU0105',
    'warning',
    `${path}.rewrite.uri`,
    `Rewriting the prefix ${prefix} to / makes ${prefix}/x into //x, and matches ${prefix}0 as well. Match ${prefix}/ besides, or use uriRegexRewrite.`,
  );
}

const l4Match = (match: L4MatchAttributes, namespace: string): L4Match =>
  defined({
    port: match.port || undefined,
    subnets: (match.destinationSubnets ?? []).flatMap((text) => subnetOf(text) ?? []),
    sourceLabels: match.sourceLabels ?? {},
    sourceNamespace: match.sourceNamespace || undefined,
    gateways:
      (match.gateways ?? []).length === 0
        ? undefined
        : match.gateways?.map((name) => gatewayKey(name, namespace)),
  }) as L4Match;

const tcpRoutes = (spec: VirtualServiceSpec, reading: Reading): TcpRoute[] =>
  (spec.tcp ?? []).map((rule, i) => ({
    matches: (rule.match ?? []).map((match) => l4Match(match, reading.namespace)),
    to: weighted(rule.route ?? [], `spec.tcp[${i}].route`, reading),
  }));

const tlsRoutes = (spec: VirtualServiceSpec, reading: Reading): TlsRoute[] =>
  (spec.tls ?? []).map((rule, i) => ({
    matches: (rule.match ?? []).map((match, j) => ({
      ...l4Match(match, reading.namespace),
      sniHosts: serverNames(match.sniHosts ?? [], `spec.tls[${i}].match[${j}].sniHosts`, reading.report),
    })),
    to: weighted(rule.route ?? [], `spec.tls[${i}].route`, reading),
  }));

/** Envoy knows a `*` for whole labels only; a name that it does not know is reported and left out. */
function serverNames(names: readonly string[], path: string, report: Report): string[] {
  return names.flatMap((name, i) => {
    if (!name.startsWith('*') || name === '*' || name.startsWith('*.')) return name.toLowerCase();
    report(
      'SLU0101',
      'error',
      `${path}[${i}]`,
      `The server name ${name} has * beside other letters, which no proxy can match. Write *.${name.slice(name.indexOf('.') + 1)}; until then the name is left out.`,
    );
    return [];
  });
}
