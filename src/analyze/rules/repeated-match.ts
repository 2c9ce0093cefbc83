import type { HTTPRoute } from '../../api/istio.ts';
import type { VirtualService } from '../../api/objects.ts';
import type { Problem } from '../../api/problem.ts';
import { refOf } from '../../mesh/names.ts';
import { coversConnection, coversRequest, coversServerName } from './covers.ts';
import { alone, eachRule } from './rule.ts';

interface Matching<M> {
  readonly match?: readonly M[];
  readonly delegate?: HTTPRoute['delegate'];
}

type Covers<M> = (earlier: M, later: M) => boolean;

/** The first of the earlier rules that takes all that a match could; what a delegate leaves goes on, so such a rule takes nothing for sure. */
const takenBy = <M>(rules: readonly Matching<M>[], later: M, covers: Covers<M>): number =>
  rules.findIndex(
    (rule) => rule.delegate === undefined && (rule.match ?? []).some((earlier) => covers(earlier, later)),
  );

type Finding = Pick<Problem, 'code' | 'severity' | 'path' | 'message'>;

/** Matches that an earlier rule leaves nothing to, up to the rule that takes everything. */
function repeated<M>(
  rules: readonly Matching<M>[],
  { path, covers, all }: { readonly path: string; readonly covers: Covers<M>; readonly all: M },
): Finding[] {
  const end = rules.findIndex(
    ({ match = [], delegate }) =>
      delegate === undefined && (match.length === 0 || match.some((one) => covers(one, all))),
  );
  return rules.slice(0, end === -1 ? rules.length : end + 1).flatMap(({ match = [] }, i): Finding[] => {
    const taken = match.map((one) => takenBy(rules.slice(0, i), one, covers));
    const [first] = taken;
    if (first !== undefined && !taken.includes(-1)) {
      const by = [...new Set(taken)].sort((a, b) => a - b).join(', ');
      const message = `No request reaches this rule: all that it matches is taken by rule ${by}. Move it before, or remove it.`;
      return [{ code: 'IST0130', severity: 'warning', path: `${path}[${i}]`, message }];
    }
    return taken.flatMap((by, j) => {
      if (by === -1) return [];
      const message = `Rule ${by} takes all that this match could, so it has no effect. Remove it, or move the rule before.`;
      return [{ code: 'IST0131', severity: 'info', path: `${path}[${i}].match[${j}]`, message }];
    });
  });
}

export const repeatedMatch = eachRule(
  ({ snapshot }) => [snapshot.virtualServices],
  alone,
  (object: VirtualService): readonly Problem[] => {
    const { http = [], tls = [], tcp = [] } = object.spec;
    const found = [
      ...repeated(http, { path: 'spec.http', covers: coversRequest, all: {} }),
      ...repeated(tls, { path: 'spec.tls', covers: coversServerName, all: { sniHosts: ['*'] } }),
      ...repeated(tcp, { path: 'spec.tcp', covers: coversConnection, all: {} }),
    ];
    return found.map((one) => ({ ...one, on: refOf('VirtualService', object) }));
  },
);
