import type { Labels, Meta, Snapshot } from '../api/objects.ts';
import type { ObjectRef, Problem } from '../api/problem.ts';
import { memo } from '../mesh/incremental.ts';
import type { Mesh } from '../mesh/model.ts';
import type { Analyzed, Handed } from './rules/rule.ts';
import { rules } from './rules/table.ts';

/** Codes that are not to be told of an object, by commas, or `*` for all: an annotation of Istio's. */
const suppression = 'galley.istio.io/analyze-suppress';

/**
 * A function that finds what is told of objects beside what their translation tells. It looks again only at what changed since its last call, and
 * nothing that is served waits for it.
 */
export function analyzer(handed: Handed): (given: Analyzed) => readonly Problem[] {
  const made = rules.map((rule) => rule(handed));
  const joined = memo((...found: readonly (readonly Problem[])[]) => found.flat());
  const wanted = memo(
    (found: readonly Problem[], { problems }: Mesh, snapshot: Snapshot, holders: Holders) => {
      const refused = new Set(problems.filter(isRefusal).map(({ on }) => idOf(on)));
      return found.filter(
        ({ code, on }) => !refused.has(idOf(on)) && !isSuppressed(code, on, snapshot, holders),
      );
    },
  );
  return (given) =>
    wanted(joined(...made.map((rule) => rule(given))), given.mesh, given.snapshot, given.holders);
}

type Holders = Analyzed['holders'];

/** An object that is refused counts as absent, and needs no advice beside the reason. */
const isRefusal = ({ code, severity }: Problem): boolean => code === 'IST0106' && severity === 'error';
const idOf = ({ kind, namespace, name }: ObjectRef): string => `${kind} ${namespace}/${name}`;

function isSuppressed(code: string, on: ObjectRef, snapshot: Snapshot, holders: Holders): boolean {
  const key = on.namespace === '' ? on.name : `${on.namespace}/${on.name}`;
  const tables: Readonly<Record<string, ReadonlyMap<string, { readonly meta: Meta }>>> = {
    Namespace: snapshot.namespaces,
    Pod: snapshot.pods,
    Service: snapshot.services,
    Gateway: snapshot.gateways,
    VirtualService: snapshot.virtualServices,
    DestinationRule: snapshot.destinationRules,
    ServiceEntry: snapshot.serviceEntries,
    Sidecar: snapshot.sidecars,
  };
  const meta = (tables[on.kind]?.get(key) ?? holders.get(`${on.kind} ${key}`))?.meta;
  return meta !== undefined && suppressed(meta.annotations).some((one) => one === code || one === '*');
}

const suppressed = (annotations: Labels): readonly string[] =>
  (annotations[suppression] ?? '').split(',').map((one) => one.trim());
