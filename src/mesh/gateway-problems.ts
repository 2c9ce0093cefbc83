import type { SecretRef, Table } from '../api/objects.ts';
import type { Problem } from '../api/problem.ts';
import { credentialsOf } from './credentials.ts';
import { type ReadGateway, servedHosts } from './gateways.ts';
import type { GatewayServer, RouteTable, Workload } from './model.ts';
import { selects } from './names.ts';
import { openPorts, type ServerConflict } from './ports.ts';

/** What is wrong between gateways and those who name them, should run them, or bring their certificates. */
export function gatewayProblems(
  gateways: ReadonlyMap<string, ReadGateway>,
  tables: readonly RouteTable[],
  workloads: readonly Workload[],
  secrets: Table<SecretRef>,
): Problem[] {
  const running = workloads.filter((one) => one.role === 'gateway');
  const all = [...gateways.values()].map(({ servers }) => servers);
  return [
    ...tables.flatMap((table) => bindingProblems(gateways, table)),
    ...all.flatMap((servers) => placementProblems(servers, running)),
    ...conflictProblems(all.flat(), running),
    ...all.flat().flatMap((server) => credentialProblems(server, running, secrets)),
  ];
}

function bindingProblems(gateways: ReadonlyMap<string, ReadGateway>, table: RouteTable): Problem[] {
  const named = table.gateways.flatMap((name, i) =>
    name === 'mesh' ? [] : [{ name, path: `spec.gateways[${i}]`, gateway: gateways.get(name) }],
  );
  const absent = named.flatMap(({ name, path, gateway }): Problem[] => {
    if (gateway !== undefined) return [];
    const message = `There is no Gateway ${name}, so nothing of this is served there. Create it, or correct the name (namespace/name for another namespace).`;
    return [{ code: 'IST0101', severity: 'error', on: table.from, path, message }];
  });
  const served = named.flatMap(({ name, path, gateway }) =>
    gateway === undefined || gateway.servers.length === 0
      ? []
      : [{ name, path, hosts: table.hosts.filter((host) => serves(gateway, table, host)) }],
  );
  return [...absent, ...unservedHosts(table, served), ...idleGateways(table, served)];
}

const serves = ({ servers }: ReadGateway, table: RouteTable, host: string): boolean =>
  servers.some((server) => servedHosts(server, { ...table, hosts: [host] }).length > 0);

/** A Gateway that a VirtualService names, and those of its hosts that the Gateway has a server for. */
interface Binding {
  readonly name: string;
  readonly path: string;
  readonly hosts: readonly string[];
}

/** Hosts that no gateway has, and that the mesh is not asked to serve. */
function unservedHosts(table: RouteTable, bindings: readonly Binding[]): Problem[] {
  if (bindings.length === 0 || table.gateways.includes('mesh')) return [];
  const names = bindings.map(({ name }) => name).join(', ');
  return table.hosts.flatMap((host, at): Problem[] => {
    if (bindings.some(({ hosts }) => hosts.includes(host))) return [];
    const who = bindings.length === 1 ? `Gateway ${names} has` : `The Gateways ${names} have`;
    const message = `${who} no server for host ${host}, so it is not served there. Add the host to the Gateway.`;
    return [{ code: 'IST0132', severity: 'warning', on: table.from, path: `spec.hosts[${at}]`, message }];
  });
}

/** Gateways that have none of the hosts, while these are served elsewhere. */
function idleGateways(table: RouteTable, bindings: readonly Binding[]): Problem[] {
  const elsewhere = table.gateways.includes('mesh') || bindings.some(({ hosts }) => hosts.length > 0);
  return bindings.flatMap(({ name, path, hosts }): Problem[] => {
    if (hosts.length > 0 || !elsewhere) return [];
    const message = `Gateway ${name} has no server for any of the hosts, so nothing of this is served there. Add a host to the Gateway, or take the Gateway away here.`;
    return [{ code: 'IST0132', severity: 'warning', on: table.from, path, message }];
  });
}

const runnersOf = (server: GatewayServer, running: readonly Workload[]): readonly Workload[] =>
  running.filter((one) => selects(server.selector, one.labels));

function placementProblems(servers: readonly GatewayServer[], running: readonly Workload[]): Problem[] {
  const [first] = servers;
  if (first === undefined) return [];
  const runners = runnersOf(first, running);
  if (runners.length === 0) {
    const labels = Object.entries(first.selector).map(([name, value]) => `${name}=${value}`);
    const message = `No gateway pod has the labels ${labels.join(', ')}, so nothing runs this Gateway. Correct the selector, or start a gateway with these labels.`;
    return [{ code: 'IST0101', severity: 'error', on: first.from, path: 'spec.selector', message }];
  }
  return servers.flatMap((server): Problem[] => {
    const missing = runners.some((one) => !one.exposes.some((port) => port.number === server.port));
    if (!missing) return [];
    const message = `No Service of the gateway's pods has port ${server.port}; the pods listen on ${server.port} themselves. Add the port to the Service.`;
    return [
      { code: 'IST0162', severity: 'warning', on: server.from, path: `${server.path}.port.number`, message },
    ];
  });
}

/** The younger of two servers that want the same is told once, however many gateways they share. */
function conflictProblems(servers: readonly GatewayServer[], running: readonly Workload[]): Problem[] {
  const conflicts = new Map<GatewayServer, ServerConflict>();
  for (const workload of running)
    for (const conflict of openPorts(servers, workload).conflicts)
      if (!conflicts.has(conflict.server)) conflicts.set(conflict.server, conflict);
  return [...conflicts.values()].map(({ server, rival, over }): Problem => {
    const [path, what] =
      over === 'port'
        ? [`${server.path}.port`, `port ${rival.port} of these pods, as ${rival.protocol}`]
        : [`${server.path}.hosts`, `host ${over.host} at port ${rival.port} of these pods`];
    const way = over === 'port' ? 'Use another port.' : 'Name the host in one of them only.';
    const message = `Gateway ${rival.gateway} already has ${what}, so this server is not served. ${way}`;
    return { code: 'IST0145', severity: 'error', on: server.from, path, message };
  });
}

function credentialProblems(
  server: GatewayServer,
  running: readonly Workload[],
  secrets: Table<SecretRef>,
): Problem[] {
  const namespaces = new Set(runnersOf(server, running).map((one) => one.namespace));
  return [...namespaces].flatMap((namespace) => credentialsOf(server, namespace, secrets).problems);
}
