import type { Sidecar, Table } from '../api/objects.ts';
import { objectKey } from '../api/objects.ts';
import type { Problem } from '../api/problem.ts';
import { mapEach, memo } from './incremental.ts';
import { byAge, byKey, refOf } from './names.ts';
import type { SidecarRule } from './sidecar-model.ts';
import { sidecarRefusals } from './sidecar-refusals.ts';
import { sidecarRule } from './sidecars.ts';
import { untranslated } from './untranslated.ts';

interface Sidecars {
  /** Oldest first. */
  readonly rules: readonly SidecarRule[];
  readonly problems: readonly Problem[];
}

/** A function from Sidecars to what they say. */
export function sidecarStage(): (table: Table<Sidecar>) => Sidecars {
  const refused = mapEach(sidecarRefusals);
  const each = mapEach(sidecarRule);
  const told = mapEach((one: Sidecar) => [...untranslated('Sidecar', one), ...bound(one)]);
  return memo((table: Table<Sidecar>): Sidecars => {
    const refusals = refused(byKey(table).map(([key, one]) => [key, [one]]));
    const good = [...table.values()]
      .sort(byAge)
      .filter(({ meta }) => (refusals.get(objectKey(meta)) ?? []).length === 0)
      .map((one): [string, [Sidecar]] => [objectKey(one.meta), [one]]);
    return {
      rules: [...each(good).values()],
      problems: [...refusals.values(), ...told(good).values()].flat(),
    };
  });
}

/** Listeners that are asked to open their ports themselves, which they do not. */
function bound(object: Sidecar): Problem[] {
  const { ingress = [], egress = [] } = object.spec;
  const all = [
    ...ingress.map((one, i) => ({ ...one, path: `spec.ingress[${i}]` })),
    ...egress.map((one, i) => ({ ...one, path: `spec.egress[${i}]` })),
  ];
  const untaken = (path: string, what: string): Problem => ({
    code: 'SLU0108',
    severity: 'warning',
    on: refOf('Sidecar', object),
    path,
    message: `A sidecar here takes only redirected connections: ${what}. Send to the service itself.`,
  });
  return [
    ...all
      .filter(({ captureMode }) => captureMode === 'NONE')
      .map(({ path }) =>
        untaken(`${path}.captureMode`, 'the listener is made as with IPTABLES, and the port is not opened'),
      ),
    ...all
      .filter(({ port }) => port?.number === 0)
      .map(({ path }) => untaken(`${path}.bind`, 'there is no listener on the socket')),
  ];
}
