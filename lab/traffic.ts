import { isIP, isIPv6 } from 'node:net';
import type { Snapshot } from '../src/api/objects.ts';
import type { Certificates } from './certificates.ts';
import type { Sending } from './client.ts';
import type { Expectation } from './expectation.ts';
import type { Names } from './name-server.ts';
import { resolveName } from './service-network.ts';
import type { OverTls } from './tls-client.ts';

/** A case's `traffic.yaml`; the format stands in test/golden/README.md. */
export interface Traffic {
  readonly run: readonly string[];
  /** Ports that no app listens on. */
  readonly closed: readonly number[];
  /** Addresses of names that are outside of the cluster; a sender calls the first. */
  readonly names: Names;
  readonly requests: readonly TrafficRequest[];
}

export interface TrafficRequest {
  readonly title: string;
  readonly from: string;
  readonly send: SendSpec;
  readonly expect: Expectation;
}

interface SendSpec {
  readonly to: string;
  readonly host?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly times?: number;
  readonly together?: number;
  readonly raw?: string;
  readonly webSocket?: string;
  readonly grpc?: boolean;
  readonly sni?: string;
  readonly tls?: TlsSpec;
}

/** What a client offers within TLS; `certificate` is an id of `Certificates`. */
interface TlsSpec extends Pick<OverTls, 'alpn' | 'version' | 'cipher'> {
  readonly certificate?: string;
}

const fields: Readonly<Record<string, readonly string[]>> = {
  traffic: ['run', 'closed', 'names', 'requests'],
  request: ['title', 'from', 'send', 'expect'],
  send: [
    'to',
    'host',
    'method',
    'headers',
    'body',
    'times',
    'together',
    'raw',
    'webSocket',
    'grpc',
    'sni',
    'tls',
  ],
  expect: ['status', 'pods', 'spread', 'app', 'answer', 'seconds', 'closed', 'copies', 'failure', 'tls'],
  app: ['path', 'method', 'port', 'host', 'headers', 'sni', 'proxyHeader', 'remote'],
  copies: ['pod', 'times', 'path', 'method', 'port', 'host', 'headers', 'sni'],
  answer: ['body', 'headers'],
  offer: ['alpn', 'version', 'cipher', 'certificate'],
  tls: ['version', 'cipher', 'protocol', 'certificate'],
};

function check(what: string, value: unknown): void {
  if (value === undefined) return;
  if (typeof value !== 'object' || value === null) throw new Error(`traffic.yaml: ${what} is not a map`);
  const known = fields[what] ?? [];
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown !== undefined)
    throw new Error(`traffic.yaml: ${what} has no field ${unknown}; it has ${known.join(', ')}`);
}

/** Takes the parsed YAML of a `traffic.yaml`. Throws on a field that does not exist, so that no expectation is skipped unseen. */
export function trafficOf(parsed: unknown): Traffic {
  check('traffic', parsed);
  const given = parsed as Partial<Traffic>;
  const { run = [], closed = [], names = {}, requests = [] } = given;
  for (const request of requests) {
    check('request', request);
    check('send', request.send);
    check('offer', request.send.tls);
    check('expect', request.expect);
    check('tls', request.expect.tls);
    check('app', request.expect.app);
    check('answer', request.expect.answer);
    for (const copy of request.expect.copies ?? []) check('copies', copy);
  }
  return { run, closed, names, requests };
}

interface Target {
  readonly scheme: string;
  /** `namespace/pod` of a gateway, where one is addressed. */
  readonly gateway: string | undefined;
  readonly host: string;
  readonly port: number | undefined;
  readonly path: string;
}

