import type { Endpoint, ServiceEndpoints, Traffic } from '../mesh/model.ts';
import { fits } from '../mesh/names.ts';
import { arranged, type Placed, somewhere } from '../proxy/localities.ts';
import type { InboundCluster, OutboundCluster, Position, ScopeView } from '../proxy/model.ts';
import { balancer, commonBalancing, outlierDetection } from './balancing.ts';
import { dynamicCluster, lookupFamily, resolver } from './lookup.ts';
import { duration, type FileName, type Json, typed, typeUrl, watched } from './model.ts';
import { type SecretFile, transportSocket } from './transport.ts';
import { alwaysTwo, httpOptions, keepalive, limits } from './upstream.ts';

const clusterType = 'envoy.config.cluster.v3.Cluster';
const clusterUrl = typeUrl(clusterType);

/** The addresses that the app sees as the other end of what its sidecar passes on. */
const inboundSource = { ipv4: '127.0.0.6', ipv6: '::6' } as const;

const boundTo = (families: ScopeView['families']): Json => ({
  source_address: { address: inboundSource.ipv4, port_value: 0 },
  extra_source_addresses:
    families === 'ipv4' ? undefined : [{ address: { address: inboundSource.ipv6, port_value: 0 } }],
});

/** The clusters that every proxy has: nowhere, anywhere, and the app itself on a port that nothing declares. */
export const fixedClusters = (connectTimeout: number): readonly Json[] => [
  typed(clusterType, {
    name: 'BlackHoleCluster',
    type: 'STATIC',
    connect_timeout: duration(connectTimeout),
  }),
  typed(clusterType, {
    name: 'PassthroughCluster',
    type: 'ORIGINAL_DST',
    lb_policy: 'CLUSTER_PROVIDED',
    connect_timeout: duration(connectTimeout),
    circuit_breakers: limits({}),
    typed_extension_protocol_options: httpOptions('auto', {}),
  }),
];

export const inboundPassthrough = (connectTimeout: number, families: ScopeView['families']): Json =>
  appCluster({ name: 'InboundPassthroughCluster', traffic: { tcp: { connectTimeout } } }, families);

/** The app's port behind a sidecar; the address is the one the client meant. */
export const inboundCluster = (one: InboundCluster, families: ScopeView['families']): Json =>
  appCluster(one, families);

const timeoutOf = ({ tcp }: Traffic): Json | undefined =>
  tcp?.connectTimeout === undefined ? undefined : duration(tcp.connectTimeout);

function appCluster(
  { name, traffic: { tcp, http }, to }: Omit<InboundCluster, 'from'>,
  families: ScopeView['families'],
): Json {
  const inbound: Traffic = { ...(tcp === undefined ? {} : { tcp }), ...(http === undefined ? {} : { http }) };
  return typed(clusterType, {
    name,
    ...placeOf(name, to),
    connect_timeout: timeoutOf(inbound),
    upstream_bind_config: isPlace(to) ? undefined : boundTo(families),
    circuit_breakers: limits(inbound),
    typed_extension_protocol_options: httpOptions('auto', inbound),
  });
}

type Place = Exclude<NonNullable<InboundCluster['to']>, { readonly kind: 'pod' }>;

function isPlace(to: InboundCluster['to']): to is Place {
  return to !== undefined && to.kind !== 'pod';
}

/** The pod's own address, as the client meant it, or a place within the pod. */
function placeOf(name: string, to: InboundCluster['to']): { readonly [name: string]: Json | undefined } {
  if (!isPlace(to)) {
    return {
      type: 'ORIGINAL_DST',
      lb_policy: 'CLUSTER_PROVIDED',
      original_dst_lb_config: to && { upstream_port_override: to.port },
    };
  }
  const address: Json =
    to.kind === 'socket'
      ? { pipe: { path: to.path } }
      : { socket_address: { address: to.address, port_value: to.port } };
  return {
    type: 'STATIC',
    load_assignment: { cluster_name: name, endpoints: [{ lb_endpoints: [{ endpoint: { address } }] }] },
  };
}

/** A cluster with its endpoints inside, or with a file of its own for them where `file` is given; its certificates likewise. */
export function outboundCluster(
  cluster: OutboundCluster,
  endpoints: ServiceEndpoints | undefined,
  file: FileName | undefined,
  secretFile: SecretFile,
): Json {
  const { name, traffic } = cluster;
  return {
    '@type': clusterUrl,
    name,
    ...discovery(cluster, endpoints, file),
    connect_timeout: timeoutOf(traffic),
    circuit_breakers: limits(traffic),
    outlier_detection: outlierDetection(traffic),
    common_lb_config: commonBalancing(cluster),
    upstream_connection_options: keepalive(traffic),
    transport_socket: transportSocket(traffic, alwaysTwo(cluster.protocol, traffic), secretFile),
    typed_extension_protocol_options: httpOptions(cluster.protocol, traffic),
  };
}

