import type { HTTPRoute, TrafficPolicy } from '../../api/istio.ts';
import type { DestinationRule, VirtualService } from '../../api/objects.ts';
import type { Problem } from '../../api/problem.ts';
import { refOf } from '../../mesh/names.ts';
import { alone, eachRule } from './rule.ts';

/** A field that is there, and the one that took its place. */
type Old = readonly [value: unknown, path: string, successor: string];

const inRule = (rule: HTTPRoute, path: string): readonly Old[] => [
  [rule.mirrorPercent, `${path}.mirrorPercent`, 'mirrorPercentage.value'],
  [rule.mirror_percent, `${path}.mirror_percent`, 'mirrorPercentage.value'],
  [rule.fault?.delay?.percent, `${path}.fault.delay.percent`, 'percentage.value'],
  [rule.corsPolicy?.allowOrigin, `${path}.corsPolicy.allowOrigin`, 'allowOrigins'],
];

const inPolicy = ({ loadBalancer }: Pick<TrafficPolicy, 'loadBalancer'>, path: string): readonly Old[] => [
  [loadBalancer?.warmupDurationSecs, `${path}.loadBalancer.warmupDurationSecs`, 'warmup.duration'],
  [
    loadBalancer?.consistentHash?.minimumRingSize,
    `${path}.loadBalancer.consistentHash.minimumRingSize`,
    'ringHash.minimumRingSize',
  ],
];

const inPolicies = (policy: TrafficPolicy | undefined, path: string): readonly Old[] =>
  policy === undefined
    ? []
    : [
        ...inPolicy(policy, path),
        ...(policy.portLevelSettings ?? []).flatMap((one, i) =>
          inPolicy(one, `${path}.portLevelSettings[${i}]`),
        ),
      ];

const told = (on: Problem['on'], fields: readonly Old[]): Problem[] =>
  fields.flatMap(([value, path, successor]): Problem[] => {
    if (value === undefined) return [];
    const message = `The field is obeyed, but deprecated. Write ${successor} in its place.`;
    return [{ code: 'IST0133', severity: 'warning', on, path, message }];
  });

export const deprecatedFieldOfRoutes = eachRule(
  ({ snapshot }) => [snapshot.virtualServices],
  alone,
  (object: VirtualService) =>
    told(
      refOf('VirtualService', object),
      (object.spec.http ?? []).flatMap((rule, i) => inRule(rule, `spec.http[${i}]`)),
    ),
);

export const deprecatedFieldOfPolicies = eachRule(
  ({ snapshot }) => [snapshot.destinationRules],
  alone,
  (object: DestinationRule) =>
    told(refOf('DestinationRule', object), [
      ...inPolicies(object.spec.trafficPolicy, 'spec.trafficPolicy'),
      ...(object.spec.subsets ?? []).flatMap(({ trafficPolicy }, i) =>
        inPolicies(trafficPolicy, `spec.subsets[${i}].trafficPolicy`),
      ),
    ]),
);
