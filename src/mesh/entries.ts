import type { ServicePort as EntryPort } from '../api/istio.ts';
import type { Labels, ServiceEntry, WorkloadEntry } from '../api/objects.ts';
import type { Problem } from '../api/problem.ts';
import type { EntryKind, MeshService, Protocol, ServicePort, Visibility } from './model.ts';
import { byAge, refOf, serviceHost, visibility } from './names.ts';
import { protocols } from './services.ts';
import { type Subnet, subnetOf } from './subnets.ts';

/** What ServiceEntries of one namespace with one audience say of a host, oldest first. */
export interface HostEntries {
  readonly key: string;
  readonly host: string;
  readonly visibleTo: Visibility;
  readonly entries: readonly ServiceEntry[];
}

/** Names are told apart without regard to case and to the dot that ends a full one. */
export const entryHost = (host: string): string => host.toLowerCase().replace(/\.$/, '');

/** Groups ServiceEntries by namespace, host and audience, in the order of their age; `exportTo` stands for that of entries without one. */
export function groupEntries(
  entries: Iterable<ServiceEntry>,
  exportTo: readonly string[] | undefined,
): readonly HostEntries[] {
  const groups = new Map<string, Omit<HostEntries, 'key' | 'entries'> & { entries: ServiceEntry[] }>();
  for (const entry of [...entries].sort(byAge)) {
    const { namespace } = entry.meta;
    const visibleTo = visibility(entry.spec.exportTo, namespace, exportTo);
    for (const host of new Set(entry.spec.hosts.map(entryHost))) {
      const key = `${namespace}/host/${host} ${String(visibleTo)}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { host, visibleTo, entries: [entry] });
      else group.entries.push(entry);
    }
  }
  return [...groups].map(([key, group]) => ({ key, ...group }));
}

const kinds = {
  NONE: 'passthrough',
  STATIC: 'static',
  DNS: 'dns',
  DNS_ROUND_ROBIN: 'roundRobin',
  DYNAMIC_DNS: 'dynamic',
} as const satisfies Record<string, EntryKind>;

/** How an entry's endpoints are found. */
export const kindOf = ({ spec: { resolution = 'NONE' } }: ServiceEntry): EntryKind => kinds[resolution];

/** The labels by which an entry picks its endpoints; undefined where it does not. */
export const selectorOf = ({ spec }: ServiceEntry): Labels | undefined =>
  spec.workloadSelector === undefined || spec.resolution === 'DYNAMIC_DNS'
    ? undefined
    : (spec.workloadSelector.labels ?? {});

/** The labels that selectors and subsets look at. */
export const memberLabels = ({ meta, spec }: WorkloadEntry): Labels => ({ ...meta.labels, ...spec.labels });

/** The entries of a group that find their endpoints as the oldest does; the others do not count. */
export function agreeing(entries: readonly ServiceEntry[]): readonly ServiceEntry[] {
  const [first] = entries;
  return first === undefined ? [] : entries.filter((one) => kindOf(one) === kindOf(first));
}

/** The service of a group; `members` are the WorkloadEntries among its endpoints. */
export function entryService(
  key: string,
  host: string,
  visibleTo: Visibility,
  all: readonly ServiceEntry[],
  members: readonly WorkloadEntry[],
): MeshService | undefined {
  const entries = agreeing(all);
  const [first] = entries;
  if (first === undefined) return undefined;
  const kind = kindOf(first);
  const { namespace } = first.meta;
  const [name = ''] = host.split('.', 1);
  const places = placesOf(entries);
  const names = [...new Set(entries.flatMap(({ spec }) => spec.subjectAltNames ?? []))];
  return {
    key,
    from: [
      refOf('ServiceEntry', first),
      ...entries.slice(1).map((one) => refOf('ServiceEntry', one)),
      ...members.map((one) => refOf('WorkloadEntry', one)),
    ],
    namespace,
    name: host === serviceHost(namespace, name) ? name : '',
    host,
    kind,
    ...places,
    selector: entries.map(selectorOf).find((labels) => labels !== undefined) ?? {},
    ports: portsOf(entries).filter(({ protocol }) => kind !== 'dynamic' || saysName(protocol)),
    visibleTo,
    created: first.meta.created ?? '',
    ...(names.length === 0 ? {} : { certificateNames: names }),
  };
}

/** Single addresses have listeners of their own, and networks share one. */
function placesOf(entries: readonly ServiceEntry[]): Pick<MeshService, 'addresses' | 'networks'> {
  const all = [...new Set(entries.flatMap(({ spec }) => spec.addresses ?? []))];
  const isWhole = ({ address, bits }: Subnet): boolean => bits === (address.includes(':') ? 128 : 32);
  const read = all.flatMap((text) => {
    const subnet = subnetOf(text);
    return subnet === undefined ? [] : [{ text: text.split('/', 1)[0] ?? '', subnet }];
  });
  return {
    addresses: [...new Set(read.filter(({ subnet }) => isWhole(subnet)).map(({ text }) => text))],
    networks: read.filter(({ subnet }) => !isWhole(subnet)).map(({ subnet }) => subnet),
  };
}

/** Of two ports of one number the older entry's counts. */
function portsOf(entries: readonly ServiceEntry[]): readonly ServicePort[] {
  const ports = new Map<number, ServicePort>();
  for (const port of entries.flatMap(({ spec }) => spec.ports ?? []))
    if (!ports.has(port.number)) ports.set(port.number, portOf(port));
  return [...ports.values()].sort((a, b) => a.number - b.number);
}

/** Whether clients say by which name they call: in a request's Host, or in the server name of TLS. */
const saysName = (protocol: Protocol): boolean => protocol !== 'tcp' && protocol !== 'auto';

/** The same of a protocol as an entry spells it. */
export const saysNameOver = (protocol: string): boolean => saysName(protocolOf(protocol));

const protocolOf = (protocol: string): Protocol => protocols.get(protocol.toLowerCase()) ?? 'auto';

const portOf = ({ number, name, protocol = '', targetPort }: EntryPort): ServicePort => ({
  number,
  name,
  protocol: protocolOf(protocol),
  targetPort: targetPort || number,
  byName: true,
});

/** Entries of one host that do not find its endpoints as the oldest does. */
export function disagreements(host: string, entries: readonly ServiceEntry[]): Problem[] {
  const [first] = entries;
  const counting = new Set(agreeing(entries));
  return entries.flatMap((one): Problem[] => {
    if (first === undefined || counting.has(one)) return [];
    const { resolution = 'NONE' } = first.spec;
    const message = `ServiceEntry ${first.meta.name} of this namespace is older and says resolution ${resolution} of ${host}, so this one does not count for it. Give both the same resolution, or merge them.`;
    const on = refOf('ServiceEntry', one);
    return [{ code: 'SLU0113', severity: 'warning', on, path: 'spec.resolution', message }];
  });
}
