import type { Port, Server } from '../api/istio.ts';
import type { Gateway } from '../api/objects.ts';
import { objectKey } from '../api/objects.ts';
import type { Problem } from '../api/problem.ts';
import type { GatewayServer, RouteTable, ServerHost, Workload } from './model.ts';
import { narrower, refOf, selects } from './names.ts';
import { gatewayRefusals } from './refusals.ts';
import { defined } from './traffic.ts';

export interface ReadGateway {
  readonly servers: readonly GatewayServer[];
  readonly problems: readonly Problem[];
}

/** The servers of a Gateway. One whose protocol is not carried yet is told of and left out. */
export function readGateway(object: Gateway): ReadGateway {
  const refused = gatewayRefusals(object);
  if (refused.length > 0) return { servers: [], problems: refused };
  const on = refOf('Gateway', object);
  const problems: Problem[] = [];
  const servers = (object.spec.servers ?? []).flatMap((server, i): GatewayServer[] => {
    const path = `spec.servers[${i}]`;
    const protocol = protocolOf(server);
    const port: Port | undefined = server.port;
    if (port === undefined) return [];
    if (protocol === undefined) {
      const message = `A server of protocol ${port.protocol} with TLS mode ${server.tls?.mode ?? 'none'} is not translated yet; it is not served.`;
      problems.push({ code: 'SLU0108', severity: 'error', on, path: `${path}.port.protocol`, message });
      return [];
    }
    return [
      defined({
        gateway: objectKey(object.meta),
        from: on,
        path,
        namespace: object.meta.namespace,
        selector: object.spec.selector ?? {},
        port: port.number,
        portName: port.name ?? '',
        protocol,
        bind: server.bind,
        httpsRedirect: server.tls?.httpsRedirect ?? false,
        hosts: (server.hosts ?? []).map((host) => serverHost(host, object.meta.namespace)),
      }) as GatewayServer,
    ];
  });
  return { servers, problems };
}

function protocolOf(server: Server): GatewayServer['protocol'] | undefined {
  switch (server.port?.protocol?.toUpperCase()) {
    case 'HTTP':
    case 'HTTP2':
    case 'GRPC':
    case 'GRPC-WEB':
      return 'http';
    case 'TCP':
    case 'MONGO':
    case 'MYSQL':
    case 'REDIS':
      return server.tls === undefined ? 'tcp' : undefined;
    case 'TLS':
    case 'HTTPS':
      return server.tls?.mode === 'PASSTHROUGH' ? 'tlsPassthrough' : undefined;
    default:
      return undefined;
  }
}

function serverHost(text: string, namespace: string): ServerHost {
  const slash = text.indexOf('/');
  if (slash === -1) return { host: text.toLowerCase() };
  const owner = text.slice(0, slash);
  const host = text.slice(slash + 1).toLowerCase();
  return owner === '*' ? { host } : { namespace: owner === '.' ? namespace : owner, host };
}

/** The names under which a table is served by a server: the narrower of each pair of hosts. */
export const servedHosts = (server: GatewayServer, table: RouteTable): string[] => [
  ...new Set(
    server.hosts.flatMap(({ namespace, host }) =>
      namespace !== undefined && namespace !== table.from.namespace
        ? []
        : table.hosts.flatMap((name) => narrower(host, name) ?? []),
    ),
  ),
];

/** What is wrong between gateways and those who name them or should run them. */
export function gatewayProblems(
  gateways: ReadonlyMap<string, ReadGateway>,
  tables: readonly RouteTable[],
  workloads: readonly Workload[],
): Problem[] {
  return [
    ...tables.flatMap((table) => bindingProblems(gateways, table)),
    ...[...gateways.values()].flatMap(({ servers }) => placementProblems(servers, workloads)),
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

function placementProblems(servers: readonly GatewayServer[], workloads: readonly Workload[]): Problem[] {
  const [first] = servers;
  if (first === undefined) return [];
  const runners = workloads.filter((one) => one.role === 'gateway' && selects(first.selector, one.labels));
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
