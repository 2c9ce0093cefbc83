import { ledTo } from '../mesh/led.ts';
import type { Mesh, RouteTable } from '../mesh/model.ts';
import { compare, hostCovers, sees } from '../mesh/names.ts';

/**
 * What the `egress` of a Sidecar must name for clients of a namespace that call these hosts, so that nothing changes for them: the hosts, those whose
 * rules may have led there, and for each the namespaces of its rules. `namespace/host`, the client's own namespace first, as `.`.
 */
export function suggestedHosts(mesh: Mesh, client: string, used: ReadonlySet<string>): readonly string[] {
  const tables = mesh.routes.mesh.filter(({ visibleTo }) => sees(visibleTo, client));
  const leading = tables.filter((table) => ledTo(table, client).some(({ host }) => used.has(host)));
  const called = new Set([...used, ...leading.flatMap(({ hosts }) => hosts)]);
  const services = [...mesh.services.values()].filter(({ visibleTo }) => sees(visibleTo, client));
  const named = [...called].flatMap((host) => [
    ...services.filter((one) => hostCovers(host, one.host)).map(({ namespace }) => ({ namespace, host })),
    ...tables
      .filter((table) => speaksOf(table, host))
      .map(({ from }) => ({ namespace: from.namespace, host })),
  ]);
  const texts = named.map(({ namespace, host }) => `${namespace === client ? '.' : namespace}/${host}`);
  return [...new Set(texts)].sort(
    (a, b) => Number(b.startsWith('./')) - Number(a.startsWith('./')) || compare(a, b),
  );
}

const speaksOf = ({ hosts }: RouteTable, called: string): boolean =>
  hosts.some((host) => hostCovers(host, called) || hostCovers(called, host));
