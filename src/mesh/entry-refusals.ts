import type { ServiceEntrySpec, WorkloadEntrySpec } from '../api/istio.ts';
import type { ServiceEntry, WorkloadEntry } from '../api/objects.ts';
import type { Problem } from '../api/problem.ts';
import { isDomain, isLabel } from './dns.ts';
import { entryHost } from './entries.ts';
import { refOf } from './names.ts';
import { exportRefusals } from './reference-refusals.ts';
import { type Refuse, refusing } from './refusals.ts';
import { isAddress, subnetOf } from './subnets.ts';

/** Mistakes for which a ServiceEntry is refused as a whole although each field fits its schema. */
export function entryRefusals(object: ServiceEntry): Problem[] {
  const problems: Problem[] = [];
  const refuse = refusing(problems, refOf('ServiceEntry', object));
  const { spec, meta } = object;
  hostRefusals(spec, refuse);
  addressRefusals(spec, refuse);
  portRefusals(spec, refuse);
  endpointRefusals(spec, refuse);
  if (spec.exportTo?.length !== 1 || spec.exportTo[0] !== '~')
    exportRefusals(spec.exportTo, meta.namespace, refuse);
  return problems;
}

/** The same for a WorkloadEntry. */
export function workloadRefusals(object: WorkloadEntry): Problem[] {
  const problems: Problem[] = [];
  const refuse = refusing(problems, refOf('WorkloadEntry', object));
  const { address = '', ports = {} } = object.spec;
  if (!isAddress(address) && !isSocket(address) && !isName(address))
    refuse('spec.address', notReachable(address));
  if (isSocket(address) && Object.keys(ports).length > 0) refuse('spec.ports', socketPorts);
  return problems;
}

const isLookedUp = ({ resolution }: ServiceEntrySpec): boolean =>
  resolution === 'DNS' || resolution === 'DNS_ROUND_ROBIN';
const isDynamic = ({ resolution }: ServiceEntrySpec): boolean => resolution === 'DYNAMIC_DNS';
const isSocket = (address: string): boolean => address.startsWith('unix:///');
const isName = (address: string): boolean => isDomain(address) && !address.includes('*');

const notReachable = (address: string): string =>
  `${JSON.stringify(address)} is neither an IP address nor a DNS name, nor unix:// and the path of a socket.`;
const socketPorts = 'A Unix socket has no ports. Remove them.';

function hostRefusals(spec: ServiceEntrySpec, refuse: Refuse): void {
  const { hosts } = spec;
  if (hosts.length === 0) refuse('spec.hosts', 'A ServiceEntry needs at least one host.');
  const seen = new Set<string>();
  for (const [i, host] of hosts.entries()) {
    const path = `spec.hosts[${i}]`;
    const wrong = wrongHost(host, spec);
    if (wrong !== undefined) refuse(path, wrong);
    if (seen.has(entryHost(host))) refuse(path, `The host ${host} is said twice. Remove one.`);
    seen.add(entryHost(host));
  }
}

function wrongHost(host: string, spec: ServiceEntrySpec): string | undefined {
  if (host === '*') return 'The host * would be every host. Name the hosts, or a domain as *.example.com.';
  if (!isDomain(host) || /^\*[^.]/.test(host))
    return `${JSON.stringify(host)} is no DNS name, perhaps with *. in front.`;
  const { endpoints = [], workloadSelector } = spec;
  const own = isLookedUp(spec) && endpoints.length === 0 && workloadSelector === undefined;
  if (own && host.startsWith('*'))
    return `There is no address to look up for ${host}. Give endpoints, or use resolution DYNAMIC_DNS, which looks up the name that the client asks for, or NONE, which keeps its address.`;
  return isDynamic(spec) && !host.startsWith('*')
    ? `DYNAMIC_DNS is for hosts like *.example.com, and ${host} is one name. Use DNS for it.`
    : undefined;
}

function addressRefusals(spec: ServiceEntrySpec, refuse: Refuse): void {
  for (const [i, address] of (spec.addresses ?? []).entries()) {
    const path = `spec.addresses[${i}]`;
    if (subnetOf(address) === undefined)
      refuse(path, `${JSON.stringify(address)} is neither an IP address nor a network like 10.1.0.0/16.`);
    else if (address.includes('/') && (isLookedUp(spec) || isDynamic(spec)))
      refuse(
        path,
        `A network goes with resolution NONE or STATIC only, not with ${spec.resolution}. Give single addresses.`,
      );
  }
}

const words = 'HTTP, HTTPS, HTTP2, GRPC, GRPC-WEB, MONGO, REDIS, MYSQL, TCP or TLS';
const known = /^(?:https?|http2|grpc|grpc-web|mongo|redis|mysql|tcp|tls)$/i;

function portRefusals({ ports = [] }: ServiceEntrySpec, refuse: Refuse): void {
  for (const [i, { number, name, protocol = '' }] of ports.entries()) {
    const path = `spec.ports[${i}]`;
    if (!isLabel(name))
      refuse(`${path}.name`, `${JSON.stringify(name)} is no name for a port. Use letters, digits and "-".`);
    if (protocol !== '' && !known.test(protocol))
      refuse(`${path}.protocol`, `The protocol ${protocol} is not known here. Use one of ${words}.`);
    const before = ports.slice(0, i);
    if (before.some((one) => one.number === number))
      refuse(`${path}.number`, `Port ${number} is declared twice. Remove one.`);
    if (before.some((one) => one.name === name))
      refuse(`${path}.name`, `Two ports are called ${name}. Rename one.`);
  }
}

function endpointRefusals(spec: ServiceEntrySpec, refuse: Refuse): void {
  const { endpoints = [], resolution = 'NONE', ports = [] } = spec;
  if (isDynamic(spec)) return;
  if (endpoints.length > 0 && resolution === 'NONE')
    refuse(
      'spec.endpoints',
      'With resolution NONE the client says the address, so there are no endpoints. Use STATIC or DNS, or remove them.',
    );
  if (endpoints.length > 1 && resolution === 'DNS_ROUND_ROBIN')
    refuse('spec.endpoints', 'DNS_ROUND_ROBIN looks up a single endpoint. Keep one, or use DNS.');
  const names = new Set(ports.map(({ name }) => name));
  for (const [i, one] of endpoints.entries()) {
    const path = `spec.endpoints[${i}]`;
    if (resolution !== 'NONE') reachRefusals(one, spec, path, refuse);
    for (const name of Object.keys(one.ports ?? {}))
      if (!names.has(name))
        refuse(`${path}.ports`, `No port of the entry is called ${name}. Name one of spec.ports.`);
  }
}

function reachRefusals(
  { address = '', ports = {} }: WorkloadEntrySpec,
  spec: ServiceEntrySpec,
  path: string,
  refuse: Refuse,
): void {
  if (isLookedUp(spec)) {
    if (!isAddress(address) && !isName(address))
      refuse(`${path}.address`, `${JSON.stringify(address)} is neither an IP address nor a DNS name.`);
    return;
  }
  if (isAddress(address)) return;
  if (!isSocket(address))
    refuse(
      `${path}.address`,
      `${JSON.stringify(address)} is neither an IP address nor unix:// and the path of a socket. For names use resolution DNS.`,
    );
  else if (Object.keys(ports).length > 0) refuse(`${path}.ports`, socketPorts);
  else if (spec.ports?.length !== 1)
    refuse(`${path}.address`, 'A Unix socket serves one port, so the entry must have exactly one.');
}
