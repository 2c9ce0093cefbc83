import type { TrafficPolicy } from '../api/istio.ts';
import type { DestinationRule } from '../api/objects.ts';
import type { Problem } from '../api/problem.ts';
import { refOf } from './names.ts';

/** Failovers that never take place, since no endpoint is ever left out. */
export function idleFailovers(rule: DestinationRule): Problem[] {
  const { trafficPolicy = {}, subsets = [] } = rule.spec;
  const policies: (readonly [string, TrafficPolicy])[] = [
    ['spec.trafficPolicy', trafficPolicy],
    ...subsets.flatMap(({ trafficPolicy: own }, i): (readonly [string, TrafficPolicy])[] =>
      own === undefined
        ? []
        : [[`spec.subsets[${i}].trafficPolicy`, { ...own, ...inherited(trafficPolicy, own) }]],
    ),
  ];
  const all = policies.flatMap(([path, policy]) => [
    [path, policy] as const,
    ...(policy.portLevelSettings ?? []).map((one, i) => [`${path}.portLevelSettings[${i}]`, one] as const),
  ]);
  return all.flatMap(([path, { loadBalancer, outlierDetection }]): Problem[] => {
    const setting = loadBalancer?.localityLbSetting;
    const field = (['failover', 'failoverPriority'] as const).find(
      (name) => (setting?.[name] ?? []).length > 0,
    );
    if (field === undefined || setting?.enabled === false || outlierDetection !== undefined) return [];
    const message = 'It has no effect, since no endpoint is ever left out. Set outlierDetection beside it.';
    const at = `${path}.loadBalancer.localityLbSetting.${field}`;
    return [{ code: 'IST0133', severity: 'warning', on: refOf('DestinationRule', rule), path: at, message }];
  });
}

const inherited = (rule: TrafficPolicy, own: TrafficPolicy): Pick<TrafficPolicy, 'outlierDetection'> => {
  const outlierDetection = own.outlierDetection ?? rule.outlierDetection;
  return outlierDetection === undefined ? {} : { outlierDetection };
};
