import type { Headers, HTTPMatchRequest, HTTPRoute } from '../api/istio.ts';
import { member } from '../api/problem.ts';
import { isLabel } from './dns.ts';
import { corsRefusals, durationRefusals, faultRefusals, retryRefusals } from './effect-refusals.ts';
import { destinationRefusals, gatewayNames, labelRefusals, weightRefusals } from './reference-refusals.ts';
import type { Refuse } from './refusals.ts';

/** What makes one HTTP rule unfit, so that its object is refused. */
export function httpRefusals(rule: HTTPRoute, path: string, inDelegate: boolean, refuse: Refuse): void {
  actionRefusals(rule, path, inDelegate, refuse);
  for (const [i, match] of (rule.match ?? []).entries()) matchRefusals(match, `${path}.match[${i}]`, refuse);
  if (rule.route !== undefined) weightRefusals(rule.route, `${path}.route`, refuse);
  mirrorRefusals(rule, path, refuse);
  redirectRefusals(rule.redirect, `${path}.redirect`, refuse);
  responseRefusals(rule.directResponse, `${path}.directResponse`, refuse);
  rewriteRefusals(rule.rewrite, `${path}.rewrite`, refuse);
  authorityRefusals(rule, path, refuse);
  retryRefusals(rule.retries, `${path}.retries`, refuse);
  faultRefusals(rule.fault, `${path}.fault`, refuse);
  corsRefusals(rule.corsPolicy, `${path}.corsPolicy`, refuse);
  durationRefusals(rule.timeout, `${path}.timeout`, refuse);
}

function actionRefusals(rule: HTTPRoute, path: string, inDelegate: boolean, refuse: Refuse): void {
  const actions = ['route', 'redirect', 'directResponse', 'delegate'] as const;
  const given = actions.filter((action) => rule[action] !== undefined);
  if (given.length === 0)
    refuse(path, 'The rule does nothing. Give it a route, a redirect, a directResponse or a delegate.');
  if (given.length > 1) refuse(path, `The rule has ${given.join(' and ')}. Keep one of them.`);
  if (inDelegate && rule.delegate !== undefined)
    refuse(`${path}.delegate`, 'A delegate cannot delegate further. Write the rules here.');
  const [action] = given;
  if (action !== 'redirect' && action !== 'directResponse') return;
  for (const field of ['rewrite', 'fault'] as const)
    if (rule[field] !== undefined)
      refuse(
        `${path}.${field}`,
        `A rule with ${action} forwards nothing, so it can have no ${field}. Remove one of the two.`,
      );
}

const pseudo = [':method', ':scheme', ':authority', ':path', ':status'];

function matchRefusals(match: HTTPMatchRequest, path: string, refuse: Refuse): void {
  for (const field of ['headers', 'withoutHeaders'] as const)
    for (const name of Object.keys(match[field] ?? {}))
      if (!pseudo.includes(name) && !/^[-_A-Za-z0-9]+$/.test(name))
        refuse(
          member(`${path}.${field}`, name),
          `${JSON.stringify(name)} is no header's name. Use letters, digits, dashes and underscores.`,
        );
  for (const name of Object.keys(match.queryParams ?? {}))
    if (name === '' || name.length > 1000)
      refuse(member(`${path}.queryParams`, name), 'A query parameter has a name of 1 to 1000 characters.');
  const { sourceNamespace } = match;
  if (sourceNamespace !== undefined && sourceNamespace !== '' && !isLabel(sourceNamespace))
    refuse(`${path}.sourceNamespace`, `${JSON.stringify(sourceNamespace)} is no namespace's name.`);
  labelRefusals(match.sourceLabels, `${path}.sourceLabels`, refuse);
  gatewayNames(match.gateways, `${path}.gateways`, refuse);
}

