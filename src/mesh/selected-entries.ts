import type { WorkloadEntry } from '../api/objects.ts';
import type { Problem } from '../api/problem.ts';
import { memberLabels } from './entries.ts';
import { byAddressAndPort, ofEntry, withinLimits } from './entry-endpoints.ts';
import { mapEach, memo } from './incremental.ts';
import type { Endpoint, MeshService, ServiceEndpoints, ServicePort } from './model.ts';
import { refOf, selects } from './names.ts';
import { isAddress } from './subnets.ts';
import { withoutEffect } from './without-effect.ts';

/* Kubernetes Services whose selector picks WorkloadEntries of their namespace, which then are endpoints beside their pods. */

type Services = ReadonlyMap<string, MeshService>;
type AllEndpoints = ReadonlyMap<string, ServiceEndpoints>;
type Members = ReadonlyMap<string, readonly WorkloadEntry[]>;

interface Selected {
  /** All services; those that select entries come from these too. */
  readonly services: Services;
  /** The endpoints of all services. */
  readonly endpoints: AllEndpoints;
  readonly problems: readonly Problem[];
}

const nothing: readonly Problem[] = [];

/** A function from services and their endpoints to what the WorkloadEntries of each namespace add. Without any these stay as they are. */
export function selectedStage(): (services: Services, endpoints: AllEndpoints, members: Members) => Selected {
  const choose = memo(chosen);
  const shape = mapEach((service: MeshService, ...entries: readonly WorkloadEntry[]): MeshService => {
    const [first, ...more] = service.from;
    return { ...service, from: [first, ...more, ...entries.map((one) => refOf('WorkloadEntry', one))] };
  });
  const replaced = memo((services: Services, shapes: Services) => withThose(services, shapes));
  const joined = memo((endpoints: AllEndpoints, some: AllEndpoints) => withThose(endpoints, some));
  const ends = mapEach(joinedEndpoints);
  const told = memo((all: readonly Choice[]) => all.flatMap(unusable));
  return (services, endpoints, members) => {
    const all = members.size === 0 ? [] : choose(services, members);
    if (all.length === 0) return { services, endpoints, problems: nothing };
    const shapes = shape(all.map(({ key, service, entries }) => [key, [service, ...entries]]));
    const theirs = ends(
      all.map(({ key, service, entries }) => [key, [service, endpoints.get(key), ...entries]]),
    );
    return {
      services: replaced(services, shapes),
      endpoints: joined(endpoints, theirs),
      problems: told(all),
    };
  };
}

/** A table with some of its values replaced, in its order. */
const withThose = <T>(all: ReadonlyMap<string, T>, some: ReadonlyMap<string, T>): ReadonlyMap<string, T> =>
  new Map([...all].map(([key, one]) => [key, some.get(key) ?? one]));

interface Choice {
  readonly key: string;
  readonly service: MeshService;
  readonly entries: readonly WorkloadEntry[];
}

function chosen(services: Services, members: Members): readonly Choice[] {
  return [...services].flatMap(([key, service]) => {
    const near = members.get(service.namespace);
    const picks = service.kind !== 'external' && Object.keys(service.selector).length > 0;
    if (near === undefined || !picks) return [];
    const entries = near.filter((one) => selects(service.selector, memberLabels(one)));
    return entries.length === 0 ? [] : [{ key, service, entries }];
  });
}

/** Where one address and port is listed twice, the pod's own say counts. */
const joinedEndpoints = (
  { ports }: MeshService,
  listed: ServiceEndpoints | undefined,
  ...entries: readonly WorkloadEntry[]
): ServiceEndpoints =>
  new Map(
    ports.map((port) => {
      const added = entries.flatMap((one) => endpointAt(one, port) ?? []);
      return [port.number, withinLimits(byAddressAndPort([...added, ...(listed?.get(port.number) ?? [])]))];
    }),
  );

function endpointAt(entry: WorkloadEntry, port: ServicePort): Endpoint | undefined {
  const { ports: _, ...member } = ofEntry(entry);
  const number = portAt(entry, port);
  return number === undefined || !isAddress(member.address) ? undefined : { ...member, port: number };
}

const nameOf = ({ name, targetPort }: ServicePort): string =>
  typeof targetPort === 'string' ? targetPort : name;

/** What the entry says of the port by its name, else the Service's own target port where that is a number. */
function portAt({ spec: { ports = {} } }: WorkloadEntry, port: ServicePort): number | undefined {
  const named = Object.hasOwn(ports, nameOf(port)) ? ports[nameOf(port)] : undefined;
  return named || (typeof port.targetPort === 'number' ? port.targetPort : undefined);
}

/** Entries that a Service selects and cannot use. */
function unusable({ service, entries }: Choice): Problem[] {
  const which = `Service ${service.namespace}/${service.name}`;
  return entries.flatMap((entry): Problem[] => {
    const warn = withoutEffect(refOf('WorkloadEntry', entry));
    const { address = '' } = entry.spec;
    if (!isAddress(address)) {
      const message = `${which} selects it, but its address ${address} is no IP address, so it is no endpoint there. Give its address, or correct the labels.`;
      return [warn('spec.address', message)];
    }
    return service.ports
      .filter((port) => portAt(entry, port) === undefined)
      .map((port) => {
        const message = `${which} selects it, and its port ${port.number} leads to a port named ${nameOf(port)}, which the entry does not have. Add it.`;
        return warn('spec.ports', message);
      });
  });
}
