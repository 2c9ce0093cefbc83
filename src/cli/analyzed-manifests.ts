import { analyzer } from '../analyze/analyzer.ts';
import type { Problem } from '../api/problem.ts';
import { hash, regex, yaml } from '../given.ts';
import { previewed } from '../inject/preview.ts';
import { type Document, type Loading, loader } from '../local/manifests.ts';
import { schemaValidator } from '../schema.ts';
import { translator } from '../translate.ts';
import { configFile, type Given, readGiven } from './mesh-config-option.ts';

/** What is wrong with manifests, seen as a cluster that holds nothing else. */
export const analyzedManifests = async (given: Given): Promise<readonly Problem[]> =>
  problemsOf(await readGiven(given), { validate: schemaValidator(), ...configFile(given) });

/** The same of texts. */
export function problemsOf(documents: readonly Document[], loading: Loading): readonly Problem[] {
  const { snapshot, problems, beside } = loader(loading)(documents);
  const { templates, injectors, holders } = beside();
  const translation = translator({ hash, regex })(snapshot);
  const labelsOf = (namespace: string) => snapshot.namespaces.get(namespace)?.meta.labels ?? {};
  return [
    ...problems,
    ...translation.problems,
    ...analyzer({ yaml })({ snapshot, mesh: translation.mesh, injectors, holders }),
    ...templates.flatMap((one) => previewed(one, labelsOf(one.on.namespace), { yaml })),
  ];
}
