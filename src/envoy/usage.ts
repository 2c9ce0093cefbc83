import { fields, items, text } from '../api/read/fields.ts';

/** What a proxy called since it started, `seconds` ago. */
export interface Usage {
  readonly seconds: number;
  /** The hosts of services, of which at least one connection or request went to an endpoint. */
  readonly hosts: readonly string[];
  /** Connections to addresses that it knows nothing of. */
  readonly passed: number;
}

/** Reads the page `/config/usage`; undefined where the answer is none. */
export function usageIn(answer: unknown): Usage | undefined {
  const stats = items(fields(answer).stats).map((raw) => {
    const { name, value } = fields(raw);
    return { name: text(name) ?? '', value: typeof value === 'number' ? value : 0 };
  });
  const counted = (wanted: string): number | undefined => stats.find(({ name }) => name === wanted)?.value;
  const seconds = counted('server.uptime');
  if (seconds === undefined) return undefined;
  const hosts = stats.flatMap(({ name, value }) => (value > 0 ? (hostIn(name) ?? []) : []));
  return {
    seconds,
    hosts: [...new Set(hosts)],
    passed: counted('cluster.PassthroughCluster.upstream_cx_total') ?? 0,
  };
}

/** The host of the service behind a cluster's statistic. */
const hostIn = (name: string): string | undefined =>
  /^cluster\.outbound\|\d+\|[^|]*\|(.+)\.upstream_(?:cx|rq)_total$/.exec(name)?.[1];
