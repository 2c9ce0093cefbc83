import type { ObjectRef } from '../api/problem.ts';
import { type Fields, fields, integer, text } from '../api/read/fields.ts';
import { inject } from './inject.ts';
import { type Given, type Injection, type InjectionSettings, type PodTemplate, proxyId } from './model.ts';
import { templateConfigMap } from './names.ts';

const inSpec = ['spec', 'template'] as const;

/** Where each kind keeps its pod template. */
const places: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  Deployment: inSpec,
  ReplicaSet: inSpec,
  StatefulSet: inSpec,
  DaemonSet: inSpec,
  Job: inSpec,
  CronJob: ['spec', 'jobTemplate', ...inSpec],
  ReplicationController: inSpec,
  // Argo's, which has a Deployment's shape.
  Rollout: inSpec,
};

/** A pod template and the object that holds it; `path` leads there from the object. */
export interface HeldTemplate {
  readonly on: ObjectRef;
  readonly path: readonly string[];
  readonly pod: PodTemplate;
  /** Pods that run at the same time; of a DaemonSet, on one node. */
  readonly replicas: number;
}

/** The pod template of an object; undefined where it has none. `namespace` and `ofKind` are those of objects that name none. */
export function templateOf(object: Fields, namespace: string, ofKind = ''): HeldTemplate | undefined {
  const kind = text(object.kind) ?? ofKind;
  const path = Object.hasOwn(places, kind) ? places[kind] : undefined;
  if (path === undefined) return undefined;
  // A Rollout may name another object's.
  const pod = path.reduce((at: unknown, name) => fields(at)[name], object);
  if (pod === undefined || pod === null) return undefined;
  const metadata = fields(object.metadata);
  const name = text(metadata.name) ?? text(metadata.generateName) ?? '';
  const spec = fields(object.spec);
  return {
    on: { kind, namespace: text(metadata.namespace) || namespace, name },
    path,
    pod: fields(pod),
    replicas: integer(spec.replicas) ?? integer(spec.parallelism) ?? 1,
  };
}

/** A template as injection by hand leaves it: asked for, under the image's own user, with a ConfigMap for all of its pods. */
export function injectTemplate(
  { on, path, pod }: HeldTemplate,
  by: {
    readonly settings: InjectionSettings;
    readonly given: Given & { readonly hash: (text: string) => string };
  },
): Injection {
  const request = {
    pod,
    workload: on,
    told: { on, path: path.join('.') },
    configMap: templateConfigMap(on, pod, by.given.hash),
    ofTemplate: true,
    uid: proxyId,
    settings: by.settings,
  };
  return inject(request, by.given);
}
