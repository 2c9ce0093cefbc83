import type { GatewayServer, Workload } from './model.ts';
import { selects } from './names.ts';

/** The servers that share a listener of a gateway's pods, oldest first. Plain HTTP shares its routes, TLS is told apart by the name asked for. */
export interface OpenPort {
  readonly port: number;
  /** The address to listen on; undefined is every one. */
  readonly bind: string | undefined;
  readonly kind: 'http' | 'tcp' | 'tls';
  readonly servers: readonly GatewayServer[];
}

/** A server that is not served, because an older one has what it wants: the `port`, or on it a host by which TLS would be told apart. */
export interface ServerConflict {
  readonly server: GatewayServer;
  readonly rival: GatewayServer;
  readonly over: 'port' | { readonly host: string };
}

/** The HTTP rules of a VirtualService for a host that no service has are served on this port of the mesh alone. */
export const unregisteredPort = 80;

/** Where a gateway's pod listens for a server: behind the number that its Service has, or at that number where no Service has it. */
export const targetPort = (server: GatewayServer, workload: Workload): number =>
  workload.exposes.find((one) => one.number === server.port)?.target ?? server.port;

const kindOf = ({ protocol }: GatewayServer): OpenPort['kind'] =>
  protocol === 'http' || protocol === 'tcp' ? protocol : 'tls';

/** The listeners that a gateway's pods open for the servers that select them. `servers` come oldest first. */
export function openPorts(
  servers: readonly GatewayServer[],
  workload: Workload,
): { readonly ports: readonly OpenPort[]; readonly conflicts: readonly ServerConflict[] } {
  const ports = new Map<string, OpenPort>();
  const conflicts: ServerConflict[] = [];
  for (const server of servers) {
    if (!selects(server.selector, workload.labels)) continue;
    const port = targetPort(server, workload);
    const id = `${server.bind ?? ''}_${port}`;
    const open = ports.get(id);
    const conflict = open && conflictWith(open, server);
    if (conflict !== undefined) conflicts.push(conflict);
    else
      ports.set(id, {
        port,
        bind: server.bind,
        kind: kindOf(server),
        servers: [...(open?.servers ?? []), server],
      });
  }
  return { ports: [...ports.values()].sort((a, b) => a.port - b.port), conflicts };
}

function conflictWith({ kind, servers }: OpenPort, server: GatewayServer): ServerConflict | undefined {
  const [first] = servers;
  if (first === undefined) return undefined;
  if (kind !== kindOf(server) || kind === 'tcp') return { server, rival: first, over: 'port' };
  if (kind === 'http') return undefined;
  for (const rival of servers) {
    const host = server.hosts.find((one) => rival.hosts.some((other) => other.host === one.host))?.host;
    if (host !== undefined) return { server, rival, over: { host } };
  }
  return undefined;
}
