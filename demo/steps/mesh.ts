import { repeat } from '../../lab/load.ts';
import { canUseNetns } from '../../lab/netns.ts';
import type { Cleanup } from '../cleanup.ts';
import { withWeights } from '../folders.ts';
import { startMeshClient } from '../mesh/client.ts';
import type { StepResult } from '../result.ts';
import type { Screen } from '../screen.ts';
import { splitStep, versionOf, type Weights } from '../split.ts';
import type { Stage } from '../stage.ts';

const file = 'user-app-virtualservice.yaml';
const edited: Weights = [50, 50];

/** The client's own sidecar, with the article's iptables rules in a network namespace: where root is given, else one line. */
export async function mesh(_stage: Stage, screen: Screen, cleaning: Cleanup): Promise<readonly StepResult[]> {
  screen.section('Inside the mesh: a client with its own sidecar and the iptables rules of the article');
  const possible = canUseNetns();
  if (possible !== true) {
    screen.note(`The path through a sidecar is left out: ${possible}.`);
    return [];
  }
  const client = await startMeshClient(cleaning);
  screen.line(`$ kubectl exec client -- curl user-app-svc     (${client.service}, captured to port 15001)`);
  const load = repeat(client.get, { connections: 8, ratePerSecond: 200, label: versionOf });
  await cleaning.start(Promise.resolve(load), (running) => running.stop());
  const results = [await splitStep(load, screen, { name: 'mesh 90/10', weights: [90, 10] })];
  screen.section(`${file} edited to ${edited.join(' / ')} under load`);
  const edit = () => client.edit(file, (text) => withWeights(text, edited));
  results.push(await splitStep(load, screen, { name: 'mesh 50/50', weights: edited, edit }));
  await load.stop();
  return results;
}
