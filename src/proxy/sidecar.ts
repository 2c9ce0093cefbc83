import { keepList, memo } from '../mesh/incremental.ts';
import type { Mesh, RouteTable, Workload } from '../mesh/model.ts';
import { type AddressedPort, addressedPorts, served } from './addressed.ts';
import { type ClusterPolicies, withBytes } from './cluster-policies.ts';
import { everywhere, inFamilies } from './everywhere.ts';
import { type HeadlessEndpoints, headlessEndpoints } from './headless.ts';
import { speaksHttp } from './hosts.ts';
import type {
  Listener,
  OutboundHttp,
  OutboundTcp,
  RawRoutes,
  RouteConfiguration,
  WeightedCluster,
} from './model.ts';
import { sharedPorts, sharingServices } from './shared-ports.ts';
import { tableIndex } from './tables.ts';

/** A route file's name, or the whole configuration where the file budget is spent. */
export type RouteSource = string | RouteConfiguration;

/** What listeners depend on: endpoints are no part of it but where a headless service's matter, and of the routes only those that a listener itself decides. */
export interface ListenerBasis
  extends Pick<Mesh, 'services' | 'policies' | 'bounds' | 'servers' | 'secrets' | 'settings' | 'routes'> {
  readonly clusters: ClusterPolicies;
  readonly headless: HeadlessEndpoints;
}

/** A function from meshes to what listeners depend on, which keeps its identity while they stay as they are. */
export function listenerBasis(): (mesh: Mesh, clusters: ClusterPolicies) => ListenerBasis {
  const keep = keepList<RouteTable>();
  const basis = memo(
    (
      services: Mesh['services'],
      policies: Mesh['policies'],
      bounds: Mesh['bounds'],
      servers: Mesh['servers'],
      secrets: Mesh['secrets'],
      settings: Mesh['settings'],
      mesh: readonly RouteTable[],
      gateway: readonly RouteTable[],
      clusters: ClusterPolicies,
      headless: HeadlessEndpoints,
    ): ListenerBasis => ({
      services,
      policies,
      bounds,
      servers,
      secrets,
      settings,
      routes: { mesh, gateway },
      clusters,
      headless,
    }),
  );
  const ends = headlessEndpoints();
  return (mesh, clusters) => {
    const { services, policies, bounds, servers, secrets, settings, routes } = mesh;
    const layer4 = (tables: readonly RouteTable[]) =>
      tables.filter((table) => table.tcp.length + table.tls.length > 0);
    const rules = keep('mesh', layer4(routes.mesh));
    const gateway = keep('gateway', layer4(routes.gateway));
    return basis(
      services,
      policies,
      bounds,
      servers,
      secrets,
      settings,
      rules,
      gateway,
      clusters,
      ends({ ...mesh, routes: { mesh: rules, gateway } }),
    );
  };
}

/** What leaves the pods of a scope: a listener per HTTP port for any address, and one per address and port of other services. */
export function outboundListeners(): (
  on: ListenerBasis,
  workload: Workload,
  routes: readonly RouteSource[],
) => readonly Listener[] {
  const addressed = memo(addressedPorts);
  const sharing = memo(sharingServices);
  const spread = memo(inFamilies);
  const build = memo(
    (
      services: Mesh['services'],
      tables: readonly RouteTable[],
      client: string,
      labels: Workload['labels'] | undefined,
      allowAny: boolean,
      unknown: string,
      routes: readonly RouteSource[],
      policies: ClusterPolicies,
      headless: HeadlessEndpoints,
    ): readonly Listener[] => {
      const stray: readonly WeightedCluster[] = [{ cluster: unknown, weight: 1 }];
      const index = tableIndex(tables);
      const who = {
        place: { port: 0, client, gateway: 'mesh', tls: false },
        labels: labels ?? {},
      };
      const shared = sharedPorts(sharing(services), { tables: index, client: who, stray });
      return [
        { kind: 'virtualOutbound', address: everywhere.ipv4, stray: unknown },
        ...wildcardListeners(routes, shared, stray).map((one) => ({
          ...one,
          raw: bytesOf(one.raw, policies, client),
        })),
        ...served(addressed(services, headless, client), {
          index,
          stray,
          client,
          labels,
          headless,
          allowAny,
        }).map(({ at, raw }) => listenerAt(at, bytesOf(raw, policies, client))),
      ];
    },
  );
  return ({ services, settings, routes: { mesh: tables }, clusters, headless }, workload, routes) => {
    const byLabels = tables.some((table) =>
      [...table.tcp, ...table.tls].some((rule) =>
        rule.matches.some((match) => Object.keys(match.sourceLabels).length > 0),
      ),
    );
    const labels = byLabels ? workload.labels : undefined;
    const { allowAny, egressProxy = 'PassthroughCluster' } = settings;
    const unknown = allowAny ? egressProxy : 'BlackHoleCluster';
    return spread(
      build(services, tables, workload.namespace, labels, allowAny, unknown, routes, clusters, headless),
      settings.proxies,
    );
  };
}

/** A listener for any address per HTTP port, and per port of bytes that services without an address of their own share. */
function wildcardListeners(
  routes: readonly RouteSource[],
  shared: ReadonlyMap<number, RawRoutes>,
  stray: readonly WeightedCluster[],
): readonly (OutboundHttp | OutboundTcp)[] {
  const unclaimed: RawRoutes = { chains: [], rest: stray, from: [] };
  const http = routes.map((route) => {
    const name = typeof route === 'string' ? route : route.name;
    const port = Number(name);
    const base = { address: everywhere.ipv4, port, route: name, raw: shared.get(port) ?? unclaimed };
    return {
      kind: 'outboundHttp' as const,
      ...base,
      ...(typeof route === 'string' ? {} : { inline: route }),
    };
  });
  const taken = new Set(http.map(({ port }) => port));
  const bytes = [...shared]
    .filter(([port]) => !taken.has(port))
    .map(([port, raw]) => ({ kind: 'outboundTcp' as const, address: everywhere.ipv4, port, raw }));
  return [...http, ...bytes];
}

const listenerAt = ({ port, address, listensOn }: AddressedPort, raw: RawRoutes): Listener =>
  speaksHttp(port)
    ? { kind: 'outboundHttp', address, port: port.number, route: String(port.number), raw }
    : { kind: 'outboundTcp', address, port: listensOn, raw };

const bytesOf = (raw: RawRoutes, policies: ClusterPolicies, client: string): RawRoutes => ({
  ...raw,
  chains: raw.chains.map((chain) => ({ ...chain, to: withBytes(chain.to, policies, client) })),
  rest: withBytes(raw.rest, policies, client),
});
