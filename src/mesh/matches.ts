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

/** The largest RE2 program that our proxies accept (the bootstrap's error level). */
const largestRegex = 32_768;

/** Hears of a mistake: the field's path inside the object and a sentence. */
export type Complain = (path: string, message: string) => void;

/** One string condition; undefined where it is wrong, which `complain` is told. */
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
  const wrong = match.regex === '' ? 'it is empty' : refusal(regex(match.regex));
  if (wrong === undefined) return { kind: 'regex', value: match.regex };
  complain(
    `${path}.regex`,
    `The regular expression ${JSON.stringify(match.regex)} cannot be used: ${wrong}. Use RE2's syntax.`,
  );
  return undefined;
}

const refusal = (verdict: RegexVerdict): string | undefined =>
  verdict.error ??
  (verdict.size > largestRegex
    ? `its program of ${verdict.size} steps is larger than ${largestRegex}`
    : undefined);

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
  const read = defined({
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
    sourceLabels: match.sourceLabels ?? {},
    sourceNamespace: match.sourceNamespace,
    gateways: match.gateways,
    port: match.port,
  }) as HttpMatch;
  return { match: read, broken };
}

/** Whether a match takes every request that reaches its rule. */
export const matchesAll = (match: HttpMatch): boolean =>
  (match.uri === undefined ||
    match.uri.kind === 'present' ||
    (match.uri.kind === 'prefix' && match.uri.value === '/')) &&
  [match.method, match.authority, match.scheme, match.sourceNamespace, match.gateways, match.port].every(
    (condition) => condition === undefined,
  ) &&
  match.headers.length === 0 &&
  match.query.length === 0 &&
  Object.keys(match.sourceLabels).length === 0;
