import type { HTTPRoute, HTTPRouteDestination, TrafficPolicy, VirtualServiceSpec } from '../api/istio.ts';
import type { DestinationRule, Gateway, VirtualService } from '../api/objects.ts';
import type { ObjectRef, Problem } from '../api/problem.ts';
import { refOf } from './names.ts';

type Refuse = (path: string, message: string) => void;

const refusing =
  (problems: Problem[], on: ObjectRef): Refuse =>
  (path, message) => {
    problems.push({ code: 'IST0106', severity: 'error', on, path, message });
  };

/** Mistakes for which an object is refused as a whole although each field fits its schema. */
export function refusals(object: VirtualService): Problem[] {
  const problems: Problem[] = [];
  const on = refOf('VirtualService', object);
  const refuse = refusing(problems, on);
  const { spec } = object;
  if ((spec.hosts ?? []).length === 0) refuse('spec.hosts', 'A VirtualService needs at least one host.');
  for (const [i, rule] of (spec.http ?? []).entries()) httpRefusals(rule, `spec.http[${i}]`, refuse);
  for (const kind of ['tcp', 'tls'] as const) l4Refusals(spec, kind, refuse);
  return problems;
}

function httpRefusals(rule: HTTPRoute, path: string, refuse: Refuse): void {
  const actions = ['route', 'redirect', 'directResponse', 'delegate'] as const;
  const given = actions.filter((action) => rule[action] !== undefined);
  if (given.length === 0)
    refuse(path, 'The rule does nothing. Give it a route, a redirect, a directResponse or a delegate.');
  if (given.length > 1) refuse(path, `The rule has ${given.join(' and ')}. Keep one of them.`);
  if (rule.route !== undefined) weightRefusals(rule.route, `${path}.route`, refuse);
  if (rule.rewrite !== undefined && rule.redirect !== undefined)
    refuse(`${path}.rewrite`, 'A redirect cannot rewrite. Put the new path into the redirect.');
  const retries = rule.retries;
  const more = retries?.perTryTimeout ?? retries?.retryOn ?? retries?.backoff;
  if (retries?.attempts === 0 && more !== undefined) {
    refuse(
      `${path}.retries`,
      'With attempts: 0 there are no retries, so no other field may stand beside it. Remove them, or raise attempts.',
    );
  }
}

function weightRefusals(
  route: readonly Pick<HTTPRouteDestination, 'weight'>[],
  path: string,
  refuse: Refuse,
): void {
  if (route.length === 0) refuse(path, 'The route has no destination.');
  route.forEach((one, i) => {
    if ((one.weight ?? 0) < 0) refuse(`${path}[${i}].weight`, `The weight ${one.weight} is negative.`);
  });
  const sum = route.reduce((total, one) => total + (one.weight ?? 0), 0);
  if (route.length > 1 && sum === 0)
    refuse(path, 'The weights of the destinations add up to 0. Give at least one of them a weight above 0.');
  if (sum > 4_294_967_295)
    refuse(path, `The weights add up to ${sum}, more than 4294967295. Use smaller numbers.`);
}

function l4Refusals(spec: VirtualServiceSpec, kind: 'tcp' | 'tls', refuse: Refuse): void {
  for (const [i, rule] of (spec[kind] ?? []).entries())
    weightRefusals(rule.route ?? [], `spec.${kind}[${i}].route`, refuse);
}

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
