import { everywhere } from '../proxy/everywhere.ts';
import type {
  Listener,
  ProxySettings,
  RawChain,
  RouteConfiguration,
  WeightedCluster,
} from '../proxy/model.ts';
import { tcpProxy, tlsInspector } from './filters.ts';
import type { Fragment } from './fragment.ts';
import { nameLookups } from './lookup.ts';
import { duration, type FileName, type Json, typed, watched } from './model.ts';

export type Fields = { readonly [name: string]: Json | undefined };
export type SpellRoutes = (configuration: RouteConfiguration) => Fragment;

/** What the spelling of listeners is given: the names of files, how routes are spelled, and what holds for every proxy. */
export interface Spelling {
  readonly fileName: (kind: 'rds' | 'sds', name: string) => FileName;
  readonly routes: SpellRoutes;
  readonly settings: ProxySettings;
}

export function listenerName(spelled: Listener): string {
  switch (spelled.kind) {
    case 'virtualOutbound':
    case 'virtualInbound':
      return spelled.address === everywhere.ipv4 ? spelled.kind : `${spelled.kind}_${spelled.address}`;
    case 'outboundHttp':
    case 'outboundTcp':
    case 'gatewayHttp':
    case 'gatewayTcp':
    case 'gatewayTls':
      return `${spelled.address}_${spelled.port}`;
  }
}

export const listener = (name: string, address: string, port: number, fields: Fields): Json =>
  typed('envoy.config.listener.v3.Listener', {
    name,
    address: { socket_address: { address, port_value: port } },
    ...fields,
  });

/** Where a listener finds its routes: in their file or, for want of one, in itself. */
export function routeSource(
  name: string,
  inline: RouteConfiguration | undefined,
  { fileName, routes }: Spelling,
): { readonly [name: string]: Json } {
  if (inline === undefined)
    return { rds: { route_config_name: name, config_source: watched(fileName('rds', name)) } };
  const { '@type': _, ...fields } = JSON.parse(routes(inline).text);
  return { route_config: fields };
}

export const rawFilters = (clusters: readonly WeightedCluster[], { settings }: Spelling): Json[] => [
  ...nameLookups(clusters, settings),
  tcpProxy(clusters[0]?.cluster ?? 'none', clusters, settings),
];

export const rawChain = ({ to: clusters, ...which }: RawChain, given: Spelling): Json => ({
  ...chainMatch(which),
  filters: rawFilters(clusters, given),
});

export const prefixRanges = (subnets: RawChain['subnets']): Json =>
  subnets.map(({ address, bits }) => ({ address_prefix: address, prefix_len: bits }));

/** The connections that a chain takes. */
export function chainMatch({ sni, subnets }: Pick<RawChain, 'sni' | 'subnets'>): Fields {
  const match = {
    ...(sni.length === 0 ? {} : { server_names: sni }),
    ...(subnets.length === 0
      ? {}
      : {
          prefix_ranges: prefixRanges(subnets),
        }),
  };
  return sni.length + subnets.length === 0 ? {} : { filter_chain_match: match };
}

/** A client's first bytes are waited for, and where they do not come in time the connection is taken as one that says nothing. */
export const waits = ({ settings }: Spelling): Fields => ({
  listener_filters_timeout: duration(settings.detectionTimeout),
  continue_on_listener_filters_timeout: true,
});

const isByName = (to: readonly WeightedCluster[]): boolean =>
  to.some(({ bytes }) => bytes?.lookup !== undefined);

/** Server names are read off the client's first bytes. `rest`: where what no chain takes goes. */
export const readsNames = (
  chains: readonly Pick<RawChain, 'sni' | 'to'>[],
  given: Spelling,
  rest: readonly WeightedCluster[] = [],
): Fields =>
  chains.some(({ sni, to }) => sni.length > 0 || isByName(to)) || isByName(rest)
    ? { listener_filters: [tlsInspector], ...waits(given) }
    : {};
