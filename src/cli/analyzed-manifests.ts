import { analyzer } from '../analyze/analyzer.ts';
import type { SchemaValidator } from '../analyze/structure.ts';
import type { Problem } from '../api/problem.ts';
import { hash, regex, yaml } from '../given.ts';
import { previewed } from '../inject/preview.ts';
import { type Document, loader, readManifests } from '../local/manifests.ts';
import { schemaValidator } from '../schema.ts';
import { translator } from '../translate.ts';

/** What is wrong with manifests, seen as a cluster that holds nothing else. */
export const analyzedManifests = async (paths: readonly string[]): Promise<readonly Problem[]> =>
  problemsOf(await readManifests(paths), schemaValidator());

/** The same of texts. */
export function problemsOf(documents: readonly Document[], validate: SchemaValidator): readonly Problem[] {
  const { snapshot, problems, beside } = loader({ validate })(documents);
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
