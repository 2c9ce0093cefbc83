import { everywhere } from '../proxy/everywhere.ts';
import type { GatewayHttp, GatewayTcp, GatewayTls, TlsChain } from '../proxy/model.ts';
import { strayLog } from './access-log.ts';
import { httpConnectionManager, proxyProtocol, tlsInspector } from './filters.ts';
import {
  chainMatch,
  type Fields,
  listener,
  listenerName,
  rawChain,
  rawFilters,
  readsNames,
  routeSource,
  type Spelling,
} from './listener.ts';
import type { Json } from './model.ts';
import { serverSocket } from './transport.ts';

/** An address that a Gateway binds need not be the pod's: a listener that cannot be made would hold up all others. */
const binding = (address: string): Fields =>
  address === everywhere.ipv4 || address === everywhere.ipv6 ? {} : { freebind: true };

/** What is read of a connection before a chain takes it. */
const reading = (filters: readonly Json[], { settings }: Spelling): readonly Json[] =>
  settings.gateways.proxyProtocol ? [proxyProtocol, ...filters] : filters;

const listenerFilters = (filters: readonly Json[], given: Spelling): Fields => {
  const all = reading(filters, given);
  return all.length === 0 ? {} : { listener_filters: all };
};

export function gatewayHttp(spelled: GatewayHttp, given: Spelling): Json {
  const { address, port, route, inline, grpcWeb } = spelled;
  return listener(listenerName(spelled), address, port, {
    traffic_direction: 'OUTBOUND',
    ...binding(address),
    ...listenerFilters([], given),
    filter_chains: [
      {
        filters: [
          httpConnectionManager({
            statPrefix: `outbound_${address}_${port}`,
            routes: routeSource(route, inline, given),
            serverName: 'istio-envoy',
            edge: true,
            grpcWeb,
            settings: given.settings,
          }),
        ],
      },
    ],
  });
}

export const gatewayTcp = (spelled: GatewayTcp, given: Spelling): Json =>
  listener(listenerName(spelled), spelled.address, spelled.port, {
    traffic_direction: 'OUTBOUND',
    ...binding(spelled.address),
    ...namesRead(spelled, given),
    access_log: strayLog(given.settings.accessLog),
    filter_chains: spelled.chains.map((chain) => rawChain(chain, given)),
  });

/** The server name is read where a chain asks for it. */
function namesRead({ chains }: GatewayTcp, given: Spelling): Fields {
  const { listener_filters: filters, ...rest } = readsNames(chains, given);
  return { ...listenerFilters(filters === undefined ? [] : [tlsInspector], given), ...rest };
}

/** The name is always read, so that a chain that comes or goes leaves the rest of the listener, and its connections, as they are. */
export const gatewayTls = (spelled: GatewayTls, given: Spelling): Json =>
  listener(listenerName(spelled), spelled.address, spelled.port, {
    traffic_direction: 'OUTBOUND',
    ...binding(spelled.address),
    ...listenerFilters([tlsInspector], given),
    access_log: strayLog(given.settings.accessLog),
    filter_chains: spelled.chains.map((chain) => tlsChain(chain, spelled, given)),
  });

const overHttp = ['h2', 'http/1.1'];

function tlsChain({ to, tls, ...which }: TlsChain, { address, port }: GatewayTls, given: Spelling): Json {
  const socket =
    tls && serverSocket(tls, to.kind === 'http' ? overHttp : [], (id) => given.fileName('sds', id));
  const filters =
    to.kind === 'bytes'
      ? rawFilters(to.clusters, given)
      : [
          httpConnectionManager({
            statPrefix: `outbound_${address}_${port}`,
            routes: routeSource(to.route, to.inline, given),
            serverName: 'istio-envoy',
            edge: true,
            tls: true,
            settings: given.settings,
          }),
        ];
  return { ...chainMatch(which), filters, transport_socket: socket };
}
