import type { MeshService, RouteTable, ServicePort } from '../mesh/model.ts';
import { outboundCluster } from '../mesh/names.ts';
import { defaultRetries } from '../mesh/retries.ts';
import type { Route, VirtualHost } from './model.ts';
import { routesAt } from './routes.ts';

/** Ports whose requests are routed by Host: declared HTTP, and those that are sniffed. */
export const speaksHttp = (port: ServicePort): boolean => port.protocol !== 'tcp' && port.protocol !== 'tls';

export const httpPorts = (protocolPorts: MeshService['ports']): number[] =>
  protocolPorts.filter(speaksHttp).map((port) => port.number);

const inBrackets = (address: string): string => (address.includes(':') ? `[${address}]` : address);

/** All names under which clients may say a service; the bare name only where it means this one (`local`). */
export function domainsOf(service: MeshService, local: boolean): string[] {
  const { name, namespace, host } = service;
  const names = [
    host,
    `${host}.`,
    ...(local ? [name] : []),
    `${name}.${namespace}.svc`,
    `${name}.${namespace}`,
  ];
  const wild = service.kind === 'headless' ? names.map((one) => `*.${one}`) : [];
  return [...names, ...wild, ...service.addresses.map(inBrackets)];
}

const plainRoute = (port: number, host: string): Route => ({
  name: 'default',
  match: undefined,
  action: {
    kind: 'routeTo',
    clusters: [{ cluster: outboundCluster(port, '', host), weight: 1 }],
    timeout: 0,
    retries: defaultRetries,
    mirrors: [],
  },
});

/** A service's port for the clients of a namespace (`''`: for any), under the rules of a table or, where none applies, plainly. */
export function serviceHost(
  service: MeshService,
  port: number,
  table: RouteTable | undefined,
  client: string,
  local: boolean,
): VirtualHost {
  const routes = table === undefined ? [] : routesAt(table, { port, client, gateway: 'mesh', tls: false });
  return {
    name: `${service.host}:${port}`,
    domains: domainsOf(service, local),
    requireTls: false,
    routes: routes.length === 0 ? [plainRoute(port, service.host)] : routes,
    from: routes.length === 0 || table === undefined ? [] : [table.from],
  };
}

/** A host that no service has; undefined where none of the table's rules applies here. */
export function unregisteredHost(
  table: RouteTable,
  host: string,
  port: number,
  client: string,
): VirtualHost | undefined {
  const routes = routesAt(table, { port, client, gateway: 'mesh', tls: false });
  if (routes.length === 0) return undefined;
  return { name: `${host}:${port}`, domains: [host], requireTls: false, routes, from: [table.from] };
}
