import type { DestinationRule } from '../api/objects.ts';
import type { Problem } from '../api/problem.ts';
import type { MeshService, ServiceEndpoints, ServicePolicies } from './model.ts';
import { fits, hostCovers, refOf } from './names.ts';
import { policiesIn } from './policy-choice.ts';

/** Subsets that no ready pod of the service fits. */
export function emptySubsets(
  service: MeshService | undefined,
  policies: ServicePolicies,
  endpoints: ServiceEndpoints | undefined,
): Problem[] {
  if (service === undefined || service.kind === 'external') return [];
  const pods = [...(endpoints?.values() ?? [])].flat();
  return policiesIn(policies).flatMap((policy) =>
    policy.subsets.flatMap((subset): Problem[] => {
      const { on, path } = subset;
      if (pods.some((pod) => fits(subset.labels, pod))) return [];
      const labels = Object.entries(subset.labels).map(([name, value]) => `${name}=${value}`);
      const message = `No ready pod of ${service.host} has the labels ${labels.join(', ')} of subset ${subset.name}; requests to it are answered with 503. Start such pods, or correct the labels.`;
      return [{ code: 'IST0173', severity: 'warning', on, path: `${path}.labels`, message }];
    }),
  );
}

/** A rule for a host that no service has. */
export function unknownHost(rule: DestinationRule, host: string, hosts: ReadonlySet<string>): Problem[] {
  const found = host.startsWith('*') ? [...hosts].some((one) => hostCovers(host, one)) : hosts.has(host);
  if (found) return [];
  const message = `There is no service ${host}, so the rule applies to nothing. Create the service, or correct the host.`;
  return [
    { code: 'IST0174', severity: 'warning', on: refOf('DestinationRule', rule), path: 'spec.host', message },
  ];
}
