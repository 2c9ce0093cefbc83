import type { Labels, Meta } from '../../api/objects.ts';
import { member, type ObjectRef, type Problem } from '../../api/problem.ts';
import { isUnknown, kindsFor } from './annotation-kinds.ts';
import { eachGroup } from './pod-groups.ts';
import { type Analyzed, eachRule } from './rule.ts';

interface Annotated {
  readonly kind: string;
  readonly meta: Meta;
}

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

/** What bears annotations and is no pod, under `Kind namespace/name`. */
function* others({ snapshot, holders }: Analyzed): Iterable<readonly [string, Annotated]> {
  for (const [key, { meta }] of snapshot.namespaces) yield [`Namespace ${key}`, { kind: 'Namespace', meta }];
  for (const [key, { meta }] of snapshot.services) yield [`Service ${key}`, { kind: 'Service', meta }];
  yield* holders;
}

function* ofOthers(given: Analyzed) {
  for (const [key, { kind, meta }] of others(given)) yield [key, [kind, meta]] as const;
}

const refOf = (kind: string, { namespace, name }: Meta): ObjectRef => ({ kind, namespace, name });

export const misplacedAnnotation = eachRule(ofOthers, (kind: string, meta: Meta) =>
  misplaced({ on: refOf(kind, meta), path: '', kind }, meta.annotations),
);

export const misplacedPodAnnotation = eachRule(eachGroup, ({ on, path, pod }) =>
  misplaced({ on, path, kind: 'Pod' }, pod.meta.annotations),
);

/** Those of pods are told of where the others of a pod are read. */
export const unknownAnnotation = eachRule(ofOthers, (kind: string, meta: Meta) =>
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
