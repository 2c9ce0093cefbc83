import { optional } from '../api/read/fields.ts';
import { proxyPorts } from '../proxy/model.ts';
import type { Notes } from './notes.ts';

/** What of a pod's traffic goes through its proxy, as the annotations say it; each text as `istio-iptables` takes it. */
export interface Captured {
  readonly includeOutboundNetworks: string;
  readonly excludeOutboundNetworks: string;
  readonly includeInboundPorts: string;
  readonly excludeInboundPorts: readonly string[];
  readonly includeOutboundPorts?: string;
  readonly excludeOutboundPorts?: string;
}

const list = (text: string): readonly string[] =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');

const isPort = (text: string): boolean => /^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) < 65_536;

const ports = (text: string): string | undefined =>
  list(text).every(isPort) ? list(text).join(',') : undefined;
const portsOrAll = (text: string): string | undefined => (text === '*' ? text : ports(text));

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  if (rest.length > 0 || bits === undefined || !/^\d{1,3}$/.test(bits)) return false;
  const parts = address.split('.');
  const isV4 = parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256);
  if (isV4) return Number(bits) <= 32;
  return Number(bits) <= 128 && isV6(address);
}

function isV6(address: string): boolean {
  const halves = address.split('::');
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const isHex = groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group));
  return isHex && (halves.length === 1 ? groups.length === 8 : halves.length === 2 && groups.length < 8);
}

const networks = (text: string): string | undefined =>
  list(text).every(isNetwork) ? list(text).join(',') : undefined;
const networksOrAll = (text: string): string | undefined => (text === '*' ? text : networks(text));

const somePorts = 'a list of ports such as 8080,9090';
const someNetworks = 'a list of networks such as 10.0.0.0/8,192.168.1.0/24';
const prefix = 'traffic.sidecar.istio.io/';

/** Reads what is captured; without an annotation it is everything. */
export function captured(of: Notes): Captured {
  const excludeInbound = of.get(`${prefix}excludeInboundPorts`, ports, somePorts);
  return {
    includeOutboundNetworks:
      of.get(`${prefix}includeOutboundIPRanges`, networksOrAll, `* or ${someNetworks}`) ?? '*',
    excludeOutboundNetworks: of.get(`${prefix}excludeOutboundIPRanges`, networks, someNetworks) ?? '',
    includeInboundPorts: of.get(`${prefix}includeInboundPorts`, portsOrAll, `* or ${somePorts}`) ?? '*',
    excludeInboundPorts: list(excludeInbound ?? ''),
    ...optional(
      'includeOutboundPorts',
      of.get(`${prefix}includeOutboundPorts`, ports, somePorts) || undefined,
    ),
    ...optional(
      'excludeOutboundPorts',
      of.get(`${prefix}excludeOutboundPorts`, ports, somePorts) || undefined,
    ),
  };
}

/** Ports on which the kubelet and Prometheus reach the proxy itself. */
const ownPorts = [proxyPorts.prometheus, proxyPorts.health, proxyPorts.telemetry].map(String);

/** The command line with which `istio-init` lays the rules for a proxy that runs as this user. */
export function interceptionArgs(of: Captured, uid: number): readonly string[] {
  const excluded = new Set([...ownPorts, ...of.excludeInboundPorts]);
  return [
    'istio-iptables',
    ...['-p', String(proxyPorts.outbound), '-z', String(proxyPorts.inbound), '-u', String(uid)],
    ...['-m', 'REDIRECT', '-i', of.includeOutboundNetworks, '-x', of.excludeOutboundNetworks],
    ...['-b', of.includeInboundPorts, '-d', [...excluded].join(',')],
    ...(of.excludeOutboundPorts === undefined ? [] : ['-o', of.excludeOutboundPorts]),
    ...(of.includeOutboundPorts === undefined ? [] : ['-q', of.includeOutboundPorts]),
  ];
}

/** The same command line for another user. */
export function withUser(args: readonly unknown[], uid: number): readonly unknown[] {
  return args.map((arg, i) => (args[i - 1] === '-u' ? String(uid) : arg));
}
