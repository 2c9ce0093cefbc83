import type { Problem } from '../api/problem.ts';
import { memo } from '../mesh/incremental.ts';
import type { Mesh, MeshService, ServicePort } from '../mesh/model.ts';
import { selects } from '../mesh/names.ts';
import { policyFor } from '../mesh/policies.ts';
import { targetPort } from '../mesh/ports.ts';
import { type Budget, largestWatch } from './budget.ts';

import { isReserved, proxyPorts } from './model.ts';
import type { Scope } from './scopes.ts';
import { servedPorts, sitesOf } from './servers.ts';

const portPath = (service: MeshService, port: ServicePort): string =>
  `spec.ports[${service.ports.indexOf(port)}].${service.from[0].kind === 'Service' ? 'port' : 'number'}`;

/** Clusters that were to have an endpoint file and have none, told on the rule or the Service that asks for it. */
function endpointProblems(
  services: Mesh['services'],
  policies: Mesh['policies'],
  scope: Scope,
  budget: Budget,
): Problem[] {
  const inline = new Set(budget.inlineEndpoints.map((name) => name.split('|')[3] ?? ''));
  return [...services.values()].flatMap((service): Problem[] => {
    if (!inline.has(service.host)) return [];
    const [rule] = policyFor(policies.get(service.key), scope.namespace)?.from ?? [];
    const on = rule ?? service.from[0];
    const own = service.sameNodeOnly === true ? 'spec.internalTrafficPolicy' : 'spec.trafficDistribution';
    const path = rule === undefined ? own : 'spec.trafficPolicy';
    const message = `Proxies of namespace ${scope.namespace} already watch ${largestWatch} files, so an endpoint change of ${service.host} resets its ejections, warm-up and connection counts, and its localities do not count. Put the policy on fewer hosts.`;
    return [{ code: 'SLU0201', severity: 'warning', on, path, message }];
  });
}

/** What does not fit a proxy's file budget, told on the objects that ask for it. */
export function budgetProblems(): (mesh: Mesh, scope: Scope, budget: Budget) => readonly Problem[] {
  const gateway = memo(
    (servers: Mesh['servers'], secrets: Mesh['secrets'], scope: Scope, budget: Budget): Problem[] => {
      const [workload] = scope.workloads;
      if (workload === undefined) return [];
      const inline = sitesOf(servedPorts(servers, workload, secrets)).filter((site) =>
        budget.inlineRoutes.has(site.name),
      );
      return inline.flatMap((site) =>
        site.servers.map(
          (server): Problem => ({
            code: 'SLU0201',
            severity: 'warning',
            on: server.from,
            path: `${server.path}.port.number`,
            message: `Its gateway already watches ${largestWatch} files, so the routes of port ${server.port} stand in the listener: an edit of them closes its connections after the drain time. Use fewer ports.`,
          }),
        ),
      );
    },
  );
  const sidecar = memo((services: Mesh['services'], scope: Scope, budget: Budget): Problem[] =>
    [...services.values()].flatMap((service) =>
      service.ports
        .filter((port) => budget.inlineRoutes.has(String(port.number)))
        .map(
          (port): Problem => ({
            code: 'SLU0201',
            severity: 'warning',
            on: service.from[0],
            path: portPath(service, port),
            message: `Proxies of namespace ${scope.namespace} already watch ${largestWatch} files, so the routes of port ${port.number} stand in their listeners: an edit of them closes connections after the drain time. Use fewer HTTP port numbers.`,
          }),
        ),
    ),
  );
  const endpoints = memo(endpointProblems);
  const secrets = memo(
    (services: Mesh['services'], policies: Mesh['policies'], scope: Scope, budget: Budget): Problem[] => {
      const inline = new Set(budget.inlineSecrets.map((name) => name.split('|')[3] ?? ''));
      return [...services.values()].flatMap((service): Problem[] => {
        const [on] = policyFor(policies.get(service.key), scope.namespace)?.from ?? [];
        if (!inline.has(service.host) || on === undefined) return [];
        const message = `Proxies of namespace ${scope.namespace} already watch ${largestWatch} files, so the certificates for ${service.host} are read once, and one that is missing stops changes of all clusters. Use fewer different certificates.`;
        return [{ code: 'SLU0201', severity: 'warning', on, path: 'spec.trafficPolicy.tls', message }];
      });
    },
  );
  return (mesh, scope, budget) => [
    ...(budget.inlineRoutes.size === 0
      ? []
      : scope.role === 'gateway'
        ? gateway(mesh.servers, mesh.secrets, scope, budget)
        : sidecar(mesh.services, scope, budget)),
    ...(budget.inlineEndpoints.length === 0 ? [] : endpoints(mesh.services, mesh.policies, scope, budget)),
    ...(budget.inlineSecrets.length === 0 ? [] : secrets(mesh.services, mesh.policies, scope, budget)),
  ];
}

const belongs = (port: number): string =>
  `Port ${port} belongs to the proxy itself (it keeps ${Object.values(proxyPorts).join(', ')})`;

/** As a gateway's Service usually does, for a load balancer to ask. */
const showsHealth = (port: number, target: number | string): boolean =>
  port === proxyPorts.health && target === proxyPorts.health;

/** Ports that services and gateways want and the proxy has. */
export function reservedProblems(
  services: Mesh['services'],
  servers: Mesh['servers'],
  scopes: readonly Scope[],
): Problem[] {
  const ofServices = [...services.values()].flatMap((service) =>
    service.ports.flatMap((port): Problem[] => {
      const { number, targetPort } = port;
      if (!isReserved(number) || showsHealth(number, targetPort)) return [];
      const [on] = service.from;
      const message = `${belongs(number)}, so no rule applies to it. Use another port.`;
      return [{ code: 'SLU0203', severity: 'warning', on, path: portPath(service, port), message }];
    }),
  );
  const gateways = scopes
    .filter((scope) => scope.role === 'gateway')
    .flatMap((scope) => scope.workloads.slice(0, 1));
  const ofServers = gateways.flatMap((workload) =>
    servers.flatMap((server): Problem[] => {
      const port = targetPort(server, workload);
      if (!isReserved(port) || !selects(server.selector, workload.labels)) return [];
      const message = `${belongs(port)}, so this server is not served. Use another port, or another targetPort in the gateway's Service.`;
      return [
        { code: 'SLU0203', severity: 'error', on: server.from, path: `${server.path}.port.number`, message },
      ];
    }),
  );
  return [...ofServices, ...ofServers];
}
