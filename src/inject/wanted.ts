import { annotations, type Labels } from '../api/objects.ts';
import { roleOf } from './names.ts';

/** Namespaces of the cluster's own parts and of the operator, which must start when no webhook answers. */
const neverInjected: ReadonlySet<string> = new Set([
  'kube-system',
  'kube-public',
  'kube-node-lease',
  'sluice-system',
]);

/** What decides whether a pod gets a proxy. Without `namespaceLabels` somebody asked for it by hand. */
export interface Candidate {
  readonly namespace: string;
  readonly namespaceLabels?: Labels;
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly hostNetwork: boolean;
}

/** Why a pod gets no proxy, as a sentence; undefined where it gets one. */
export function whyNot(pod: Candidate): string | undefined {
  if (pod.hostNetwork) return 'It uses the network of its node, whose traffic is not to be intercepted.';
  if (neverInjected.has(pod.namespace)) return `Nothing is injected in the namespace ${pod.namespace}.`;
  const said = saidOf(pod);
  if (said === 'no') return `Its label or annotation ${annotations.inject} says so.`;
  if (said === 'yes' || pod.namespaceLabels === undefined || roleOf(pod.annotations) === 'gateway')
    return undefined;
  return pod.namespaceLabels['istio-injection'] === 'enabled'
    ? undefined
    : `Neither the namespace ${pod.namespace} (istio-injection: enabled) nor the pod (${annotations.inject}: "true") asks for it.`;
}

/** Istio's words for yes; any other word says no. */
const yes: ReadonlySet<string> = new Set(['true', 'yes', 'y', 'on']);
const no: ReadonlySet<string> = new Set(['false', 'no', 'n', 'off']);

/** The label stands over the annotation. */
export const saidText = ({ labels, annotations: notes }: Pick<Candidate, 'labels' | 'annotations'>): string =>
  (labels[annotations.inject] ?? notes[annotations.inject] ?? '').toLowerCase();

function saidOf(pod: Candidate): 'yes' | 'no' | 'nothing' {
  const said = saidText(pod);
  if (said === '') return 'nothing';
  return yes.has(said) ? 'yes' : 'no';
}

export const isUnderstood = (said: string): boolean => said === '' || yes.has(said) || no.has(said);
