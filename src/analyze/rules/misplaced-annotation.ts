import type { Labels, Meta, Namespace, Service, Table, TemplateHolder } from '../../api/objects.ts';
import { member, type ObjectRef, type Problem } from '../../api/problem.ts';
import { isUnknown, kindsFor } from './annotation-kinds.ts';
import { groupRule } from './pod-groups.ts';
import { type Analyzed, eachRule } from './rule.ts';

/** Where an annotation of pods is to be written instead. */
const wayOut = (kind: string, kinds: readonly string[]): string => {
  if (!kinds.includes('Pod')) return `Write it on the ${kinds.join(' or ')}.`;
  if (kind === 'Namespace' || kind === 'Service')
    return "Write it on the pods: in their workload's spec.template.metadata.annotations.";
  return 'Write it in spec.template.metadata.annotations.';
};

const misplaced = (
  { on, path, kind }: { readonly on: ObjectRef; readonly path: string; readonly kind: string },
  annotations: Labels,
): Problem[] =>
  Object.keys(annotations).flatMap((name): Problem[] => {
    const kinds = kindsFor(name);
    if (kinds === undefined || kinds.includes(kind)) return [];
    const message = `The annotation does nothing on a ${kind}. ${wayOut(kind, kinds)}`;
    const at = member(`${path}metadata.annotations`, name);
    return [{ code: 'IST0107', severity: 'warning', on, path: at, message }];
  });

type Others = readonly [Table<Namespace>, Table<Service>, Table<TemplateHolder>];

/** What bears annotations and is no pod. */
const others = ({ snapshot, holders }: Analyzed): Others => [snapshot.namespaces, snapshot.services, holders];

function* ofOthers(...[namespaces, services, holders]: Others) {
  for (const [key, { meta }] of namespaces) yield [`Namespace ${key}`, ['Namespace', meta]] as const;
  for (const [key, { meta }] of services) yield [`Service ${key}`, ['Service', meta]] as const;
  for (const [key, { kind, meta }] of holders) yield [key, [kind, meta]] as const;
}

const refOf = (kind: string, { namespace, name }: Meta): ObjectRef => ({ kind, namespace, name });

export const misplacedAnnotation = eachRule(others, ofOthers, (kind: string, meta: Meta) =>
  misplaced({ on: refOf(kind, meta), path: '', kind }, meta.annotations),
);

export const misplacedPodAnnotation = groupRule(({ on, path, pod }) =>
  misplaced({ on, path, kind: 'Pod' }, pod.meta.annotations),
);

/** Those of pods are told of where the others of a pod are read. */
export const unknownAnnotation = eachRule(others, ofOthers, (kind: string, meta: Meta) =>
  Object.keys(meta.annotations)
    .filter(isUnknown)
    .map((name): Problem => {
      const message = `There is no annotation ${name}, so it does nothing. Correct it or remove it.`;
      const on = refOf(kind, meta);
      return {
        code: 'IST0108',
        severity: 'warning',
        on,
        path: member('metadata.annotations', name),
        message,
      };
    }),
);
