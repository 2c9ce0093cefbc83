import type { Problem } from '../../api/problem.ts';
import type { Mesh } from '../../mesh/model.ts';
import { sees } from '../../mesh/names.ts';
import { policyFor } from '../../mesh/policies.ts';
import type { SidecarRule } from '../../mesh/sidecar-model.ts';
import { wholeRule } from './rule.ts';

type Known = Pick<Mesh, 'services' | 'policies'>;

/** Sidecars that send traffic for unknown hosts to what is not there. */
export const egressProxy = wholeRule(
  ({ mesh }) => [mesh.sidecars, mesh.services, mesh.policies],
  (sidecars, services, policies) => sidecars.flatMap((one) => missingProxy(one, { services, policies })),
);

function missingProxy({ from, namespace, unknown }: SidecarRule, { services, policies }: Known): Problem[] {
  const proxy = unknown?.proxy;
  if (proxy === undefined) return [];
  const { host, port = 0, subset } = proxy;
  const told = (field: string, what: string): Problem[] => [
    {
      code: 'IST0101',
      severity: 'error',
      on: from,
      path: `spec.outboundTrafficPolicy.egressProxy.${field}`,
      message: `${what} Until then requests for unknown hosts are answered with 503, and such connections closed.`,
    },
  ];
  const service = [...services.values()].find((one) => one.host === host && sees(one.visibleTo, namespace));
  if (service === undefined)
    return told('host', `There is no service ${host}. Create it, or correct the host.`);
  const ports = service.ports.map(({ number }) => number);
  if (!ports.includes(port))
    return told(
      'port.number',
      `Service ${host} has no port ${port}, only ${ports.join(', ')}. Correct the port.`,
    );
  const subsets = policyFor(policies.get(service.key), namespace)?.subsets ?? [];
  return subset === '' || subsets.some(({ name }) => name === subset)
    ? []
    : told(
        'subset',
        `No DestinationRule declares subset ${subset} of ${host}. Declare it, or correct the name.`,
      );
}
