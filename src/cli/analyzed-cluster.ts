import { analyzer } from '../analyze/analyzer.ts';
import type { Problem } from '../api/problem.ts';
import { yaml } from '../given.ts';
import { readBeside } from '../kube/beside.ts';
import type { KubeClient } from '../kube/client.ts';
import { readCluster, withCluster } from './read-cluster.ts';

/** What is wrong in the cluster that KUBECONFIG names. What may not be read is told, and counts as absent. */
export const analyzedCluster = (): Promise<readonly Problem[]> =>
  withCluster((client) => problemsOfCluster(client, (line) => console.error(line)));

/** The same with a client. */
export async function problemsOfCluster(
  client: KubeClient,
  told: (line: string) => void,
): Promise<readonly Problem[]> {
  const [{ snapshot, problems, translation }, beside] = await Promise.all([
    readCluster(client, told),
    readBeside(client, told),
  ]);
  const found = analyzer({ yaml })({ snapshot, mesh: translation.mesh, ...beside });
  return [...problems, ...translation.problems, ...found];
}
