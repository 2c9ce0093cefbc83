import type { Collector, ScopeView, Tracing } from '../proxy/model.ts';
import { lookupFamily } from './lookup.ts';
import { duration, type Json, typed } from './model.ts';

export const collectorCluster = 'zipkin';

/** The cluster of the collector of traces. */
export const collector = (
  { host, port, named }: Collector,
  connectTimeout: number,
  families: ScopeView['families'],
): Json =>
  typed('envoy.config.cluster.v3.Cluster', {
    name: collectorCluster,
    type: named ? 'STRICT_DNS' : 'STATIC',
    connect_timeout: duration(connectTimeout),
    dns_lookup_family: lookupFamily(families === 'ipv6' ? families : undefined),
    respect_dns_ttl: true,
    load_assignment: {
      cluster_name: collectorCluster,
      endpoints: [
        {
          lb_endpoints: [{ endpoint: { address: { socket_address: { address: host, port_value: port } } } }],
        },
      ],
    },
  });

/** How requests are traced: a client that asks for it always is, and of the others a share. */
export const tracing = (settings: Tracing | undefined): Json | undefined =>
  settings && {
    client_sampling: { value: 100 },
    random_sampling: { value: settings.sampling },
    overall_sampling: { value: 100 },
    provider: {
      name: 'envoy.tracers.zipkin',
      typed_config: typed('envoy.config.trace.v3.ZipkinConfig', {
        collector_cluster: collectorCluster,
        collector_endpoint: '/api/v2/spans',
        collector_endpoint_version: 'HTTP_JSON',
        trace_id_128bit: true,
        shared_span_context: false,
      }),
    },
  };
