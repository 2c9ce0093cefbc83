import { keepList, memo } from '../mesh/incremental.ts';
import type { Mesh, RouteTable, Workload } from '../mesh/model.ts';
import { type AddressedPort, addressedPorts, served } from './addressed.ts';
import { type ClusterPolicies, withBytes } from './cluster-policies.ts';
import { type HeadlessEndpoints, headlessEndpoints } from './headless.ts';
import { speaksHttp } from './hosts.ts';
import type { Listener, RawRoutes, RouteConfiguration, WeightedCluster } from './model.ts';
import { tableIndex } from './tables.ts';

/** A route file's name, or the whole configuration where the file budget is spent. */
export type RouteSource = string | RouteConfiguration;

const everywhere = '0.0.0.0';
const passthrough: readonly WeightedCluster[] = [{ cluster: 'PassthroughCluster', weight: 1 }];
const blackHole: readonly WeightedCluster[] = [{ cluster: 'BlackHoleCluster', weight: 1 }];

/** What listeners depend on: endpoints are no part of it but where a headless service's matter, and of the routes only those that a listener itself decides. */
export interface ListenerBasis
  extends Pick<Mesh, 'services' | 'policies' | 'servers' | 'secrets' | 'settings' | 'routes'> {
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
    const { services, policies, servers, secrets, settings, routes } = mesh;
    const layer4 = (tables: readonly RouteTable[]) =>
      tables.filter((table) => table.tcp.length + table.tls.length > 0);
    const rules = keep('mesh', layer4(routes.mesh));
    const gateway = keep('gateway', layer4(routes.gateway));
    return basis(
      services,
      policies,
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
  const build = memo(
    (
      services: Mesh['services'],
      tables: readonly RouteTable[],
      client: string,
      labels: Workload['labels'] | undefined,
      allowAny: boolean,
      routes: readonly RouteSource[],
      policies: ClusterPolicies,
      headless: HeadlessEndpoints,
    ): readonly Listener[] => {
      const stray = allowAny ? passthrough : blackHole;
      const anything: RawRoutes = { chains: [], rest: stray, from: [] };
      const index = tableIndex(tables);
      return [
        { kind: 'virtualOutbound', allowAny },
        ...routes.map((route) => wildcardListener(route, anything)),
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
    const { allowAny } = settings;
    return build(services, tables, workload.namespace, labels, allowAny, routes, clusters, headless);
  };
}

const wildcardListener = (route: RouteSource, raw: RawRoutes): Listener => {
  const name = typeof route === 'string' ? route : route.name;
  const base = {
    kind: 'outboundHttp' as const,
    address: everywhere,
    port: Number(name),
    route: name,
    raw,
  };
  return typeof route === 'string' ? base : { ...base, inline: route };
};

const listenerAt = ({ port, address, listensOn }: AddressedPort, raw: RawRoutes): Listener =>
  speaksHttp(port)
    ? { kind: 'outboundHttp', address, port: port.number, route: String(port.number), raw }
    : { kind: 'outboundTcp', address, port: listensOn, raw };

const bytesOf = (raw: RawRoutes, policies: ClusterPolicies, client: string): RawRoutes => ({
  ...raw,
  chains: raw.chains.map((chain) => ({ ...chain, to: withBytes(chain.to, policies, client) })),
  rest: withBytes(raw.rest, policies, client),
});
