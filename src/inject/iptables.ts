import { proxyPorts } from '../proxy/model.ts';

/**
 * What one pod's interception needs to know. A connection of `uids` or `gids` is the proxy's own and leaves the pod as it is. Networks are
 * in CIDR form, of both families; the table of a family holds its own. `excludeInboundPorts` counts only where all are captured.
 */
export interface Interception {
  readonly uids: readonly number[];
  readonly gids: readonly number[];
  readonly outboundPort: number;
  readonly inboundPort: number;
  readonly inboundPorts: 'all' | readonly number[];
  readonly excludeInboundPorts: readonly number[];
  readonly outboundNetworks: 'all' | readonly string[];
  readonly excludeOutboundNetworks: readonly string[];
  /** Captured wherever they lead, beside `outboundNetworks`. */
  readonly outboundPorts: 'all' | readonly number[];
  readonly excludeOutboundPorts: readonly number[];
}

export type Family = 'ipv4' | 'ipv6';

type OwnChain = 'ISTIO_INBOUND' | 'ISTIO_IN_REDIRECT' | 'ISTIO_OUTPUT' | 'ISTIO_REDIRECT';

/** A rule of the nat table: what a packet must be, as `iptables -S` prints it, and where it goes then. */
export interface Rule {
  readonly chain: 'PREROUTING' | 'OUTPUT' | OwnChain;
  readonly match: string;
  readonly target: string;
}

/** The gid of every proxy, whose uid is its pod's own. */
const proxyGid = 1337;

/** All of a pod's connections but those to the proxy's own pages. */
export const captureAll = (uid: number): Interception => ({
  uids: [uid],
  gids: [proxyGid],
  outboundPort: proxyPorts.outbound,
  inboundPort: proxyPorts.inbound,
  inboundPorts: 'all',
  excludeInboundPorts: [proxyPorts.prometheus, proxyPorts.health, proxyPorts.telemetry],
  outboundNetworks: 'all',
  excludeOutboundNetworks: [],
  outboundPorts: [],
  excludeOutboundPorts: [],
});

/** Loopback, and the address from which the inbound listener connects to the app. */
const addresses = {
  ipv4: { loopback: '127.0.0.1/32', inboundSource: '127.0.0.6/32' },
  ipv6: { loopback: '::1/128', inboundSource: '::6/128' },
} as const;

const ownChains: readonly OwnChain[] = [
  'ISTIO_INBOUND',
  'ISTIO_IN_REDIRECT',
  'ISTIO_OUTPUT',
  'ISTIO_REDIRECT',
];

const tcp = '-p tcp';
const toPort = (port: number): string => `-p tcp -m tcp --dport ${port}`;
const rule = (chain: Rule['chain'], match: string, target: string): Rule => ({ chain, match, target });

function jumps({ inboundPorts }: Interception): readonly Rule[] {
  const inbound = inboundPorts === 'all' || inboundPorts.length > 0;
  return [
    ...(inbound ? [rule('PREROUTING', tcp, 'ISTIO_INBOUND')] : []),
    rule('OUTPUT', tcp, 'ISTIO_OUTPUT'),
  ];
}

function inbound({ inboundPorts, excludeInboundPorts, inboundPort }: Interception): readonly Rule[] {
  const all = inboundPorts === 'all';
  const spared = new Set([proxyPorts.tunnel, ...(all ? excludeInboundPorts : [])]);
  const captured = all ? [tcp] : inboundPorts.map(toPort);
  return [
    ...[...spared].map((port) => rule('ISTIO_INBOUND', toPort(port), 'RETURN')),
    ...captured.map((match) => rule('ISTIO_INBOUND', match, 'ISTIO_IN_REDIRECT')),
    rule('ISTIO_IN_REDIRECT', tcp, `REDIRECT --to-ports ${inboundPort}`),
  ];
}

/**
 * A proxy that calls its own pod's address must meet the inbound listener; what else it sends is left alone, and so is what the pod's
 * apps send to themselves. With several owners all are caught before the first is told from the others.
 */
