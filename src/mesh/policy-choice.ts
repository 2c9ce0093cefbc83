import type { HostPolicy, MeshService, ServicePolicies } from './model.ts';
import { compare, hostCovers, sees } from './names.ts';
import type { PolicyGroup } from './policies.ts';
import type { SelectedPolicy } from './selected-policies.ts';

/** Of several groups those for the most specific host. */
function mostSpecific(groups: readonly PolicyGroup[]): readonly PolicyGroup[] {
  if (groups.length === 1) return groups;
  const longest = Math.max(...groups.map(({ host }) => host.length));
  const first = groups.find(({ host }) => host.length === longest);
  return groups.filter(({ host }) => host === first?.host);
}

/**
 * Whether a namespace's own clients look at a group before the service's rules. In the root namespace they do where it is for nobody
 * else, since what the root says to all must not hide a service's rules from the gateways that run there.
 */
const isOwn = ({ namespace, visibleTo }: PolicyGroup, client: string, rootNamespace: string): boolean => {
  if (namespace !== client || !sees(visibleTo, client)) return false;
  return client !== rootNamespace || (visibleTo !== 'all' && visibleTo.every((one) => one === client));
};

/**
 * Which policy a service's clients apply: the rule of the client's namespace, then of the service's, then of the root namespace,
 * and in each the most specific host. `groups` are those that cover the service's host.
 */
export function servicePolicies(
  service: MeshService,
  rootNamespace: string,
  groups: readonly PolicyGroup[],
): ServicePolicies {
  if (groups.length === 0) return unruled;
  /** The groups of the one namespace that decides, of which those with a selector hide what other namespaces say even from pods that they do not pick. */
  const deciding = (client: string | undefined): readonly PolicyGroup[] => {
    const own = client === undefined ? [] : groups.filter((group) => isOwn(group, client, rootNamespace));
    if (own.length > 0) return mostSpecific(own);
    for (const owner of [service.namespace, rootNamespace]) {
      const candidates = groups.filter(
        (group) =>
          group.namespace === owner &&
          (group.visibleTo === 'all' || (client !== undefined && sees(group.visibleTo, client))),
      );
      if (candidates.length > 0) return mostSpecific(candidates);
    }
    return [];
  };
  const forAll = (found: readonly PolicyGroup[]): HostPolicy | undefined =>
    found.find(({ selector }) => selector === undefined)?.policy ?? silence(found);
  const everyone = forAll(deciding(undefined));
  const special = new Set(
    groups.flatMap((group) => [group.namespace, ...(group.visibleTo === 'all' ? [] : group.visibleTo)]),
  );
  const byClient = new Map<string, HostPolicy | undefined>();
  const selected = new Map<string, readonly SelectedPolicy[]>();
  for (const client of [...special].sort(compare)) {
    const found = deciding(client);
    const policy = forAll(found);
    if (policy !== everyone) byClient.set(client, policy);
    const picking = found.flatMap(({ namespace, selector, policy: own }) =>
      selector === undefined || namespace !== client ? [] : [{ selector, policy: own }],
    );
    if (picking.length > 0) selected.set(client, picking);
  }
  return { everyone, byClient, selected };
}

const unruled: ServicePolicies = { everyone: undefined, byClient: new Map(), selected: new Map() };

/** Groups that say nothing to a client, yet hide others from it; undefined where there are none. */
const silence = (groups: readonly PolicyGroup[]): HostPolicy | undefined =>
  groups.length === 0
    ? undefined
    : { from: groups.flatMap(({ policy }) => policy.from), traffic: {}, ports: new Map(), subsets: [] };

/** Whether any client obeys a rule. */
export const saysAnything = (policies: ServicePolicies): boolean => policiesIn(policies).length > 0;

/** All policies that some client obeys, each once. */
export const policiesIn = ({ everyone, byClient, selected }: ServicePolicies): readonly HostPolicy[] => {
  const picking = [...selected.values()].flatMap((all) => all.map(({ policy }) => policy));
  return [...new Set([everyone, ...byClient.values(), ...picking])].filter((one) => one !== undefined);
};

/** An index that answers which groups cover a host. */
export function groupIndex(groups: Iterable<PolicyGroup>): (host: string) => readonly PolicyGroup[] {
  const exact = new Map<string, PolicyGroup[]>();
  const wild: PolicyGroup[] = [];
  for (const group of groups) {
    if (group.host.startsWith('*')) wild.push(group);
    else exact.set(group.host, [...(exact.get(group.host) ?? []), group]);
  }
  return (host) => [...(exact.get(host) ?? []), ...wild.filter((group) => hostCovers(group.host, host))];
}