function mirrorRefusals({ mirror, mirrors = [] }: HTTPRoute, path: string, refuse: Refuse): void {
  if (mirror !== undefined) destinationRefusals(mirror, `${path}.mirror`, refuse);
  if (mirror !== undefined && mirrors.length > 0)
    refuse(`${path}.mirrors`, 'The rule has mirror and mirrors. Move the one into the other.');
  for (const [i, one] of mirrors.entries())
    destinationRefusals(one.destination, `${path}.mirrors[${i}].destination`, refuse);
}

function redirectRefusals(redirect: HTTPRoute['redirect'], path: string, refuse: Refuse): void {
  if (redirect === undefined) return;
  const { uri, authority, scheme, port, derivePort, redirectCode } = redirect;
  if (!uri && !authority && !scheme && port === undefined && derivePort === undefined)
    refuse(
      path,
      'The redirect leads to where the request already is. Give it a uri, authority, scheme or port.',
    );
  if (scheme !== undefined && !['', 'http', 'https'].includes(scheme))
    refuse(`${path}.scheme`, `The scheme ${JSON.stringify(scheme)} is neither http nor https.`);
  if (redirectCode !== undefined && redirectCode !== 0 && (redirectCode < 300 || redirectCode > 399))
    refuse(`${path}.redirectCode`, `${redirectCode} is no redirect's status. Use 301, 302, 303, 307 or 308.`);
}

/** The largest body that a rule may answer with, in bytes. */
const largestBody = 1_048_576;

function responseRefusals(response: HTTPRoute['directResponse'], path: string, refuse: Refuse): void {
  const { string, bytes } = response?.body ?? {};
  if (string !== undefined && utf8Length(string) > largestBody)
    refuse(`${path}.body.string`, `The body is longer than ${largestBody} bytes. Let a service answer.`);
  if (bytes === undefined) return;
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(bytes) || bytes.length % 4 !== 0)
    refuse(`${path}.body.bytes`, 'The bytes are not in base64. Encode them, or use string.');
  else if ((bytes.length / 4) * 3 > largestBody)
    refuse(`${path}.body.bytes`, `The body is longer than ${largestBody} bytes. Let a service answer.`);
}

/** The bytes of a text: one for ASCII, and at most three for each of its other units. */
const utf8Length = (text: string): number =>
  text.length +
  (text.match(/[\u0080-\u07ff\ud800-\udfff]/g)?.length ?? 0) +
  2 * (text.match(/[\u0800-\ud7ff\ue000-\uffff]/g)?.length ?? 0);

function rewriteRefusals(rewrite: HTTPRoute['rewrite'], path: string, refuse: Refuse): void {
  if (rewrite === undefined) return;
  const { uri, authority, uriRegexRewrite: regex } = rewrite;
  if (uri && regex !== undefined)
    refuse(`${path}.uri`, 'The rewrite has uri and uriRegexRewrite. Keep one of them.');
  if (!uri && !authority && regex === undefined)
    refuse(path, 'The rewrite changes nothing. Give it a uri, a uriRegexRewrite or an authority.');
  for (const field of ['match', 'rewrite'] as const)
    if (regex !== undefined && (regex[field] ?? '') === '')
      refuse(`${path}.uriRegexRewrite.${field}`, 'A uriRegexRewrite needs both match and rewrite.');
}

const isAuthority = (name: string): boolean => ['host', ':authority'].includes(name.toLowerCase());

/** The authority can be set in one place of a rule only. */
function authorityRefusals({ rewrite, headers }: HTTPRoute, path: string, refuse: Refuse): void {
  const edits: Headers['request'] = headers?.request ?? {};
  const set = (['set', 'add'] as const).flatMap((verb) =>
    Object.entries(edits[verb] ?? {}).flatMap(([name, value]) =>
      isAuthority(name) && value !== '' ? [member(`${path}.headers.request.${verb}`, name)] : [],
    ),
  );
  const all = [...(rewrite?.authority ? [`${path}.rewrite.authority`] : []), ...set];
  const [first, second] = all;
  if (second !== undefined) refuse(second, `The authority is already set by ${first}. Keep one of them.`);
}
