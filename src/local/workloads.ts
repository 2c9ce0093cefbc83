import type { Pod } from '../api/objects.ts';
import { fields, integer, stringMap } from '../api/read/fields.ts';
import { isOver, meta, pod, podSpec, readAnnotations } from '../api/read/objects.ts';
import type { Manifest } from './parse.ts';

/** A pod and the name of what runs it, which is its own where nothing does. */
export interface RunPod {
  readonly pod: Pod;
  readonly workload: string;
}

/** More than there are addresses for; a mistyped `replicas` must not fill the memory. */
const mostReplicas = 65_534;

/**
 * The pods that a cluster would run, by `namespace/name`. Workloads count as pods `<name>-0 …`, apart from those whose real pods stand in the
 * manifests beside them (as in a dump of a cluster).
 */
export function runPods(
  pods: readonly Manifest[],
  workloads: readonly Manifest[],
): ReadonlyMap<string, RunPod> {
  const run = new Map<string, RunPod>();
  const present = new Set<string>();
  for (const manifest of pods) {
    const { namespace, name } = manifest.on;
    const read = pod(manifest);
    const { owner } = read;
    if (owner !== undefined) present.add(`${owner.kind} ${namespace}/${owner.name}`);
    if (isOver(manifest)) continue;
    run.set(`${namespace}/${name}`, { pod: read, workload: owner?.name ?? name });
  }
  for (const manifest of workloads) {
    const { kind, namespace, name } = manifest.on;
    if (present.has(`${kind} ${namespace}/${name}`)) continue;
    for (const replica of replicas(manifest)) {
      const key = `${namespace}/${replica.meta.name}`;
      if (!run.has(key)) run.set(key, { pod: replica, workload: name });
    }
  }
  return run;
}

function replicas(manifest: Manifest): readonly Pod[] {
  const { namespace, name } = manifest.on;
  const spec = fields(manifest.raw.spec);
  const template = fields(spec.template);
  const { created } = meta(manifest);
  const asked = manifest.on.kind === 'DaemonSet' ? 1 : (integer(spec.replicas) ?? 1);
  const shape = {
    labels: stringMap(fields(template.metadata).labels),
    annotations: readAnnotations(fields(template.metadata).annotations),
    ...(created === undefined ? {} : { created }),
  };
  return Array.from({ length: Math.min(Math.max(asked, 0), mostReplicas) }, (_, i) => ({
    meta: { namespace, name: `${name}-${i}`, ...shape },
    owner: { kind: manifest.on.kind, name },
    ready: true,
    terminating: false,
    ...podSpec(fields(template.spec)),
  }));
}
