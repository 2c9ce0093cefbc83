import type { Service, Table } from '../../api/objects.ts';
import type { Problem } from '../../api/problem.ts';
import type { Mesh, ServicePolicies } from '../../mesh/model.ts';
import { type PodGroup, podGroups } from './pod-groups.ts';
import { type Analyzed, eachRule } from './rule.ts';
import { namesOf, portsOf, sharedPods, targetIn } from './shared-pods.ts';

const hasRule = (policies: ServicePolicies | undefined): boolean =>
  policies !== undefined && (policies.everyone !== undefined || policies.byClient.size > 0);

/** Services that lead to one port of a pod from different numbers, of which the proxy knows one. */
function renumbered(
  { on, pod }: PodGroup,
  services: readonly Service[],
  policies: readonly (ServicePolicies | undefined)[],
): Problem[] {
  const tcp = portsOf(services).filter(({ port }) => port.protocol === 'TCP');
  return [...Map.groupBy(tcp, ({ port }) => targetIn(pod, port))].flatMap(([target, ports]): Problem[] => {
    const [first] = ports;
    const differs = ports.some(
      ({ service, port }) => service !== first?.service && port.number !== first?.port.number,
    );
    if (target === undefined || first === undefined || !differs) return [];
    const numbers = [...new Set(ports.map(({ port }) => port.number))].join(', ');
    const ruled = ports.some(({ service }) => hasRule(policies[services.indexOf(service)]));
    const message = `Services ${namesOf(ports)} lead to port ${target} of these pods from the ports ${numbers}. What comes in counts as port ${first.port.number} of ${first.service.meta.name}, the oldest, and a DestinationRule of the others does not bound it. Use one number, or different target ports.`;
    return [{ code: 'IST0137', severity: ruled ? 'warning' : 'info', on, path: '', message }];
  });
}

function* entries(groups: Table<PodGroup>, all: Table<Service>, of: Mesh['policies']) {
  for (const [key, group, services] of sharedPods(groups, all)) {
    const policies = services.map(({ meta }) => of.get(`${meta.namespace}/${meta.name}`));
    yield [key, [group, services, policies]] as const;
  }
}

const tables = ({ snapshot, mesh }: Analyzed) =>
  [podGroups(snapshot.pods), snapshot.services, mesh.policies] as const;

export const targetPortNumbers = eachRule(tables, entries, renumbered);
