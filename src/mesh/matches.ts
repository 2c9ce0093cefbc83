import type { HTTPMatchRequest, StringMatch } from '../api/istio.ts';
import { member } from '../api/problem.ts';
import type { HttpMatch, Matcher, NamedMatcher } from './model.ts';
import { compare } from './names.ts';
import { defined } from './traffic.ts';

export interface RegexVerdict {
  /** Why RE2 refuses it; undefined where it is a good pattern. */
  readonly error?: string;
  /** RE2's program size. */
  readonly size: number;
}
export type RegexCheck = (pattern: string) => RegexVerdict;

/** The longest regular expression that Istio takes, and the largest RE2 program that our proxies accept (the bootstrap's error level). */
const longestRegex = 1024;
const largestRegex = 32_768;

/** Hears of a mistake: the field's path inside the object and a sentence. */
export type Complain = (path: string, message: string) => void;

/** One string condition; undefined where it is wrong, which `complain` is told. An empty prefix is wrong in anything but a path. */
export function matcher(
  match: StringMatch,
  path: string,
  regex: RegexCheck,
  complain: Complain,
): Matcher | undefined {
  if (match.exact !== undefined) return { kind: 'exact', value: match.exact };
  if (match.prefix !== undefined) {
    if (match.prefix !== '') return { kind: 'prefix', value: match.prefix };
    complain(
      `${path}.prefix`,
      'The prefix is empty. Write "/" to match every path, or leave the condition out.',
    );
    return undefined;
  }
  if (match.regex === undefined) return { kind: 'present' };
  const wrong = regexFault(match.regex, regex);
  if (wrong === undefined) return { kind: 'regex', value: match.regex };
  complain(
    `${path}.regex`,
    `The regular expression ${shown(match.regex)} cannot be used: ${wrong}. Use RE2's syntax.`,
  );
  return undefined;
}

function regexFault(pattern: string, check: RegexCheck): string | undefined {
  if (pattern === '') return 'it is empty';
  if (pattern.length > longestRegex) return `it is longer than ${longestRegex} characters`;
  const { error, size } = check(pattern);
  if (error !== undefined) return error;
  return size > largestRegex ? `its program of ${size} steps is larger than ${largestRegex}` : undefined;
}

const shown = (text: string): string => JSON.stringify(text.length > 100 ? `${text.slice(0, 100)}…` : text);

type Table = Readonly<Record<string, StringMatch>>;

/** A match request. `broken` says that a condition of it is wrong, so that the rule cannot be served as meant. */
export function httpMatch(
  match: HTTPMatchRequest,
  path: string,
  regex: RegexCheck,
  complain: Complain,
): { match: HttpMatch; broken: boolean } {
  let broken = false;
  const one = (field: StringMatch | undefined, at: string): Matcher | undefined => {
    if (field === undefined) return undefined;
    if (at === 'uri' && field.prefix === '') return { kind: 'prefix', value: '' };
    const read = matcher(field, `${path}.${at}`, regex, complain);
    if (read === undefined) broken = true;
    return read;
  };
  const named = (table: Table | undefined, at: string, invert: boolean): NamedMatcher[] =>
    Object.entries(table ?? {})
      .sort(([a], [b]) => compare(a, b))
      .flatMap(([name, field]) => {
        const read = one(field, member(at, name));
        return read === undefined
          ? []
          : [{ name: at === 'queryParams' ? name : name.toLowerCase(), matcher: read, invert }];
      });
  const gateways = (match.gateways ?? []).length === 0 ? undefined : match.gateways;
  const anyone = gateways !== undefined;
  const read = defined({
    name: match.name || undefined,
    statPrefix: match.statPrefix || undefined,
    uri: one(match.uri, 'uri'),
    ignoreUriCase: match.ignoreUriCase ?? false,
    method: one(match.method, 'method'),
    authority: one(match.authority, 'authority'),
    scheme: one(match.scheme, 'scheme'),
    headers: [
      ...named(match.headers, 'headers', false),
      ...named(match.withoutHeaders, 'withoutHeaders', true),
    ],
    query: named(match.queryParams, 'queryParams', false),
    sourceLabels: anyone ? {} : (match.sourceLabels ?? {}),
    sourceNamespace: anyone ? undefined : match.sourceNamespace || undefined,
    gateways,
    port: match.port || undefined,
  }) as HttpMatch;
  return { match: read, broken };
}

/** Whether a match takes every request that reaches its rule. */
export const matchesAll = (match: HttpMatch): boolean =>
  (match.uri === undefined ||
    match.uri.kind === 'present' ||
    (match.uri.kind === 'prefix' && (match.uri.value === '/' || match.uri.value === '')) ||
    (match.uri.kind === 'regex' && match.uri.value === '.*')) &&
  [match.method, match.authority, match.scheme, match.sourceNamespace, match.gateways, match.port].every(
    (condition) => condition === undefined,
  ) &&
  match.headers.length === 0 &&
  match.query.length === 0 &&
  Object.keys(match.sourceLabels).length === 0;
