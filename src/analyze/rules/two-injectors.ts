import { doubleClaims } from '../../inject/claims.ts';
import { wholeRule } from './rule.ts';

export const twoInjectors = wholeRule(
  ({ injectors, snapshot }) => [injectors, snapshot.namespaces],
  (injectors, namespaces) => doubleClaims([...injectors.values()], namespaces),
);
