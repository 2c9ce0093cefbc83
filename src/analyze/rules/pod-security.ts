import type { Namespace } from '../../api/objects.ts';
import type { Problem } from '../../api/problem.ts';
import { refOf } from '../../mesh/names.ts';
import { injectionLabel, revisionLabel } from './namespaces.ts';
import { alone, eachRule } from './rule.ts';

const enforced = 'pod-security.kubernetes.io/enforce';

/** The levels of Pod Security that refuse what istio-init needs. */
const strict: readonly string[] = ['baseline', 'restricted'];

function refusedProxies(namespace: Namespace): Problem[] {
  const { name, labels } = namespace.meta;
  const level = labels[enforced];
  if (labels[injectionLabel] !== 'enabled' || revisionLabel in labels) return [];
  if (level === undefined || !strict.includes(level)) return [];
  const message = `The namespace asks for proxies, and its Pod Security level "${level}" refuses their init container istio-init, which needs NET_ADMIN and NET_RAW: the API server makes no pod with a proxy here. Allow it: kubectl label --overwrite namespace ${name} ${enforced}=privileged; or do without proxies: kubectl label namespace ${name} ${injectionLabel}-.`;
  const on = refOf('Namespace', namespace);
  return [{ code: 'SLU0309', severity: 'warning', on, path: `metadata.labels[${enforced}]`, message }];
}

export const podSecurity = eachRule(({ snapshot }) => [snapshot.namespaces], alone, refusedProxies);
