import type { HashKey, HttpMatch, Matcher, NamedMatcher } from '../mesh/model.ts';
import { duration, type Json } from './model.ts';

type Fields = { [name: string]: Json };

/** Where a listener keeps the pod's labels on a connection. */
export const labelKey = (label: string): string => `sluice.label.${label}`;

/** Envoy's RouteMatch; undefined takes every request. */
export function routeMatch(match: HttpMatch | undefined): Json {
  if (match === undefined) return { prefix: '/' };
  const headers = [
    ...pseudo(':method', match.method),
    ...pseudo(':authority', match.authority),
    ...pseudo(':scheme', match.scheme),
    ...match.headers.map(header),
  ];
  const labels = Object.entries(match.sourceLabels);
  return {
    ...path(match),
    ...(headers.length === 0 ? {} : { headers }),
    ...(match.query.length === 0 ? {} : { query_parameters: match.query.map(queryParameter) }),
    ...(labels.length === 0
      ? {}
      : {
          filter_state: labels.map(([name, value]) => ({
            key: labelKey(name),
            string_match: { exact: value },
          })),
        }),
  };
}

function path({ uri, ignoreUriCase }: HttpMatch): Fields {
  const blind = ignoreUriCase ? { case_sensitive: false } : {};
  switch (uri?.kind) {
    case 'exact':
      return { path: uri.value, ...blind };
    case 'prefix':
      return { prefix: uri.value, ...blind };
    case 'regex':
      return { safe_regex: { regex: uri.value } };
    default:
      return { prefix: '/' };
  }
}

const pseudo = (name: string, matcher: Matcher | undefined): Json[] =>
  matcher === undefined ? [] : [header({ name, matcher, invert: false })];

/** A condition that must not hold counts a header that is absent as not holding. */
function header({ name, matcher, invert }: NamedMatcher): Json {
  const inverted: Fields = invert ? { invert_match: true } : {};
  if (matcher.kind === 'present') return { name, present_match: true, ...inverted };
  const absent: Fields = invert ? { treat_missing_header_as_empty: true } : {};
  return { name, string_match: stringMatch(matcher), ...inverted, ...absent };
}

const queryParameter = ({ name, matcher }: NamedMatcher): Json =>
  matcher.kind === 'present' ? { name, present_match: true } : { name, string_match: stringMatch(matcher) };

/** Envoy's StringMatcher. A regular expression must fit the whole string. */
export function stringMatch(matcher: Matcher): Json {
  switch (matcher.kind) {
    case 'exact':
      return { exact: matcher.value };
    case 'prefix':
      return { prefix: matcher.value };
    case 'regex':
      return { safe_regex: { regex: matcher.value } };
    case 'present':
      return { safe_regex: { regex: '.*' } };
  }
}

/** What Envoy hashes of a request; it makes the cookie of a client that has none only where there is a lifetime. */
export function hashPolicy(key: HashKey): Json {
  switch (key.kind) {
    case 'header':
      return { header: { header_name: key.name } };
    case 'query':
      return { query_parameter: { name: key.name } };
    case 'sourceIp':
      return { connection_properties: { source_ip: true } };
    case 'cookie':
      return {
        cookie: {
          name: key.name,
          ...(key.path === undefined ? {} : { path: key.path }),
          ...(key.ttl === undefined ? {} : { ttl: duration(key.ttl) }),
          ...(key.attributes.length === 0 ? {} : { attributes: key.attributes }),
        },
      };
  }
}
