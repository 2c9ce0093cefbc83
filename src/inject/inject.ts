import { annotations } from '../api/objects.ts';
import type { Problem } from '../api/problem.ts';
import { fields, items } from '../api/read/fields.ts';
import { additions } from './additions.ts';
import { tellNames, tellOwners, tellPorts, tellTexts } from './clashes.ts';
import { withGateway } from './gateway.ts';
import type { Given, Injection, InjectionRequest } from './model.ts';
import { roleOf, templatesOf } from './names.ts';
import { type Teller, teller } from './notes.ts';
import { options, type ProxyOptions } from './options.ts';
import { allContainers, isProxy, type PodView, podView } from './pod.ts';
import { tellShape } from './shape.ts';
import { withSidecar } from './sidecar.ts';
import { readStatus } from './status.ts';
import { isUnderstood, saidText, whyNot } from './wanted.ts';

/**
 * The pod with its proxy, for every road by which a pod may come. It never throws, and its input is left as it is. A pod that has a proxy is
 * skipped, so that twice is once.
 */
export function inject(request: InjectionRequest, given: Given): Injection {
  const pod = podView(request.pod);
  const problems: Problem[] = [];
  const tell = teller(request.told, problems);
  const why = skipReason(pod, request);
  if (why !== undefined) {
    tellUnclear(pod, tell);
    return { kind: 'skipped', why, problems };
  }
  tellShape(request.pod, tell);
  if (problems.length > 0) return { kind: 'refused', problems };
  const chosen = options(pod, request.settings, { given, tell });
  tellClashes(pod, request, tell);
  tellTimes(pod, request, { chosen, tell });
  if (problems.some(({ severity }) => severity === 'error')) return { kind: 'refused', problems };
  const add = additions(pod, request, chosen);
  const injected =
    roleOf(pod.annotations) === 'gateway'
      ? withGateway(request, chosen, add)
      : withSidecar(request, chosen, add);
  return { kind: 'injected', pod: injected, problems };
}

function skipReason(
  pod: PodView,
  { pod: raw, workload, namespaceLabels }: InjectionRequest,
): string | undefined {
  // A status without a proxy was copied from elsewhere and says nothing of this pod.
  if (readStatus(raw) !== undefined && allContainers(pod).some(isProxy)) return 'It has a proxy already.';
  if (pod.isWindows) return 'It runs on Windows, which has no iptables.';
  return whyNot({
    ...pod,
    namespace: workload.namespace,
    ...(namespaceLabels === undefined ? {} : { namespaceLabels }),
  });
}

/** A word that is neither yes nor no counts as no, as with Istio. */
function tellUnclear(pod: PodView, tell: Teller): void {
  if (isUnderstood(saidText(pod))) return;
  const place = pod.labels[annotations.inject] === undefined ? 'annotations' : 'labels';
  const message = `"${saidText(pod)}" is neither "true" nor "false" and counts as "false". Correct it.`;
  tell.warn('IST0125', `metadata.${place}[${annotations.inject}]`, message);
}

function tellClashes(pod: PodView, { pod: raw, uid }: InjectionRequest, tell: Teller): void {
  tellTexts(fields(raw.metadata), tell);
  const role = roleOf(pod.annotations);
  if (items(pod.spec.containers).length === 0) {
    tell.error('IST0106', 'spec.containers', 'There is no container to put a proxy beside. Write one.');
  }
  tellTemplates(pod, tell);
  tellNames(pod, role, tell);
  if (role === 'sidecar') tellOwners(pod, uid, tell);
  tellPorts(pod, tell);
}

const templates: ReadonlySet<string> = new Set(['sidecar', 'gateway']);

function tellTemplates(pod: PodView, tell: Teller): void {
  const unknown = templatesOf(pod.annotations).find((name) => !templates.has(name));
  if (unknown !== undefined) {
    const message = `There is no template ${unknown}. Write sidecar or gateway.`;
    tell.error('IST0125', `metadata.annotations[${annotations.injectTemplates}]`, message);
  } else if (roleOf(pod.annotations) === 'gateway' && !pod.containers.some(isProxy)) {
    const message =
      'A gateway has a container named istio-proxy, with the image auto, that becomes its Envoy. Add it.';
    tell.error('SLU0307', 'spec.containers', message);
  }
}

function tellTimes(
  pod: PodView,
  { workload, settings }: InjectionRequest,
  { chosen, tell }: { readonly chosen: ProxyOptions; readonly tell: Teller },
): void {
  const asked = chosen.terminationDrainSeconds;
  if (asked !== settings.terminationDrainSeconds && asked >= pod.grace) {
    const message = `The proxy cannot drain for ${asked} s, because the pod has ${pod.grace} s to stop (spec.terminationGracePeriodSeconds). Shorten the one or lengthen the other.`;
    tell.warn('IST0125', 'metadata.annotations[proxy.istio.io/config]', message);
  }
  if (!chosen.native && (workload.kind === 'Job' || workload.kind === 'CronJob')) {
    const message = `The ${workload.kind} will not complete, because its proxy does not end. Remove sidecar.istio.io/nativeSidecar: "false".`;
    tell.warn('SLU0306', 'metadata.annotations[sidecar.istio.io/nativeSidecar]', message);
  }
}
