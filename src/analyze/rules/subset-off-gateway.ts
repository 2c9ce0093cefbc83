import { objectKey, type Table, type VirtualService } from '../../api/objects.ts';
import type { Problem } from '../../api/problem.ts';
import { memo } from '../../mesh/incremental.ts';
import { byAge, gatewayKey, refOf, resolveHost } from '../../mesh/names.ts';
import { destinationsOf } from './destinations.ts';
import { eachRule } from './rule.ts';

const gatewaysOf = ({ meta, spec }: VirtualService): readonly string[] =>
  (spec.gateways ?? []).length === 0
    ? ['mesh']
    : (spec.gateways ?? []).map((name) => gatewayKey(name, meta.namespace));

/** The hosts whose requests a VirtualService sends to subsets of them in the mesh. */
const splitHosts = memo((object: VirtualService): readonly string[] => {
  if (!gatewaysOf(object).includes('mesh')) return [];
  const own = new Set((object.spec.hosts ?? []).map((name) => resolveHost(name, object.meta.namespace)));
  return destinationsOf(object).flatMap(({ host, destination }) =>
    (destination.subset ?? '') !== '' && own.has(host) ? [host] : [],
  );
});

/** Of each such host, the oldest of those. */
function splits(table: Table<VirtualService>): ReadonlyMap<string, VirtualService> {
  const found = new Map<string, VirtualService>();
  for (const one of table.values())
    for (const host of splitHosts(one)) {
      const other = found.get(host);
      if (other === undefined || byAge(one, other) < 0) found.set(host, one);
    }
  return found;
}

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

function* entries(objects: Table<VirtualService>) {
  const gated = [...objects].filter(([, one]) => !gatewaysOf(one).includes('mesh'));
  if (gated.length === 0) return;
  const split = splits(objects);
  for (const [key, object] of gated)
    yield [key, [object, destinationsOf(object).map(({ host }) => split.get(host))]] as const;
}

export const subsetOffGateway = eachRule(({ snapshot }) => [snapshot.virtualServices], entries, unsplit);
