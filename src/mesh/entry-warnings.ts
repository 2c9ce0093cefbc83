import type { ServiceEntry, WorkloadEntry } from '../api/objects.ts';
import type { Problem } from '../api/problem.ts';
import { overlap } from './audience.ts';
import { kindOf, memberLabels, saysNameOver, selectorOf } from './entries.ts';
import { fitsKind } from './entry-endpoints.ts';
import type { MeshService, ServicePort } from './model.ts';
import { compare, refOf, selects } from './names.ts';
import { withoutEffect } from './without-effect.ts';

const isBytes = ({ protocol }: Pick<ServicePort, 'protocol'>): boolean =>
  protocol === 'tcp' || protocol === 'auto';

/** Ports of bytes of an entry without addresses: by nothing but its number is such a connection known. */
export function unaddressed(entry: ServiceEntry): Problem[] {
  const { addresses = [], ports = [] } = entry.spec;
  if (addresses.length > 0 || kindOf(entry) === 'dynamic') return [];
  return ports.flatMap(({ number, protocol = '' }, i): Problem[] => {
    if (protocol !== '' && protocol.toUpperCase() !== 'TCP') return [];
    const message = `Without addresses it takes every connection to port ${number} whose address no other service has. Give spec.addresses.`;
    const on = refOf('ServiceEntry', entry);
    return [{ code: 'IST0134', severity: 'warning', on, path: `spec.ports[${i}].protocol`, message }];
  });
}

/** What has no effect in an entry that looks up whatever name a client asks for. */
export function unheeded(entry: ServiceEntry): Problem[] {
  const { resolution, endpoints = [], workloadSelector, ports = [] } = entry.spec;
  if (resolution !== 'DYNAMIC_DNS') return [];
  const warn = withoutEffect(refOf('ServiceEntry', entry));
  const listed =
    'With resolution DYNAMIC_DNS the name that the client asks for is looked up, and nothing else is an endpoint. Remove this, or use STATIC or DNS.';
  return [
    ...(endpoints.length > 0 ? [warn('spec.endpoints', listed)] : []),
    ...(workloadSelector === undefined ? [] : [warn('spec.workloadSelector', listed)]),
    ...ports.flatMap(({ number, protocol = '', targetPort = number }, i) => {
      if (!saysNameOver(protocol)) {
        const message = `Only HTTP and TLS say the name that DYNAMIC_DNS looks up, so port ${number} is left out. Correct its protocol, or use another resolution.`;
        return [warn(`spec.ports[${i}].protocol`, message)];
      }
      if (targetPort === number || isTls(protocol)) return [];
      const message =
        "With DYNAMIC_DNS the port that is called is that of the request's Host, else 80, or 443 where a DestinationRule begins TLS. Remove targetPort.";
      return [warn(`spec.ports[${i}].targetPort`, message)];
    }),
  ];
}

const isTls = (protocol: string): boolean => /^(?:tls|https)$/i.test(protocol);

/** Services of entries with neither addresses nor server names to know their connections by, where an older one takes them all. */
export function takenPorts(entries: Iterable<MeshService>): Problem[] {
  const open = [...entries].filter(({ addresses, networks }) => addresses.length + networks.length === 0);
  const byPort = Map.groupBy(
    open.flatMap((service) => service.ports.filter(isBytes).map(({ number }) => ({ service, number }))),
    ({ number }) => number,
  );
  return [...byPort].flatMap(([number, claims]) => {
    const inOrder = claims.map(({ service }) => service).sort((a, b) => compare(a.key, b.key));
    return inOrder.flatMap((service, i): Problem[] => {
      const first = inOrder.slice(0, i).find((one) => overlap(one.visibleTo, service.visibleTo));
      const [on] = service.from;
      if (first === undefined) return [];
      const message = `Connections to port ${number} that no address tells apart go to ${first.host}, so none of them comes to ${service.host}. Give spec.addresses.`;
      return [{ code: 'SLU0113', severity: 'warning', on, path: 'spec.addresses', message }];
    });
  });
}

/** WorkloadEntries that an entry selects and whose address it cannot use. */
export function strangeMembers(
  entries: readonly ServiceEntry[],
  members: readonly WorkloadEntry[],
): Problem[] {
  return entries.flatMap((entry) => {
    const kind = kindOf(entry);
    const selector = selectorOf(entry);
    if (kind === 'passthrough' || selector === undefined) return [];
    return members.flatMap((one): Problem[] => {
      const { address = '' } = one.spec;
      if (fitsKind(address, kind) || !selects(selector, memberLabels(one))) return [];
      const { resolution } = entry.spec;
      const message = `WorkloadEntry ${one.meta.name} is selected, but with resolution ${resolution} its address ${address} cannot be used. Use resolution ${resolution === 'STATIC' ? 'DNS' : 'STATIC'}, or correct the labels.`;
      return [withoutEffect(refOf('ServiceEntry', entry))('spec.workloadSelector', message)];
    });
  });
}
