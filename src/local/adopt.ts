import { annotations, type Namespace, type Pod } from '../api/objects.ts';
import { ownConfigMap, type Role, sharedConfigMap } from './naming.ts';
import type { RunPod } from './workloads.ts';

export interface Adoption {
  readonly namespaces: ReadonlyMap<string, Namespace>;
  /** `namespace/pod` or `namespace/workload`: proxies whatever else is said. */
  readonly proxies: ReadonlySet<string>;
}

/** Stands in for injection: the pod, with the annotations that make it a proxy if it is to be one and has none. */
export function adopt({ pod, workload }: RunPod, by: Adoption): Pod {
  if (pod.meta.annotations[annotations.configMap] !== undefined) return pod;
  if (!isNamed(pod, workload, by.proxies) && !isWanted(pod, by.namespaces)) return pod;
  const { namespace } = pod.meta;
  return {
    ...pod,
    meta: {
      ...pod.meta,
      annotations: {
        ...pod.meta.annotations,
        [annotations.configMap]: ownConfigMap(workload),
        [annotations.sharedConfigMap]: sharedConfigMap(namespace, workload, role(pod)),
      },
    },
  };
}

const isNamed = (pod: Pod, workload: string, proxies: ReadonlySet<string>): boolean =>
  proxies.has(`${pod.meta.namespace}/${pod.meta.name}`) || proxies.has(`${pod.meta.namespace}/${workload}`);

function isWanted(pod: Pod, namespaces: ReadonlyMap<string, Namespace>): boolean {
  const { labels, annotations: notes, namespace } = pod.meta;
  const said = labels[annotations.inject] ?? notes[annotations.inject];
  if (pod.hostNetwork || said === 'false') return false;
  if (said === 'true' || role(pod) === 'gateway') return true;
  return namespaces.get(namespace)?.meta.labels['istio-injection'] === 'enabled';
}

function role(pod: Pod): Role {
  const templates = pod.meta.annotations[annotations.injectTemplates] ?? '';
  return templates.split(',').some((each) => each.trim() === 'gateway') ? 'gateway' : 'sidecar';
}
