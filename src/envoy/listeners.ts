import type { Labels } from '../api/objects.ts';
import { memo } from '../mesh/incremental.ts';
import type {
  InboundChain,
  Listener,
  OutboundHttp,
  OutboundTcp,
  ProxySettings,
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
  type Fields,
  listener,
  listenerName,
  prefixRanges,
  rawChain,
  rawFilters,
  readsNames,
  routeSource,
  type Spelling,
  waits,
} from './listener.ts';
import type { Json } from './model.ts';

/** Spells listeners. The names that others wait for are the listeners', their route files' and the clusters' that they name. */
export function listenerSpelling(
  { one }: Fragments,
  given: Omit<Spelling, 'settings'>,
): (listener: Listener, labels: Labels, settings: ProxySettings) => Fragment {
  const spelling = memo((settings: ProxySettings): Spelling => ({ ...given, settings }));
  const spell = memo(
    (spelled: Exclude<Listener, OutboundHttp>, settings: ProxySettings): Fragment =>
      one(plainListener(spelled, spelling(settings)), namesOf(spelled)),
  );
  const labelled = memo(
    (spelled: OutboundHttp, labels: Labels, settings: ProxySettings): Fragment =>
      one(outboundHttp(spelled, labels, spelling(settings)), namesOf(spelled)),
  );
  return (spelled, labels, settings) =>
    spelled.kind === 'outboundHttp' ? labelled(spelled, labels, settings) : spell(spelled, settings);
}

function plainListener(spelled: Exclude<Listener, OutboundHttp>, given: Spelling): Json {
  switch (spelled.kind) {
    case 'virtualOutbound':
      return virtualOutbound(spelled, given);
    case 'virtualInbound':
      return virtualInbound(spelled, given);
    case 'outboundTcp':
      return outboundTcp(spelled, given);
    case 'gatewayHttp':
      return gatewayHttp(spelled, given);
    case 'gatewayTcp':
      return gatewayTcp(spelled, given);
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

type Of<Kind extends Listener['kind']> = Extract<Listener, { readonly kind: Kind }>;

/** Where the pod's outgoing connections arrive; they are handed to the listener of the address they were meant for. */
const virtualOutbound = (spelled: Of<'virtualOutbound'>, { settings }: Spelling): Json =>
  listener(listenerName(spelled), spelled.address, proxyPorts.outbound, {
    use_original_dst: true,
    traffic_direction: 'OUTBOUND',
    filter_chains: [
      {
        name: 'virtualOutbound-blackhole',
        filter_chain_match: { destination_port: proxyPorts.outbound },
        filters: [tcpProxy('BlackHoleCluster', to('BlackHoleCluster'), settings)],
      },
    ],
    default_filter_chain: {
      name: 'virtualOutbound-catchall-tcp',
      filters: [tcpProxy(spelled.stray, to(spelled.stray), settings)],
    },
  });

function outboundHttp(spelled: OutboundHttp, labels: Labels, given: Spelling): Json {
  const { address, port, route, inline, raw } = spelled;
  const source = routeSource(route, inline, given);
  const http = [
    ...carryLabels(labels),
    httpConnectionManager({ statPrefix: `outbound_${route}`, routes: source, settings: given.settings }),
  ];
  return listener(listenerName(spelled), address, port, {
    bind_to_port: false,
    traffic_direction: 'OUTBOUND',
    listener_filters: inspectors(),
    ...waits(given),
    filter_chains: [
      {
        name: 'http',
        filter_chain_match: plainHttp,
        filters: http,
      },
      ...raw.chains.flatMap((chain, i) =>
        chain.sniffed
          ? [within(chain, { name: `http-${i}`, filters: http }), rawChain(chain, given)]
          : [rawChain(chain, given)],
      ),
    ],
    default_filter_chain: { name: 'raw', filters: rawFilters(raw.rest, given) },
  });
}

/** The chain for what is HTTP among a chain's connections. */
const within = ({ subnets }: RawChain, chain: Fields): Json => ({
  ...chain,
  filter_chain_match: { ...plainHttp, prefix_ranges: prefixRanges(subnets) },
});

function outboundTcp(spelled: OutboundTcp, given: Spelling): Json {
  const { chains, rest } = spelled.raw;
  const last = { filters: rawFilters(rest, given) };
  return listener(listenerName(spelled), spelled.address, spelled.port, {
    bind_to_port: false,
    traffic_direction: 'OUTBOUND',
    ...readsNames(chains, given, rest),
    ...(chains.length === 0
      ? { filter_chains: [last] }
      : { filter_chains: chains.map((chain) => rawChain(chain, given)), default_filter_chain: last }),
  });
}

/** Where what comes to the pod arrives; the address stays the one the client meant. */
function virtualInbound(spelled: Of<'virtualInbound'>, given: Spelling): Json {
  const { address, chains } = spelled;
  const { settings } = given;
  const inspected = chains
    .filter(({ protocol }) => protocol !== 'tcp' && protocol !== 'tls')
    .map(({ port }) => port);
  return listener(listenerName(spelled), address, proxyPorts.inbound, {
    traffic_direction: 'INBOUND',
    listener_filters: [originalDestination, ...(inspected.length === 0 ? [] : inspectors(inspected))],
    ...waits(given),
    filter_chains: [
      {
        name: 'virtualInbound-blackhole',
        filter_chain_match: { destination_port: proxyPorts.inbound },
        filters: [tcpProxy('BlackHoleCluster', to('BlackHoleCluster'), settings)],
      },
      ...chains.flatMap((chain) => inboundChains(chain, given)),
    ],
    default_filter_chain: {
      name: 'virtualInbound-catchall',
      filters: [tcpProxy('InboundPassthroughCluster', to('InboundPassthroughCluster'), settings)],
    },
  });
}

/** HTTP is taken as HTTP and anything else on the same port as bytes. */
function inboundChains({ port, protocol, cluster }: InboundChain, { settings }: Spelling): Json[] {
  const bytes = {
    name: `${port}-raw`,
    filter_chain_match: { destination_port: port },
    filters: [tcpProxy(cluster, to(cluster), settings)],
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
    filters: [
      httpConnectionManager({
        statPrefix: `inbound_${port}`,
        routes,
        serverName: 'istio-envoy',
        grpcWeb: protocol === 'grpcWeb',
        settings,
      }),
    ],
  };
  return [http, bytes];
}
