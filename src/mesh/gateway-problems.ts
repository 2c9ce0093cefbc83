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
  return table.gateways.flatMap((name, i): Problem[] => {
    if (name === 'mesh') return [];
    const path = `spec.gateways[${i}]`;
    const gateway = gateways.get(name);
    if (gateway === undefined) {
      const message = `There is no Gateway ${name}, so nothing of this is served there. Create it, or correct the name (namespace/name for another namespace).`;
      return [{ code: 'IST0101', severity: 'error', on: table.from, path, message }];
    }
    return table.hosts.flatMap((host, at): Problem[] => {
      const served = gateway.servers.some(
        (server) => servedHosts(server, { ...table, hosts: [host] }).length > 0,
      );
      if (served || gateway.servers.length === 0) return [];
      const message = `Gateway ${name} has no server for host ${host}, so it is not served there. Add the host to the Gateway.`;
      return [{ code: 'IST0132', severity: 'warning', on: table.from, path: `spec.hosts[${at}]`, message }];
    });
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
