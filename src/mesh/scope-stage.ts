import {
  annotations,
  type DestinationRule,
  type Namespace,
  type Snapshot,
  type Table,
} from '../api/objects.ts';
import type { ObjectRef } from '../api/problem.ts';
import { keepValue } from '../api/read/keep.ts';
import { meshConfigPlace } from '../api/read/meshconfig.ts';
import { aliasesOf } from './conflicts.ts';
import { keepAlike, keepList, mapEach, memo } from './incremental.ts';
import type { Mesh, MeshService, RouteTable, Workload } from './model.ts';
import { compare, hostCovers, sees, serviceHost } from './names.ts';
import { type Naming, namedAlike, namingRule, namingTable } from './naming.ts';
import type { MeshSettings } from './settings.ts';
import type { NamespaceScope, SeenHost, SidecarRule } from './sidecar-model.ts';

type Services = Mesh['services'];
type Scopes = Mesh['scopes'];

/** What the stages before made of a snapshot. */
interface Made {
  readonly workloads: ReadonlyMap<string, Workload>;
  readonly services: Services;
  readonly tables: readonly RouteTable[];
  /** `rules`: the DestinationRules that are not refused. */
  readonly rules: { readonly rules: readonly DestinationRule[] };
}

type Configured = Pick<Snapshot, 'config' | 'namespaces'>;
type Settings = Pick<MeshSettings, 'allowAny' | 'rootNamespace' | 'exportTo'>;

const everything: Scopes = new Map();

/**
 * A function to how much the sidecars of each namespace see where no Sidecar says so. Where traffic for unknown hosts is refused they see everything, since
 * what nobody names would be refused with it.
 */
export function scopeStage(): (snapshot: Configured, settings: Settings, made: Made) => Scopes {
  const saidOf = memo(saidScopes);
  const clientsOf = memo(sidecarNamespaces);
  const keepClients = keepList<string>();
  const described = describing();
  const seenHosts = memo(hostsSeen);
  const aliases = memo((services: Services) => aliasesOf(services.values()));
  const foundIn = memo((services: Services, tables: readonly RouteTable[], namings: readonly Naming[]) => ({
    services: Map.groupBy(services.values(), ({ namespace }) => namespace),
    tables: Map.groupBy(tables, ({ from }) => from.namespace),
    namings: Map.groupBy(namings, ({ from }) => from.namespace),
    aliases: aliases(services),
    seenBy: (client: string) => seenHosts(services, client),
  }));
  const named = memo((rules: readonly DestinationRule[], exportTo: readonly string[] | undefined) =>
    rules.map((rule) => namingRule(rule, exportTo)),
  );
  // An edit that only shifts requests names what was named before.
  const standIn = keepAlike(namedAlike);
  const keep = mapEach((one: NamespaceScope) => one);
  return ({ config, namespaces }, { allowAny, rootNamespace: root, exportTo }, made) => {
    const said = saidOf(namespaces);
    if ((config.scope !== 'referenced' || !allowAny) && said.size === 0) return everything;
    const clients = keepClients('', clientsOf(made.workloads));
    const namings = named(made.rules.rules, exportTo.destinationRules);
    const found = foundIn(made.services, standIn(made.tables), namings);
    const decided = clients.flatMap((client): [string, Deciding][] => {
      const own = said.get(client);
      const scope = own ?? config.scope;
      const isDecided = scope === 'referenced' ? allowAny : own !== undefined;
      return isDecided ? [[client, [client, scope, own !== undefined, root, found]]] : [];
    });
    return keep([...described(decided)].map(([client, one]) => [client, [one]]));
  };
}

const namespaceRef = (name: string): ObjectRef => ({ kind: 'Namespace', namespace: '', name });

const saidScopes = (namespaces: Table<Namespace>): ReadonlyMap<string, string> =>
  new Map(
    [...namespaces.values()].flatMap(({ meta }) => {
      const said = meta.annotations[annotations.scope];
      return said === 'all' || said === 'referenced' ? [[meta.name, said] as const] : [];
    }),
  );

