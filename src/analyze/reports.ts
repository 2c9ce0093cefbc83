import type { Meta, Snapshot } from '../api/objects.ts';
import type { Problem } from '../api/problem.ts';
import { mapEach } from '../mesh/incremental.ts';
import { type ObjectStatus, type Progress, statusOf } from './status.ts';

/** The status of one object of the user's. `created` tells it from an earlier one of its name. */
export interface ObjectReport extends ObjectStatus {
  readonly kind: 'Gateway' | 'VirtualService' | 'DestinationRule';
  readonly meta: Meta;
}

const none: readonly Problem[] = [];

/** A function from what was translated to the status of every Istio object; what did not change keeps its identity. */
export function reporter(): (
  snapshot: Snapshot,
  problems: readonly Problem[],
  progress: Progress,
) => readonly ObjectReport[] {
  const each = mapEach(
    (kind: ObjectReport['kind'], meta: Meta, mine: readonly Problem[], progress: Progress): ObjectReport => ({
      kind,
      meta,
      ...statusOf(mine, progress),
    }),
  );
  return (snapshot, problems, progress) => {
    const byObject = Map.groupBy(problems, ({ on }) => `${on.kind} ${on.namespace}/${on.name}`);
    const tables = [
      ['Gateway', snapshot.gateways],
      ['VirtualService', snapshot.virtualServices],
      ['DestinationRule', snapshot.destinationRules],
    ] as const;
    return [
      ...each(
        tables.flatMap(([kind, table]) =>
          [...table].map(([key, { meta }]) => {
            const id = `${kind} ${key}`;
            return [id, [kind, meta, byObject.get(id) ?? none, progress] as const] as const;
          }),
        ),
      ).values(),
    ];
  };
}

/** What is written and has not been asked for yet. */
export const written: Progress = { kind: 'written' };
