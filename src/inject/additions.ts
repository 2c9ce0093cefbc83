import { annotations, type Labels } from '../api/objects.ts';
import { type Fields, fields } from '../api/read/fields.ts';
import { volume } from './containers.ts';
import { canonicalLabels } from './labels.ts';
import type { InjectionRequest } from './model.ts';
import { roleOf, sharedConfigMap } from './names.ts';
import type { ProxyOptions } from './options.ts';
import { isProxy, type PodView } from './pod.ts';
import { type Status, statusText, type Undo } from './status.ts';

/** What every injected pod gets besides containers. */
export interface Additions {
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly volume: Fields;
}

export function additions(pod: PodView, request: InjectionRequest, chosen: ProxyOptions): Additions {
  const { namespace, name } = request.workload;
  const said = pod.annotations;
  const own = said[annotations.configMap] ?? request.configMap;
  const shared =
    said[annotations.sharedConfigMap] ?? sharedConfigMap(namespace, name, roleOf(pod.annotations));
  const app = pod.containers.find((container) => !isProxy(container))?.name;
  const wanted: Labels = {
    [annotations.configMap]: own,
    [annotations.sharedConfigMap]: shared,
    ...(request.ofTemplate ? { [annotations.configMapOf]: 'template' } : {}),
    [annotations.proxyVersion]: request.settings.version,
    // The proxy may stand first, where kubectl would take it for the one that is meant.
    ...(chosen.native || app === undefined ? {} : { 'kubectl.kubernetes.io/default-container': app }),
  };
  const missing = Object.entries(wanted).filter(([key]) => said[key] === undefined);
  return {
    labels: canonicalLabels(pod.labels, name),
    annotations: Object.fromEntries(missing),
    volume: volume(shared, own, roleOf(said)),
  };
}

/** The containers of each list as they shall be, and the names of those that are new. */
export interface NewContainers {
  readonly initContainers?: readonly unknown[];
  readonly containers: readonly unknown[];
  readonly added: Pick<Status, 'initContainers' | 'containers'>;
  /** A gateway's own container as it was. */
  readonly replaced?: Fields;
}

/** The pod with all of it, and the record of what was added. */
export function assembled(pod: Fields, add: Additions, { added, replaced, ...lists }: NewContainers): Fields {
  const metadata = fields(pod.metadata);
  const spec = fields(pod.spec);
  const undo: Undo = {
    labels: Object.keys(add.labels),
    annotations: Object.keys(add.annotations),
    made: made(pod, lists.initContainers !== undefined),
    ...(replaced === undefined ? {} : { container: replaced }),
  };
  const volumes = [String(add.volume.name)];
  const status = statusText({ ...added, volumes, undo });
  return {
    ...pod,
    metadata: {
      ...metadata,
      labels: { ...fields(metadata.labels), ...add.labels },
      annotations: { ...fields(metadata.annotations), ...add.annotations, [annotations.status]: status },
    },
    spec: { ...spec, ...lists, volumes: [...list(spec.volumes), add.volume] },
  };
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The members that injection makes, and how each of them was missing. */
function made(pod: Fields, hasInit: boolean): Undo['made'] {
  const metadata = fields(pod.metadata);
  const spec = fields(pod.spec);
  const members: readonly (readonly [string, unknown])[] = [
    ['metadata', pod.metadata],
    ['metadata.labels', metadata.labels],
    ['metadata.annotations', metadata.annotations],
    ...(hasInit ? ([['spec.initContainers', spec.initContainers]] as const) : []),
    ['spec.volumes', spec.volumes],
  ];
  return Object.fromEntries(
    members
      .filter(([, was]) => was === undefined || was === null)
      .map(([path, was]) => [path, was === null ? 'null' : 'absent']),
  );
}