function proxyItself(owners: readonly string[], loopback: string): readonly Rule[] {
  const output = (match: string, target: string): Rule => rule('ISTIO_OUTPUT', match, target);
  return [
    ...owners.map((owner) => output(`! -d ${loopback} -o lo -m owner ${owner}`, 'ISTIO_IN_REDIRECT')),
    ...owners.map((owner) => output(`-o lo -m owner ! ${owner}`, 'RETURN')),
    ...owners.map((owner) => output(`-m owner ${owner}`, 'RETURN')),
  ];
}

const isOf = (family: Family, network: string): boolean => network.includes(':') === (family === 'ipv6');

/** What is captured on the way out, after all that is left alone. */
function captured({ outboundPorts, outboundNetworks }: Interception, family: Family): readonly string[] {
  const ports = outboundPorts === 'all' ? [tcp] : outboundPorts.map(toPort);
  if (outboundNetworks === 'all') return [...ports, ''];
  return [...ports, ...outboundNetworks.filter((one) => isOf(family, one)).map((one) => `-d ${one}`)];
}

function outbound(given: Interception, family: Family): readonly Rule[] {
  const { loopback, inboundSource } = addresses[family];
  const left = (match: string): Rule => rule('ISTIO_OUTPUT', match, 'RETURN');
  const excluded = given.excludeOutboundNetworks.filter((network) => isOf(family, network));
  return [
    ...given.excludeOutboundPorts.map((port) => left(toPort(port))),
    left(`-s ${inboundSource} -o lo`),
    ...proxyItself(
      given.uids.map((uid) => `--uid-owner ${uid}`),
      loopback,
    ),
    ...proxyItself(
      given.gids.map((gid) => `--gid-owner ${gid}`),
      loopback,
    ),
    left(`-d ${loopback}`),
    ...excluded.map((network) => left(`-d ${network}`)),
    ...captured(given, family).map((match) => rule('ISTIO_OUTPUT', match, 'ISTIO_REDIRECT')),
    rule('ISTIO_REDIRECT', tcp, `REDIRECT --to-ports ${given.outboundPort}`),
  ];
}

/** The rules of a pod's nat table, in their order. */
export const natRules = (given: Interception, family: Family): readonly Rule[] => [
  ...jumps(given),
  ...inbound(given),
  ...outbound(given, family),
];

/** A rule as `iptables -S` prints it. */
export const ruleLine = ({ chain, match, target }: Rule): string =>
  ['-A', chain, match, '-j', target].filter((word) => word !== '').join(' ');

const isJump = (line: string): boolean =>
  /^-A (?:PREROUTING|OUTPUT) (?:.* )?-j (?:ISTIO_INBOUND|ISTIO_OUTPUT)$/.test(line);

/** What makes the jumps those that are wanted: each once, an unwanted one deleted. What is there already keeps its place. */
function settleJumps(wanted: readonly string[], present: readonly string[]): readonly string[] {
  const stays = (line: string, at: number): boolean => wanted.includes(line) && present.indexOf(line) === at;
  const surplus = present.filter((line, at) => isJump(line) && !stays(line, at));
  const missing = wanted.filter((line) => !present.includes(line));
  return [...surplus.map((line) => line.replace(/^-A/, '-D')), ...missing];
}

/**
 * Text for one `iptables-restore --noflush`, which applies all of it or nothing: chains of these rules are made or filled anew, others
 * stay. `present` holds the lines of `iptables-save -t nat`; with those of a namespace that has the rules already nothing is doubled.
 */
export function restoreText(rules: readonly Rule[], present: readonly string[]): string {
  const lines = rules.map(ruleLine);
  const within = lines.filter((line) => !isJump(line));
  const chains = ownChains.map((chain) => `:${chain} - [0:0]`);
  return ['*nat', ...chains, ...settleJumps(lines.filter(isJump), present), ...within, 'COMMIT', ''].join(
    '\n',
  );
}
