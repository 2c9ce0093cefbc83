import type { Subset as SubsetSpec, TrafficPolicy } from '../api/istio.ts';
import type { DestinationRule } from '../api/objects.ts';
import type { Problem } from '../api/problem.ts';
import type { HostPolicy, MeshService, ServicePolicies, Subset, Traffic, Visibility } from './model.ts';
import { byAge, compare, hostCovers, refOf, resolveHost, sees, visibility } from './names.ts';
import { traffic } from './traffic.ts';

/** The rules of one namespace for one host with one audience, merged: the unit among which a client's choice is made. */
export interface PolicyGroup {
  readonly namespace: string;
  readonly host: string;
  readonly visibleTo: Visibility;
  readonly policy: HostPolicy;
  readonly problems: readonly Problem[];
}

/** Groups rules by namespace, host and audience; the key sorts canonically. */
export function groupRules(
  rules: Iterable<DestinationRule>,
): ReadonlyMap<string, readonly DestinationRule[]> {
  const groups = new Map<string, DestinationRule[]>();
  for (const rule of [...rules].sort(byAge)) {
    const { namespace } = rule.meta;
    const audience = visibility(rule.spec.exportTo, namespace);
    const key = `${namespace} ${resolveHost(rule.spec.host, namespace)} ${String(audience)}`;
    groups.set(key, [...(groups.get(key) ?? []), rule]);
  }
  return groups;
}

/** Merges rules, oldest first: the first one's policy wins, subsets add up, and of two with one name the older stays. */
export function policyGroup(rules: readonly DestinationRule[]): PolicyGroup | undefined {
  const first = rules[0];
  if (first === undefined) return undefined;
  const { namespace } = first.meta;
  const subsets = new Map<string, Subset>();
  const problems: Problem[] = [];
  const owner = rules.find((rule) => rule.spec.trafficPolicy !== undefined);
  const base = owner?.spec.trafficPolicy ?? {};
  for (const rule of rules) {
    (rule.spec.subsets ?? []).forEach((subset, i) => {
      if (subsets.has(subset.name)) problems.push(duplicateSubset(rule, subset, i));
      else
        subsets.set(subset.name, {
          ...declared(rule, i),
          ...mergedSubset(base, subset),
        });
    });
    if (rule !== owner && owner !== undefined && rule.spec.trafficPolicy !== undefined)
      problems.push(secondPolicy(rule, owner));
  }
  return {
    namespace,
    host: resolveHost(first.spec.host, namespace),
    visibleTo: visibility(first.spec.exportTo, namespace),
    policy: {
      from: inForce(rules, owner, subsets).map((rule) => refOf('DestinationRule', rule)),
      traffic: traffic(base),
      ports: portPolicies(base, {}),
      subsets: [...subsets.values()].sort((a, b) => compare(a.name, b.name)),
    },
    problems,
  };
}

/** The rules of a group of which something is in force; where none says anything, their being there still hides those of other namespaces. */
function inForce(
  rules: readonly DestinationRule[],
  owner: DestinationRule | undefined,
  subsets: ReadonlyMap<string, Subset>,
): readonly DestinationRule[] {
  const declaring = new Set([...subsets.values()].map(({ on }) => on.name));
  const speaking = rules.filter((rule) => rule === owner || declaring.has(rule.meta.name));
  return speaking.length === 0 ? rules : speaking;
}

const declared = (rule: DestinationRule, i: number): Pick<Subset, 'on' | 'path'> => ({
  on: refOf('DestinationRule', rule),
  path: `spec.subsets[${i}]`,
});

function mergedSubset(rule: TrafficPolicy, subset: SubsetSpec): Omit<Subset, 'on' | 'path'> {
  const own = subset.trafficPolicy ?? {};
  return {
    name: subset.name,
    labels: subset.labels ?? {},
    traffic: traffic({ ...rule, ...own }),
    ports: portPolicies(rule, own),
  };
}

