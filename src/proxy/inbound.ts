import type { ObjectRef } from '../api/problem.ts';
import { keepList, memo } from '../mesh/incremental.ts';
import type { InboundPort, Mesh, Traffic, Workload } from '../mesh/model.ts';
import { inboundCluster } from '../mesh/names.ts';
import { policyFor, trafficAt } from '../mesh/policies.ts';
import { everywhere, inFamilies } from './everywhere.ts';
import type { InboundChain, InboundCluster, Listener } from './model.ts';
import type { Scope } from './scopes.ts';
import type { ListenerBasis } from './sidecar.ts';

/** What enters a pod. */
export function inboundListeners(): (on: ListenerBasis, workload: Workload) => readonly Listener[] {
  const build = memo(
    (workload: Workload, ...limits: readonly (Traffic | undefined)[]): readonly Listener[] => [
      {
        kind: 'virtualInbound',
        address: everywhere.ipv4,
        chains: workload.serves.map(
          ({ port, protocol, host }, i): InboundChain => ({
            port,
            protocol,
            cluster: nameOf(port, host, limits[i]),
          }),
        ),
      },
    ],
  );
  const spread = memo(inFamilies);
  return ({ bounds, settings }, workload) =>
    spread(
      build(workload, ...workload.serves.map((one) => limitsOf(bounds, one, workload))),
      settings.proxies,
    );
}

/** The inbound clusters of a scope: one per port, and one more per port of each service whose connections are bounded. */
export function inboundClusters(): (mesh: Mesh, scope: Scope) => readonly InboundCluster[] {
  const cluster = memo(
    (
      traffic: Traffic,
      from: InboundCluster['from'],
      name: string,
      to: InboundCluster['to'],
    ): InboundCluster => ({ name, traffic, from, ...(to && { to }) }),
  );
  const keep = keepList<InboundCluster>();
  const keepSources = keepList<ObjectRef>();
  const timed = memo(
    (traffic: Traffic, connectTimeout: number): Traffic => ({
      ...traffic,
      tcp: { connectTimeout, ...traffic.tcp },
    }),
  );
  const ofScope = memo((policies: Mesh['policies'], scope: Scope, connectTimeout: number) => {
    const found = new Map<string, Omit<InboundCluster, 'name'>>();
    const add = (name: string, { traffic, from, to }: Omit<InboundCluster, 'name'>): unknown =>
      found.set(name, { traffic, from: [...(found.get(name)?.from ?? []), ...from], ...(to && { to }) });
    for (const workload of scope.workloads) {
      for (const one of workload.serves) {
        const { port, service, host, to } = one;
        const where = to && { to };
        const limits = limitsOf(policies, one, workload);
        const from = policyFor(policies.get(service), workload.namespace)?.from ?? nobody;
        // Where a policy bounds nothing it still keeps others from doing so.
        const plain = limits === undefined ? [...one.from, ...from] : one.from;
        add(inboundCluster(port, ''), { traffic: unbounded, from: plain, ...where });
        if (limits !== undefined) add(nameOf(port, host, limits), { traffic: limits, from, ...where });
      }
    }
    const sorted = [...found].sort(([a], [b]) => (a < b ? -1 : 1));
    return keep(
      scope.key,
      sorted.map(([name, { traffic, from, to }]) =>
        cluster(
          timed(traffic, connectTimeout),
          keepSources(`${name} ${scope.key}`, [...new Set(from)]),
          name,
          to,
        ),
      ),
    );
  });
  return ({ bounds, settings }, scope) => ofScope(bounds, scope, settings.connections.connectTimeout);
}

const unbounded: Traffic = {};
const nobody: InboundCluster['from'] = [];

const nameOf = (port: number, host: string, limits: Traffic | undefined): string =>
  inboundCluster(port, limits === undefined ? '' : host);

/** A DestinationRule's connection pool bounds the service's own pods as well. */
function limitsOf(
  policies: Mesh['policies'],
  { service, number, limits }: InboundPort,
  workload: Workload,
): Traffic | undefined {
  if (limits !== undefined) return limits;
  const traffic = trafficAt(policyFor(policies.get(service), workload.namespace), number);
  return traffic.tcp === undefined && traffic.http === undefined ? undefined : traffic;
}
