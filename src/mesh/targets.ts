import type { Destination } from '../api/istio.ts';
import type { ProblemCode, Severity } from '../api/problem.ts';
import type { MeshService, ServicePolicies, Target } from './model.ts';
import { resolveHost, sees } from './names.ts';
import { policyFor } from './policies.ts';

/** What a rule may know of the hosts it names. */
export interface KnownHost {
  readonly service: MeshService;
  readonly policies: ServicePolicies | undefined;
  /** Services that other namespaces see under the same host. */
  readonly others?: readonly KnownHost[];
}

/** The service that a namespace sees, or the first where it sees none. */
export const seenFrom = (known: KnownHost | undefined, namespace: string): KnownHost | undefined =>
  known?.others === undefined || sees(known.service.visibleTo, namespace)
    ? known
    : (known.others.find(({ service }) => sees(service.visibleTo, namespace)) ?? known);

export type Registry = (host: string) => KnownHost | undefined;

/** Hears of a mistake at a path inside the object that is being read. */
export type Report = (code: ProblemCode, severity: Severity, path: string, message: string) => void;

/** Where a destination leads, as seen from the namespace of its rule. A wrong one is reported and stays, as invalid. */
export function resolveTarget(
  destination: Destination,
  namespace: string,
  path: string,
  registry: Registry,
  report: Report,
): Target {
  const host = resolveHost(destination.host, namespace);
  const subset = destination.subset ?? '';
  const known = registry(host);
  const only = known?.service.ports.length === 1 ? known.service.ports[0]?.number : undefined;
  const port = destination.port?.number ?? only;
  const wrong = mistake(destination, namespace, host, known);
  if (wrong === undefined) return { kind: 'cluster', host, subset, port };
  report('IST0101', 'error', `${path}.${wrong.field}`, wrong.message);
  return { kind: 'invalid', host, subset, port, why: wrong.message };
}

function mistake(
  destination: Destination,
  namespace: string,
  host: string,
  known: KnownHost | undefined,
): { field: string; message: string } | undefined {
  if (known === undefined || !sees(known.service.visibleTo, namespace)) {
    return {
      field: 'host',
      message: `There is no service ${host}. Its share of the requests is answered with 503; create the service, or correct the host${hint(destination.host, namespace)}.`,
    };
  }
  const { ports } = known.service;
  const number = destination.port?.number;
  if (number !== undefined && !ports.some((port) => port.number === number)) {
    return {
      field: 'port.number',
      message: `Service ${host} has no port ${number}, only ${ports.map((port) => port.number).join(', ')}.`,
    };
  }
  const { subset } = destination;
  if (subset === undefined || subset === '') return undefined;
  // A rule for some pods declares it for those alone; where it is not, requests are answered with 503 as well.
  const picking = known.policies?.selected.get(namespace)?.map(({ policy }) => policy) ?? [];
  const policies = [policyFor(known.policies, namespace), ...picking];
  const names = new Set(policies.flatMap((policy) => policy?.subsets.map((one) => one.name) ?? []));
  if (names.has(subset)) return undefined;
  const declared = [...names].join(', ');
  return {
    field: 'subset',
    message: `No DestinationRule for ${host} declares subset ${subset}${declared === '' ? '' : ` (declared: ${declared})`}. Its share of the requests is answered with 503; declare the subset, or name another one.`,
  };
}

const hint = (name: string, namespace: string): string =>
  name.includes('.') ? '' : ` (${JSON.stringify(name)} means the service in namespace ${namespace})`;
