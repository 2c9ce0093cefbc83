import type { Headers } from '../api/istio.ts';
import { member } from '../api/problem.ts';
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
// biome-ignore lint/suspicious/noControlCharactersInRegex: the control characters are what a header value may not hold.
const badValue = /[\u0000-\u0008\u000a-\u001f\u007f]/;

/** What `set`, `add` and `remove` do to requests and responses; a name or value that HTTP forbids is reported and left out. */
export function readHeaders(headers: Headers | undefined, path: string, report: Report): ReadHeaders {
  if (headers === undefined) return {};
  const request = edit(headers.request, `${path}.request`, report);
  const response = edit(headers.response, `${path}.response`, report);
  const host = Object.entries(headers.request?.set ?? {}).find(([name]) => isHost(name));
  const empty = [request, response].every((one) => one.set.length + one.add.length + one.remove.length === 0);
  return {
    ...(empty ? {} : { edits: { request, response } }),
    ...(host === undefined ? {} : { authority: host[1] }),
  };
}

function edit(operations: Headers['request'], path: string, report: Report): HeaderEdit {
  const usable = (verb: string, name: string, value: string): boolean => {
    if (isHost(name) && verb === 'set') return false;
    const wrong = name.startsWith(':') || isHost(name) || !goodName.test(name) || badValue.test(value);
    if (wrong) {
      report(
        'SLU0102',
        'error',
        member(`${path}.${verb}`, name),
        `Header ${JSON.stringify(name)} cannot be edited so: HTTP forbids the name or the value. It is left as it is.`,
      );
    }
    return !wrong;
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

/** Commands of Envoy's format strings that a user's header value may name; any other percent sign stands for itself. */
const command =
  /%%|%(?:(?:DOWNSTREAM|UPSTREAM)_[A-Z_]+|START_TIME|PROTOCOL|RESPONSE_CODE|HOSTNAME|REQUEST_DURATION|DURATION|ROUTE_NAME|REQUESTED_SERVER_NAME|STREAM_ID|(?:REQ|RESP)\([A-Za-z0-9:?_-]+\)(?::\d+)?)%|%/g;
const safeFormat = (value: string): string =>
  value.replace(command, (found) => (found === '%' ? '%%' : found));
