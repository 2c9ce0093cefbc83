import { keepList, memo } from '../mesh/incremental.ts';
import type { HostPolicy, Mesh, ServicePolicies, Traffic } from '../mesh/model.ts';
import { policyFor, trafficAt } from '../mesh/policies.ts';
import type { WeightedCluster } from './model.ts';

/** What routes and listeners must know of the policies of the clusters to which they send: hashing, idle TCP connections, tunnels. */
export interface ClusterPolicies {
  /** The policy of a cluster for the clients of a namespace; undefined where it says nothing that matters here. */
  of(client: string, cluster: string): Traffic | undefined;
  /** The hosts whose policy depends on the client. */
  readonly varying: ReadonlySet<string>;
}

/** A function from meshes to the index, which stays the same while no policy in it changes. */
export function clusterPolicies(): (mesh: Pick<Mesh, 'services' | 'policies'>) => ClusterPolicies {
  const keep = keepList<string | ServicePolicies>();
  const relevant = memo((services: Mesh['services'], policies: Mesh['policies']) => {
    const pairs = [...policies].flatMap(([key, one]) => {
      const host = services.get(key)?.host;
      return host === undefined || !matters(one) ? [] : [host, one];
    });
    return keep('', pairs);
  });
  const index = memo(indexOf);
  return ({ services, policies }) => index(relevant(services, policies));
}

/** Hosts and their policies in turn. */
function indexOf(pairs: readonly (string | ServicePolicies)[]): ClusterPolicies {
  const byHost = new Map<string, ServicePolicies>();
  pairs.forEach((one, i) => {
    const host = pairs[i - 1];
    if (typeof one === 'object' && typeof host === 'string') byHost.set(host, one);
  });
  return {
    varying: new Set([...byHost].filter(([, one]) => one.byClient.size > 0).map(([host]) => host)),
    of: (client, cluster) => {
      const [, port = '', subset = '', host = ''] = cluster.split('|');
      const policies = byHost.get(host);
      if (policies === undefined) return undefined;
      const policy = policyFor(policies, client);
      const chosen = subset === '' ? policy : policy?.subsets.find((one) => one.name === subset);
      const traffic = trafficAt(chosen, Number(port));
      return hasSay(traffic) ? traffic : undefined;
    },
  };
}

const matters = ({ everyone, byClient }: ServicePolicies): boolean =>
  [everyone, ...byClient.values()].some((policy) => policy !== undefined && all(policy).some(hasSay));

const all = ({ traffic, ports, subsets }: HostPolicy): Traffic[] => [
  traffic,
  ...ports.values(),
  ...subsets.flatMap((subset) => [subset.traffic, ...subset.ports.values()]),
];

const hasSay = ({ balancer, tcp, tunnel }: Traffic): boolean =>
  balancer?.kind === 'ringHash' ||
  balancer?.kind === 'maglev' ||
  tcp?.idleTimeout !== undefined ||
  tunnel !== undefined;

/** Clusters with what their policies say of bytes that go there from a namespace. */
export const withBytes = (
  to: readonly WeightedCluster[],
  policies: ClusterPolicies,
  client: string,
): readonly WeightedCluster[] =>
  to.map((one) => {
    const policy = policies.of(client, one.cluster);
    if (policy === undefined) return one;
    const { balancer, tcp, tunnel } = policy;
    const hashes = balancer?.kind === 'ringHash' || balancer?.kind === 'maglev';
    const bytes = {
      bySource: hashes && balancer.key?.kind === 'sourceIp',
      ...(tcp?.idleTimeout === undefined ? {} : { idleTimeout: tcp.idleTimeout }),
      ...(tunnel === undefined ? {} : { tunnel }),
    };
    return { ...one, bytes };
  });
