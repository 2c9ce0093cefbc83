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
/** What may stand in a header's value, and so in the Host, path and redirect that a rule sets. */
export const fitsHeader = (value: string): boolean => !badValue.test(value);
const badValue = /[^\P{Cc}\t]/u;

/** What `set`, `add` and `remove` do to requests and responses; a name or value that HTTP forbids is reported and left out. */
export function readHeaders(headers: Headers | undefined, path: string, report: Report): ReadHeaders {
  if (headers === undefined) return {};
  const request = edit(headers.request, `${path}.request`, report);
  const response = edit(headers.response, `${path}.response`, report);
  const host = Object.entries(headers.request?.set ?? {}).find(([name]) => isHost(name));
  const empty = [request, response].every((one) => one.set.length + one.add.length + one.remove.length === 0);
  return {
    ...(empty ? {} : { edits: { request, response } }),
    ...(host === undefined || !fitsHeader(host[1]) ? {} : { authority: host[1] }),
  };
}

function edit(operations: Headers['request'], path: string, report: Report): HeaderEdit {
  const usable = (verb: string, name: string, value: string): boolean => {
    const setsHost = isHost(name) && verb === 'set';
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

/** Commands of Envoy's format strings that a user's header value may name; any other percent sign stands for itself. */
const commands = [
  'DOWNSTREAM_(?:DIRECT_)?REMOTE_ADDRESS(?:_WITHOUT_PORT)?',
  'DOWNSTREAM_LOCAL_ADDRESS(?:_WITHOUT_PORT)?',
  'DOWNSTREAM_(?:REMOTE|LOCAL)_PORT',
  'DOWNSTREAM_TLS_(?:VERSION|CIPHER|SESSION_ID)',
  'DOWNSTREAM_PEER_(?:SUBJECT|ISSUER|SERIAL|URI_SAN|FINGERPRINT_256)',
  'UPSTREAM_(?:HOST|CLUSTER|REMOTE_ADDRESS|LOCAL_ADDRESS)',
  'START_TIME|PROTOCOL|RESPONSE_CODE|HOSTNAME|DURATION|ROUTE_NAME|REQUESTED_SERVER_NAME',
  '(?:REQ|RESP)\\([A-Za-z0-9_-]+(?:\\?[A-Za-z0-9_-]+)?\\)(?::[0-9]+)?',
];
const command = new RegExp(`%%|%(?:${commands.join('|')})%|%`, 'g');
const safeFormat = (value: string): string =>
  value.replace(command, (found) => (found === '%' ? '%%' : found));
