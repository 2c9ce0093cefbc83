import { objectKey, type Pod, type Table } from '../../api/objects.ts';
import type { ObjectRef, Problem } from '../../api/problem.ts';
import { memo } from '../../mesh/incremental.ts';
import { refOf } from '../../mesh/names.ts';
import { alone, eachRule, type Rule } from './rule.ts';

/** Pods of one template, told of as one: `on` and `path` lead to the template, or to the pod where nothing runs it. */
export interface PodGroup {
  readonly on: ObjectRef;
  /** What stands before a field of the pod: `spec.template.`, or nothing. */
  readonly path: string;
  /** One of them. */
  readonly pod: Pod;
}

const withTemplate: ReadonlySet<string> = new Set([
  'DaemonSet',
  'Deployment',
  'Job',
  'ReplicaSet',
  'ReplicationController',
  'StatefulSet',
]);

/** The group of a pod; of one pod always the same. */
const groupOf = memo((pod: Pod): PodGroup => {
  const { owner, meta } = pod;
  if (owner === undefined || !withTemplate.has(owner.kind)) return { on: refOf('Pod', pod), path: '', pod };
  return { on: { ...owner, namespace: meta.namespace }, path: 'spec.template.', pod };
});

/** Pods by what runs them, each represented by the first that does not go. */
export const podGroups = memo((pods: Table<Pod>): Table<PodGroup> => {
  const groups = new Map<string, PodGroup>();
  for (const pod of pods.values()) {
    if (pod.terminating) continue;
    const group = groupOf(pod);
    const key = `${group.on.kind} ${objectKey(group.on)}`;
    if (!groups.has(key)) groups.set(key, group);
  }
  return groups;
});

/** A rule that looks at each group alone. */
export const groupRule = (check: (group: PodGroup) => readonly Problem[]): Rule =>
  eachRule(({ snapshot }) => [podGroups(snapshot.pods)], alone, check);
