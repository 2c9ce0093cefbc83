import { stringify } from 'yaml';
import { suggestedHosts } from '../analyze/suggested-hosts.ts';
import { type Meta, objectKey, type Sidecar } from '../api/objects.ts';
import type { Usage } from '../envoy/usage.ts';
import { commonSidecar } from '../mesh/sidecars.ts';
import type { ClusterReading } from './read-cluster.ts';

/** A proxy with what it called, or why that is not known. */
export interface SeenProxy {
  readonly pod: Pick<Meta, 'namespace' | 'name'>;
  readonly usage?: Usage;
  readonly why?: string;
}

/** Names of pods that a comment says; it counts the others. */
const most = 5;

/** A YAML document: a Sidecar for what proxies of a namespace called, or a comment alone where that is nothing. `now` is in milliseconds. */
export function suggestion(
  namespace: string,
  proxies: readonly SeenProxy[],
  reading: ClusterReading,
  now: number,
): string {
  const usages = proxies.flatMap(({ usage }) => usage ?? []);
  const { mesh } = reading.translation;
  const hosts = suggestedHosts(mesh, namespace, new Set(usages.flatMap((usage) => usage.hosts)));
  const found = sidecarOf(namespace, reading);
  const lines = [
    ...basis(namespace, usages, now),
    ...silent(proxies),
    ...passing(usages),
    ...(found === undefined ? [] : replacing(found)),
    ...(hosts.length > 0 ? [] : ['No call was seen, so no Sidecar is suggested.']),
  ];
  const comment = lines.map((line) => `# ${line}\n`).join('');
  return hosts.length === 0
    ? comment
    : `${comment}${stringify(manifest(namespace, hosts, found), { lineWidth: 0 })}`;
}

/** The Sidecar of the namespace that is in force for pods that none selects. */
function sidecarOf(namespace: string, { snapshot, translation }: ClusterReading): Sidecar | undefined {
  const { sidecars: rules, scopes, settings } = translation.mesh;
  const rule = commonSidecar({ rules, scopes, root: settings.rootNamespace }, namespace);
  return rule?.from.kind === 'Sidecar' && rule.from.namespace === namespace
    ? snapshot.sidecars.get(objectKey(rule.from))
    : undefined;
}

const manifest = (namespace: string, hosts: readonly string[], found: Sidecar | undefined): object => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'Sidecar',
  metadata: { name: found?.meta.name ?? 'default', namespace },
  spec: { ...found?.spec, egress: [{ hosts }] },
});

const time = (milliseconds: number): string => `${new Date(milliseconds).toISOString().slice(0, 16)}Z`;

function basis(namespace: string, usages: readonly Usage[], now: number): string[] {
  if (usages.length === 0) return [`${namespace}: no proxy could be asked.`];
  const starts = usages.map(({ seconds }) => time(now - seconds * 1_000)).sort();
  const [first = ''] = starts;
  const last = starts.at(-1) ?? '';
  const since = first === last ? `since ${first}` : `since ${first}, the youngest of them since ${last}`;
  const who = usages.length === 1 ? '1 proxy' : `${usages.length} proxies`;
  return [`${namespace}: what ${who} called ${since}. What is called more seldom is missing.`];
}

function silent(proxies: readonly SeenProxy[]): string[] {
  const names = proxies.filter(({ usage }) => usage === undefined).map(({ pod }) => pod.name);
  if (names.length === 0) return [];
  const more = names.length > most ? ` and ${names.length - most} more` : '';
  return [`Not asked, so what only these call is missing: ${names.slice(0, most).join(', ')}${more}.`];
}

function passing(usages: readonly Usage[]): string[] {
  const passed = usages.reduce((sum, usage) => sum + usage.passed, 0);
  if (passed === 0) return [];
  return [
    `${passed} connections went to addresses that these proxies know nothing of, and will go there as before. If a Sidecar or a scope hides`,
    'services from them, some may have been for these: add those whose rules are to hold.',
  ];
}

const replacing = ({ meta, spec }: Sidecar): string[] => [
  `It has the name of Sidecar ${meta.name}, which is in force, and replaces its egress${(spec.egress ?? []).some(({ port }) => port !== undefined) ? ', which was said by port' : ''}.`,
];
