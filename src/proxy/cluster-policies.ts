import { mapEach, memo } from '../mesh/incremental.ts';
import type { Mesh, MeshService, ServicePolicies, Traffic } from '../mesh/model.ts';
import { sees } from '../mesh/names.ts';
import { policyFor, trafficAt, trafficsIn } from '../mesh/policies.ts';
import type { Lookup, WeightedCluster } from './model.ts';
import { type NameLookups, nameLookups } from './name-lookups.ts';

/** What routes and listeners must know of the policies of the clusters to which they send: hashing, idle TCP connections, tunnels. */
export interface ClusterPolicies {
  /** The policy of a cluster for the clients of a namespace; undefined where it says nothing that matters here. */
  of(client: string, cluster: string): Traffic | undefined;
  /** What a cluster's bytes need that names are looked up for; undefined where it has endpoints of its own. */
  lookup(client: string, cluster: string): Lookup | undefined;
  /** The hosts whose policy depends on the client, which may also see nothing of them. */
  readonly varying: ReadonlySet<string>;
}

/** A service whose policies say something that matters here. */
interface Ruled {
  readonly service: MeshService;
  readonly policies: ServicePolicies;
}

/** A function from meshes to the index, which stays the same while no policy in it changes. */
export function clusterPolicies(): (mesh: Pick<Mesh, 'services' | 'policies'>) => ClusterPolicies {
  const each = mapEach((service: MeshService, policies: ServicePolicies): Ruled => ({ service, policies }));
  const looking = nameLookups();
  const relevant = memo((services: Mesh['services'], policies: Mesh['policies']) =>
    each(
      [...policies].flatMap(([key, one]) => {
        const service = services.get(key);
        return service === undefined || !matters(one) ? [] : [[key, [service, one]] as const];
      }),
    ),
  );
  const index = memo(indexOf);
  return ({ services, policies }) => index(relevant(services, policies), looking(services, policies));
}

function indexOf(ruled: ReadonlyMap<string, Ruled>, lookups: NameLookups): ClusterPolicies {
  const byHost = Map.groupBy(ruled.values(), ({ service }) => service.host);
  const varies = ({ service, policies }: Ruled): boolean =>
    policies.byClient.size > 0 || service.visibleTo !== 'all';
  return {
    lookup: lookups,
    varying: new Set([...byHost].filter(([, all]) => all.some(varies)).map(([host]) => host)),
    of: (client, cluster) => {
      if (byHost.size === 0) return undefined;
      const [, port = '', subset = '', host = ''] = cluster.split('|');
      // A cluster that the client does not have fails every request, whatever is said of it.
      const seen = byHost.get(host)?.find(({ service }) => sees(service.visibleTo, client));
      if (seen === undefined || !seen.service.ports.some(({ number }) => number === Number(port)))
        return undefined;
      const policy = policyFor(seen.policies, client);
      const chosen = subset === '' ? policy : policy?.subsets.find((one) => one.name === subset);
      const traffic = trafficAt(chosen, Number(port));
      return hasSay(traffic) ? traffic : undefined;
    },
  };
}

const matters = ({ everyone, byClient }: ServicePolicies): boolean =>
  [everyone, ...byClient.values()].some((policy) => policy !== undefined && trafficsIn(policy).some(hasSay));

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
    const lookup = policies.lookup(client, one.cluster);
    if (policy === undefined && lookup === undefined) return one;
    const { balancer, tcp, tunnel } = policy ?? {};
    const hashes = balancer?.kind === 'ringHash' || balancer?.kind === 'maglev';
    const bytes = {
      bySource: hashes && balancer.key?.kind === 'sourceIp',
      ...(tcp?.idleTimeout === undefined ? {} : { idleTimeout: tcp.idleTimeout }),
      ...(tunnel === undefined ? {} : { tunnel }),
      ...(lookup === undefined ? {} : { lookup }),
    };
    return { ...one, bytes };
  });
