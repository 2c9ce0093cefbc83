import type { Labels } from '../api/objects.ts';
import { memo } from '../mesh/incremental.ts';
import type {
  InboundChain,
  Listener,
  OutboundHttp,
  OutboundTcp,
  RawChain,
  RawRoutes,
  WeightedCluster,
} from '../proxy/model.ts';
import { proxyPorts } from '../proxy/model.ts';
import {
  carryLabels,
  httpConnectionManager,
  inspectors,
  originalDestination,
  plainHttp,
  tcpProxy,
} from './filters.ts';
import type { Fragment, Fragments } from './fragment.ts';
import { gatewayHttp, gatewayTcp, gatewayTls } from './gateway-listeners.ts';
import {
  everywhere,
  type Fields,
  listener,
  listenerName,
  prefixRanges,
  rawChain,
  rawFilters,
  readsNames,
  routeSource,
  type Spelling,
} from './listener.ts';
import type { Json } from './model.ts';

/** Spells listeners. The names that others wait for are the listeners', their route files' and the clusters' that they name. */
export function listenerSpelling(
  { one }: Fragments,
  given: Spelling,
): (listener: Listener, labels: Labels) => Fragment {
  const spell = memo(
    (spelled: Exclude<Listener, OutboundHttp>): Fragment =>
      one(plainListener(spelled, given), namesOf(spelled)),
  );
  const labelled = memo(
    (spelled: OutboundHttp, labels: Labels): Fragment =>
      one(outboundHttp(spelled, labels, given), namesOf(spelled)),
  );
  return (spelled, labels) => (spelled.kind === 'outboundHttp' ? labelled(spelled, labels) : spell(spelled));
}

function plainListener(spelled: Exclude<Listener, OutboundHttp>, given: Spelling): Json {
  switch (spelled.kind) {
    case 'virtualOutbound':
      return virtualOutbound(spelled.stray);
    case 'virtualInbound':
      return virtualInbound(spelled.chains);
    case 'outboundTcp':
      return outboundTcp(spelled);
    case 'gatewayHttp':
      return gatewayHttp(spelled, given);
    case 'gatewayTcp':
      return gatewayTcp(spelled);
    case 'gatewayTls':
      return gatewayTls(spelled, given);
  }
}

function namesOf(spelled: Listener): string[] {
  const clusters = (to: readonly WeightedCluster[]): string[] => to.map((one) => one.cluster);
  const rawClusters = ({ chains, rest }: RawRoutes): string[] => [
    ...chains.flatMap((chain) => clusters(chain.to)),
    ...clusters(rest),
  ];
  const name = listenerName(spelled);
  switch (spelled.kind) {
    case 'virtualOutbound':
      return [name, ...(spelled.stray.startsWith('outbound|') ? [spelled.stray] : [])];
    case 'virtualInbound':
      return [name, ...spelled.chains.map((chain) => chain.cluster)];
    case 'outboundHttp':
      return [name, spelled.route, ...rawClusters(spelled.raw)];
    case 'outboundTcp':
      return [name, ...rawClusters(spelled.raw)];
    case 'gatewayHttp':
      return [name, spelled.route];
    case 'gatewayTcp':
      return [name, ...spelled.chains.flatMap((chain) => clusters(chain.to))];
    case 'gatewayTls':
      return [
        name,
        ...spelled.chains.flatMap(({ to }) => (to.kind === 'http' ? [to.route] : clusters(to.clusters))),
      ];
  }
}

const to = (cluster: string): WeightedCluster[] => [{ cluster, weight: 1 }];

/** Where the pod's outgoing connections arrive; they are handed to the listener of the address they were meant for. */
const virtualOutbound = (stray: string): Json =>
  listener('virtualOutbound', everywhere, proxyPorts.outbound, {
    use_original_dst: true,
    traffic_direction: 'OUTBOUND',
    filter_chains: [
      {
        name: 'virtualOutbound-blackhole',
        filter_chain_match: { destination_port: proxyPorts.outbound },
        filters: [tcpProxy('BlackHoleCluster', to('BlackHoleCluster'))],
      },
    ],
    default_filter_chain: {
      name: 'virtualOutbound-catchall-tcp',
      filters: [tcpProxy(stray, to(stray))],
    },
  });