/** The policies of the ports that a rule or its subset names: the rule's for the port, over it the subset's, over that the subset's for the port. */
function portPolicies(rule: TrafficPolicy, subset: TrafficPolicy): ReadonlyMap<number, Traffic> {
  const named = [rule, subset].flatMap(({ portLevelSettings = [] }) =>
    portLevelSettings.flatMap(({ port }) => port?.number ?? []),
  );
  return new Map(
    [...new Set(named)].map((port) => {
      const { portLevelSettings, ...inherited } = atPort(rule, port);
      return [port, traffic(atPort({ ...inherited, ...subset }, port))];
    }),
  );
}

/** A port-level policy replaces what it could say and inherits nothing of it; of two for one port the first counts. */
function atPort(policy: TrafficPolicy, port: number): TrafficPolicy {
  const found = policy.portLevelSettings?.find((one) => one.port?.number === port);
  if (found === undefined) return policy;
  const { connectionPool, loadBalancer, outlierDetection, tls, ...rest } = policy;
  const { port: _, ...own } = found;
  return { ...rest, ...own };
}

const duplicateSubset = (rule: DestinationRule, subset: SubsetSpec, i: number): Problem => ({
  code: 'SLU0109',
  severity: 'warning',
  on: refOf('DestinationRule', rule),
  path: `spec.subsets[${i}].name`,
  message: `Subset ${subset.name} of ${rule.spec.host} is defined twice, and the first definition is in force. Rename one of them.`,
});

const secondPolicy = (rule: DestinationRule, owner: DestinationRule): Problem => ({
  code: 'SLU0109',
  severity: 'warning',
  on: refOf('DestinationRule', rule),
  path: 'spec.trafficPolicy',
  message: `DestinationRule ${owner.meta.namespace}/${owner.meta.name} already gives ${rule.spec.host} a traffic policy, so this one is not in force. Merge the two.`,
});

/** Of several groups the one for the most specific host. */
function mostSpecific(groups: readonly PolicyGroup[]): PolicyGroup | undefined {
  let best: PolicyGroup | undefined;
  for (const group of groups) if (best === undefined || group.host.length > best.host.length) best = group;
  return best;
}

/**
 * Which policy a service's clients apply: the rule of the client's namespace, then of the service's, then of the root namespace,
 * and in each the most specific host. `groups` are those that cover the service's host.
 */
export function servicePolicies(
  service: MeshService,
  rootNamespace: string,
  groups: readonly PolicyGroup[],
): ServicePolicies {
  const seenBy = (client: string | undefined): HostPolicy | undefined => {
    for (const owner of [client, service.namespace, rootNamespace]) {
      const candidates = groups.filter(
        (group) =>
          group.namespace === owner &&
          (group.visibleTo === 'all' || (client !== undefined && sees(group.visibleTo, client))),
      );
      const best = mostSpecific(candidates);
      if (best !== undefined) return best.policy;
    }
    return undefined;
  };
  const everyone = seenBy(undefined);
  const special = new Set(
    groups.flatMap((group) => [group.namespace, ...(group.visibleTo === 'all' ? [] : group.visibleTo)]),
  );
  const byClient = new Map<string, HostPolicy | undefined>();
  for (const client of [...special].sort(compare)) {
    const policy = seenBy(client);
    if (policy !== everyone) byClient.set(client, policy);
  }
  return { everyone, byClient };
}

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

const none: Traffic = {};

/** What a rule or a subset says of a port. */
export const trafficAt = (policy: Pick<HostPolicy, 'traffic' | 'ports'> | undefined, port: number): Traffic =>
  policy?.ports.get(port) ?? policy?.traffic ?? none;

export const policyFor = (policies: ServicePolicies | undefined, client: string): HostPolicy | undefined =>
  policies === undefined
    ? undefined
    : policies.byClient.has(client)
      ? policies.byClient.get(client)
      : policies.everyone;
