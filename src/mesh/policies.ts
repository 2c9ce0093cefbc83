import type { Subset as SubsetSpec, TrafficPolicy } from '../api/istio.ts';
import type { DestinationRule, Labels } from '../api/objects.ts';
import type { Problem } from '../api/problem.ts';
import type { HostPolicy, ServicePolicies, Subset, Traffic, Visibility } from './model.ts';
import { byAge, compare, refOf, resolveHost, visibility } from './names.ts';
import { traffic } from './traffic.ts';

/** The rules of one namespace for one host with one audience, merged: the unit among which a client's choice is made. With `selector` they are for those pods alone. */
export interface PolicyGroup {
  readonly namespace: string;
  readonly host: string;
  readonly visibleTo: Visibility;
  readonly selector: Labels | undefined;
  readonly policy: HostPolicy;
  readonly problems: readonly Problem[];
}

/**
 * Groups rules by namespace, host, audience and selector, those with a selector first, then by age. A rule with a selector is for its own namespace,
 * and what it leaves open may be said by one without that is for that namespace alone as well.
 */
export function groupRules(
  rules: Iterable<DestinationRule>,
  exportTo: readonly string[] | undefined,
): ReadonlyMap<string, readonly DestinationRule[]> {
  const groups = new Map<string, DestinationRule[]>();
  const selecting: { readonly place: string; readonly members: DestinationRule[] }[] = [];
  for (const rule of [...rules].sort(bySelectorAndAge)) {
    const { namespace } = rule.meta;
    const place = `${namespace} ${resolveHost(rule.spec.host, namespace)} ${String(audienceOf(rule, exportTo))}`;
    const key = `${place} ${selectorText(rule)}`;
    const selects = rule.spec.workloadSelector !== undefined;
    if (!selects) for (const one of selecting) if (one.place === place) one.members.push(rule);
    const members = groups.get(key) ?? [];
    if (!groups.has(key) && selects) selecting.push({ place, members });
    groups.set(key, members);
    members.push(rule);
  }
  return groups;
}

const bySelectorAndAge = (a: DestinationRule, b: DestinationRule): number =>
  Number(a.spec.workloadSelector === undefined) - Number(b.spec.workloadSelector === undefined) ||
  byAge(a, b);

const audienceOf = ({ spec, meta }: DestinationRule, exportTo: readonly string[] | undefined): Visibility =>
  spec.workloadSelector === undefined
    ? visibility(spec.exportTo, meta.namespace, exportTo)
    : [meta.namespace];

const selectorOf = ({ spec }: DestinationRule): Labels | undefined =>
  spec.workloadSelector && (spec.workloadSelector.matchLabels ?? {});

/** The same for the same labels; empty where a rule has no selector. */
function selectorText(rule: DestinationRule): string {
  const labels = selectorOf(rule);
  return labels === undefined
    ? ''
    : JSON.stringify(Object.entries(labels).sort(([one], [other]) => compare(one, other)));
}

/** Merges rules, oldest first: the first one's policy wins, subsets add up, and of two with one name the older stays. */
export function policyGroup(
  rules: readonly DestinationRule[],
  exportTo: readonly string[] | undefined,
): PolicyGroup | undefined {
  const first = rules[0];
  if (first === undefined) return undefined;
  const { namespace } = first.meta;
  const subsets = new Map<string, Subset>();
  const problems: Problem[] = [];
  const isGuest = (rule: DestinationRule): boolean => selectorText(rule) !== selectorText(first);
  const owner = rules.find((rule) => rule.spec.trafficPolicy !== undefined);
  const base = owner?.spec.trafficPolicy ?? {};
  for (const rule of rules) {
    (rule.spec.subsets ?? []).forEach((subset, i) => {
      if (!subsets.has(subset.name))
        subsets.set(subset.name, {
          ...declared(rule, i),
          ...mergedSubset(base, subset),
        });
      else if (!isGuest(rule)) problems.push(duplicateSubset(rule, subset, i));
    });
    if (!isGuest(rule) && rule !== owner && owner !== undefined && rule.spec.trafficPolicy !== undefined)
      problems.push(secondPolicy(rule, owner));
  }
  return {
    namespace,
    host: resolveHost(first.spec.host, namespace),
    visibleTo: audienceOf(first, exportTo),
    selector: selectorOf(first),
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

const none: Traffic = {};

/** What a rule or a subset says of a port. */
export const trafficAt = (policy: Pick<HostPolicy, 'traffic' | 'ports'> | undefined, port: number): Traffic =>
  policy?.ports.get(port) ?? policy?.traffic ?? none;

/** All that a policy says, for whatever port and subset. */
export const trafficsIn = ({ traffic, ports, subsets }: HostPolicy): readonly Traffic[] => [
  traffic,
  ...ports.values(),
  ...subsets.flatMap((subset) => [subset.traffic, ...subset.ports.values()]),
];

export const policyFor = (policies: ServicePolicies | undefined, client: string): HostPolicy | undefined =>
  policies === undefined
    ? undefined
    : policies.byClient.has(client)
      ? policies.byClient.get(client)
      : policies.everyone;
