import type { Labels } from '../api/objects.ts';
import { memo } from '../mesh/incremental.ts';
import type {
  GatewayHttp,
  GatewayTcp,
  InboundChain,
  Listener,
  OutboundHttp,
  OutboundTcp,
  RawChain,
  RawRoutes,
  RouteConfiguration,
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
  tlsInspector,
} from './filters.ts';
import type { Fragment, Fragments } from './fragment.ts';
import { type Json, typed, watched } from './model.ts';

type Fields = { readonly [name: string]: Json | undefined };
type SpellRoutes = (configuration: RouteConfiguration) => Fragment;

/** Spells listeners. The names that others wait for are the listeners', their route files' and the clusters' that they name. */
export function listenerSpelling(
  { one }: Fragments,
  routes: SpellRoutes,
): (listener: Listener, labels: Labels) => Fragment {
  const spell = memo(
    (spelled: Exclude<Listener, OutboundHttp | GatewayHttp>): Fragment =>
      one(plainListener(spelled), namesOf(spelled)),
  );
  const labelled = memo(
    (spelled: OutboundHttp, labels: Labels): Fragment =>
      one(outboundHttp(spelled, labels, routes), namesOf(spelled)),
  );
  const bound = memo((spelled: GatewayHttp): Fragment => one(gatewayHttp(spelled, routes), namesOf(spelled)));
  return (spelled, labels) => {
    if (spelled.kind === 'outboundHttp') return labelled(spelled, labels);
    return spelled.kind === 'gatewayHttp' ? bound(spelled) : spell(spelled);
  };
}

function plainListener(spelled: Exclude<Listener, OutboundHttp | GatewayHttp>): Json {
  switch (spelled.kind) {
    case 'virtualOutbound':
      return virtualOutbound(spelled.allowAny);
    case 'virtualInbound':
      return virtualInbound(spelled.chains);
    case 'outboundTcp':
      return outboundTcp(spelled);
    case 'gatewayTcp':
      return gatewayTcp(spelled);
  }
}

function listenerName(spelled: Listener): string {
  switch (spelled.kind) {
    case 'virtualOutbound':
    case 'virtualInbound':
      return spelled.kind;
    case 'outboundHttp':
    case 'outboundTcp':
    case 'gatewayHttp':
    case 'gatewayTcp':
      return `${spelled.address}_${spelled.port}`;
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
      return [name];
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
  }
}

/** An address that a Gateway binds need not be the pod's: a listener that cannot be made would hold up all others. */
const binding = (address: string): Fields => (address === everywhere ? {} : { freebind: true });

const listener = (name: string, address: string, port: number, fields: Fields): Json =>
  typed('envoy.config.listener.v3.Listener', {
    name,
    address: { socket_address: { address, port_value: port } },
    ...fields,
  });

const everywhere = '0.0.0.0';
const to = (cluster: string): WeightedCluster[] => [{ cluster, weight: 1 }];

/** Where the pod's outgoing connections arrive; they are handed to the listener of the address they were meant for. */
const virtualOutbound = (allowAny: boolean): Json =>
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
      filters: [
        allowAny
          ? tcpProxy('PassthroughCluster', to('PassthroughCluster'))
          : tcpProxy('BlackHoleCluster', to('BlackHoleCluster')),
      ],
    },
  });

const rds = (name: string): { readonly [name: string]: Json } => ({
  rds: { route_config_name: name, config_source: watched(`rds.${name}.json`) },
});

/** A whole route configuration inside a listener, for want of a file. */
const inlineRoutes = (
  configuration: RouteConfiguration,
  routes: SpellRoutes,
): { readonly [name: string]: Json } => {
  const { '@type': _, ...fields } = JSON.parse(routes(configuration).text);
  return { route_config: fields };
};

function outboundHttp(spelled: OutboundHttp, labels: Labels, routes: SpellRoutes): Json {
  const { address, port, route, inline, raw } = spelled;
  const source = inline === undefined ? rds(route) : inlineRoutes(inline, routes);
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
        filters: [
          ...carryLabels(labels),
          httpConnectionManager({ statPrefix: `outbound_${route}`, routes: source }),
        ],
      },
      ...raw.chains.map(rawChain),
    ],
    default_filter_chain: { name: 'raw', filters: rawFilters(raw.rest) },
  });
}

const rawFilters = (clusters: readonly WeightedCluster[]): Json[] => [
  tcpProxy(clusters[0]?.cluster ?? 'none', clusters),
];

function rawChain({ sni, subnets, to: clusters }: RawChain): Json {
  const match = {
    ...(sni.length === 0 ? {} : { server_names: sni }),
    ...(subnets.length === 0
      ? {}
      : {
          prefix_ranges: subnets.map(({ address, bits }) => ({ address_prefix: address, prefix_len: bits })),
        }),
  };
  return {
    ...(sni.length + subnets.length === 0 ? {} : { filter_chain_match: match }),
    filters: rawFilters(clusters),
  };
}

/** Server names are read off the client's first bytes, however long those take. */
const readsNames = (chains: readonly RawChain[]): Fields =>
  chains.some((chain) => chain.sni.length > 0)
    ? {
        listener_filters: [tlsInspector],
        listener_filters_timeout: '0s',
        continue_on_listener_filters_timeout: true,
      }
    : {};

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

function gatewayHttp(spelled: GatewayHttp, routes: SpellRoutes): Json {
  const { address, port, route, inline } = spelled;
  const source = inline === undefined ? rds(route) : inlineRoutes(inline, routes);
  return listener(listenerName(spelled), address, port, {
    traffic_direction: 'OUTBOUND',
    ...binding(address),
    filter_chains: [
      {
        filters: [
          httpConnectionManager({
            statPrefix: `outbound_${address}_${port}`,
            routes: source,
            serverName: 'istio-envoy',
            edge: true,
          }),
        ],
      },
    ],
  });
}

const gatewayTcp = (spelled: GatewayTcp): Json =>
  listener(listenerName(spelled), spelled.address, spelled.port, {
    traffic_direction: 'OUTBOUND',
    ...binding(spelled.address),
    ...readsNames(spelled.chains),
    filter_chains: spelled.chains.map(rawChain),
  });
