import type { Labels } from '../api/objects.ts';
import type { ObjectRef } from '../api/problem.ts';
import { mapTable } from './incremental.ts';
import type { HostPolicy, ServicePolicies } from './model.ts';
import { selects } from './names.ts';

/** A policy that only the pods of a namespace with these labels obey. */
export interface SelectedPolicy {
  readonly selector: Labels;
  readonly policy: HostPolicy;
}

type Policies = ReadonlyMap<string, ServicePolicies>;

const nobody: ServicePolicies['byClient'] = new Map();
const noMore: ServicePolicies['selected'] = new Map();

/** A selector, and the rules that say it. */
export interface Picking {
  readonly selector: Labels;
  readonly from: readonly ObjectRef[];
}

/** All selectors that rules say for the pods of a namespace, each once. */
export function selectorsOf(policies: Policies): ReadonlyMap<string, readonly Picking[]> {
  const found = new Map<string, Map<string, Picking>>();
  for (const { selected } of policies.values()) {
    for (const [namespace, all] of selected) {
      const known = found.get(namespace) ?? new Map<string, Picking>();
      found.set(namespace, known);
      for (const { selector, policy } of all) {
        const text = JSON.stringify(selector);
        known.set(text, { selector, from: [...(known.get(text)?.from ?? []), ...policy.from] });
      }
    }
  }
  return new Map([...found].map(([namespace, known]) => [namespace, [...known.values()]]));
}

/** A function from policies to what pods of a namespace with these labels obey: of several rules that pick them the oldest, before all that pick nobody. */
export function seenBySelected(): (policies: Policies, namespace: string, labels: Labels) => Policies {
  return mapTable(
    (one: ServicePolicies, _key, namespace: string, labels: Labels) =>
      [one, one.selected.get(namespace)?.find(({ selector }) => selects(selector, labels))?.policy] as const,
    (one: ServicePolicies, policy: HostPolicy | undefined): ServicePolicies =>
      policy === undefined ? one : { everyone: policy, byClient: nobody, selected: noMore },
  );
}
