import type { L4MatchAttributes, TCPRoute, TLSRoute, VirtualServiceSpec } from '../api/istio.ts';
import type { VirtualService } from '../api/objects.ts';
import type { Problem } from '../api/problem.ts';
import { isDomain } from './dns.ts';
import { httpRefusals } from './http-refusals.ts';
import { hostCovers, refOf } from './names.ts';
import { exportRefusals, gatewayNames, labelRefusals, weightRefusals } from './reference-refusals.ts';
import { type Refuse, refusing } from './refusals.ts';
import { isAddress, subnetOf } from './subnets.ts';

/** Mistakes for which a VirtualService is refused as a whole although each field fits its schema. */
export function refusals(object: VirtualService): Problem[] {
  const problems: Problem[] = [];
  const refuse = refusing(problems, refOf('VirtualService', object));
  const { spec } = object;
  const delegate = isDelegate(object);
  if (delegate) delegateRefusals(spec, refuse);
  else hostRefusals(spec, refuse);
  gatewayNames(spec.gateways, 'spec.gateways', refuse);
  exportRefusals(spec.exportTo, object.meta.namespace, refuse);
  const { http = [], tcp = [], tls = [] } = spec;
  if (http.length + tcp.length + tls.length === 0)
    refuse('spec', 'A VirtualService without rules does nothing. Give it http, tls or tcp rules.');
  for (const [i, rule] of http.entries()) httpRefusals(rule, `spec.http[${i}]`, delegate, refuse);
  for (const [i, rule] of tcp.entries()) l4Refusals(rule, `spec.tcp[${i}]`, refuse);
  for (const [i, rule] of tls.entries()) tlsRefusals(rule, `spec.tls[${i}]`, spec.hosts ?? [], refuse);
  return problems;
}

/** A VirtualService without hosts holds rules for others, which hand requests on to it. */
export const isDelegate = ({ spec }: VirtualService): boolean => (spec.hosts ?? []).length === 0;

function delegateRefusals(spec: VirtualServiceSpec, refuse: Refuse): void {
  for (const field of ['gateways', 'tls', 'tcp'] as const) {
    if ((spec[field] ?? []).length > 0)
      refuse(
        `spec.${field}`,
        `A VirtualService without hosts is a delegate, which has http rules only. Give it hosts, or remove ${field}.`,
      );
  }
}

function hostRefusals({ hosts = [], gateways = [] }: VirtualServiceSpec, refuse: Refuse): void {
  const inMesh = gateways.length === 0 || gateways.includes('mesh');
  for (const [i, host] of hosts.entries()) {
    const path = `spec.hosts[${i}]`;
    if (!isDomain(host) && !isAddress(host))
      refuse(path, `${JSON.stringify(host)} is neither a DNS name, perhaps with * in front, nor an address.`);
    else if (host === '*' && inMesh)
      refuse(path, 'The host * cannot be bound to the mesh. Name the hosts, or bind it to gateways only.');
    const twin = hosts.findIndex((other, j) => j < i && (hostCovers(other, host) || hostCovers(host, other)));
    if (twin !== -1)
      refuse(path, `The host ${host} overlaps with ${hosts[twin]} of the same object. Remove one of them.`);
  }
}

function l4Refusals(rule: TCPRoute, path: string, refuse: Refuse): void {
  weightRefusals(rule.route ?? [], `${path}.route`, refuse);
  for (const [i, match] of (rule.match ?? []).entries())
    l4MatchRefusals(match, `${path}.match[${i}]`, refuse);
}

function tlsRefusals(rule: TLSRoute, path: string, hosts: readonly string[], refuse: Refuse): void {
  l4Refusals(rule, path, refuse);
  const matches = rule.match ?? [];
  if (matches.length === 0) refuse(`${path}.match`, 'A TLS rule needs a match with sniHosts.');
  for (const [i, match] of matches.entries())
    sniRefusals(match.sniHosts ?? [], hosts, `${path}.match[${i}]`, refuse);
}

function l4MatchRefusals(match: L4MatchAttributes, path: string, refuse: Refuse): void {
  for (const [i, subnet] of (match.destinationSubnets ?? []).entries())
    if (subnetOf(subnet) === undefined)
      refuse(
        `${path}.destinationSubnets[${i}]`,
        `${JSON.stringify(subnet)} is no network. Write one like 10.1.0.0/16, or an address.`,
      );
  labelRefusals(match.sourceLabels, `${path}.sourceLabels`, refuse);
  gatewayNames(match.gateways, `${path}.gateways`, refuse);
}

function sniRefusals(names: readonly string[], hosts: readonly string[], path: string, refuse: Refuse): void {
  if (names.length === 0) refuse(`${path}.sniHosts`, 'A TLS match needs at least one server name.');
  for (const [i, name] of names.entries()) {
    if (isAddress(name)) continue;
    if (!isDomain(name))
      refuse(`${path}.sniHosts[${i}]`, `${JSON.stringify(name)} is no DNS name, perhaps with * in front.`);
    else if (!hosts.some((host) => hostCovers(host, name)))
      refuse(
        `${path}.sniHosts[${i}]`,
        `The server name ${name} is under none of the object's hosts (${hosts.join(', ')}). Add it to spec.hosts.`,
      );
  }
}
