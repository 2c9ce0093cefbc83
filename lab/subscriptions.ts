import type { ConfigFiles } from '../src/envoy/model.ts';
import type { Envoy } from './envoy.ts';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

function resources(text: string | undefined): Json[] {
  if (text === undefined) return [];
  const file: unknown = JSON.parse(text);
  return isObject(file) && Array.isArray(file.resources) ? file.resources.filter(isObject) : [];
}

// Envoy writes a colon in a name as an underscore in the names of its statistics.
const asStat = (name: unknown): string => String(name).replaceAll(':', '_');

/** The counters of the subscriptions that these files ask for, as ends of a statistic's name without `.update_success`. */
function expected(files: ConfigFiles): string[] {
  const routes = [...files.keys()]
    .filter((name) => name.startsWith('rds.'))
    .flatMap((name) => resources(files.get(name)));
  const eds = resources(files.get('cds.json')).filter((cluster) => cluster.type === 'EDS');
  return [
    'cluster_manager.cds',
    'listener_manager.lds',
    ...routes.map((route) => `.rds.${asStat(route.name)}`),
    ...eds.map((cluster) => `cluster.${asStat(cluster.alt_stat_name ?? cluster.name)}`),
  ];
}

const mustBeZero =
  /\.update_(?:rejected|failure)$|^listener_manager\.(?:total_listeners_warming|listener_create_failure)$|^cluster_manager\.warming_clusters$/;

/** The statistics that count names that were not found: that is of the network, and says nothing of what was loaded. */
export const lookups = (files: ConfigFiles): ReadonlySet<string> =>
  new Set(
    resources(files.get('cds.json'))
      .filter(({ type }) => type === 'STRICT_DNS' || type === 'LOGICAL_DNS')
      .map(({ name }) => `cluster.${asStat(name)}.update_failure`),
  );

/**
 * What keeps an Envoy from running all of its files: a subscription that never succeeded, one that was refused or failed, a listener or
 * cluster that is still warming, a listener that could not be made. A line each; an empty list is a proxy that runs what it was given.
 */
export async function notLoaded(envoy: Envoy, files: ConfigFiles): Promise<readonly string[]> {
  const stats = await envoy.stats(
    '(update_(success|rejected|failure)|_warming|warming_clusters|create_failure)$',
  );
  const bad: string[] = [];
  const exempt = lookups(files);
  for (const [name, value] of stats)
    if (mustBeZero.test(name) && value !== 0 && !exempt.has(name)) bad.push(`${name}: ${value}`);
  for (const end of expected(files)) {
    const found = [...stats].filter(([name]) => name.endsWith(`${end}.update_success`));
    if (found.length === 0) bad.push(`${end}: nothing subscribes to it`);
    for (const [name, value] of found) if (Number(value) < 1) bad.push(`${name}: ${value}`);
  }
  const log = envoy.log().trim();
  return bad.length === 0 || log === '' ? bad : [...bad, log];
}
