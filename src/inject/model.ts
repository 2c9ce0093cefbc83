import type { Labels } from '../api/objects.ts';
import type { ObjectRef, Problem } from '../api/problem.ts';
import type { Fields } from '../api/read/fields.ts';

/** A pod, or the template of one, as JSON: `{ metadata?, spec, … }`. Fields that are not known here survive. */
export type PodTemplate = Fields;

export interface InjectionRequest {
  readonly pod: PodTemplate;
  /** What runs the pod: the Deployment rather than its ReplicaSet, the pod itself where nothing else does. */
  readonly workload: ObjectRef;
  /** What problems are told of; `path` is the pod's place in it: `spec.template` in a Deployment, empty in a pod. */
  readonly told: { readonly on: ObjectRef; readonly path: string };
  /** Absent where somebody asked for the injection of this very object; then only the pod's own `false` stops it. */
  readonly namespaceLabels?: Labels;
  /** The name of the own ConfigMap, unless the pod's annotations name one. */
  readonly configMap: string;
  /** The pod is a template of many, and its own ConfigMap is all of theirs. */
  readonly ofTemplate: boolean;
  /** The user that the proxy runs as, whose connections are not intercepted. */
  readonly uid: number;
  readonly settings: InjectionSettings;
}

/** What applies unless the pod's annotations say otherwise. */
export interface InjectionSettings {
  /** Of the proxy's image; it is written into each pod, so that the operator knows what it may hand to it. */
  readonly version: string;
  readonly image: string;
  readonly imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never';
  readonly resources: Resources;
  readonly logLevel: string;
  readonly componentLogLevel?: string;
  /** Worker threads; absent: as many as the CPU limit, else the request, allows for. */
  readonly concurrency?: number;
  /** How long a listener that was replaced lets its connections end. */
  readonly drainSeconds: number;
  /** How long the proxy goes on serving once its pod is to stop. */
  readonly terminationDrainSeconds: number;
  /** The proxy as an init container that goes on running, which Kubernetes knows from 1.29 on. */
  readonly native: boolean;
  /** The app's containers wait until the proxy is ready. A native proxy is always waited for. */
  readonly hold: boolean;
}

/** Kubernetes quantities by resource: `cpu: 100m`. */
export interface Resources {
  readonly requests: Labels;
  readonly limits: Labels;
}

export type Injection =
  | { readonly kind: 'injected'; readonly pod: PodTemplate; readonly problems: readonly Problem[] }
  | { readonly kind: 'skipped'; readonly why: string; readonly problems: readonly Problem[] }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

/** What the pure function is handed. `yaml` gives the value of a YAML text, and throws an Error on what is none. */
export interface Given {
  readonly yaml: (text: string) => unknown;
}

/** The group of every proxy, and the user of those that `kube-inject` prepares, which is the image's own. */
export const proxyId = 1337;

export const containerName = { init: 'istio-init', proxy: 'istio-proxy' } as const;
export const volumeName = 'sluice';

/**
 * The settings of Istio, for this version of the proxy. Quantities stand as the API server would write them, or kubectl would see a change
 * where there is none.
 */
export const defaultSettings = (version: string): InjectionSettings => ({
  version,
  image: `sluice/proxy:${version}`,
  resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '2', memory: '1Gi' } },
  logLevel: 'warning',
  componentLogLevel: 'misc:error',
  drainSeconds: 45,
  terminationDrainSeconds: 5,
  native: true,
  hold: true,
});
