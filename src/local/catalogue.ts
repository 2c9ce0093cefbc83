import type { Problem } from '../api/problem.ts';
import { meshConfigMap } from '../api/read/meshconfig.ts';
import { byRef } from '../api/read/order.ts';
import type { Manifest } from './parse.ts';

/** Kinds that are read. The group counts, since others have a Service or a Gateway too. */
const readKinds = [
  { group: '', kind: 'Pod' },
  { group: '', kind: 'Service' },
  { group: '', kind: 'Namespace' },
  { group: '', kind: 'Node' },
  { group: '', kind: 'Secret' },
  { group: '', kind: 'ConfigMap' },
  { group: 'discovery.k8s.io', kind: 'EndpointSlice' },
  { group: 'apps', kind: 'Deployment' },
  { group: 'apps', kind: 'StatefulSet' },
  { group: 'apps', kind: 'DaemonSet' },
  { group: 'apps', kind: 'ReplicaSet' },
  { group: 'batch', kind: 'Job' },
  { group: 'batch', kind: 'CronJob' },
  { group: 'admissionregistration.k8s.io', kind: 'MutatingWebhookConfiguration' },
  { group: 'networking.istio.io', kind: 'Gateway' },
  { group: 'networking.istio.io', kind: 'VirtualService' },
  { group: 'networking.istio.io', kind: 'DestinationRule' },
  { group: 'networking.istio.io', kind: 'ServiceEntry' },
  { group: 'networking.istio.io', kind: 'WorkloadEntry' },
  { group: 'networking.istio.io', kind: 'Sidecar' },
] as const;

export type Kind = (typeof readKinds)[number]['kind'];

/** Of ConfigMaps only that of the mesh configuration is read. */
const isOther = ({ on }: Manifest): boolean =>
  on.kind === 'ConfigMap' && (on.namespace !== meshConfigMap.namespace || on.name !== meshConfigMap.name);

const istioGroup = 'networking.istio.io';
const istioVersions: ReadonlySet<string> = new Set(['v1', 'v1beta1', 'v1alpha3']);

/** Manifests by kind. Of two of the same object the later stands; what is passed over that a user might rely on is a Problem. */
export interface Catalogue {
  readonly of: (kind: Kind) => readonly Manifest[];
  readonly problems: readonly Problem[];
}

export function catalogue(manifests: readonly Manifest[]): Catalogue {
  const byKind = new Map<Kind, Map<string, Manifest>>(readKinds.map(({ kind }) => [kind, new Map()]));
  const problems: Problem[] = [];
  for (const manifest of manifests) {
    if (isOther(manifest)) continue;
    const kind = readKinds.find(
      (each) => each.kind === manifest.on.kind && each.group === manifest.group,
    )?.kind;
    const table = kind && byKind.get(kind);
    if (table === undefined || (manifest.group === istioGroup && !istioVersions.has(manifest.version))) {
      if (manifest.group === istioGroup) problems.push(passedOver(manifest));
      continue;
    }
    const key = `${manifest.on.namespace}/${manifest.on.name}`;
    const earlier = table.get(key);
    if (earlier !== undefined) problems.push(twice(earlier, manifest));
    table.set(key, manifest);
  }
  return {
    of: (kind) => [...(byKind.get(kind)?.values() ?? [])].sort((a, b) => byRef(a.on, b.on)),
    problems,
  };
}

function passedOver({ on, version, at }: Manifest): Problem {
  const message = `${at}: ${istioGroup}/${version} ${on.kind} is not a kind that is read here; the object is skipped.`;
  return { code: 'SLU0002', severity: 'warning', on, path: '', message };
}

const twice = (earlier: Manifest, later: Manifest): Problem => ({
  code: 'SLU0110',
  severity: 'warning',
  on: later.on,
  path: 'metadata.name',
  message: `The object stands in ${earlier.at} and again in ${later.at}; the later one counts. Remove or rename one of them.`,
});
