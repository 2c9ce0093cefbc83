import type { Gateway, Snapshot, Table } from '../api/objects.ts';
import { objectKey } from '../api/objects.ts';
import type { Problem } from '../api/problem.ts';
import { aliasesOf, claimsAlike, httpOnTcp, meshConflicts, namedByAlias } from './conflicts.ts';
import { entryStage } from './entry-stage.ts';
import { inFamilies } from './families.ts';
import { gatewayProblems } from './gateway-problems.ts';
import { readGateway } from './gateways.ts';
import { keepAlike, mapEach, memo } from './incremental.ts';
import type { RegexCheck } from './matches.ts';
import type { GatewayServer, Mesh, MeshService, RouteTable, Workload } from './model.ts';
import { byAge } from './names.ts';
import { placelessStage } from './placeless.ts';
import { nodeLocalities } from './places.ts';
import { podStage } from './pods.ts';
import { policyStage } from './policy-stage.ts';
import { routeStage } from './route-stage.ts';
import { scopeStage } from './scope-stage.ts';
import { endpointStage, serviceStage } from './service-stage.ts';
import { settingsStage } from './settings.ts';
import { sidecarStage } from './sidecar-stage.ts';
import type { KnownHost } from './targets.ts';
import { credentialStage } from './upstream-credentials.ts';
import { workloadStage } from './workload-stage.ts';

const nobody: Mesh['narrowedBy'] = [];

/** A function from snapshots to meshes that keeps what did not change from one call to the next. */
export function resolver(given: { readonly regex: RegexCheck }): (snapshot: Snapshot) => Mesh {
  const settings = inFamilies(settingsStage());
  const pods = podStage();
  const services = serviceStage();
  const localities = memo(nodeLocalities);
  const entries = entryStage();
  const endpoints = endpointStage();
  const workloads = workloadStage();
  const policies = policyStage();
  const routes = routeStage(given.regex);
  const servers = serverStage();
  const sidecars = sidecarStage();
  const scopes = scopeStage();
  const gatewayFaults = memo(gatewayProblems);
  const clashes = memo(clashesBetween);
  const claimed = keepAlike(claimsAlike);
  const aliases = memo((shapes: ReadonlyMap<string, MeshService>) => aliasesOf(shapes.values()));
  const misnamed = memo(namedByAlias);
  const placeless = placelessStage();
  const credentials = credentialStage();
  const workloadList = memo((map: ReadonlyMap<string, Workload>): readonly Workload[] => [...map.values()]);

  return (snapshot) => {
    const [set, where] = [settings(snapshot), localities(snapshot.nodes)];
    const own = services(snapshot.services, set.exportTo.services);
    const members = pods(snapshot.pods);
    const listed = endpoints(own, snapshot.slices, members, where);
    const added = entries(snapshot, { services: own, endpoints: listed }, where, set.exportTo.services);
    const shapes = added.services;
    const ends = added.endpoints;
    const proxies = workloads(shapes, members, where);
    const rules = policies(snapshot.destinationRules, shapes, set, ends);
    const read = routes(snapshot.virtualServices, shapes, rules.policies, set);
    const gates = servers(snapshot.gateways);
    const narrowing = sidecars(snapshot.sidecars);
    const claims = claimed(read.index.mesh);
    return {
      services: shapes,
      reachable: shapes,
      narrowedBy: nobody,
      endpoints: ends,
      workloads: proxies,
      policies: rules.policies,
      bounds: rules.policies,
      routes: read.index,
      servers: gates.servers,
      sidecars: narrowing.rules,
      scopes: scopes(snapshot, set, { services: shapes, workloads: proxies, tables: read.index.mesh, rules }),
      secrets: snapshot.secrets,
      settings: set,
      problems: [
        ...added.problems,
        ...read.problems,
        ...rules.problems,
        ...gates.problems,
        ...narrowing.problems,
        ...clashes(claims, read.known),
        ...misnamed(claims, aliases(shapes)),
        ...credentials(snapshot.destinationRules, proxies, snapshot.secrets, set.exportTo.destinationRules),
        ...placeless(read.index, shapes, gates.servers),
        ...gatewayFaults(gates.gateways, read.index.gateway, workloadList(proxies), snapshot.secrets),
      ],
    };
  };
}

const clashesBetween = (tables: readonly RouteTable[], known: ReadonlyMap<string, KnownHost>): Problem[] => [
  ...meshConflicts(tables),
  ...httpOnTcp(tables, new Map([...known].map(([host, { service }]) => [host, service]))),
];

function serverStage() {
  const each = mapEach(readGateway);
  const collect = memo((gateways: ReturnType<typeof each>) => {
    const servers: readonly GatewayServer[] = [...gateways.values()].flatMap((one) => one.servers);
    return {
      gateways,
      servers,
      problems: [...gateways.values()].flatMap((one) => one.problems),
    };
  });
  const sorted = memo((table: Table<Gateway>) =>
    each([...table.values()].sort(byAge).map((one) => [objectKey(one.meta), [one]] as const)),
  );
  return (table: Table<Gateway>) => collect(sorted(table));
}
