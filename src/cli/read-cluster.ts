import { meshConfigReader } from '../analyze/mesh-config.ts';
import { structure } from '../analyze/structure.ts';
import type { Snapshot } from '../api/objects.ts';
import type { Problem } from '../api/problem.ts';
import { hash, regex } from '../given.ts';
import { type KubeClient, kubeClient, loadKubeConfig } from '../kube/client.ts';
import { kubeSource } from '../kube/source.ts';
import { watchSentence } from '../kube/watch.ts';
import { yamlValue } from '../local/parse.ts';
import { schemaValidator } from '../schema.ts';
import { type Translation, translator } from '../translate.ts';

/** Works with the cluster that KUBECONFIG names, and cuts its connections afterwards. */
export async function withCluster<T>(work: (client: KubeClient) => Promise<T>): Promise<T> {
  const client = kubeClient(loadKubeConfig());
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}

export interface ClusterReading {
  readonly snapshot: Snapshot;
  /** What is wrong with the structure of objects. */
  readonly problems: readonly Problem[];
  readonly translation: Translation;
}

/** What a cluster holds now, and what it means. What may not be read is told, and counts as absent. */
export async function readCluster(client: KubeClient, told: (line: string) => void): Promise<ClusterReading> {
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
    const { snapshot, problems } = await source.read();
    return { snapshot, problems, translation: translator({ hash, regex })(snapshot) };
  } finally {
    await source.stop();
  }
}