function outboundHttp(spelled: OutboundHttp, labels: Labels, given: Spelling): Json {
  const { address, port, route, inline, raw } = spelled;
  const source = routeSource(route, inline, given);
  const http = [
    ...carryLabels(labels),
    httpConnectionManager({ statPrefix: `outbound_${route}`, routes: source }),
  ];
  return listener(listenerName(spelled), address, port, {
    bind_to_port: false,
    traffic_direction: 'OUTBOUND',
    listener_filters: inspectors(),
    listener_filters_timeout: '0s',
    continue_on_listener_filters_timeout: true,
    filter_chains: [
      {
        name: 'http',
        filter_chain_match: plainHttp,
        filters: http,
      },
      ...raw.chains.flatMap((chain, i) =>
        chain.sniffed
          ? [within(chain, { name: `http-${i}`, filters: http }), rawChain(chain)]
          : [rawChain(chain)],
      ),
    ],
    default_filter_chain: { name: 'raw', filters: rawFilters(raw.rest) },
  });
}

/** The chain for what is HTTP among a chain's connections. */
const within = ({ subnets }: RawChain, chain: Fields): Json => ({
  ...chain,
  filter_chain_match: { ...plainHttp, prefix_ranges: prefixRanges(subnets) },
});

function outboundTcp(spelled: OutboundTcp): Json {
  const { chains, rest } = spelled.raw;
  const last = { filters: rawFilters(rest) };
  return listener(listenerName(spelled), spelled.address, spelled.port, {
    bind_to_port: false,
    traffic_direction: 'OUTBOUND',
    ...readsNames(chains),
    ...(chains.length === 0
      ? { filter_chains: [last] }
      : { filter_chains: chains.map(rawChain), default_filter_chain: last }),
  });
}

/** Where what comes to the pod arrives; the address stays the one the client meant. */
function virtualInbound(chains: readonly InboundChain[]): Json {
  const inspected = chains
    .filter(({ protocol }) => protocol !== 'tcp' && protocol !== 'tls')
    .map(({ port }) => port);
  return listener('virtualInbound', everywhere, proxyPorts.inbound, {
    traffic_direction: 'INBOUND',
    listener_filters: [originalDestination, ...(inspected.length === 0 ? [] : inspectors(inspected))],
    listener_filters_timeout: '0s',
    continue_on_listener_filters_timeout: true,
    filter_chains: [
      {
        name: 'virtualInbound-blackhole',
        filter_chain_match: { destination_port: proxyPorts.inbound },
        filters: [tcpProxy('BlackHoleCluster', to('BlackHoleCluster'))],
      },
      ...chains.flatMap(inboundChains),
    ],
    default_filter_chain: {
      name: 'virtualInbound-catchall',
      filters: [tcpProxy('InboundPassthroughCluster', to('InboundPassthroughCluster'))],
    },
  });
}

/** HTTP is taken as HTTP and anything else on the same port as bytes. */
function inboundChains({ port, protocol, cluster }: InboundChain): Json[] {
  const bytes = {
    name: `${port}-raw`,
    filter_chain_match: { destination_port: port },
    filters: [tcpProxy(cluster, to(cluster))],
  };
  if (protocol === 'tcp' || protocol === 'tls') return [bytes];
  const name = `inbound|${port}||`;
  const routes = {
    route_config: {
      name,
      virtual_hosts: [
        {
          name: `inbound|http|${port}`,
          domains: ['*'],
          routes: [{ name: 'default', match: { prefix: '/' }, route: { cluster, timeout: '0s' } }],
        },
      ],
      validate_clusters: false,
    },
  };
  const http = {
    name: `${port}-http`,
    filter_chain_match: { destination_port: port, ...plainHttp },
    filters: [httpConnectionManager({ statPrefix: `inbound_${port}`, routes, serverName: 'istio-envoy' })],
  };
  return [http, bytes];
}
