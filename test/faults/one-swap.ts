import { leader } from '../../src/cli/leader.ts';
import { watching } from '../../src/cli/operator.ts';
import { rollout } from '../../src/envoy/rollout.ts';
import { hash } from '../../src/given.ts';
import { kubeClient, loadKubeConfig } from '../../src/kube/client.ts';
import { logger } from '../../src/log.ts';

/* Run as a process of its own: the operator, but that it writes all files in one swap where it should go step by step. */

const client = kubeClient(loadKubeConfig());
const log = logger('info');
const careful = rollout(hash);
const running = leader({
  client,
  ...watching(client, log),
  log,
  steps: (live, wanted) =>
    careful(live, wanted) === undefined
      ? undefined
      : { phase: 'switch', files: wanted, after: new Map(), afterOwn: new Map() },
});
process.once('SIGTERM', async () => {
  await running.stop();
  process.exit();
});
