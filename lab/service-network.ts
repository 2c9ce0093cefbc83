import { isIP, isIPv4, isIPv6 } from 'node:net';
import type { EndpointSlice, Service, ServicePortSpec, Snapshot } from '../src/api/objects.ts';
import type { Family } from '../src/inject/iptables.ts';

const ofFamily = {
  ipv4: { is: isIPv4, addressType: 'IPv4', bits: 32 },
  ipv6: { is: isIPv6, addressType: 'IPv6', bits: 128 },
} as const;

const slicesOf = (service: Service, snapshot: Snapshot, family: Family): EndpointSlice[] =>
  [...snapshot.slices.values()].filter(
    ({ meta, service: name, addressType }) =>
      addressType === ofFamily[family].addressType &&
      meta.namespace === service.meta.namespace &&
      name === service.meta.name,
  );

const readyAddresses = (slice: EndpointSlice): string[] =>
  slice.endpoints.filter(({ ready }) => ready).flatMap(({ addresses }) => addresses);

/** Where a service's port leads: ready endpoints as `address:port`, in order. */
function backends(port: ServicePortSpec, slices: readonly EndpointSlice[]): string[] {
  const found = slices.flatMap((slice) => {
    const target = slice.ports.find(({ name }) => name === port.name)?.number;
    return target === undefined
      ? []
      : readyAddresses(slice).map((address) => `${isIPv6(address) ? `[${address}]` : address}:${target}`);
  });
  return [...new Set(found)].sort();
}

/** Each backend takes an equal share of the connections: the i-th rule takes its share of what the earlier ones left. */
const shares = (destination: string, targets: readonly string[]): string[] =>
  ['PREROUTING', 'OUTPUT'].flatMap((chain) =>
    targets.map((target, i) => {
      const left = targets.length - i;
      const chance = left === 1 ? '' : ` -m statistic --mode random --probability ${1 / left}`;
      return `-A ${chain} ${destination}${chance} -j DNAT --to-destination ${target}`;
    }),
  );

/**
 * What kube-proxy does in a cluster, for the world of a lab's network: a connection to a ClusterIP goes to one of the service's pods, and is
 * reset where there is none. Text for one `iptables-restore --noflush` of the family.
 */
export function serviceTable(snapshot: Snapshot, family: Family = 'ipv4'): string {
  const { is, bits } = ofFamily[family];
  const nat: string[] = [];
  const filter: string[] = [];
  for (const service of snapshot.services.values()) {
    const slices = slicesOf(service, snapshot, family);
    for (const port of service.ports.filter(({ protocol }) => protocol === 'TCP')) {
      const targets = backends(port, slices);
      for (const address of service.clusterIPs.filter(is)) {
        const destination = `-d ${address}/${bits} -p tcp -m tcp --dport ${port.number}`;
        nat.push(...shares(destination, targets));
        if (targets.length === 0) filter.push(`-A INPUT ${destination} -j REJECT --reject-with tcp-reset`);
      }
    }
  }
  return ['*nat', ...nat, 'COMMIT', '*filter', ...filter, 'COMMIT', ''].join('\n');
}

/** The address that a cluster's DNS gives for a name, asked from a namespace, IPv6 where there is no other; undefined where it knows none. Addresses stay. */
export function resolveName(snapshot: Snapshot, name: string, namespace: string): string | undefined {
  if (isIP(name) !== 0) return name;
  const [service = '', own = namespace, svc = 'svc', ...rest] = name.replace(/\.$/, '').split('.');
  const domain = rest.join('.');
  const entry = entryAddress(snapshot, name.replace(/\.$/, ''));
  if (entry !== undefined) return entry;
  if (svc !== 'svc' || (domain !== '' && domain !== 'cluster.local')) return undefined;
  const found = snapshot.services.get(`${own}/${service}`);
  if (found === undefined) return undefined;
  if (found.externalName !== undefined) return resolveName(snapshot, found.externalName, own);
  const pods = (family: Family): string[] => slicesOf(found, snapshot, family).flatMap(readyAddresses).sort();
  return found.clusterIPs.find(isIPv4) ?? found.clusterIPs[0] ?? [...pods('ipv4'), ...pods('ipv6')][0];
}

/** The first address of a ServiceEntry's host, as a DNS server that knows of them gives it. */
const entryAddress = (snapshot: Snapshot, host: string): string | undefined =>
  [...snapshot.serviceEntries.values()]
    .filter(({ spec }) => spec.hosts.includes(host))
    .flatMap(({ spec }) => spec.addresses ?? [])
    .find((address) => isIP(address) !== 0);

const entryPorts = ({ serviceEntries, workloadEntries }: Snapshot): number[] => [
  ...[...serviceEntries.values()].flatMap(({ spec: { ports = [], endpoints = [] } }) => [
    ...ports.map(({ number, targetPort }) => targetPort || number),
    ...endpoints.flatMap((one) => Object.values(one.ports ?? {})),
  ]),
  ...[...workloadEntries.values()].flatMap(({ spec }) => Object.values(spec.ports ?? {})),
];

/** Every port that something in the manifests may be reached on, with those whose server speaks first by its port's name. */
export function appPorts(snapshot: Snapshot): { readonly ports: number[]; readonly serverFirst: number[] } {
  const ports = new Set<number>();
  const serverFirst = new Set<number>();
  for (const pod of snapshot.pods.values()) for (const { number } of pod.ports) ports.add(number);
  for (const { targetPort } of [...snapshot.services.values()].flatMap((service) => service.ports)) {
    if (typeof targetPort === 'number') ports.add(targetPort);
  }
  for (const { name, number } of [...snapshot.slices.values()].flatMap((slice) => slice.ports)) {
    ports.add(number);
    if (/^mysql|server-first/.test(name)) serverFirst.add(number);
  }
  for (const number of entryPorts(snapshot)) ports.add(number);
  return { ports: [...ports].sort((a, b) => a - b), serverFirst: [...serverFirst] };
}
