import type { Namespace } from '../../api/objects.ts';
import type { Problem } from '../../api/problem.ts';
import { refOf } from '../../mesh/names.ts';
import { injectionLabel, revisionLabel } from './namespaces.ts';
import { alone, eachRule } from './rule.ts';

function twoLabels(namespace: Namespace): Problem[] {
  const { name, labels } = namespace.meta;
  if (!(injectionLabel in labels && revisionLabel in labels)) return [];
  const message = `The namespace has both ${injectionLabel}: ${labels[injectionLabel]} and ${revisionLabel}: ${labels[revisionLabel]}. With the second its pods are left to Istio, where that takes the first for granted. Keep one: kubectl label namespace ${name} ${revisionLabel}- leaves it to Sluice.`;
  const on = refOf('Namespace', namespace);
  return [{ code: 'IST0123', severity: 'warning', on, path: `metadata.labels[${revisionLabel}]`, message }];
}

export const injectionLabels = eachRule(({ snapshot }) => [snapshot.namespaces], alone, twoLabels);
