import type { Problem } from '../api/problem.ts';
import { keepList, mapEach, memo } from '../mesh/incremental.ts';
import type { Mesh, Workload } from '../mesh/model.ts';
import { type Budget, spend } from './budget.ts';
import { type ClusterPolicies, clusterPolicies } from './cluster-policies.ts';
import { clusterStage } from './clusters.ts';
import { gatewayRoutes } from './gateway.ts';
import { gatewayListeners } from './gateway-listeners.ts';
import { inboundClusters, inboundListeners } from './inbound.ts';
import { budgetProblems, reservedProblems } from './limits.ts';
import type {
  ClusterGroup,
  Listener,
  Position,
  ProxySettings,
  ProxyView,
  RouteConfiguration,
  ScopeView,
} from './model.ts';
import { outboundStage } from './outbound.ts';
import { type Scope, scopeStage } from './scopes.ts';
import { type Secret, secretId } from './secrets.ts';
import { containerSecrets, servedPorts } from './servers.ts';
import { type ListenerBasis, listenerBasis, outboundListeners, type RouteSource } from './sidecar.ts';

/** `proxies` are those of each scope, under its key. */
export interface Views {
  readonly scopes: readonly ScopeView[];
  readonly proxies: ReadonlyMap<string, readonly ProxyView[]>;
  readonly problems: readonly Problem[];
}

/** A function from meshes to what every proxy does, keeping what did not change from one call to the next. */
export function viewer(): (mesh: Mesh) => Views {
  const partsOf = partStage();
  const proxies = proxyStage();
  const limits = budgetProblems();
  const reserved = memo(reservedProblems);
  const keepScopes = keepList<Scope>();
  const scopeViews = mapEach(scopeView);
  const policiesOf = clusterPolicies();
  return (mesh) => {
    const policies = policiesOf({ ...mesh, services: mesh.reachable });
    const parts = partsOf(mesh, policies);
    const { connections, proxies: settings } = mesh.settings;
    const views = scopeViews(
      parts.map(({ scope: { key }, groups, inbound, routes, secrets, spent }) => [
        key,
        [
          key,
          mesh.narrowedBy,
          connections.connectTimeout,
          settings.tracing?.collector,
          settings.families ?? 'ipv4',
          groups,
          inbound,
          routes,
          secrets,
          spent,
        ] as const,
      ]),
    );
    return {
      scopes: [...views.values()],
      proxies: proxies(mesh, policies, parts),
      problems: [
        ...reserved(
          mesh.services,
          mesh.servers,
          keepScopes(
            '',
            parts.map((part) => part.scope),
          ),
        ),
        ...parts.flatMap((part) => limits(mesh, part.scope, part.spent)),
      ],
    };
  };
}

/** What the proxies of a scope have in common, before it is known what of it stands in files of its own. */
interface ScopeParts {
  readonly scope: Scope;
  readonly groups: readonly ClusterGroup[];
  readonly routes: readonly RouteConfiguration[];
  readonly inbound: ScopeView['inbound'];
  readonly secrets: readonly Secret[];
  readonly spent: Budget;
}

function partStage(): (mesh: Mesh, policies: ClusterPolicies) => readonly ScopeParts[] {
  const scopesOf = scopeStage();
  const clusters = clusterStage();
  const outbound = outboundStage();
  const inbound = inboundClusters();
  const ofGateway = gatewayRoutes();
  const budget = memo(spend);
  const secretsOfServers = memo(
    (servers: Mesh['servers'], workload: Workload, secrets: Mesh['secrets']): readonly Secret[] => [
      ...new Map(
        containerSecrets(servedPorts(servers, workload, secrets)).map((one) => [secretId(one), one]),
      ).values(),
    ],
  );
  const keepGroups = keepList<ClusterGroup>();
  const keepRoutes = keepList<RouteConfiguration>();
  const keepNames = keepList<string>();
  return (mesh, policies) => {
    const scopes = scopesOf(mesh.workloads);
    const groups = clusters({ ...mesh, services: mesh.reachable }, scopes);
    const sidecarRoutes = outbound(mesh, policies, scopes);
    return scopes.map((scope) => {
      const [first] = scope.workloads;
      const gateway = scope.role === 'gateway' && first !== undefined;
      const routes = keepRoutes(
        scope.key,
        gateway ? ofGateway(mesh, policies, first) : (sidecarRoutes.get(scope.key) ?? []),
      );
      const mine = keepGroups(scope.key, groups.get(scope.key) ?? []);
      const names = keepNames(
        scope.key,
        routes.map((route) => route.name),
      );
      const secrets = gateway ? secretsOfServers(mesh.servers, first, mesh.secrets) : noSecrets;
      const ids = keepNames(`${scope.key} secrets`, secrets.map(secretId));
      const spent = budget(scope.key, names, ids, ...mine.map((group) => group.services));
      return {
        scope,
        routes,
        groups: mine,
        secrets,
        spent,
        inbound: gateway ? noInbound : inbound(mesh, scope),
      };
    });
  };
}

const scopeView = (
  key: string,
  from: ScopeView['from'],
  connectTimeout: number,
  collector: ScopeView['collector'],
  families: ScopeView['families'],
  clusters: readonly ClusterGroup[],
  inbound: ScopeView['inbound'],
  routes: readonly RouteConfiguration[],
  secrets: readonly Secret[],
  spent: Budget,
): ScopeView => ({
  key,
  from,
  connectTimeout,
  collector,
  families,
  clusters,
  inbound,
  routes: routes.filter((route) => !spent.inlineRoutes.has(route.name)),
  endpointFiles: spent.endpointFiles,
  secretFiles: spent.secretFiles,
  serverSecrets: secrets,
});

const noSecrets: readonly Secret[] = [];
const noListeners: readonly Listener[] = [];
const noInbound: ScopeView['inbound'] = [];

const positionOf = ({ locality = '', node = '', labels }: Workload): Position => ({ locality, node, labels });

/** The proxies of every scope; endpoints and rules for HTTP change none of them. */
function proxyStage(): (
  mesh: Mesh,
  policies: ClusterPolicies,
  parts: readonly ScopeParts[],
) => Views['proxies'] {
  const outbound = outboundListeners();
  const inbound = inboundListeners();
  const gateway = gatewayListeners();
  const basis = listenerBasis();
  const keepSources = keepList<RouteSource>();
  const view = memo(
    (
      workload: Workload,
      settings: ProxySettings,
      shared: readonly Listener[],
      own: readonly Listener[],
    ): ProxyView => ({
      key: workload.key,
      labels: workload.labels,
      shared,
      own,
      position: positionOf(workload),
      settings,
    }),
  );
  const ofScope = mapEach(
    (
      on: ListenerBasis,
      scope: Scope,
      sources: readonly RouteSource[],
      watched: ReadonlySet<string>,
    ): readonly ProxyView[] =>
      scope.workloads.map((workload) =>
        scope.role === 'gateway'
          ? view(workload, on.settings.proxies, noListeners, gateway(on, workload, sources, watched))
          : view(workload, on.settings.proxies, outbound(on, workload, sources), inbound(on, workload)),
      ),
  );
  return (mesh, policies, parts) => {
    const on = basis(mesh, policies);
    return ofScope(
      parts.map(({ scope, routes, spent }) => {
        const sources = routes.map((route) => (spent.inlineRoutes.has(route.name) ? route : route.name));
        return [scope.key, [on, scope, keepSources(scope.key, sources), spent.secretFiles] as const];
      }),
    );
  };
}
