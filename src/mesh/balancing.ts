import type { ConsistentHashLB, LoadBalancerSettings, LocalityLoadBalancerSetting } from '../api/istio.ts';
import { milliseconds } from './duration.ts';
import type { Balancer, HashKey, LocalityPolicy, Warmup } from './model.ts';
import { compare } from './names.ts';

export function balancerOf(settings: LoadBalancerSettings | undefined): Balancer | undefined {
  if (settings?.consistentHash !== undefined) return hashBalancer(settings.consistentHash);
  switch (settings?.simple) {
    case undefined:
      return undefined;
    case 'ROUND_ROBIN':
      return { kind: 'roundRobin' };
    case 'RANDOM':
      return { kind: 'random' };
    case 'PASSTHROUGH':
      return { kind: 'passthrough' };
    default:
      return { kind: 'leastRequest' };
  }
}

/** A size of 0 is none given. */
function hashBalancer(hash: ConsistentHashLB): Balancer {
  const key = hashKey(hash);
  const keyed = key === undefined ? {} : { key };
  if (hash.maglev !== undefined) {
    const { tableSize } = hash.maglev;
    return { kind: 'maglev', ...keyed, ...(tableSize ? { tableSize } : {}) };
  }
  const minimumSize = (hash.ringHash ?? hash).minimumRingSize;
  return { kind: 'ringHash', ...keyed, ...(minimumSize ? { minimumSize } : {}) };
}

function hashKey(hash: ConsistentHashLB): HashKey | undefined {
  if (hash.httpHeaderName !== undefined) return { kind: 'header', name: hash.httpHeaderName };
  if (hash.httpQueryParameterName !== undefined) return { kind: 'query', name: hash.httpQueryParameterName };
  if (hash.httpCookie === undefined) return hash.useSourceIp === true ? { kind: 'sourceIp' } : undefined;
  const { name, path, attributes } = hash.httpCookie;
  const ttl = milliseconds(hash.httpCookie.ttl);
  return {
    kind: 'cookie',
    name,
    ...(path === undefined ? {} : { path }),
    ...(ttl === undefined ? {} : { ttl }),
    attributes: (attributes ?? []).map((one) => ({ name: one.name, value: one.value ?? '' })),
  };
}

/** The most specific pattern of a list of shares comes first, since the first that fits an endpoint has it. */
export function localityOf(settings: LocalityLoadBalancerSetting | undefined): LocalityPolicy | undefined {
  if (settings === undefined) return undefined;
  if (settings.enabled === false) return { kind: 'off' };
  if (settings.distribute !== undefined && settings.distribute.length > 0) {
    const shares = settings.distribute.map(({ from = '', to = {} }) => ({
      from,
      to: Object.entries(to)
        .map(([locality, weight]) => ({ locality, weight }))
        .sort((a, b) => width(a.locality) - width(b.locality) || compare(a.locality, b.locality)),
    }));
    return { kind: 'distribute', shares };
  }
  const regions = (settings.failover ?? []).map(({ from = '', to = '' }) => ({ from, to }));
  return { kind: 'failover', regions, labels: settings.failoverPriority ?? [] };
}

/** How many of a locality's three parts a pattern leaves open. */
const width = (pattern: string): number => {
  const parts = pattern.split('/');
  return 3 - parts.filter((part) => part !== '' && part !== '*').length;
};

export function warmupOf(settings: LoadBalancerSettings | undefined): Warmup | undefined {
  const { warmup, warmupDurationSecs } = settings ?? {};
  const duration = milliseconds(warmup?.duration ?? warmupDurationSecs);
  if (duration === undefined || duration === 0) return undefined;
  return {
    duration,
    ...(warmup?.minimumPercent === undefined ? {} : { from: warmup.minimumPercent }),
    ...(warmup?.aggression === undefined ? {} : { aggression: warmup.aggression }),
  };
}
