import type { IstioEgressListener, IstioIngressListener, SidecarPort, SidecarSpec } from '../api/istio.ts';
import type { Sidecar } from '../api/objects.ts';
import type { Problem } from '../api/problem.ts';
import { isDomain, isLabel } from './dns.ts';
import { refOf } from './names.ts';
import { destinationRefusals, labelRefusals } from './reference-refusals.ts';
import { type Refuse, refusing } from './refusals.ts';
import { socketPrefix, splitAddress } from './sidecars.ts';
import { isAddress } from './subnets.ts';

/** Mistakes for which a Sidecar is refused as a whole although each field fits its schema. */
export function sidecarRefusals(object: Sidecar): Problem[] {
  const problems: Problem[] = [];
  const refuse = refusing(problems, refOf('Sidecar', object));
  const { spec } = object;
  labelRefusals(spec.workloadSelector?.labels, 'spec.workloadSelector.labels', refuse);
  if (saysNothing(spec))
    refuse(
      'spec',
      'The Sidecar says nothing. Give egress, ingress, outboundTrafficPolicy or inboundConnectionPool.',
    );
  ingressRefusals(spec.ingress ?? [], refuse);
  egressRefusals(spec.egress ?? [], refuse);
  policyRefusals(spec, refuse);
  return problems;
}

const saysNothing = ({
  egress = [],
  ingress = [],
  outboundTrafficPolicy,
  inboundConnectionPool,
}: SidecarSpec) =>
  egress.length + ingress.length === 0 &&
  outboundTrafficPolicy === undefined &&
  inboundConnectionPool === undefined;

const words = 'HTTP, HTTPS, HTTP2, GRPC, GRPC-WEB, MONGO, REDIS, MYSQL, TCP or TLS';
const known = /^(?:https?|http2|grpc|grpc-web|mongo|redis|mysql|tcp|tls)$/i;

function portRefusals({ protocol = '', name = '' }: SidecarPort, path: string, refuse: Refuse): void {
  if (protocol !== '' && !known.test(protocol))
    refuse(`${path}.protocol`, `The protocol ${protocol} is not known here. Use one of ${words}.`);
  if (name !== '' && !isLabel(name))
    refuse(`${path}.name`, `${JSON.stringify(name)} is no name for a port. Use letters, digits and "-".`);
}

function bindRefusals(bind: string | undefined, path: string, refuse: Refuse): void {
  if (bind !== undefined && bind !== '' && !isAddress(bind))
    refuse(`${path}.bind`, `${JSON.stringify(bind)} is no IP address. Give one, or remove the field.`);
}

function ingressRefusals(listeners: readonly IstioIngressListener[], refuse: Refuse): void {
  const taken = new Set<number>();
  for (const [i, { port, bind, defaultEndpoint = '' }] of listeners.entries()) {
    const path = `spec.ingress[${i}]`;
    const { number = 0 } = port;
    portRefusals(port, `${path}.port`, refuse);
    bindRefusals(bind, path, refuse);
    if (number === 0) refuse(`${path}.port.number`, 'A listener needs the number of its port. Give one.');
    else if (taken.has(number))
      refuse(`${path}.port.number`, `Port ${number} has two listeners. Remove one.`);
    taken.add(number);
    if (defaultEndpoint !== '' && !isPlace(defaultEndpoint))
      refuse(
        `${path}.defaultEndpoint`,
        `${JSON.stringify(defaultEndpoint)} is no place in the pod. Write 127.0.0.1:PORT, [::1]:PORT, 0.0.0.0:PORT, or unix:// and the path of a socket.`,
      );
  }
}

const isSocket = (text: string): boolean => /^unix:\/\/[/@]./.test(text);

const places: ReadonlySet<string> = new Set(['', '127.0.0.1', '0.0.0.0', '::1', '::']);

function isPlace(text: string): boolean {
  if (text.startsWith(socketPrefix)) return isSocket(text);
  const address = splitAddress(text);
  return address !== undefined && places.has(address.host) && address.port > 0 && address.port < 65_536;
}

function egressRefusals(listeners: readonly IstioEgressListener[], refuse: Refuse): void {
  const taken = new Set<number>();
  for (const [i, listener] of listeners.entries()) {
    const path = `spec.egress[${i}]`;
    const { port, hosts } = listener;
    const { number = 0 } = port ?? {};
    if (port !== undefined) egressPortRefusals(port, listener.bind, path, refuse);
    else if (i < listeners.length - 1)
      refuse(
        `${path}.port`,
        'A listener without a port takes all others, so it must be the last one. Move it there.',
      );
    if (number > 0 && taken.has(number))
      refuse(`${path}.port.number`, `Port ${number} has two listeners. Merge them.`);
    taken.add(number);
    if (hosts.length === 0)
      refuse(`${path}.hosts`, 'The list is empty. Name what is seen, or write ~/* for nothing.');
    for (const [n, host] of hosts.entries()) hostRefusals(host, `${path}.hosts[${n}]`, refuse);
  }
}

function egressPortRefusals(port: SidecarPort, bind: string | undefined, path: string, refuse: Refuse): void {
  portRefusals(port, `${path}.port`, refuse);
  if ((port.number ?? 0) > 0) bindRefusals(bind, path, refuse);
  else if (!isSocket(bind ?? ''))
    refuse(
      `${path}.port.number`,
      'Only a listener on a Unix socket does without the number of a port. Give one.',
    );
}

function hostRefusals(text: string, path: string, refuse: Refuse): void {
  const [namespace = '', host = '', ...more] = text.split('/');
  if (namespace === '' || host === '' || more.length > 0)
    refuse(
      path,
      `${JSON.stringify(text)} is not of the form namespace/host. Write ./* for all of this namespace.`,
    );
  else if (!['*', '.', '~'].includes(namespace) && !isLabel(namespace))
    refuse(path, `${JSON.stringify(namespace)} is no namespace. Write its name, ".", "*" or "~".`);
  else if (host !== '*' && !isDomain(host))
    refuse(path, `${JSON.stringify(host)} is no DNS name. Write one, with "*" as its first label for many.`);
}

function policyRefusals({ outboundTrafficPolicy }: SidecarSpec, refuse: Refuse): void {
  const { mode, egressProxy } = outboundTrafficPolicy ?? {};
  if (egressProxy === undefined) return;
  const path = 'spec.outboundTrafficPolicy.egressProxy';
  destinationRefusals(egressProxy, path, refuse);
  if (mode !== 'ALLOW_ANY')
    refuse(path, 'Traffic for unknown hosts goes nowhere with REGISTRY_ONLY. Set the mode to ALLOW_ANY.');
  if (egressProxy.port?.number === undefined)
    refuse(`${path}.port`, 'The port of the service that takes the traffic is missing. Give its number.');
}
