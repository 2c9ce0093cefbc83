import type { Mesh, MeshService, RouteTable, ServicePort, Workload } from '../mesh/model.ts';
import { outboundCluster, sees } from '../mesh/names.ts';
import { policyFor } from '../mesh/policies.ts';
import { type Client, tcpRoutes, tlsRoutes } from './chains.ts';
import type { HeadlessEndpoints } from './headless.ts';
import type { RawRoutes, WeightedCluster } from './model.ts';
import { isReserved } from './model.ts';
import type { TableIndex } from './tables.ts';

/** An address at which clients reach a port of a service: the service's own, or a pod's (`isPod`) where it has none. */
export interface AddressedPort {
  readonly service: MeshService;
  readonly port: ServicePort;
  readonly address: string;
  readonly listensOn: number;
  readonly isPod: boolean;
}

/** TCP ports, and ports that are sniffed, of the services that a client sees. */
export const addressedPorts = (
  services: Mesh['services'],
  headless: HeadlessEndpoints,
  client: string,
): readonly AddressedPort[] =>
  [...services.values()].flatMap((service) =>
    sees(service.visibleTo, client)
      ? service.ports
          .filter((port) => !isReserved(port.number) && ['tcp', 'tls', 'auto'].includes(port.protocol))
          .flatMap((port) => placesOf(service, port, headless).map((at) => ({ service, port, ...at })))
      : [],
  );

function placesOf(
  service: MeshService,
  port: ServicePort,
  headless: HeadlessEndpoints,
): Pick<AddressedPort, 'address' | 'listensOn' | 'isPod'>[] {
  const own = service.addresses.map((address) => ({ address, listensOn: port.number, isPod: false }));
  if (port.protocol === 'auto') return own;
  const pods = headless.get(service.key)?.endpoints.get(port.number) ?? [];
  return [
    ...own,
    ...pods
      .filter((one) => !isReserved(one.port))
      .flatMap(({ address, otherAddress, port: listensOn }) =>
        [address, ...(otherAddress === undefined ? [] : [otherAddress])].map((each) => ({
          address: each,
          listensOn,
          isPod: true,
        })),
      ),
  ];
}

/** For whom listeners are made, and by which rules. */
interface Asking {
  readonly index: TableIndex;
  /** Where connections go that no rule and no service takes. */
  readonly stray: readonly WeightedCluster[];
  readonly client: string;
  readonly labels: Workload['labels'] | undefined;
  readonly headless: HeadlessEndpoints;
  readonly allowAny: boolean;
}

interface Served {
  readonly at: AddressedPort;
  readonly raw: RawRoutes;
}

/** The ports that need a listener, and where their bytes go. A pod behind two headless services on one port belongs to the first that needs one. */
export function served(ports: readonly AddressedPort[], asking: Asking): readonly Served[] {
  const first = new Map<string, Served>();
  for (const at of ports) {
    const name = `${at.address} ${at.listensOn}`;
    if (first.has(name)) continue;
    const raw = rawRoutes(at, asking);
    if (!at.isPod || concernsClient(at, raw, asking)) first.set(name, { at, raw });
  }
  return [...first.values()];
}

/** Whether anything is said of a headless service to this client; if not, its bytes are passed on as they are. */
const concernsClient = (
  { service }: AddressedPort,
  raw: RawRoutes,
  { allowAny, headless, client }: Asking,
): boolean =>
  !allowAny || raw.from.length > 0 || policyFor(headless.get(service.key)?.policies, client) !== undefined;

/** TLS ports obey TLS rules and all others TCP rules; of several tables every one has its say. */
function rawRoutes({ service, port }: AddressedPort, { index, stray, client, labels }: Asking): RawRoutes {
  const own = [{ cluster: outboundCluster(port.number, '', service.host), weight: 1 }];
  const tables: readonly RouteTable[] = index.covering(service.host, client);
  const place = { port: port.number, client, gateway: 'mesh', tls: false };
  const from: Client = { place, labels: labels ?? {} };
  const routes = port.protocol === 'tls' ? tlsRoutes(tables, own, stray, from) : tcpRoutes(tables, own, from);
  return service.kind === 'dynamic' ? onlyNamed(routes, service.host, stray) : routes;
}

/** A name that is looked up because a client asks for it must be one of the host's. */
const onlyNamed = (
  { chains, rest, from }: RawRoutes,
  host: string,
  stray: readonly WeightedCluster[],
): RawRoutes => ({
  chains: rest === stray ? chains : [...chains, { sni: [host], subnets: [], to: rest, from }],
  rest: stray,
  from,
});
