import type { Service, Table } from '../../api/objects.ts';
import type { Problem } from '../../api/problem.ts';
import type { Mesh, MeshService, Protocol } from '../../mesh/model.ts';
import { type PodGroup, podGroups } from './pod-groups.ts';
import { type Analyzed, eachRule } from './rule.ts';
import { namesOf, type OfService, portsOf, sharedPods, targetIn } from './shared-pods.ts';

type Spoken = OfService & { readonly protocol: Protocol };

const words: Readonly<Record<Protocol, string>> = {
  http: 'HTTP',
  http2: 'HTTP/2',
  grpc: 'gRPC',
  grpcWeb: 'gRPC-Web',
  tcp: 'TCP',
  tls: 'TLS',
  auto: 'no protocol that its name says',
};

/** Services by which one port of a pod is spoken to in different protocols. */
function mixed(
  { on, pod }: PodGroup,
  services: readonly Service[],
  shapes: readonly (MeshService | undefined)[],
): Problem[] {
  const protocolOf = ({ service, port }: OfService): Protocol =>
    shapes[services.indexOf(service)]?.ports.find(({ number }) => number === port.number)?.protocol ?? 'auto';
  const spoken = portsOf(services)
    .filter(({ port }) => port.protocol === 'TCP')
    .map((one): Spoken => ({ ...one, protocol: protocolOf(one) }))
    .filter(({ protocol }) => protocol !== 'auto');
  const byTarget = Map.groupBy(spoken, ({ port }) => targetIn(pod, port));
  return [...byTarget].flatMap(([target, ports]): Problem[] => {
    const [first] = ports;
    const other = ports.find(
      ({ protocol, service }) => protocol !== first?.protocol && service !== first?.service,
    );
    if (target === undefined || first === undefined || other === undefined) return [];
    const message = `Port ${target} of these pods is ${words[first.protocol]} to Service ${first.service.meta.name} and ${words[other.protocol]} to Service ${other.service.meta.name}. Their proxies serve it as the older says, ${words[first.protocol]}, for both. Give both ports the same protocol, or different target ports.`;
    return [{ code: 'IST0116', severity: 'warning', on, path: '', message }];
  });
}

/** Services that share a number over TCP and UDP. What comes by UDP is not the proxy's. */
const overUdp = ({ on }: PodGroup, services: readonly Service[]): Problem[] =>
  [...Map.groupBy(portsOf(services), ({ port }) => port.number)].flatMap(([number, ports]): Problem[] => {
    const tcp = ports.filter(({ port }) => port.protocol === 'TCP');
    const rest = ports.filter(({ port }) => port.protocol !== 'TCP');
    const apart = rest.some(({ service }) => tcp.some((one) => one.service !== service));
    if (tcp.length === 0 || !apart) return [];
    const message = `Services ${namesOf([...tcp, ...rest])} both have port ${number}, over TCP and over ${rest[0]?.port.protocol}. Rules hold for TCP alone; the rest passes by the proxy.`;
    return [{ code: 'IST0116', severity: 'info', on, path: '', message }];
  });

function* entries(groups: Table<PodGroup>, all: Table<Service>, of: Mesh['services']) {
  for (const [key, group, services] of sharedPods(groups, all)) {
    const shapes = services.map(({ meta }) => of.get(`${meta.namespace}/${meta.name}`));
    yield [key, [group, services, shapes]] as const;
  }
}

const tables = ({ snapshot, mesh }: Analyzed) =>
  [podGroups(snapshot.pods), snapshot.services, mesh.services] as const;

export const serviceProtocols = eachRule(tables, entries, (group, services, shapes) => [
  ...mixed(group, services, shapes),
  ...overUdp(group, services),
]);