// Not the URL class, which would tidy the path up before Envoy sees it.
function target(to: string): Target {
  const parts = /^(https?|tcp|tls):\/\/(?:gateway:([^/]+\/[^:/]+)|(\[[^\]]+\]|[^:/?]+))(?::(\d+))?(.*)$/.exec(
    to,
  );
  if (parts === null) throw new Error(`traffic.yaml: "${to}" is not an address like http://hello/path`);
  const [, scheme = '', gateway, host = '', port, rest = ''] = parts;
  const path = rest.startsWith('/') ? rest : `/${rest}`;
  return { scheme, gateway, host, port: port === undefined ? undefined : Number(port), path };
}

/** The gateways that are sent to and the pods that send: they run with their own proxies, as those under `run` do. */
export function podsToRun({ run, requests }: Pick<Traffic, 'run' | 'requests'>): ReadonlySet<string> {
  const pods = new Set(run);
  for (const { from, send } of requests) {
    if (from !== 'outside') pods.add(from);
    const { gateway } = target(send.to);
    if (gateway !== undefined) pods.add(gateway);
  }
  return pods;
}

/** Every port that a request names. */
export const portsNamed = ({ requests }: Pick<Traffic, 'requests'>): number[] =>
  requests.flatMap(({ send }) => target(send.to).port ?? []);

/** An address without the brackets that stand around one of IPv6, and with them. */
const bare = (host: string): string => host.replace(/^\[|\]$/g, '');
const inBrackets = (address: string): string => (isIPv6(address) ? `[${address}]` : address);

const usualPort = (scheme: string): number => (scheme === 'http' || scheme === 'tcp' ? 80 : 443);

/** What a sender may know: certificates to come with, and names that are outside of the cluster. */
interface Knowing {
  readonly certificates?: Certificates;
  readonly names?: Traffic['names'];
}

/** What goes over the wire: names are resolved as a cluster's DNS would in the sender's namespace. Throws on a name it does not know. */
export function sendingOf(
  { from, send }: TrafficRequest,
  snapshot: Snapshot,
  { certificates, names = {} }: Knowing = {},
): Sending {
  const to = target(send.to);
  const { scheme, gateway, host, port } = to;
  const namespace = from.includes('/') ? from.slice(0, from.indexOf('/')) : 'default';
  const [named = resolveName(snapshot, bare(host), namespace)] = [names[host] ?? []].flat();
  const address = gateway === undefined ? named : snapshot.pods.get(gateway)?.ip;
  if (address === undefined)
    throw new Error(`traffic.yaml: no service or pod answers to the name in ${send.to}`);
  if ((scheme === 'tcp' || scheme === 'tls') && send.raw === undefined)
    throw new Error(`traffic.yaml: ${send.to} needs "raw"`);
  const name = gateway === undefined ? host : inBrackets(address);
  const authority = port === undefined ? name : `${name}:${port}`;
  const { times = 1, together = 1, method = 'GET' } = send;
  return {
    address,
    port: port ?? usualPort(scheme),
    path: to.path,
    times,
    together,
    method,
    headers: { host: send.host ?? authority, ...stringsOf(send.headers) },
    ...contentOf(send),
    ...(scheme === 'https' || scheme === 'tls' ? { tls: overTls(send, host, certificates) } : {}),
  };
}

function overTls({ sni, tls = {} }: SendSpec, host: string, certificates: Certificates | undefined): OverTls {
  const { certificate, ...rest } = tls;
  return {
    sni: sni ?? serverName(host),
    ...rest,
    ...(certificate === undefined ? {} : certificates?.of(certificate)),
  };
}

const contentOf = ({
  body,
  raw,
  webSocket,
  grpc,
}: SendSpec): Pick<Sending, 'body' | 'raw' | 'webSocket' | 'grpc'> => ({
  ...(body === undefined ? {} : { body }),
  ...(raw === undefined ? {} : { raw }),
  ...(webSocket === undefined ? {} : { webSocket }),
  ...(grpc === undefined ? {} : { grpc }),
});

const serverName = (host: string): string => (isIP(bare(host)) === 0 ? host : '');

const stringsOf = (headers: SendSpec['headers']): Record<string, string> =>
  Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)]));
