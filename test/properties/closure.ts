import { filesFor } from '../../src/envoy/apart.ts';
import type { ScopeFiles } from '../../src/envoy/model.ts';
import { clustersFile, listenersFile } from '../../src/envoy/model.ts';
import type { Mesh, Target } from '../../src/mesh/model.ts';
import { sees } from '../../src/mesh/names.ts';
import { policyFor } from '../../src/mesh/policies.ts';
import { clustersNamed, filesNamed, namesOf } from './reading.ts';

/** A scope's files, as a proxy of it finds them in its folder: the shared ones and its own. */
export const foldersOf = (files: ScopeFiles): readonly ReadonlyMap<string, string>[] =>
  [...files.own.keys()].map((key) => filesFor(files, key));

/** Every destination that a rule of the mesh says. */
function targetsOf({ routes }: Mesh): readonly Target[] {
  return [...routes.mesh, ...routes.gateway].flatMap((table) => [
    ...table.http.flatMap(({ action }) =>
      action.kind === 'forward' ? [...action.to, ...action.mirrors].map((one) => one.target) : [],
    ),
    ...[...table.tcp, ...table.tls].flatMap((rule) => rule.to.map((one) => one.target)),
  ]);
}

/**
 * Why a cluster that a rule names may be absent from the files of clients of a namespace: a rule's target is invalid, the client's namespace does
 * not see the service or the subset, no port was said and the service has not the one that is served, or a Sidecar's egress proxy is no port of a service.
 * Undefined: it may not.
 */
function whyAbsent(mesh: Mesh, client: string, cluster: string): string | undefined {
  const [, number = '', subset = '', host = ''] = cluster.split('|');
  const port = Number(number);
  const same = targetsOf(mesh).filter(
    (one) => one.host === host && one.subset === subset && (one.port === undefined || one.port === port),
  );
  if (same.some((one) => one.kind === 'invalid')) return 'invalid';
  const services = [...mesh.services.values()].filter((one) => one.host === host);
  const lacksPort = services.every((one) => !one.ports.some((each) => each.number === port));
  if (lacksPort && isEgressProxy(mesh, host)) return 'egress proxy that no service is';
  if (services.length === 0) return undefined;
  const service = services.find((one) => sees(one.visibleTo, client));
  if (service === undefined) return 'service hidden';
  const others = services.length > 1 && !service.ports.some((one) => one.number === port);
  if (others) return 'port of another service of the host';
  const portless = same.some((one) => one.port === undefined) && service.ports.length !== 1;
  if (portless && !service.ports.some((one) => one.number === port)) return 'port';
  const declared = policyFor(mesh.policies.get(service.key), client)?.subsets ?? [];
  return subset !== '' && !declared.some((one) => one.name === subset) ? 'subset hidden' : undefined;
}

const isEgressProxy = ({ sidecars }: Mesh, host: string): boolean =>
  sidecars.some(({ unknown }) => unknown?.proxy?.host === host);

/** What a folder names and lacks, in words; empty where it is closed. */
export function gaps(mesh: Mesh, client: string, folder: ReadonlyMap<string, string>): readonly string[] {
  const clusters = new Set(namesOf(folder.get(clustersFile) ?? ''));
  return [...folder].flatMap(([file, text]) => {
    const files = [...filesNamed(text)].filter((name) => !folder.has(name));
    const sends = file === listenersFile || file.startsWith('rds.') ? [...clustersNamed(text)] : [];
    const absent = sends.filter((name) => !clusters.has(name) && whyAbsent(mesh, client, name) === undefined);
    return [
      ...files.map((name) => `${file} names file ${name}`),
      ...absent.map((name) => `${file} names ${name}`),
    ];
  });
}
