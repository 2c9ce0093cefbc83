import type { Problem } from '../api/problem.ts';
import { servedHosts } from './gateways.ts';
import { mapEach, memo } from './incremental.ts';
import type {
  GatewayServer,
  Mesh,
  MeshService,
  Protocol,
  RouteIndex,
  RouteTable,
  ServerProtocol,
} from './model.ts';
import { hostCovers } from './names.ts';
import { unregisteredPort } from './ports.ts';

/** Where connections of a kind come in: a port of a service in the mesh, or one of a gateway's servers. */
interface Place {
  readonly kind: Kind;
  readonly port: number;
  readonly gateway: string;
}

type Kind = 'http' | 'tcp' | 'tls';

/** What a match must say to be looked at: `port` and `gateways` are all that matters here. */
interface Narrowing {
  readonly port?: number;
  readonly gateways?: readonly string[];
}

const ofPort: Readonly<Record<Protocol, readonly Kind[]>> = {
  http: ['http'],
  http2: ['http'],
  grpc: ['http'],
  grpcWeb: ['http'],
  tcp: ['tcp'],
  tls: ['tls'],
  auto: ['http', 'tcp'],
};

const ofServer: Readonly<Record<ServerProtocol, readonly Kind[]>> = {
  http: ['http'],
  https: ['http'],
  tcp: ['tcp'],
  tls: ['tcp'],
  passthrough: ['tls'],
  autoPassthrough: [],
};

/** Several services have one host where they are for different clients. */
type Hosts = ReadonlyMap<string, readonly MeshService[]>;

/** A function from tables, services and servers to what is told of rules that never apply, since no port takes any of their kind. */
export function placelessStage(): (
  routes: RouteIndex,
  services: Mesh['services'],
  servers: readonly GatewayServer[],
) => readonly Problem[] {
  const servicesOf = memo(namedServices);
  const serversOf = memo(namedServers);
  const each = mapEach(placelessRules);
  const byHost = memo(
    (services: Mesh['services']): Hosts => Map.groupBy(services.values(), ({ host }) => host),
  );
  const all = memo((routes: RouteIndex, hosts: Hosts, servers: readonly GatewayServer[]) => {
    const tables = new Set([...routes.mesh, ...routes.gateway].filter(mayBePlaceless));
    const found = each(
      [...tables].map((table) => [
        `${table.from.namespace}/${table.from.name}`,
        [table, servicesOf(table, hosts), serversOf(table, servers)] as const,
      ]),
    );
    return [...found.values()].flat();
  });
  return (routes, services, servers) => all(routes, byHost(services), servers);
}

/** Whether a table may have rules without a place; of nearly all tables it is plain that they have none. */
const mayBePlaceless = (table: RouteTable): boolean =>
  table.tcp.length + table.tls.length > 0 ||
  table.gateways.some((name) => name !== 'mesh') ||
  table.http.every(({ matches }) => matches.length > 0 && matches.every(({ port }) => port !== undefined));

/** The services that the hosts of a table name. */
const namedServices = ({ hosts, gateways }: RouteTable, byHost: Hosts): readonly MeshService[] =>
  gateways.includes('mesh')
    ? hosts.flatMap((host) =>
        host.startsWith('*')
          ? [...byHost.values()].flat().filter((service) => hostCovers(host, service.host))
          : (byHost.get(host) ?? []),
      )
    : [];

/** The servers of the Gateways that a table names which serve one of its hosts. */
const namedServers = (table: RouteTable, servers: readonly GatewayServer[]): readonly GatewayServer[] =>
  servers.filter(
    (server) => table.gateways.includes(server.gateway) && servedHosts(server, table).length > 0,
  );

