import type { Traffic, Warmup } from '../mesh/model.ts';
import type { OutboundCluster } from '../proxy/model.ts';
import { duration, type Json } from './model.ts';

type Fields = { readonly [name: string]: Json | undefined };

/** How a cluster picks among its listed endpoints. A hash without a size of its own has Envoy's default. */
export function balancer({ balancer: chosen, warmup }: Traffic): Fields {
  switch (chosen?.kind) {
    case 'random':
      return { lb_policy: 'RANDOM' };
    case 'roundRobin':
      return { lb_policy: 'ROUND_ROBIN', round_robin_lb_config: slowStart(warmup) };
    case 'ringHash':
      return { lb_policy: 'RING_HASH', ring_hash_lb_config: sized('minimum_ring_size', chosen.minimumSize) };
    case 'maglev':
      return { lb_policy: 'MAGLEV', maglev_lb_config: sized('table_size', chosen.tableSize) };
    default:
      return { lb_policy: 'LEAST_REQUEST', least_request_lb_config: slowStart(warmup) };
  }
}

const sized = (name: string, size: number | undefined): Json | undefined =>
  size === undefined ? undefined : { [name]: size };

function slowStart(warmup: Warmup | undefined): Json | undefined {
  if (warmup === undefined) return undefined;
  return {
    slow_start_config: {
      slow_start_window: duration(warmup.duration),
      aggression: warmup.aggression === undefined ? undefined : { default_value: warmup.aggression },
      min_weight_percent: warmup.from === undefined ? undefined : { value: warmup.from },
    },
  };
}

/** Below the panic threshold Envoy uses all endpoints; with outlier detection, only where the user says so. */
export function commonBalancing({ traffic, localities }: OutboundCluster): Json | undefined {
  const { outlier } = traffic;
  if (outlier === undefined && localities === undefined) return undefined;
  return {
    healthy_panic_threshold: outlier && { value: outlier.minHealthPercent ?? 0 },
    locality_weighted_lb_config: localities && {},
  };
}

export function outlierDetection({ outlier }: Traffic): Json | undefined {
  if (outlier === undefined) return undefined;
  const local = outlier.consecutiveLocalOrigin;
  return {
    ...counted('consecutive_5xx', outlier.consecutive5xx),
    ...counted('consecutive_gateway_failure', outlier.consecutiveGateway),
    ...(outlier.splitLocalOrigin
      ? {
          split_external_local_origin_errors: true,
          ...(local === undefined || local === 0 ? {} : counted('consecutive_local_origin_failure', local)),
          enforcing_local_origin_success_rate: 0,
        }
      : {}),
    interval: outlier.interval === undefined ? undefined : duration(outlier.interval),
    base_ejection_time:
      outlier.baseEjectionTime === undefined ? undefined : duration(outlier.baseEjectionTime),
    max_ejection_percent: outlier.maxEjectionPercent,
    enforcing_success_rate: 0,
  };
}

/** A count of 0 switches its detector off. */
const counted = (name: string, count: number | undefined): Fields =>
  count === undefined
    ? {}
    : { ...(count === 0 ? {} : { [name]: count }), [`enforcing_${name}`]: count === 0 ? 0 : 100 };
