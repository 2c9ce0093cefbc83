import type { Sidecar, Table } from '../api/objects.ts';
import { objectKey } from '../api/objects.ts';
import type { Problem } from '../api/problem.ts';
import { mapEach, memo } from './incremental.ts';
import { byAge, byKey } from './names.ts';
import type { SidecarRule } from './sidecar-model.ts';
import { sidecarRefusals } from './sidecar-refusals.ts';
import { unopened } from './sidecar-warnings.ts';
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
  const told = mapEach((one: Sidecar) => [...untranslated('Sidecar', one), ...unopened(one)]);
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
