import { type IstioKind, type Meta, type MisshapenObject, objectKey, type Snapshot } from '../api/objects.ts';
import type { Problem } from '../api/problem.ts';
import { mapEach } from '../mesh/incremental.ts';
import type { Progress } from './parts.ts';
import type { Tracked } from './progress.ts';
import { type ObjectStatus, statusOf } from './status.ts';

/** The status of one object of the user's. `created` tells it from an earlier one of its name. */
export interface ObjectReport extends ObjectStatus {
  readonly kind: IstioKind;
  readonly meta: Meta;
}

const none: readonly Problem[] = [];

/** A function from what was translated to the status of every Istio object; what did not change keeps its identity. */
export function reporter(): (
  objects: Reported,
  problems: readonly Problem[],
  progressOf: (id: string) => Progress,
) => readonly ObjectReport[] {
  const each = mapEach(
    (kind: ObjectReport['kind'], meta: Meta, mine: readonly Problem[], progress: Progress): ObjectReport => ({
      kind,
      meta,
      ...statusOf(mine, progress),
    }),
  );
  return (objects, problems, progressOf) => {
    const byObject = Map.groupBy(problems, ({ on }) => `${on.kind} ${on.namespace}/${on.name}`);
    const reports = each(
      reported(objects).map(({ id, kind, meta }) => [
        id,
        [kind, meta, byObject.get(id) ?? none, progressOf(id)] as const,
      ]),
    );
    return [...reports.values()];
  };
}

/** The objects that have a status: those that are read, and those that cannot be. */
interface Reported {
  readonly snapshot: Snapshot;
  readonly misshapen: readonly MisshapenObject[];
}

/** The same, each under `Kind namespace/name`. */
function reported({
  snapshot,
  misshapen,
}: Reported): readonly { readonly id: string; readonly kind: ObjectReport['kind']; readonly meta: Meta }[] {
  const tables = [
    ['Gateway', snapshot.gateways],
    ['VirtualService', snapshot.virtualServices],
    ['DestinationRule', snapshot.destinationRules],
    ['ServiceEntry', snapshot.serviceEntries],
    ['WorkloadEntry', snapshot.workloadEntries],
    ['Sidecar', snapshot.sidecars],
  ] as const;
  const sound = tables.flatMap(([kind, table]) => [...table.values()].map(({ meta }) => ({ kind, meta })));
  return [...sound, ...misshapen].map(({ kind, meta }) => ({
    id: `${kind} ${objectKey(meta)}`,
    kind,
    meta,
  }));
}

/** What is to be known of every object to follow how far it has come. */
export const tracked = (
  objects: Reported,
  touches: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, Tracked> =>
  new Map(
    reported(objects).map(({ id, meta }) => [
      id,
      { version: `${meta.created ?? ''} ${meta.generation ?? 0}`, places: touches.get(id) ?? nowhere },
    ]),
  );

const nowhere: readonly string[] = [];
