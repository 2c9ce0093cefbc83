import { annotations, type Namespace, type Pod, type Snapshot } from '../api/objects.ts';
import type { Problem } from '../api/problem.ts';
import { mapEach } from '../mesh/incremental.ts';
import { roleOf } from './names.ts';
import { whyNot } from './wanted.ts';

/** What the label of Istio's revisions stands on is Istio's to inject. */
const revision = 'istio.io/rev';

/** The pods that ask for a proxy and have none: they were made before their namespace was labelled, or while no webhook answered. */
export function missingProxies(): (
  snapshot: Pick<Snapshot, 'pods' | 'namespaces'>,
) => ReadonlyMap<string, Problem> {
  const each = mapEach((pod: Pod, namespace: Namespace | undefined) => missing(pod, namespace));
  const some = mapEach((problem: Problem) => problem);
  return ({ pods, namespaces }) => {
    const all = each([...pods].map(([key, pod]) => [key, [pod, namespaces.get(pod.meta.namespace)]]));
    return some([...all].flatMap(([key, problem]) => (problem === undefined ? [] : [[key, [problem]]])));
  };
}

function missing({ meta, hostNetwork, terminating }: Pod, namespace: Namespace | undefined) {
  const { labels, annotations: notes } = meta;
  const namespaceLabels = namespace?.meta.labels ?? {};
  const isInjected = annotations.status in notes || annotations.configMap in notes;
  const isIstios = revision in labels || revision in namespaceLabels;
  if (terminating || isInjected || isIstios) return undefined;
  if (whyNot({ namespace: meta.namespace, namespaceLabels, labels, annotations: notes, hostNetwork }))
    return undefined;
  return problem({ meta }, namespaceLabels['istio-injection'] === 'enabled');
}

function problem({ meta }: Pick<Pod, 'meta'>, byNamespace: boolean): Problem {
  const { namespace, name } = meta;
  const who = byNamespace
    ? `The namespace ${namespace} (istio-injection: enabled)`
    : `The pod (${roleOf(meta.annotations) === 'gateway' ? annotations.injectTemplates : annotations.inject})`;
  const message = `${who} asks for a proxy and this pod has none, so no rule applies to what it sends. A pod gets its proxy when it is made: \`kubectl -n ${namespace} rollout restart\` its workload, or delete it; if it comes back without one, look at the webhook: kubectl get mutatingwebhookconfiguration sluice`;
  return { code: 'IST0103', severity: 'warning', on: { kind: 'Pod', namespace, name }, path: '', message };
}
