import { annotations, type Namespace, type Pod, type Table } from '../../api/objects.ts';
import type { Problem } from '../../api/problem.ts';
import { refOf } from '../../mesh/names.ts';
import { injectionLabel, isSystem, revisionLabel } from './namespaces.ts';
import { wholeRule } from './rule.ts';

const isProxied = ({ meta }: Pod): boolean =>
  [annotations.inject, annotations.status, annotations.configMap].some(
    (name) => name in meta.annotations || name in meta.labels,
  );

/** Namespaces that run pods and say neither that they want proxies nor that they want none. */
function undecided(namespaces: Table<Namespace>, pods: Table<Pod>): Problem[] {
  const plain = new Set<string>();
  const proxied = new Set<string>();
  for (const pod of pods.values()) (isProxied(pod) ? proxied : plain).add(pod.meta.namespace);
  return [...namespaces.values()].flatMap((namespace): Problem[] => {
    const { name, labels } = namespace.meta;
    const said = injectionLabel in labels || revisionLabel in labels;
    if (said || isSystem(name) || !plain.has(name) || proxied.has(name)) return [];
    const message = `The pods of this namespace get no proxies. To give them proxies: kubectl label namespace ${name} ${injectionLabel}=enabled; to say that they need none: ${injectionLabel}=disabled.`;
    const on = refOf('Namespace', namespace);
    return [{ code: 'IST0102', severity: 'info', on, path: `metadata.labels[${injectionLabel}]`, message }];
  });
}

export const namespaceNotInjected = wholeRule(
  ({ snapshot }) => [snapshot.namespaces, snapshot.pods],
  undecided,
);
