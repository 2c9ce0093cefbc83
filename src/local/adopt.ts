import { annotations, type Namespace, type Pod } from '../api/objects.ts';
import { ownConfigMap, roleOf, sharedConfigMap } from '../inject/names.ts';
import { whyNot } from '../inject/wanted.ts';
import type { RunPod } from './workloads.ts';

export interface Adoption {
  readonly namespaces: ReadonlyMap<string, Namespace>;
  /** `namespace/pod` or `namespace/workload`: proxies whatever else is said. */
  readonly proxies: ReadonlySet<string>;
}

/**
 * Stands in for injection: the pod, with the annotations that make it a proxy if it is to be one and has none. A pod that an API server has
 * given a uid was made already, with a proxy or without.
 */
export function adopt({ pod, workload }: RunPod, by: Adoption): Pod {
  if (pod.meta.annotations[annotations.configMap] !== undefined) return pod;
  const isToCome = pod.uid === undefined && isWanted(pod, by.namespaces);
  if (!isNamed(pod, workload, by.proxies) && !isToCome) return pod;
  const { namespace } = pod.meta;
  return {
    ...pod,
    meta: {
      ...pod.meta,
      annotations: {
        ...pod.meta.annotations,
        [annotations.configMap]: ownConfigMap(workload),
        [annotations.sharedConfigMap]: sharedConfigMap(namespace, workload, roleOf(pod.meta.annotations)),
      },
    },
  };
}

const isNamed = (pod: Pod, workload: string, proxies: ReadonlySet<string>): boolean =>
  proxies.has(`${pod.meta.namespace}/${pod.meta.name}`) || proxies.has(`${pod.meta.namespace}/${workload}`);

function isWanted({ meta, hostNetwork }: Pod, namespaces: ReadonlyMap<string, Namespace>): boolean {
  const namespaceLabels = namespaces.get(meta.namespace)?.meta.labels ?? {};
  return whyNot({ ...meta, hostNetwork, namespaceLabels }) === undefined;
}
