import { annotations, type Labels } from '../api/objects.ts';
import type { ObjectRef } from '../api/problem.ts';
import { type Fields, fields, isFields, items, stringMap, text } from '../api/read/fields.ts';

/* How ConfigMaps are named, and what runs a pod. */

export type Role = 'sidecar' | 'gateway';

/** The templates that the annotation asks for, `sidecar` where it asks for none. */
export const templatesOf = (notes: Labels): readonly string[] => {
  const asked = (notes[annotations.injectTemplates] ?? '').split(',').map((each) => each.trim());
  return asked.some((each) => each !== '') ? asked.filter((each) => each !== '') : ['sidecar'];
};

export const roleOf = (notes: Labels): Role =>
  templatesOf(notes).includes('gateway') ? 'gateway' : 'sidecar';

/** The own ConfigMap where no injector has chosen one. Pods of one workload share it, as they share a template. */
export const ownConfigMap = (workload: string): string => `sluice-${workload}`;

/** Sidecars share one per namespace; a gateway serves other things than its neighbours and has one by itself. */
export const sharedConfigMap = (namespace: string, workload: string, role: Role): string =>
  role === 'gateway' ? `sluice-scope-${namespace}-${workload}` : `sluice-scope-${namespace}`;

/**
 * The own ConfigMap of a pod template as a person wrote it, before injection. The same template gives the same name, however its fields are
 * ordered, so that applying it again rolls nothing; two templates never share one.
 */
export const templateConfigMap = (
  { kind, namespace, name }: ObjectRef,
  template: Fields,
  hash: (text: string) => string,
): string => `sluice-${hash(JSON.stringify([kind, namespace, name, sorted(template)]))}`;

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isFields(value)) return value;
  const keys = Object.keys(value).sort();
  return keys.map((key) => [key, sorted(value[key])]);
}

/**
 * What runs a pod, from its metadata. A ReplicaSet of a Deployment stands for the Deployment, whose name it carries before the template's
 * hash, and a Job of a CronJob for the CronJob, whose name it carries before the time.
 */
export function workloadOf(metadata: Fields, namespace: string): ObjectRef {
  const owner = items(metadata.ownerReferences)
    .map(fields)
    .find((each) => each.controller === true);
  const kind = text(owner?.kind);
  const name = text(owner?.name);
  if (kind === undefined || name === undefined) {
    const generated = text(metadata.generateName)?.replace(/-$/, '');
    return { kind: 'Pod', namespace, name: text(metadata.name) ?? generated ?? '' };
  }
  const cron = kind === 'Job' ? /^(.+)-\d{8,10}$/.exec(name)?.[1] : undefined;
  if (cron !== undefined) return { kind: 'CronJob', namespace, name: cron };
  const hash = stringMap(metadata.labels)['pod-template-hash'];
  return kind === 'ReplicaSet' && hash !== undefined && name.endsWith(`-${hash}`)
    ? { kind: 'Deployment', namespace, name: name.slice(0, -hash.length - 1) }
    : { kind, namespace, name };
}