function placesOf(
  { hosts, gateways }: RouteTable,
  services: readonly MeshService[],
  servers: readonly GatewayServer[],
): readonly Place[] {
  const known = new Set(services.map(({ host }) => host));
  const isStranger = gateways.includes('mesh') && hosts.some((host) => !known.has(host));
  return [
    ...services.flatMap(({ ports }) =>
      ports.flatMap(({ number, protocol }) =>
        ofPort[protocol].map((kind): Place => ({ kind, port: number, gateway: 'mesh' })),
      ),
    ),
    ...(isStranger ? [{ kind: 'http', port: unregisteredPort, gateway: 'mesh' } as const] : []),
    ...servers.flatMap(({ protocol, port, gateway }) =>
      ofServer[protocol].map((kind): Place => ({ kind, port, gateway })),
    ),
  ];
}

/** The rules of a table that have no place. `services` and `servers` are those that it names. */
function placelessRules(
  table: RouteTable,
  services: readonly MeshService[],
  servers: readonly GatewayServer[],
): readonly Problem[] {
  const { from: on, gateways, http } = table;
  // Of a Gateway that is not there, or does not serve these hosts, is told elsewhere.
  if (servers.length === 0 && gateways.some((name) => name !== 'mesh')) return [];
  const places = placesOf(table, services, servers);
  const hasPlace = (kind: Kind, matches: readonly Narrowing[]): boolean =>
    places.some(
      (place) =>
        place.kind === kind &&
        (matches.length === 0
          ? gateways.includes(place.gateway)
          : matches.some(
              (match) =>
                (match.port ?? place.port) === place.port &&
                (match.gateways ?? gateways).includes(place.gateway),
            )),
    );
  const tell = (kind: Kind, path: string): Problem => {
    const message = why(kind, places, services, table);
    return { code: 'SLU0114', severity: 'warning', on, path, message };
  };
  const placeless = (kind: 'tcp' | 'tls'): Problem[] =>
    table[kind].flatMap(({ matches }, i) =>
      hasPlace(kind, matches) ? [] : [tell(kind, `spec.${kind}[${i}]`)],
    );
  const isIdle = http.length > 0 && !http.some(({ matches }) => hasPlace('http', matches));
  // Of services without a port for HTTP is told host by host.
  const isNew = servers.length > 0 || places.some(isHttp);
  return [...(isIdle && isNew ? [tell('http', 'spec.http')] : []), ...placeless('tcp'), ...placeless('tls')];
}

const isHttp = ({ kind }: Place): boolean => kind === 'http';

const spoken: Readonly<Record<Kind, string>> = {
  http: 'speaks HTTP',
  tcp: 'is plain TCP',
  tls: 'is TLS that is passed on',
};

const portNames: Readonly<Record<Kind, string>> = { http: 'http-…', tcp: 'tcp-…', tls: 'tls-…' };

const serverModes: Readonly<Record<Kind, string>> = {
  http: 'protocol HTTP',
  tcp: 'protocol TCP',
  tls: 'protocol TLS and mode PASSTHROUGH',
};

/** `places` are all that the table has, of whatever kind. */
function why(
  kind: Kind,
  places: readonly Place[],
  services: readonly MeshService[],
  { hosts, gateways }: RouteTable,
): string {
  const named = gateways.filter((name) => name !== 'mesh').map((name) => `Gateway ${name}`);
  const where = [hosts.join(', '), ...named].join(' and ');
  if (places.some((place) => place.kind === kind))
    return `No port of ${where} that ${spoken[kind]} fits the port and gateways of the matches, so this never applies. Correct match.port and match.gateways.`;
  if (services.length === 0 && named.length === 0)
    return `There is no service ${where}, and of a host that no service has only HTTP rules are served, so this never applies. Create the service, or correct the hosts.`;
  const ways = [
    ...(gateways.includes('mesh')
      ? [`name a port of the service ${portNames[kind]} or set its appProtocol`]
      : []),
    ...(named.length > 0 ? [`give the Gateway a server of ${serverModes[kind]}`] : []),
  ].join(', ');
  const [first = '', ...rest] = `${ways}, or write rules of the kind that its ports take.`;
  return `No port of ${where} ${spoken[kind]}, so this never applies. ${first.toUpperCase()}${rest.join('')}`;
}
