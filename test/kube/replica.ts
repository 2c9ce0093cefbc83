/* A replica of its own process: says on stdout when it leads, and each time that it would write. Ends on SIGTERM. */

import { kubeClient, loadKubeConfig } from '../../src/kube/client.ts';
import { election } from '../../src/kube/election.ts';

const [identity = '', duration = '', deadline = '', retry = ''] = process.argv.slice(2);
const client = kubeClient(loadKubeConfig());
const say = (what: string): void => {
  process.stdout.write(`${Date.now()} ${what}\n`);
};
const replica = election({
  client,
  lease: { namespace: 'default', name: 'sluice' },
  identity,
  times: { duration: Number(duration), deadline: Number(deadline), retry: Number(retry) },
  told: (event) => say(event.kind),
  lead: async (signal) => {
    const writing = setInterval(() => {
      if (!signal.aborted && replica.leads()) say('write');
    }, 5);
    await new Promise<void>((done) => signal.addEventListener('abort', () => done(), { once: true }));
    clearInterval(writing);
    say('over');
  },
});
process.once('SIGTERM', async () => {
  await replica.stop();
  await client.close();
});
