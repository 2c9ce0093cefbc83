import type { Labels } from '../api/objects.ts';
import { type Fields, fields, integer, items, stringMap, text } from '../api/read/fields.ts';
import { containerName } from './model.ts';

/** A container with its place in the pod. */
export interface PlacedContainer {
  readonly name: string;
  readonly path: string;
  readonly raw: Fields;
}

/** The fields that injection reads of a pod. */
export interface PodView {
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly spec: Fields;
  readonly hostNetwork: boolean;
  readonly isWindows: boolean;
  /** Those that are to end, and those beside the app, in their order. */
  readonly initContainers: readonly PlacedContainer[];
  readonly containers: readonly PlacedContainer[];
  /** How long the pod has to stop, in seconds. */
  readonly grace: number;
}

export function podView(pod: Fields): PodView {
  const metadata = fields(pod.metadata);
  const spec = fields(pod.spec);
  return {
    labels: stringMap(metadata.labels),
    annotations: stringMap(metadata.annotations),
    spec,
    hostNetwork: spec.hostNetwork === true,
    isWindows:
      fields(spec.os).name === 'windows' || fields(spec.nodeSelector)['kubernetes.io/os'] === 'windows',
    initContainers: placed(spec, 'initContainers'),
    containers: placed(spec, 'containers'),
    grace: integer(spec.terminationGracePeriodSeconds) ?? 30,
  };
}

const placed = (spec: Fields, list: 'initContainers' | 'containers'): readonly PlacedContainer[] =>
  items(spec[list]).map((each, i) => ({
    name: text(fields(each).name) ?? '',
    path: `spec.${list}[${i}]`,
    raw: fields(each),
  }));

export const allContainers = (pod: PodView): readonly PlacedContainer[] => [
  ...pod.initContainers,
  ...pod.containers,
];

export const isProxy = ({ name }: PlacedContainer): boolean => name === containerName.proxy;
