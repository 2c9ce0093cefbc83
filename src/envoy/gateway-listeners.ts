import type { GatewayHttp, GatewayTcp, GatewayTls, TlsChain } from '../proxy/model.ts';
import { httpConnectionManager, tlsInspector } from './filters.ts';
import {
  chainMatch,
  everywhere,
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
const binding = (address: string): Fields => (address === everywhere ? {} : { freebind: true });

export function gatewayHttp(spelled: GatewayHttp, given: Spelling): Json {
  const { address, port, route, inline } = spelled;
  return listener(listenerName(spelled), address, port, {
    traffic_direction: 'OUTBOUND',
    ...binding(address),
    filter_chains: [
      {
        filters: [
          httpConnectionManager({
            statPrefix: `outbound_${address}_${port}`,
            routes: routeSource(route, inline, given),
            serverName: 'istio-envoy',
            edge: true,
          }),
        ],
      },
    ],
  });
}

export const gatewayTcp = (spelled: GatewayTcp): Json =>
  listener(listenerName(spelled), spelled.address, spelled.port, {
    traffic_direction: 'OUTBOUND',
    ...binding(spelled.address),
    ...readsNames(spelled.chains),
    filter_chains: spelled.chains.map(rawChain),
  });

/** The name is always read, so that a chain that comes or goes leaves the rest of the listener, and its connections, as they are. */
export const gatewayTls = (spelled: GatewayTls, given: Spelling): Json =>
  listener(listenerName(spelled), spelled.address, spelled.port, {
    traffic_direction: 'OUTBOUND',
    ...binding(spelled.address),
    listener_filters: [tlsInspector],
    filter_chains: spelled.chains.map((chain) => tlsChain(chain, spelled, given)),
  });

const overHttp = ['h2', 'http/1.1'];

function tlsChain({ to, tls, ...which }: TlsChain, { address, port }: GatewayTls, given: Spelling): Json {
  const socket =
    tls && serverSocket(tls, to.kind === 'http' ? overHttp : [], (id) => given.fileName('sds', id));
  const filters =
    to.kind === 'bytes'
      ? rawFilters(to.clusters)
      : [
          httpConnectionManager({
            statPrefix: `outbound_${address}_${port}`,
            routes: routeSource(to.route, to.inline, given),
            serverName: 'istio-envoy',
            edge: true,
            tls: true,
          }),
        ];
  return { ...chainMatch(which), filters, transport_socket: socket };
}
