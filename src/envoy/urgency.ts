import { sides } from './apart.ts';
import type { ConfigFiles, ScopeFiles } from './model.ts';
import { routesDiffer } from './rollout.ts';

/** How soon a change must be served: an edit of rules first, then endpoints that leave, since requests still go there. */
export type Urgency = 'routes' | 'leaving' | 'rest';

export function urgency(live: ScopeFiles, next: ScopeFiles): Urgency {
  if (routesDiffer(live, next)) return 'routes';
  const fewer = sides(live, next).some(
    ([before, after]) => endpoints(after.shared) < endpoints(before.shared),
  );
  return fewer ? 'leaving' : 'rest';
}

/** How many endpoints the files hold. */
function endpoints(files: ConfigFiles): number {
  let count = 0;
  for (const [name, text] of files) {
    if (name.startsWith('rds.')) continue;
    for (let at = text.indexOf('"endpoint":{'); at !== -1; at = text.indexOf('"endpoint":{', at + 1)) count++;
  }
  return count;
}
