import { keepList, memo } from '../mesh/incremental.ts';
import type { Mesh, MeshService, ServicePolicies } from '../mesh/model.ts';
import { sees } from '../mesh/names.ts';
import { policyFor, trafficAt } from '../mesh/policies.ts';
import type { Lookup } from './model.ts';

/** What a cluster of a client's namespace needs that names are looked up for. */
export type NameLookups = (client: string, cluster: string) => Lookup | undefined;

/** A function from meshes to the lookups of their clusters, which stays the same while no service that needs them changes. */
export function nameLookups(): (services: Mesh['services'], policies: Mesh['policies']) => NameLookups {
  const keepServices = keepList<MeshService>();
  const keepPolicies = keepList<ServicePolicies | undefined>();
  const dynamicOf = memo((services: Mesh['services']) =>
    keepServices(
      'services',
      [...services.values()].filter(({ kind }) => kind === 'dynamic'),
    ),
  );
  const index = memo(lookupsOf);
  return (services, policies) => {
    const dynamic = dynamicOf(services);
    const theirs = dynamic.map(({ key }) => policies.get(key));
    return index(dynamic, keepPolicies('policies', theirs));
  };
}

function lookupsOf(
  services: readonly MeshService[],
  policies: readonly (ServicePolicies | undefined)[],
): NameLookups {
  const known = services.map((service, i) => ({ service, policies: policies[i] }));
  const byHost = Map.groupBy(known, ({ service }) => service.host);
  return (client, cluster) => {
    const [, text = '', subset = '', host = ''] = cluster.split('|');
    const seen = byHost.get(host)?.find(({ service }) => sees(service.visibleTo, client));
    const port = seen?.service.ports.find(({ number }) => number === Number(text));
    if (seen === undefined || port === undefined) return undefined;
    const policy = policyFor(seen.policies, client);
    const chosen = subset === '' ? policy : policy?.subsets.find(({ name }) => name === subset);
    const passes = trafficAt(chosen, port.number).balancer?.kind === 'passthrough';
    return passes ? undefined : { pattern: host, port: Number(port.targetPort) };
  };
}
