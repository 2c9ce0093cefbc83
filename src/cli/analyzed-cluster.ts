import { analyzer } from '../analyze/analyzer.ts';
import { meshConfigReader } from '../analyze/mesh-config.ts';
import { structure } from '../analyze/structure.ts';
import type { Problem } from '../api/problem.ts';
import { hash, regex, yaml } from '../given.ts';
import { readBeside } from '../kube/beside.ts';
import { type KubeClient, kubeClient, loadKubeConfig } from '../kube/client.ts';
import { kubeSource } from '../kube/source.ts';
import { watchSentence } from '../kube/watch.ts';
import { yamlValue } from '../local/parse.ts';
import { schemaValidator } from '../schema.ts';
import { translator } from '../translate.ts';

/** What is wrong in the cluster that KUBECONFIG names. What may not be read is told, and counts as absent. */
export async function analyzedCluster(): Promise<readonly Problem[]> {
  const client = kubeClient(loadKubeConfig());
  try {
    return await problemsOfCluster(client, (line) => console.error(line));
  } finally {
    await client.close();
  }
}

/** The same with a client. */
export async function problemsOfCluster(
  client: KubeClient,
  told: (line: string) => void,
): Promise<readonly Problem[]> {
  const validate = schemaValidator();
  const source = kubeSource({
    client,
    check: (kind, object) => structure({ ...object.raw, kind, metadata: object.on }, validate),
    meshConfig: meshConfigReader({ validate, yaml: yamlValue }),
    told: (event) => {
      const sentence = watchSentence(event);
      if (sentence !== undefined) told(sentence);
    },
  });
  try {
    const [{ snapshot, problems }, beside] = await Promise.all([source.read(), readBeside(client, told)]);
    const translation = translator({ hash, regex })(snapshot);
    const found = analyzer({ yaml })({ snapshot, mesh: translation.mesh, ...beside });
    return [...problems, ...translation.problems, ...found];
  } finally {
    await source.stop();
  }
}
