import { annotations, type Pod, type Table } from '../api/objects.ts';
import type { Workload } from '../mesh/model.ts';

/** The pod that its own ConfigMap goes with. A ConfigMap that several pods name, or a pod template, belongs to none of them. */
export function owner(
  workload: Workload,
  pods: Table<Pod>,
): { readonly name: string; readonly uid: string } | undefined {
  const [key, ...others] = workload.pods;
  const pod = key === undefined ? undefined : pods.get(key);
  if (
    others.length > 0 ||
    pod?.uid === undefined ||
    pod.meta.annotations[annotations.configMapOf] === 'template'
  )
    return undefined;
  return { name: pod.meta.name, uid: pod.uid };
}
