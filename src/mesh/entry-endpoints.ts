import type { WorkloadEntrySpec } from '../api/istio.ts';
import type { Labels, Pod, ServiceEntry, WorkloadEntry } from '../api/objects.ts';
import { agreeing, kindOf, memberLabels, selectorOf } from './entries.ts';
import type { Endpoint, EntryKind, MeshService, Place, ServiceEndpoints } from './model.ts';
import { compare, selects } from './names.ts';
import { placeOf } from './places.ts';
import { isAddress } from './subnets.ts';

/** Whatever serves an entry's host: something that is listed, a WorkloadEntry or a pod. `ports` are by name. */
interface Member extends Place {
  readonly address: string;
  readonly ports: Readonly<Record<string, number>>;
  readonly labels: Labels;
  readonly weight?: number;
}

/** Whether something at this address can serve a host of this kind. */
export function fitsKind(address: string, kind: EntryKind): boolean {
  if (isAddress(address)) return true;
  const isSocket = address.startsWith('unix://');
  return kind === 'static' ? isSocket : kind !== 'passthrough' && !isSocket;
}

/**
 * The endpoints of what ServiceEntries say of a host. `members` are the WorkloadEntries and `pods` the pods that at least one of them selects;
 * `localities[i]` is that of the node of `pods[i]`, of which an empty list says nothing.
 */
export function entryEndpoints(
  service: MeshService,
  entries: readonly ServiceEntry[],
  members: readonly WorkloadEntry[],
  pods: readonly Pod[],
  localities: readonly (string | undefined)[],
): ServiceEndpoints {
  const selectable = [...members.map(ofEntry), ...pods.map((pod, i) => ofPod(pod, localities[i]))];
  const counting = agreeing(entries);
  return new Map(
    service.ports.map(({ number }) => {
      const found = counting.flatMap((entry) => {
        const port = entry.spec.ports?.find((one) => one.number === number);
        if (port === undefined) return [];
        const kind = kindOf(entry);
        return membersOf(entry, service.host, selectable)
          .filter((one) => fitsKind(one.address, kind))
          .map((one) => endpoint(one, one.ports[port.name] || port.targetPort || number));
      });
      return [number, withinLimits(byAddressAndPort(found))];
    }),
  );
}

/** Endpoints in order, of those at one address and port the last. */
export function byAddressAndPort(found: readonly Endpoint[]): readonly Endpoint[] {
  const byAddress = new Map(found.map((one) => [`${one.address} ${one.port}`, one]));
  return [...byAddress.values()].sort((a, b) => compare(a.address, b.address) || a.port - b.port);
}

/** The most that the weights of a cluster's endpoints may add up to; those that exceed it are made smaller in proportion. */
const heaviest = 4_294_967_295;

export function withinLimits(endpoints: readonly Endpoint[]): readonly Endpoint[] {
  const sum = endpoints.reduce((total, { weight = 1 }) => total + weight, 0);
  if (sum <= heaviest) return endpoints;
  const scale = (heaviest - endpoints.length) / sum;
  return endpoints.map((one) => ({ ...one, weight: Math.max(1, Math.floor((one.weight ?? 1) * scale)) }));
}

/** A host that is looked up and lists no endpoints is its own one. */
function membersOf(entry: ServiceEntry, host: string, selectable: readonly Member[]): readonly Member[] {
  const selector = selectorOf(entry);
  if (selector !== undefined) return selectable.filter((one) => selects(selector, one.labels));
  const { endpoints = [], resolution } = entry.spec;
  if (resolution === 'DYNAMIC_DNS') return [];
  const isLookedUp = resolution === 'DNS' || resolution === 'DNS_ROUND_ROBIN';
  if (endpoints.length === 0 && isLookedUp) return [{ address: host, ports: {}, labels: {} }];
  return endpoints.map((one) => member(one, one.labels ?? {}));
}

export const ofEntry = (entry: WorkloadEntry): Member => member(entry.spec, memberLabels(entry));

function member({ address = '', ports = {}, locality, weight }: WorkloadEntrySpec, labels: Labels): Member {
  return {
    address,
    ports,
    labels,
    ...(locality === undefined || locality === '' ? {} : { locality }),
    ...(weight === undefined || weight === 0 ? {} : { weight }),
  };
}

function ofPod(pod: Pod, locality: string | undefined): Member {
  const named = pod.ports.flatMap(({ name, number }) =>
    name === undefined ? [] : [[name, number] as const],
  );
  return {
    address: pod.ip ?? '',
    ...(pod.otherIP === undefined ? {} : { otherAddress: pod.otherIP }),
    ports: Object.fromEntries(named),
    labels: pod.meta.labels,
    ...placeOf(pod, pod.node, locality),
  };
}

function endpoint({ ports: _, ...member }: Member, port: number): Endpoint {
  return member.address.startsWith('unix://') ? { ...member, port: 0 } : { ...member, port };
}

/** Whether a pod serves. */
export const servesNow = ({ ready, terminating, ip }: Pod): boolean =>
  ready && !terminating && ip !== undefined;
