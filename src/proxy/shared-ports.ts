import type { EntryKind, Mesh, MeshService, ServicePort } from '../mesh/model.ts';
import { outboundCluster, sees } from '../mesh/names.ts';
import { type Client, distinct, sourcesOf, tcpRoutes, tlsRoutes } from './chains.ts';
import type { RawChain, RawRoutes, WeightedCluster } from './model.ts';
import { isReserved } from './model.ts';
import type { TableIndex } from './tables.ts';

/** Services that share listeners with others: of some connections their networks tell, of others the server name, or nothing but the port. */
export const sharingServices = (services: Mesh['services']): readonly MeshService[] =>
  [...services.values()].filter(
    ({ kind, addresses, networks }) => !isKubernetes(kind) && (networks.length > 0 || addresses.length === 0),
  );

const isKubernetes = (kind: MeshService['kind']): kind is Exclude<MeshService['kind'], EntryKind> =>
  kind === 'clusterIP' || kind === 'headless' || kind === 'external';

/** Who opens the connections, under which rules; `stray` is where those go that nothing is said of. */
export interface Sharing {
  readonly tables: TableIndex;
  readonly client: Client;
  readonly stray: readonly WeightedCluster[];
}

/** What the services that share listeners make of the ports of bytes. */
export function sharedPorts(
  services: readonly MeshService[],
  sharing: Sharing,
): ReadonlyMap<number, RawRoutes> {
  const { client, stray } = sharing;
  const seen = services.filter((one) => sees(one.visibleTo, client.place.client));
  const claims = seen.flatMap((service) =>
    service.ports
      .filter(({ number, protocol }) => !isReserved(number) && ['tcp', 'tls', 'auto'].includes(protocol))
      .map((port) => ({ service, number: port.number, ...claimOf(service, port, sharing) })),
  );
  return new Map(
    [...Map.groupBy(claims, ({ number }) => number)]
      .sort(([a], [b]) => a - b)
      .map(([number, all]) => {
        const chains = distinct(all.flatMap((one) => one.chains));
        const rest = all.find((one) => one.rest !== undefined)?.rest ?? { to: stray, from: [] };
        return [number, { chains, rest: rest.to, from: sourcesOf(chains, rest.from) }];
      }),
  );
}

interface Claim {
  readonly chains: readonly RawChain[];
  /** Where all else of the port goes, if it is claimed. */
  readonly rest: Pick<RawChain, 'to' | 'from'> | undefined;
}

function claimOf(service: MeshService, port: ServicePort, { tables, client, stray }: Sharing): Claim {
  const own = [{ cluster: outboundCluster(port.number, '', service.host), weight: 1 }];
  const covering = tables.covering(service.host, client.place.client);
  const at = { ...client, place: { ...client.place, port: port.number } };
  const isTls = port.protocol === 'tls';
  const { chains, rest, from } = isTls ? tlsRoutes(covering, own, stray, at) : tcpRoutes(covering, own, at);
  const { networks: subnets } = service;
  const left = { to: rest, from: [...from, ...service.from] };
  if (subnets.length > 0) {
    const within = chains.map((chain) => (chain.subnets.length > 0 ? chain : { ...chain, subnets }));
    const sniffed = port.protocol === 'auto' ? ({ sniffed: true } as const) : {};
    return { chains: [...within, { sni: [], subnets, ...left, ...sniffed }], rest: undefined };
  }
  if (!isTls) return { chains, rest: left };
  const byName: RawChain = { sni: [service.host], subnets: [], ...left };
  return { chains: rest === stray ? chains : [...chains, byName], rest: undefined };
}
