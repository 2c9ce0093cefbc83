import { leader } from '../../src/cli/leader.ts';
import { rollout } from '../../src/envoy/rollout.ts';
import { hash } from '../../src/given.ts';
import { kubeClient, loadKubeConfig } from '../../src/kube/client.ts';
import { heldConfigMaps } from '../../src/kube/held.ts';
import { kubeSource } from '../../src/kube/source.ts';
import { logger } from '../../src/log.ts';

/* Run as a process of its own: the operator, but that it writes all files in one swap where it should go step by step. */

const client = kubeClient(loadKubeConfig());
const told = (): void => {};
const careful = rollout(hash);
const running = leader({
  client,
  cluster: kubeSource({ client, told, check: () => [], yaml: JSON.parse }),
  configMaps: heldConfigMaps({ client, told }),
  log: logger('info'),
  steps: (live, wanted) =>
    careful(live, wanted) === undefined
      ? undefined
      : { phase: 'switch', files: wanted, after: new Map(), afterOwn: new Map() },
});
process.once('SIGTERM', async () => {
  await running.stop();
  process.exit();
});
