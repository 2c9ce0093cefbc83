import { objectKey, type Table, type VirtualService } from '../../api/objects.ts';
import type { Problem } from '../../api/problem.ts';
import { memo } from '../../mesh/incremental.ts';
import { byAge, gatewayKey, refOf, resolveHost } from '../../mesh/names.ts';
import { destinationsOf } from './destinations.ts';
import { type Analyzed, eachRule } from './rule.ts';

const gatewaysOf = ({ meta, spec }: VirtualService): readonly string[] =>
  (spec.gateways ?? []).length === 0
    ? ['mesh']
    : (spec.gateways ?? []).map((name) => gatewayKey(name, meta.namespace));

/** Of each host, the VirtualService that sends its requests to subsets of it in the mesh. */
const splits = memo((table: Table<VirtualService>): ReadonlyMap<string, VirtualService> => {
  const found = new Map<string, VirtualService>();
  for (const one of [...table.values()].sort(byAge)) {
    if (!gatewaysOf(one).includes('mesh')) continue;
    const hosts = new Set((one.spec.hosts ?? []).map((name) => resolveHost(name, one.meta.namespace)));
    for (const { host, destination } of destinationsOf(one))
      if ((destination.subset ?? '') !== '' && hosts.has(host) && !found.has(host)) found.set(host, one);
  }
  return found;
});

/** Destinations on gateways alone; `splitters[i]` splits the host of the i-th by subset in the mesh alone. */
function unsplit(object: VirtualService, splitters: readonly (VirtualService | undefined)[]): Problem[] {
  const [gateway] = gatewaysOf(object);
  return destinationsOf(object).flatMap(({ path, host, destination }, i): Problem[] => {
    const split = splitters[i];
    if (split === undefined || (destination.subset ?? '') !== '' || path.includes('.mirror')) return [];
    const message = `Requests that come by Gateway ${gateway} go to all pods of ${host}: the subsets that VirtualService ${objectKey(split.meta)} sends to hold for the mesh alone. Name a subset here, or add the host and the gateway there.`;
    return [{ code: 'IST0140', severity: 'warning', on: refOf('VirtualService', object), path, message }];
  });
}

function* entries({ snapshot }: Analyzed) {
  const split = splits(snapshot.virtualServices);
  for (const [key, object] of snapshot.virtualServices) {
    if (gatewaysOf(object).includes('mesh')) continue;
    yield [key, [object, destinationsOf(object).map(({ host }) => split.get(host))]] as const;
  }
}

export const subsetOffGateway = eachRule(entries, unsplit);
