import type { Problem } from '../../api/problem.ts';
import { missingProxies } from '../../inject/missing.ts';
import { memo } from '../../mesh/incremental.ts';
import type { Rule } from './rule.ts';

export const missingProxy: Rule = () => {
  const missing = missingProxies();
  const listed = memo((found: ReadonlyMap<string, Problem>): readonly Problem[] => [...found.values()]);
  return ({ snapshot }) => listed(missing(snapshot));
};
