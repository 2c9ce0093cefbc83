import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import type { Interception } from '../inject/iptables.ts';
import { gids, networks, networksOrAll, port, ports, portsOrAll, uids } from './words.ts';

/** An option that takes a value; `unset` is the value it has where it is not given. */
interface Option {
  readonly short: string;
  readonly name: string;
  readonly value: string;
  readonly unset: string;
  readonly does: string;
}

type Words = readonly [short: string, name: string, value: string];

const option = ([short, name, value]: Words, does: string, unset = ''): Option => ({
  short,
  name,
  value,
  unset,
  does,
});

/** In the order of the command line in which people know them. */
const options = {
  envoyPort: option(['p', 'envoy-port', 'port'], 'where connections that leave the pod go', '15001'),
  capturePort: option(
    ['z', 'inbound-capture-port', 'port'],
    'where connections that reach the pod go',
    '15006',
  ),
  uids: option(['u', 'proxy-uid', 'uids'], "the proxy's own uid, or several", '1337'),
  gids: option(['g', 'proxy-gid', 'gids'], "the proxy's own gid, or several", '1337'),
  mode: option(['m', 'istio-inbound-interception-mode', 'mode'], 'the one mode there is', 'REDIRECT'),
  networks: option(['i', 'istio-service-cidr', 'networks'], 'destinations to capture: a list, or * for all'),
  excludeNetworks: option(['x', 'istio-service-exclude-cidr', 'networks'], 'destinations to leave alone'),
  inboundPorts: option(
    ['b', 'istio-inbound-ports', 'ports'],
    'ports of the pod to capture: a list, or * for all',
  ),
  excludeInbound: option(
    ['d', 'istio-local-exclude-ports', 'ports'],
    'ports of the pod to leave alone, where -b is *',
  ),
  excludeOutbound: option(
    ['o', 'istio-local-outbound-ports-exclude', 'ports'],
    "destinations' ports to leave alone",
  ),
  outboundPorts: option(
    ['q', 'istio-outbound-ports', 'ports'],
    "destinations' ports to capture, wherever they are: a list, or * for all",
  ),
} as const;

function mode(text: string): void {
  if (text === 'REDIRECT') return;
  if (text === 'TPROXY') {
    throw new Error(
      "TPROXY is not supported: the proxy's listeners take redirected connections only. Use REDIRECT; an HTTP app finds the caller's address in X-Forwarded-For.",
    );
  }
  throw new Error(`"${text}" is no mode of interception. There is one, REDIRECT.`);
}

const flags = ({ short, name }: Option): string => `-${short}, --${name}`;

export const help = [
  'Usage: istio-iptables [options]',
  '',
  "Captures the pod's TCP connections for its proxy, by rules in the nat table of this network namespace.",
  '',
  ...Object.values(options).map((each) => {
    const unset = each.unset === '' ? '' : ` (default: ${each.unset})`;
    return `  ${`${flags(each)} <${each.value}>`.padEnd(52)}${each.does}${unset}`;
  }),
  `  ${'-n, --dry-run'.padEnd(52)}print the rules, for a namespace that has none, and apply nothing`,
  `  ${'-h, --help'.padEnd(52)}print this`,
  '',
].join('\n');

const accepted: ParseArgsOptionsConfig = {
  ...Object.fromEntries(
    Object.values(options).map(({ name, short }) => [name, { type: 'string', short }] as const),
  ),
  'dry-run': { type: 'boolean', short: 'n' },
  help: { type: 'boolean', short: 'h' },
};

/** What a command line asks for. */
export interface Request {
  readonly act: 'apply' | 'print' | 'help';
  readonly interception: Interception;
}

/** Reads the words of a command line. Throws a sentence with the option's name where one cannot be read. */
export function request(words: readonly string[]): Request {
  const { values } = parseArgs({ args: [...words], options: accepted, strict: true });
  const read = <T>(given: Option, parse: (text: string) => T): T => {
    const value = values[given.name];
    try {
      return parse(typeof value === 'string' ? value : given.unset);
    } catch (error) {
      throw new Error(`option ${flags(given)}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  read(options.mode, mode);
  const interception: Interception = {
    uids: read(options.uids, uids),
    gids: read(options.gids, gids),
    outboundPort: read(options.envoyPort, port),
    inboundPort: read(options.capturePort, port),
    inboundPorts: read(options.inboundPorts, portsOrAll),
    excludeInboundPorts: read(options.excludeInbound, ports),
    outboundNetworks: read(options.networks, networksOrAll),
    excludeOutboundNetworks: read(options.excludeNetworks, networks),
    outboundPorts: read(options.outboundPorts, portsOrAll),
    excludeOutboundPorts: read(options.excludeOutbound, ports),
  };
  const { outboundPort, inboundPort } = interception;
  if (outboundPort === inboundPort) {
    throw new Error(
      `options -p and -z are both ${outboundPort}: what leaves the pod and what reaches it need a port each.`,
    );
  }
  if (values.help === true) return { act: 'help', interception };
  return { act: values['dry-run'] === true ? 'print' : 'apply', interception };
}
