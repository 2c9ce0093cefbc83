import { type Fields, items } from '../api/read/fields.ts';
import { type Additions, assembled, type NewContainers } from './additions.ts';
import { initContainer, proxyContainer } from './containers.ts';
import { containerName, type InjectionRequest } from './model.ts';
import type { ProxyOptions } from './options.ts';
import { type PodView, podView } from './pod.ts';

/** The pod with a proxy beside its app, and what redirects its traffic there. */
export function withSidecar(request: InjectionRequest, chosen: ProxyOptions, add: Additions): Fields {
  const pod = podView(request.pod);
  const place = chosen.native ? native : classic;
  return assembled(request.pod, add, place(pod, request, chosen));
}

const initContainers = (request: InjectionRequest, chosen: ProxyOptions): readonly Fields[] =>
  chosen.captured === undefined ? [] : [initContainer(chosen, chosen.captured, request.uid)];

/** The proxy is up before the pod's own init containers run, so that theirs is the same network as the app's. */
function native(pod: PodView, request: InjectionRequest, chosen: ProxyOptions): NewContainers {
  const init = initContainers(request, chosen);
  const proxy = proxyContainer(chosen, request.uid, pod.grace);
  return {
    initContainers: [...init, proxy, ...items(pod.spec.initContainers)],
    containers: items(pod.spec.containers),
    added: { initContainers: [...names(init), containerName.proxy], containers: [] },
  };
}

/** The proxy starts after all init containers. The rules come last among them, or the others would be redirected to nobody. */
function classic(pod: PodView, request: InjectionRequest, chosen: ProxyOptions): NewContainers {
  const init = initContainers(request, chosen);
  const proxy = proxyContainer(chosen, request.uid, pod.grace);
  const apps = items(pod.spec.containers);
  return {
    ...(init.length === 0 ? {} : { initContainers: [...items(pod.spec.initContainers), ...init] }),
    // The kubelet starts containers in this order, each after the former one's postStart.
    containers: chosen.hold ? [proxy, ...apps] : [...apps, proxy],
    added: { initContainers: names(init), containers: [containerName.proxy] },
  };
}

const names = (containers: readonly Fields[]): readonly string[] =>
  containers.map(({ name }) => String(name));
