import type { TrafficPolicy } from '../api/istio.ts';
import type { DestinationRule, Gateway } from '../api/objects.ts';
import type { ObjectRef, Problem } from '../api/problem.ts';
import { refOf } from './names.ts';

/** Refuses an object for what stands at a path of it. */
export type Refuse = (path: string, message: string) => void;

export const refusing =
  (problems: Problem[], on: ObjectRef): Refuse =>
  (path, message) => {
    problems.push({ code: 'IST0106', severity: 'error', on, path, message });
  };

/** Mistakes for which a Gateway is refused as a whole. */
export function gatewayRefusals(object: Gateway): Problem[] {
  const on = refOf('Gateway', object);
  const problems: Problem[] = [];
  const refuse = refusing(problems, on);
  const servers = object.spec.servers ?? [];
  if (servers.length === 0) refuse('spec.servers', 'A Gateway needs at least one server.');
  servers.forEach((server, i) => {
    const path = `spec.servers[${i}]`;
    if ((server.hosts ?? []).length === 0)
      refuse(`${path}.hosts`, 'The server needs at least one host; "*" is any.');
    if (server.port?.number === undefined) refuse(`${path}.port.number`, 'The server needs a port number.');
    if (server.port?.targetPort !== undefined)
      refuse(
        `${path}.port.targetPort`,
        'targetPort is not supported; the Service of the gateway decides it. Remove the field.',
      );
  });
  return problems;
}

/** Mistakes for which a DestinationRule is refused as a whole. */
export function ruleRefusals(object: DestinationRule): Problem[] {
  const on = refOf('DestinationRule', object);
  const problems: Problem[] = [];
  const refuse = refusing(problems, on);
  if (object.spec.host === undefined || object.spec.host === '')
    refuse('spec.host', 'A DestinationRule needs a host.');
  const policies = [
    ['spec.trafficPolicy', object.spec.trafficPolicy] as const,
    ...(object.spec.subsets ?? []).map(
      (subset, i) => [`spec.subsets[${i}].trafficPolicy`, subset.trafficPolicy] as const,
    ),
  ];
  for (const [path, policy] of policies) meshCaRefusals(policy, path, refuse);
  return problems;
}

function meshCaRefusals(policy: TrafficPolicy | undefined, path: string, refuse: Refuse): void {
  const ports = (policy?.portLevelSettings ?? []).map(
    ({ tls }, i) => [`${path}.portLevelSettings[${i}]`, tls] as const,
  );
  for (const [at, tls] of [[path, policy?.tls] as const, ...ports]) {
    if (tls?.mode !== 'ISTIO_MUTUAL') continue;
    refuse(
      `${at}.tls.mode`,
      'ISTIO_MUTUAL needs the certificates of a mesh CA, and there is none here. Use MUTUAL with files of your own, or DISABLE.',
    );
  }
}
