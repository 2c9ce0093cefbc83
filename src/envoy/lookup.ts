import type { Lookup, OutboundCluster, ProxySettings, WeightedCluster } from '../proxy/model.ts';
import { type Json, typed } from './model.ts';

/**
 * A proxy is not ready before each name was looked up once, in vain or not: with the resolver's own patience a DNS server that is silent would keep
 * it from starting for more than a minute, with this one for some five seconds.
 */
export const resolver: Json = {
  name: 'envoy.network.dns_resolver.cares',
  typed_config: typed('envoy.extensions.network.dns_resolver.cares.v3.CaresDnsResolverConfig', {
    query_timeout_seconds: 1,
    query_tries: 2,
  }),
};

/** Which addresses of a name are taken; of the other family where it has none of this one. */
export const lookupFamily = (family: OutboundCluster['lookup']): 'AUTO' | 'V4_PREFERRED' =>
  // AUTO is IPv6 before IPv4.
  family === 'ipv6' ? 'AUTO' : 'V4_PREFERRED';

/** Envoy knows a cache by its name, and refuses one that is told with other settings elsewhere: those of another family have another name. */
const cache = (pattern: string, family: OutboundCluster['lookup']): Json => ({
  name: family === undefined ? pattern : `${pattern} ${family}`,
  dns_lookup_family: lookupFamily(family),
  typed_dns_resolver_config: resolver,
});

/** A cluster that calls whatever name a request asks for. What of a certificate is checked is said by the cluster's own policy. */
export const dynamicCluster = (
  pattern: string,
  family: OutboundCluster['lookup'],
): { readonly [name: string]: Json } => ({
  lb_policy: 'CLUSTER_PROVIDED',
  cluster_type: {
    name: 'envoy.clusters.dynamic_forward_proxy',
    typed_config: typed('envoy.extensions.clusters.dynamic_forward_proxy.v3.ClusterConfig', {
      dns_cache_config: cache(pattern, family),
      allow_insecure_cluster_options: true,
    }),
  },
});

/** Holds a connection until the server name that it asks for was looked up, which only requests wait for by themselves. */
export const nameLookups = (
  to: readonly WeightedCluster[],
  { families }: Pick<ProxySettings, 'families'>,
): readonly Json[] => {
  const family = families === 'ipv6' ? families : undefined;
  const wanted = to.flatMap(({ bytes }) => bytes?.lookup ?? []);
  return wanted
    .filter((one, i) => wanted.findIndex((other) => alike(one, other)) === i)
    .map((one) => lookupFilter(one, family));
};

const alike = (a: Lookup, b: Lookup): boolean => a.pattern === b.pattern && a.port === b.port;

const lookupFilter = ({ pattern, port }: Lookup, family: OutboundCluster['lookup']): Json => ({
  name: 'envoy.filters.network.sni_dynamic_forward_proxy',
  typed_config: typed('envoy.extensions.filters.network.sni_dynamic_forward_proxy.v3.FilterConfig', {
    port_value: port,
    dns_cache_config: cache(pattern, family),
  }),
});
