import { isIpv6 } from '../mesh/families.ts';
import type { MeshService, Retries, RouteTable, ServicePort } from '../mesh/model.ts';
import { outboundCluster } from '../mesh/names.ts';
import type { ClusterPolicies } from './cluster-policies.ts';
import type { Route, VirtualHost } from './model.ts';
import { hashKeys, routesAt, rulesFrom, type Seat } from './routes.ts';

/** Ports whose requests are routed by Host: declared HTTP, and those that are sniffed. */
export const speaksHttp = (port: ServicePort): boolean => port.protocol !== 'tcp' && port.protocol !== 'tls';

export const httpPorts = (protocolPorts: MeshService['ports']): number[] =>
  protocolPorts.filter(speaksHttp).map((port) => port.number);

/** How a request says a host: an IPv6 address stands in brackets. */
export const domainOf = (host: string): string => (isIpv6(host) ? `[${host}]` : host);

/** All names under which clients may say a service; the bare name only where it means this one (`local`). */
export function domainsOf(service: MeshService, local: boolean): string[] {
  const { name, namespace, host } = service;
  const short = name === '' ? [] : [`${name}.${namespace}.svc`, `${name}.${namespace}`];
  const names = [host, `${host}.`, ...(local && name !== '' ? [name] : []), ...short];
  const wild = service.kind === 'headless' ? names.map((one) => `*.${one}`) : [];
  return [...names, ...wild, ...(service.hostAddresses ?? service.addresses).map(domainOf)];
}

function plainRoute(host: string, seat: Seat, retries: Retries): Route {
  const clusters = [{ cluster: outboundCluster(seat.port, '', host), weight: 1 }];
  return {
    name: 'default',
    match: undefined,
    action: {
      kind: 'routeTo',
      clusters,
      timeout: 0,
      retries,
      mirrors: [],
      hash: hashKeys(clusters, seat),
    },
  };
}

/** Who asks, for which port of the mesh, under which policies. */
export interface Asking {
  readonly port: number;
  readonly client: string;
  readonly policies: ClusterPolicies;
  /** Of services without rules. */
  readonly retries: Retries;
}

const seatOf = ({ port, client, policies }: Asking): Seat => ({
  port,
  client,
  gateway: 'mesh',
  tls: false,
  policyOf: (cluster) => policies.of(client, cluster),
});

/** A service's port for the clients of a namespace (`''`: for any), under the rules of a table or, where none applies, plainly. */
export function serviceHost(
  service: MeshService,
  table: RouteTable | undefined,
  asking: Asking,
  local: boolean,
): VirtualHost {
  const seat = seatOf(asking);
  const routes = table === undefined ? [] : routesAt(table, seat);
  return {
    name: `${service.host}:${asking.port}`,
    domains: domainsOf(service, local),
    requireTls: false,
    routes: routes.length === 0 ? [plainRoute(service.host, seat, asking.retries)] : routes,
    from: routes.length === 0 || table === undefined ? [] : rulesFrom(table, routes),
  };
}

/** A host that no service has. */
export function unregisteredHost(table: RouteTable, host: string, asking: Asking): VirtualHost {
  const routes = routesAt(table, seatOf(asking));
  const name = `${host}:${asking.port}`;
  return { name, domains: [domainOf(host)], requireTls: false, routes, from: rulesFrom(table, routes) };
}
