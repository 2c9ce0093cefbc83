import type { Headers } from '../api/istio.ts';
import { member } from '../api/problem.ts';
import { safeFormat } from './formats.ts';
import type { HeaderEdit, HeaderEdits } from './model.ts';
import { compare } from './names.ts';
import type { Report } from './targets.ts';

/** Header edits, and the Host that they set, which Envoy wants said as a rewrite of the authority. */
export interface ReadHeaders {
  readonly edits?: HeaderEdits;
  readonly authority?: string;
}

const isHost = (name: string): boolean =>
  name.toLowerCase() === 'host' || name.toLowerCase() === ':authority';
const goodName = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
/** What may stand in a header's value, and so in the Host, path and redirect that a rule sets. */
export const fitsHeader = (value: string): boolean => !badValue.test(value);
const badValue = /[^\P{Cc}\t]/u;

/** What `set`, `add` and `remove` do to requests and responses; a name or value that HTTP forbids is reported and left out. */
export function readHeaders(headers: Headers | undefined, path: string, report: Report): ReadHeaders {
  if (headers === undefined) return {};
  const request = edit(headers.request, `${path}.request`, true, report);
  const response = edit(headers.response, `${path}.response`, false, report);
  const { set = {}, add = {} } = headers.request ?? {};
  const host = [...Object.entries(set), ...Object.entries(add)].find(([name]) => isHost(name));
  const empty = [request, response].every((one) => one.set.length + one.add.length + one.remove.length === 0);
  return {
    ...(empty ? {} : { edits: { request, response } }),
    ...(host === undefined || !fitsHeader(host[1]) ? {} : { authority: host[1] }),
  };
}

/** Both edits, the second's after the first's. */
export function joinedEdits(
  first: HeaderEdits | undefined,
  second: HeaderEdits | undefined,
): HeaderEdits | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  const join = (a: HeaderEdit, b: HeaderEdit): HeaderEdit => ({
    set: [...a.set, ...b.set],
    add: [...a.add, ...b.add],
    remove: [...new Set([...a.remove, ...b.remove])],
  });
  return { request: join(first.request, second.request), response: join(first.response, second.response) };
}

function edit(operations: Headers['request'], path: string, hasHost: boolean, report: Report): HeaderEdit {
  const usable = (verb: string, name: string, value: string): boolean => {
    const setsHost = hasHost && isHost(name) && verb !== 'remove';
    const goodOne = setsHost || (!name.startsWith(':') && !isHost(name) && goodName.test(name));
    const wrong = !goodOne || !fitsHeader(value);
    if (wrong) {
      report(
        'SLU0102',
        'error',
        member(`${path}.${verb}`, name),
        `Header ${JSON.stringify(name)} cannot be edited so: HTTP forbids the name or the value. It is left as it is.`,
      );
    }
    return !wrong && !setsHost;
  };
  const pairs = (verb: 'set' | 'add'): [string, string][] =>
    Object.entries(operations?.[verb] ?? {})
      .filter(([name, value]) => usable(verb, name, value))
      .sort(([a], [b]) => compare(a, b))
      .map(([name, value]) => [name, safeFormat(value)]);
  return {
    set: pairs('set'),
    add: pairs('add'),
    remove: (operations?.remove ?? []).filter((name) => usable('remove', name, '')),
  };
}
