import type { Table, VirtualService } from '../../api/objects.ts';
import type { Problem } from '../../api/problem.ts';
import { memo } from '../../mesh/incremental.ts';
import type { Mesh, MeshService } from '../../mesh/model.ts';
import { gatewayKey, refOf, resolveHost } from '../../mesh/names.ts';
import { destinationsOf, servicesByHost } from './destinations.ts';
import { eachRule } from './rule.ts';

/** Whether requests for a host are sent on to that very host from the mesh alone: each port then serves itself. */
const isItsOwn = ({ meta, spec }: VirtualService, host: string): boolean =>
  (spec.gateways ?? []).every((name) => gatewayKey(name, meta.namespace) === 'mesh') &&
  (spec.hosts ?? []).every((name) => resolveHost(name, meta.namespace) === host);

/** Destinations that leave open which of several ports is meant, told once for each host. */
function openPorts(object: VirtualService, services: readonly MeshService[]): Problem[] {
  const several = new Map(services.map((service) => [service.host, service]));
  const told = new Set<string>();
  return destinationsOf(object).flatMap(({ path, host, destination }): Problem[] => {
    const service = several.get(host);
    if (service === undefined || destination.port?.number !== undefined || told.has(host)) return [];
    told.add(host);
    const numbers = service.ports.map(({ number }) => number).join(', ');
    const own = isItsOwn(object, host);
    const goes = own
      ? 'A request stays on the port that it was sent to. Write port.number where all are to go to one.'
      : 'A request goes on to the port number that it was sent to, and is answered with 503 where the service has no such port. Write port.number.';
    const message = `Service ${host} has the ports ${numbers}, and the destination names none. ${goes}`;
    const severity = own ? 'info' : 'warning';
    return [
      { code: 'IST0112', severity, on: refOf('VirtualService', object), path: `${path}.port`, message },
    ];
  });
}

/** A VirtualService with those services that it sends to and that have several ports. */
const entry = memo(
  (
    object: VirtualService,
    byHost: ReadonlyMap<string, MeshService>,
  ): readonly [VirtualService, readonly MeshService[]] => [
    object,
    destinationsOf(object)
      .flatMap(({ host }) => byHost.get(host) ?? [])
      .filter(({ ports }) => ports.length > 1),
  ],
);

function* entries(objects: Table<VirtualService>, services: Mesh['services']) {
  const byHost = servicesByHost(services);
  for (const [key, object] of objects) yield [key, entry(object, byHost)] as const;
}

export const destinationPort = eachRule(
  ({ snapshot, mesh }) => [snapshot.virtualServices, mesh.services],
  entries,
  openPorts,
);
