import { type DestinationRule, objectKey, type Table } from '../api/objects.ts';
import type { Problem } from '../api/problem.ts';
import { mapEach, mapTable, memo } from './incremental.ts';
import { idleFailovers } from './locality-warnings.ts';
import type { MeshService, ServiceEndpoints, ServicePolicies } from './model.ts';
import { byKey, resolveHost } from './names.ts';
import { groupRules, policyGroup } from './policies.ts';
import { groupIndex, saysAnything, servicePolicies } from './policy-choice.ts';
import { ruleRefusals } from './policy-refusals.ts';
import { emptySubsets, unknownHost } from './selection.ts';
import type { MeshSettings } from './settings.ts';
import { untranslated } from './untranslated.ts';

type Shapes = ReadonlyMap<string, MeshService>;
type Policies = ReadonlyMap<string, ServicePolicies>;
type Endpoints = ReadonlyMap<string, ServiceEndpoints>;

/** A function from DestinationRules to the policies of every service, and the rules that are not refused. */
export function policyStage() {
  const read = policies();
  const ruled = memo((all: Policies): Policies => new Map([...all].filter(([, one]) => saysAnything(one))));
  const empty = mapTable(
    (one: ServicePolicies, key, shapes: Shapes, endpoints: Endpoints) => [
      shapes.get(key),
      one,
      endpoints.get(key),
    ],
    emptySubsets,
  );
  const told = memo((problems: ReadonlyMap<string, readonly Problem[]>) => [...problems.values()].flat());
  return (table: Table<DestinationRule>, shapes: Shapes, settings: MeshSettings, endpoints: Endpoints) => {
    const { rootNamespace, exportTo } = settings;
    const made = read(table, shapes, rootNamespace, exportTo.destinationRules);
    const thin = told(empty(ruled(made.policies), shapes, endpoints));
    return { policies: made.policies, rules: made.rules, problems: [...made.problems, ...thin] };
  };
}

function policies() {
  const refused = mapEach(ruleRefusals);
  const told = mapEach((rule: DestinationRule) => [
    ...untranslated('DestinationRule', rule),
    ...idleFailovers(rule),
  ]);
  const groups = mapEach(policyGroup);
  const each = mapEach(servicePolicies);
  type ExportTo = readonly string[] | undefined;
  return memo((table: Table<DestinationRule>, shapes: Shapes, root: string, exportTo: ExportTo) => {
    const rules = byKey(table);
    const refusals = refused(rules.map(([key, rule]) => [key, [rule]]));
    const good = rules.flatMap(([key, rule]) => ((refusals.get(key) ?? []).length > 0 ? [] : [rule]));
    const found = groups(
      [...groupRules(good, exportTo)].map(([key, rules]) => [key, [rules, exportTo]] as const),
    );
    const merged = [...found.values()].filter((group) => group !== undefined);
    const covering = groupIndex(merged);
    const hosts = new Set([...shapes.values()].map((service) => service.host));
    const problems = [
      ...[...refusals.values()].flat(),
      ...[...told(good.map((rule) => [objectKey(rule.meta), [rule] as const])).values()].flat(),
      ...merged.flatMap((group) => group.problems),
      ...good.flatMap((rule) => unknownHost(rule, resolveHost(rule.spec.host, rule.meta.namespace), hosts)),
    ];
    return {
      policies: each(
        [...shapes].map(([key, service]) => [key, [service, root, covering(service.host)] as const]),
      ),
      rules: good,
      problems,
    };
  });
}