function discovery(
  cluster: OutboundCluster,
  endpoints: ServiceEndpoints | undefined,
  file: FileName | undefined,
): { readonly [name: string]: Json | undefined } {
  switch (cluster.discovery) {
    case 'originalDestination':
      return {
        type: 'ORIGINAL_DST',
        lb_policy: 'CLUSTER_PROVIDED',
        original_dst_lb_config:
          cluster.portOverride === undefined ? undefined : { upstream_port_override: cluster.portOverride },
      };
    case 'dns':
      return lookedUp('STRICT_DNS', cluster, namedEndpoints(cluster, endpoints));
    case 'nowhere':
      return { type: 'STATIC', ...balancer(cluster.traffic), load_assignment: assignment(cluster.name, []) };
    case 'logicalDns': {
      const [first] = namedEndpoints(cluster, endpoints);
      return first === undefined
        ? { type: 'STATIC', ...balancer(cluster.traffic), load_assignment: assignment(cluster.name, []) }
        : lookedUp('LOGICAL_DNS', cluster, [first]);
    }
    case 'dynamicDns':
      return dynamicCluster(cluster.dnsName ?? cluster.name, cluster.lookup);
    case 'listed':
      return file === undefined
        ? {
            type: 'STATIC',
            ...balancer(cluster.traffic),
            load_assignment: assignment(cluster.name, placed(cluster, endpoints, somewhere)),
          }
        : { type: 'EDS', ...balancer(cluster.traffic), eds_cluster_config: { eds_config: watched(file) } };
  }
}

/** What is looked up for a cluster. */
const namedEndpoints = (
  cluster: OutboundCluster,
  endpoints: ServiceEndpoints | undefined,
): readonly Endpoint[] =>
  cluster.dnsName === undefined
    ? endpointsOf(cluster, endpoints)
    : [{ address: cluster.dnsName, port: cluster.port, labels: {} }];

const lookedUp = (
  type: 'STRICT_DNS' | 'LOGICAL_DNS',
  { name, traffic, lookupRetry, lookup }: OutboundCluster,
  endpoints: readonly Endpoint[],
) => ({
  type,
  ...balancer(traffic),
  dns_lookup_family: lookupFamily(lookup),
  respect_dns_ttl: true,
  dns_refresh_rate: lookupRetry === undefined ? undefined : duration(lookupRetry),
  typed_dns_resolver_config: resolver,
  load_assignment: assignment(name, endpoints.length === 0 ? [] : [{ endpoints }]),
});

/** The endpoints of the cluster's port whose labels its subset selects: those that go only where no other is there. */
function endpointsOf(cluster: OutboundCluster, endpoints: ServiceEndpoints | undefined): readonly Endpoint[] {
  const all = endpoints?.get(cluster.port) ?? [];
  const { labels } = cluster;
  const mine = labels === undefined ? all : all.filter((one) => fits(labels, one));
  const staying = mine.filter((one) => one.draining === undefined);
  return staying.length > 0 ? staying : mine;
}

/** Groups of endpoints: a single one where localities do not matter. */
function placed(
  cluster: OutboundCluster,
  endpoints: ServiceEndpoints | undefined,
  position: Position,
): readonly Placed[] {
  const all = endpointsOf(cluster, endpoints);
  if (all.length === 0) return [];
  return cluster.localities === undefined
    ? [{ endpoints: all }]
    : arranged(all, cluster.localities, position);
}

const assignment = (name: string, groups: readonly Placed[]): { [name: string]: Json } => ({
  cluster_name: name,
  endpoints: groups.map(({ endpoints, locality, priority, weight }) => ({
    locality: localityOf(locality),
    lb_endpoints: endpoints.map((one) => ({
      endpoint: { address: addressOf(one), additional_addresses: otherAddressOf(one) },
      load_balancing_weight: one.weight,
    })),
    load_balancing_weight: weight,
    priority: priority || undefined,
  })),
});

const socket = 'unix://';

const addressOf = ({ address, port }: Pick<Endpoint, 'address' | 'port'>): Json =>
  address.startsWith(socket)
    ? { pipe: { path: address.slice(socket.length) } }
    : { socket_address: { address, port_value: port } };

/** Of a pod with two addresses the second is tried where the first leads nowhere: a client need not have both families. */
const otherAddressOf = ({ otherAddress: address, port }: Endpoint): Json | undefined =>
  address === undefined ? undefined : [{ address: addressOf({ address, port }) }];

function localityOf(locality = ''): Json | undefined {
  const [region = '', zone = '', subzone = ''] = locality.split('/');
  if (region + zone + subzone === '') return undefined;
  return { region: region || undefined, zone: zone || undefined, sub_zone: subzone || undefined };
}

/** The one resource of an endpoint file, as a client in this position reads it. */
export const endpointResource = (
  cluster: OutboundCluster,
  endpoints: ServiceEndpoints | undefined,
  position: Position,
): Json =>
  typed(
    'envoy.config.endpoint.v3.ClusterLoadAssignment',
    assignment(cluster.name, placed(cluster, endpoints, position)),
  );
