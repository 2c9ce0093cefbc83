import type { Namespace, Pod, Table } from '../../api/objects.ts';
import { missingProxies } from '../../inject/missing.ts';
import { memo } from '../../mesh/incremental.ts';
import type { Rule } from './rule.ts';

export const missingProxy: Rule = () => {
  const missing = missingProxies();
  const found = memo((pods: Table<Pod>, namespaces: Table<Namespace>) => [
    ...missing({ pods, namespaces }).values(),
  ]);
  return ({ snapshot }) => found(snapshot.pods, snapshot.namespaces);
};
