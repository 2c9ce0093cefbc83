import type { HTTPRouteDestination, StringMap } from '../api/istio.ts';
import { member } from '../api/problem.ts';
import { isDomain, isLabel, isWorkloadLabel } from './dns.ts';
import type { Refuse } from './refusals.ts';

/* Names that can name nothing, wherever a rule says them. */

/** `namespace/name`, or a name that may be written with dots. */
export function gatewayNames(names: readonly string[] | undefined, path: string, refuse: Refuse): void {
  for (const [i, name] of (names ?? []).entries()) {
    const parts = name.split('/');
    const [first = '', second] = parts;
    const good =
      second === undefined
        ? isDomain(first) && !first.includes('*')
        : (first === '.' || isLabel(first)) && isLabel(second);
    if (!good || parts.length > 2)
      refuse(`${path}[${i}]`, `${JSON.stringify(name)} names no Gateway. Write its name, or namespace/name.`);
  }
}

/** Refuses weights that say nothing, and destinations that can name nothing. */
export function weightRefusals(
  route: readonly Pick<HTTPRouteDestination, 'weight' | 'destination'>[],
  path: string,
  refuse: Refuse,
): void {
  if (route.length === 0) refuse(path, 'The route has no destination. Name at least one.');
  route.forEach((one, i) => {
    if ((one.weight ?? 0) < 0) refuse(`${path}[${i}].weight`, `The weight ${one.weight} is negative.`);
    destinationRefusals(one.destination, `${path}[${i}].destination`, refuse);
  });
  const sum = route.reduce((total, one) => total + (one.weight ?? 0), 0);
  if (route.length > 1 && sum === 0)
    refuse(path, 'The weights of the destinations add up to 0. Give at least one of them a weight above 0.');
  if (sum > 4_294_967_295)
    refuse(path, `The weights add up to ${sum}, more than 4294967295. Use smaller numbers.`);
}

export function destinationRefusals(
  { host, subset }: HTTPRouteDestination['destination'],
  path: string,
  refuse: Refuse,
): void {
  if (host === '*' || !isDomain(host))
    refuse(`${path}.host`, `${JSON.stringify(host)} is no service's name. Write a DNS name.`);
  if (subset !== undefined && subset !== '' && !isLabel(subset))
    refuse(
      `${path}.subset`,
      `${JSON.stringify(subset)} is no subset's name. Use letters, digits and dashes, at most 63.`,
    );
}

export function labelRefusals(labels: StringMap | undefined, path: string, refuse: Refuse): void {
  for (const [key, value] of Object.entries(labels ?? {}))
    if (!isWorkloadLabel(key, value))
      refuse(
        member(path, key),
        `No workload can carry the label ${JSON.stringify(`${key}=${value}`)}. Correct its name or value.`,
      );
}

/** Whom an object is exported to; `namespace` is its own. */
export function exportRefusals(
  exportTo: readonly string[] | undefined,
  namespace: string,
  refuse: Refuse,
): void {
  const seen = new Set<string>();
  for (const [i, entry] of (exportTo ?? []).entries()) {
    const path = `spec.exportTo[${i}]`;
    const name = entry === '.' ? namespace : entry;
    if (name !== '*' && !isLabel(name))
      refuse(
        path,
        `${JSON.stringify(entry)} is no namespace. Write a namespace's name, "." for this one, or "*" for all.`,
      );
    else if (seen.has(name)) refuse(path, `${entry} is said twice. Remove one.`);
    seen.add(name);
  }
  if (seen.has('*') && seen.size > 1)
    refuse(
      'spec.exportTo',
      'Beside "*", which is every namespace, nothing else may stand. Keep one of the two.',
    );
}
