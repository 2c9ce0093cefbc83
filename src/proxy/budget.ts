import { memo } from '../mesh/incremental.ts';
import { compare } from '../mesh/names.ts';
import type { ClusterGroup, OutboundCluster } from './model.ts';
import { secretId, secretsOf } from './secrets.ts';

/**
 * Every watched file is an inotify instance of the proxy's uid, of which the kernel grants 128, and Envoy aborts beyond them.
 * So a proxy watches this many files at most: listeners, clusters, routes by port, then
 * certificates (each watched itself and through the file that names it), then endpoint files by what they save.
 */
export const largestWatch = 100;
const always = 2;
const perSecret = 2;
const preference: readonly OutboundCluster['state'][] = ['localities', 'ejections', 'warmup', 'limits'];

/** How a scope's file budget is spent. What does not fit stands inside the listeners' and clusters' files. */
export interface Budget {
  readonly scope: string;
  readonly inlineRoutes: ReadonlySet<string>;
  readonly endpointFiles: ReadonlySet<string>;
  readonly inlineEndpoints: readonly string[];
  readonly secretFiles: ReadonlySet<string>;
  /** Clusters some of whose certificates stand in the clusters' file. */
  readonly inlineSecrets: readonly string[];
}

/** `routes` are the names of the route files in order, `servers` the ids of the certificates that listeners name; `services` the clusters of each group. */
export function spend(
  scope: string,
  routes: readonly string[],
  servers: readonly string[],
  ...services: readonly ClusterGroup['services'][]
): Budget {
  const room = largestWatch - always;
  const stateful = services
    .flatMap((group) => statefulClusters(group))
    .sort((a, b) => preference.indexOf(a.state) - preference.indexOf(b.state) || compare(a.name, b.name))
    .map((cluster) => cluster.name);
  const afterRoutes = Math.max(0, room - routes.length);
  const encrypted = services.flatMap((group) => encryptedClusters(group));
  const upstream = [...new Set(encrypted.flatMap((one) => one.secrets))].sort(compare);
  const secrets = [...new Set([...servers, ...upstream])];
  const secretFiles = new Set(secrets.slice(0, Math.floor(afterRoutes / perSecret)));
  const left = afterRoutes - perSecret * secretFiles.size;
  return {
    scope,
    inlineRoutes: new Set(routes.slice(room)),
    endpointFiles: new Set(stateful.slice(0, left)),
    inlineEndpoints: stateful.slice(left),
    secretFiles,
    inlineSecrets: encrypted
      .filter((one) => !one.secrets.every((secret) => secretFiles.has(secret)))
      .map((one) => one.name),
  };
}

const encryptedClusters = memo((services: ClusterGroup['services']) =>
  services.flatMap((clusters) =>
    clusters.flatMap(({ name, traffic }) =>
      traffic.tls?.mode === 'tls' ? [{ name, secrets: secretsOf(traffic.tls).map(secretId) }] : [],
    ),
  ),
);

const statefulClusters = memo((services: ClusterGroup['services']) =>
  services.flatMap((clusters) => clusters.filter((cluster) => cluster.state !== undefined)),
);
