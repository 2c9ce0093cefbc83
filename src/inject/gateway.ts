import { type Fields, fields, items, optional } from '../api/read/fields.ts';
import { type Additions, assembled } from './additions.ts';
import { gatewayContainer } from './containers.ts';
import { containerName, type InjectionRequest } from './model.ts';
import type { ProxyOptions } from './options.ts';
import { podView } from './pod.ts';

/** The pod whose own container `istio-proxy` has become a gateway's Envoy. What the container says itself stands. */
export function withGateway(request: InjectionRequest, chosen: ProxyOptions, add: Additions): Fields {
  const { spec, grace } = podView(request.pod);
  const ours = gatewayContainer(chosen, request.uid, grace);
  const containers = items(spec.containers);
  const own = containers.map(fields).find(({ name }) => name === containerName.proxy) ?? {};
  return assembled(request.pod, add, {
    containers: containers.map((each) =>
      fields(each).name === containerName.proxy ? merged(fields(each), ours) : each,
    ),
    added: { initContainers: [], containers: [containerName.proxy] },
    replaced: own,
  });
}

function merged(given: Fields, ours: Fields): Fields {
  const own = isAuto(given) ? withoutDefault(given) : given;
  const both: Fields = { ...own, ...withoutThose(ours, own) };
  return {
    ...both,
    image: isAuto(own) ? ours.image : own.image,
    ports: joined(own.ports, ours.ports, 'containerPort'),
    lifecycle: { ...fields(ours.lifecycle), ...fields(own.lifecycle) },
    securityContext: security(fields(own.securityContext), fields(ours.securityContext)),
    volumeMounts: joined(own.volumeMounts, ours.volumeMounts, 'mountPath'),
  };
}

const isAuto = ({ image }: Fields): boolean => image === 'auto' || image === undefined;

/** `auto` has no tag, for which the API server writes `Always`, and that says nothing of the image that comes in its place. */
function withoutDefault({ imagePullPolicy, ...rest }: Fields): Fields {
  return imagePullPolicy === 'Always' ? rest : { ...rest, ...optional('imagePullPolicy', imagePullPolicy) };
}

const withoutThose = (ours: Fields, own: Fields): Fields =>
  Object.fromEntries(Object.entries(ours).filter(([name]) => (own[name] ?? undefined) === undefined));

/** Of two with the same key the container's own one stays. */
function joined(own: unknown, ours: unknown, key: string): readonly unknown[] {
  const taken = new Set(items(own).map((each) => fields(each)[key]));
  return [...items(own), ...items(ours).filter((each) => !taken.has(fields(each)[key]))];
}

function security(own: Fields, ours: Fields): Fields {
  const { runAsNonRoot, ...rest } = ours;
  return own.runAsUser === 0 ? { ...rest, ...own } : { ...rest, runAsNonRoot, ...own };
}