const hostsSeen = (services: Services, client: string): ReadonlySet<string> =>
  new Set([...services.values()].filter(({ visibleTo }) => sees(visibleTo, client)).map(({ host }) => host));

const sidecarNamespaces = (workloads: ReadonlyMap<string, Workload>): readonly string[] =>
  [
    ...new Set(
      [...workloads.values()].flatMap(({ role, namespace }) => (role === 'sidecar' ? [namespace] : [])),
    ),
  ].sort(compare);

/** What there is, by namespace, and what the rules of each namespace name. */
interface Found {
  readonly services: ReadonlyMap<string, readonly MeshService[]>;
  readonly tables: ReadonlyMap<string, readonly RouteTable[]>;
  readonly namings: ReadonlyMap<string, readonly Naming[]>;
  /** Whole names of services by their other ones. */
  readonly aliases: ReadonlyMap<string, string>;
  seenBy(client: string): ReadonlySet<string>;
}

/** A namespace, its scope, whether that was said of itself, the root namespace, and what there is. */
type Deciding = [client: string, scope: string | undefined, isOwn: boolean, root: string, found: Found];

/** A function from what decides on a namespace's scope to the scope, which is the last one while it says the same. */
function describing() {
  const kept = new Map<string, (scope: NamespaceScope) => NamespaceScope>();
  const ofTable = memo(namingTable);
  return mapEach((...[client, scope, isOwn, root, found]: Deciding): NamespaceScope => {
    const keep = kept.get(client) ?? keepValue<NamespaceScope>();
    kept.set(client, keep);
    if (scope !== 'referenced') return keep({ rule: undefined, isOwn });
    const from = isOwn ? namespaceRef(client) : meshConfigPlace.on;
    return keep({ rule: { from, ...referenced(client, root, found, ofTable) }, isOwn });
  });
}

/** The Sidecar that would say the same. Rules of any namespace hold for what is seen, as where all is. */
function referenced(
  client: string,
  root: string,
  found: Found,
  ofTable: (table: RouteTable, client: string) => Naming,
): Omit<SidecarRule, 'from'> {
  const homes = [...new Set([client, root])];
  const seen = found.seenBy(client);
  // A host that no service has may have rules, but a policy for it is of no use.
  const namings = homes.flatMap((home) => [
    ...(found.tables.get(home) ?? []).map((table) => ofTable(table, client)),
    ...(found.namings.get(home) ?? []).filter(
      ({ hosts }) => hosts.every((host) => leads(host, seen)) && (home === client || !hosts.some(isWildcard)),
    ),
  ]);
  const own = homes.flatMap((home) => ownHosts(home, found.services.get(home) ?? []));
  const isOwn = (host: string): boolean => own.some((one) => hostCovers(one, host));
  const foreign = namings
    .filter(({ visibleTo }) => sees(visibleTo, client))
    .map((one) => ({ ...one, hosts: one.hosts.map((host) => found.aliases.get(host) ?? host) }))
    .map((one) => ({ ...one, hosts: one.hosts.filter((host) => !isOwn(host)) }))
    .filter(({ hosts }) => hosts.length > 0);
  const named = [...new Set(foreign.flatMap(({ hosts }) => hosts))].sort(compare);
  return {
    by: foreign.flatMap(({ from, parts }) => [from, ...parts]),
    namespace: client,
    egress: [
      {
        hosts: [
          ...homes.map((namespace): SeenHost => ({ namespace, host: '*' })),
          ...[...own, ...named].map((host): SeenHost => ({ namespace: '*', host })),
        ],
      },
    ],
  };
}

const isWildcard = (host: string): boolean => host.startsWith('*');

/** The hosts of a namespace's services: one pattern for Kubernetes' and the names of the others. */
function ownHosts(namespace: string, services: readonly MeshService[]): readonly string[] {
  const pattern = serviceHost(namespace, '*');
  const others = services.map(({ host }) => host).filter((host) => !hostCovers(pattern, host));
  return [pattern, ...new Set(others)];
}

const leads = (host: string, seen: ReadonlySet<string>): boolean =>
  seen.has(host) || (isWildcard(host) && [...seen].some((one) => hostCovers(host, one)));
