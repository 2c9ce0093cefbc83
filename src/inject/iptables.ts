/**
 * What one pod's interception needs to know. `uid` and `gid` are the proxy's own, whose connections leave the pod untouched.
 * Networks are in CIDR form. Without `includeOutbound` every destination is captured, without `includeInboundPorts` every port.
 */
export interface Interception {
  readonly uid: number;
  readonly gid: number;
  readonly outboundPort: number;
  readonly inboundPort: number;
  readonly includeOutbound?: readonly string[];
  readonly excludeOutbound?: readonly string[];
  readonly excludeOutboundPorts?: readonly number[];
  readonly includeInboundPorts?: readonly number[];
  readonly excludeInboundPorts?: readonly number[];
}

type Chain =
  | 'PREROUTING'
  | 'OUTPUT'
  | 'ISTIO_INBOUND'
  | 'ISTIO_IN_REDIRECT'
  | 'ISTIO_OUTPUT'
  | 'ISTIO_REDIRECT';

/** A rule of the nat table: what a packet must be, and where it goes then. */
type Rule = readonly [chain: Chain, match: string, target: string];

/** Ports that are never captured on the way in: tunnel, Envoy's Prometheus page, health, telemetry. */
const proxyPorts: readonly number[] = [15008, 15090, 15021, 15020];

const own: readonly Chain[] = ['ISTIO_INBOUND', 'ISTIO_IN_REDIRECT', 'ISTIO_OUTPUT', 'ISTIO_REDIRECT'];

function inbound(given: Interception): Rule[] {
  const excluded = given.excludeInboundPorts ?? proxyPorts;
  const captured = given.includeInboundPorts?.map((port) => `-p tcp -m tcp --dport ${port}`) ?? ['-p tcp'];
  return [
    ...excluded.map((port): Rule => ['ISTIO_INBOUND', `-p tcp -m tcp --dport ${port}`, 'RETURN']),
    ...captured.map((match): Rule => ['ISTIO_INBOUND', match, 'ISTIO_IN_REDIRECT']),
    ['ISTIO_IN_REDIRECT', '-p tcp', `REDIRECT --to-ports ${given.inboundPort}`],
  ];
}

// A proxy that calls its own pod's address must meet the inbound listener; what it sends to 127.0.0.1 or elsewhere must not come back.
const proxyItself = (owner: string): Rule[] => [
  ['ISTIO_OUTPUT', `! -d 127.0.0.1/32 -o lo -m owner ${owner}`, 'ISTIO_IN_REDIRECT'],
  ['ISTIO_OUTPUT', `-o lo -m owner ! ${owner}`, 'RETURN'],
  ['ISTIO_OUTPUT', `-m owner ${owner}`, 'RETURN'],
];

function captured(networks: readonly string[] | undefined): Rule[] {
  if (networks === undefined) return [['ISTIO_OUTPUT', '', 'ISTIO_REDIRECT']];
  return networks.map((network): Rule => ['ISTIO_OUTPUT', `-d ${network}`, 'ISTIO_REDIRECT']);
}

function outbound(given: Interception): Rule[] {
  const ports = given.excludeOutboundPorts ?? [];
  const networks = given.excludeOutbound ?? [];
  return [
    ...ports.map((port): Rule => ['ISTIO_OUTPUT', `-p tcp -m tcp --dport ${port}`, 'RETURN']),
    ['ISTIO_OUTPUT', '-s 127.0.0.6/32 -o lo', 'RETURN'],
    ...proxyItself(`--uid-owner ${given.uid}`),
    ...proxyItself(`--gid-owner ${given.gid}`),
    ['ISTIO_OUTPUT', '-d 127.0.0.1/32', 'RETURN'],
    ...networks.map((network): Rule => ['ISTIO_OUTPUT', `-d ${network}`, 'RETURN']),
    ...captured(given.includeOutbound),
    ['ISTIO_REDIRECT', '-p tcp', `REDIRECT --to-ports ${given.outboundPort}`],
  ];
}

const line = ([chain, match, target]: Rule): string =>
  ['-A', chain, match, '-j', target].filter((word) => word !== '').join(' ');

/**
 * The nat table of a pod as text for one `iptables-restore --noflush`, which applies all of it or nothing.
 * To be applied once per network namespace: a second time would enter the two jumps from PREROUTING and OUTPUT again.
 */
export function rules(given: Interception): string {
  const table: readonly Rule[] = [
    ['PREROUTING', '-p tcp', 'ISTIO_INBOUND'],
    ['OUTPUT', '-p tcp', 'ISTIO_OUTPUT'],
    ...inbound(given),
    ...outbound(given),
  ];
  const chains = own.map((chain) => `:${chain} - [0:0]`);
  return ['*nat', ...chains, ...table.map(line), 'COMMIT', ''].join('\n');
}
