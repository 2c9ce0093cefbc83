import type { MeshConfig } from '../../api/istio.ts';
import { annotations, type Namespace } from '../../api/objects.ts';
import { member, type Problem } from '../../api/problem.ts';
import { refOf } from '../../mesh/names.ts';
import { withoutEffect } from '../../mesh/without-effect.ts';
import { eachRule } from './rule.ts';

export const refusesUnknown = ({ outboundTrafficPolicy }: MeshConfig): boolean =>
  outboundTrafficPolicy?.mode === 'REGISTRY_ONLY';

export const scopeWithoutEffect =
  'Where outboundTrafficPolicy is REGISTRY_ONLY this does nothing, since requests to services that no rule names would be refused. Write Sidecars, such as sluice scope suggest prints, or set the mode to ALLOW_ANY.';

/** What is wrong with the scope that a namespace asks for. */
function doubtful(namespace: Namespace, config: MeshConfig): Problem[] {
  const said = namespace.meta.annotations[annotations.scope];
  if (said === undefined || said === 'all') return [];
  const on = refOf('Namespace', namespace);
  const path = member('metadata.annotations', annotations.scope);
  if (said === 'referenced')
    return refusesUnknown(config) ? [withoutEffect(on)(path, scopeWithoutEffect)] : [];
  const message = `${JSON.stringify(said)} is no scope, so the one of the mesh configuration holds. Write all or referenced.`;
  return [{ code: 'IST0125', severity: 'error', on, path, message }];
}

export const namespaceScope = eachRule(
  ({ snapshot }) => [snapshot.namespaces, snapshot.config],
  function* (namespaces, config) {
    for (const [key, one] of namespaces) yield [key, [one, config]] as const;
  },
  doubtful,
);
