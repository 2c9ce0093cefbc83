import type { ObjectRef, Problem } from '../api/problem.ts';
import { isNobody, minus, overlap, union } from './audience.ts';
import type { Audience, MeshService } from './model.ts';
import { compare, sees } from './names.ts';

/** Services of ServiceEntries, of which each namespace sees one per host, and why another one is not seen. */
export interface Claims {
  readonly services: ReadonlyMap<string, MeshService>;
  readonly problems: readonly Problem[];
}

/**
 * Settles which namespace sees which service of a host: the Kubernetes Service, then what an entry of the namespace itself says, then the older
 * one. An address likewise means one service only as a Host.
 */
export function settleClaims(
  services: ReadonlyMap<string, MeshService>,
  entries: ReadonlyMap<string, MeshService>,
): Claims {
  const problems: Problem[] = [];
  const oldestFirst = [...entries.values()].sort(
    (a, b) => compare(a.created, b.created) || compare(a.key, b.key),
  );
  const taken = takenNames(services.values());
  const byHost = Map.groupBy(oldestFirst, ({ host }) => host);
  const settled = new Map<string, MeshService>();
  for (const claimants of byHost.values()) {
    for (const [service, audience, rival] of audiences(claimants, taken)) {
      if (rival !== undefined) problems.push(lostTo(service, audience, rival));
      if (!isNobody(audience) || isNobody(service.visibleTo))
        settled.set(
          service.key,
          audience === service.visibleTo ? service : { ...service, visibleTo: audience },
        );
    }
  }
  const byKey = [...settled].sort(([a], [b]) => compare(a, b));
  return { services: new Map(withHostAddresses(byKey, services.values())), problems };
}

/** Who has a name, and for whom. */
interface Holder {
  readonly on: ObjectRef;
  readonly audience: Audience;
}

/** The names of Kubernetes Services, short ones included; a bare one is theirs in their own namespace. */
function takenNames(services: Iterable<MeshService>): ReadonlyMap<string, readonly Holder[]> {
  const taken = new Map<string, Holder[]>();
  const take = (name: string, holder: Holder): void => {
    const held = taken.get(name);
    if (held === undefined) taken.set(name, [holder]);
    else held.push(holder);
  };
  for (const { host, name, namespace, kind, visibleTo, from } of services) {
    const holder = { on: from[0], audience: visibleTo };
    const local = { on: from[0], audience: sees(visibleTo, namespace) ? [namespace] : [] };
    for (const prefix of kind === 'headless' ? ['', '*.'] : ['']) {
      for (const one of [host, `${name}.${namespace}.svc`, `${name}.${namespace}`])
        take(`${prefix}${one}`, holder);
      take(`${prefix}${name}`, local);
    }
  }
  return taken;
}

/** Each claimant of a host with those who see it and, where that is not everyone whom it is exported to, who is in its way. */
function audiences(
  claimants: readonly MeshService[],
  taken: ReadonlyMap<string, readonly Holder[]>,
): readonly (readonly [MeshService, Audience, ObjectRef | undefined])[] {
  const [{ host } = { host: '' }] = claimants;
  const holders: Holder[] = [...(taken.get(host) ?? [])];
  if (holders.length === 0 && claimants.length === 1)
    return claimants.map((one) => [one, one.visibleTo, undefined]);
  const homes = claimants.map((one) => {
    const mine = minus(sees(one.visibleTo, one.namespace) ? [one.namespace] : [], allOf(holders));
    holders.push({ on: one.from[0], audience: mine });
    return mine;
  });
  return claimants.map((one, i) => {
    const rest = minus(one.visibleTo, allOf(holders));
    const audience = union(homes[i] ?? [], rest);
    const lost = minus(one.visibleTo, audience);
    const rival = holders.find((holder) => overlap(holder.audience, lost));
    holders.push({ on: one.from[0], audience: rest });
    return isNobody(lost) ? [one, one.visibleTo, undefined] : [one, audience, rival?.on];
  });
}

const allOf = (holders: readonly Holder[]): Audience =>
  holders.reduce<Audience>((all, { audience }) => union(all, audience), []);

function lostTo({ from, host }: MeshService, audience: Audience, rival: ObjectRef): Problem {
  const [on] = from;
  const who = `${rival.kind} ${rival.namespace}/${rival.name}`;
  const message = isNobody(audience)
    ? `${host} is already the host of ${who}, which comes first, so this one is not in force for it. Use another host, or export them to different namespaces.`
    : `${host} is also a host of ${who}, which comes first in some of the namespaces that this one is exported to. Use another host, or export them to different namespaces.`;
  const severity = isNobody(audience) ? 'warning' : 'info';
  return { code: 'SLU0113', severity, on, path: 'spec.hosts', message };
}

/** Entries may share an address; as a Host it means the first service of those that one client can see on one port. */
function withHostAddresses(
  entries: readonly (readonly [string, MeshService])[],
  services: Iterable<MeshService>,
): readonly (readonly [string, MeshService])[] {
  const holders = new Map<string, MeshService[]>();
  const hold = (address: string, service: MeshService): void => {
    const held = holders.get(address);
    if (held === undefined) holders.set(address, [service]);
    else held.push(service);
  };
  const wanted = new Set(entries.flatMap(([, one]) => one.addresses));
  if (wanted.size === 0) return entries;
  for (const service of services)
    for (const address of service.addresses) if (wanted.has(address)) hold(address, service);
  return entries.map(([key, service]) => {
    const free = service.addresses.filter(
      (address) => !(holders.get(address) ?? []).some((other) => rivals(other, service)),
    );
    for (const address of free) hold(address, service);
    return [key, free.length === service.addresses.length ? service : { ...service, hostAddresses: free }];
  });
}

const rivals = (a: MeshService, b: MeshService): boolean =>
  overlap(a.visibleTo, b.visibleTo) &&
  a.ports.some(({ number }) => b.ports.some((port) => port.number === number));
