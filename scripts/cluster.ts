/* npm run cluster [-- --data DIR]: a Kubernetes control plane on this machine that runs until it is stopped; --data keeps its state. */
import { once } from 'node:events';
import { delimiter } from 'node:path';
import { parseArgs } from 'node:util';
import { controlPlane } from '../lab/control-plane.ts';

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

function dataFolder(): string | undefined {
  try {
    return parseArgs({ options: { data: { type: 'string' } } }).values.data;
  } catch (error) {
    throw new Error(
      `${error instanceof Error ? error.message : String(error)}\nUse: npm run cluster [-- --data DIR]`,
    );
  }
}

async function run(): Promise<void> {
  const dir = dataFolder();
  const began = performance.now();
  const plane = await controlPlane(dir === undefined ? {} : { dir });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const ended = Promise.race(
    (['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map((signal) => once(process, signal)),
  );
  console.error(`The API server is ready at ${plane.url} after ${seconds} s. In another terminal:\n`);
  console.log(`export KUBECONFIG=${quoted(plane.kubeconfig)}`);
  console.log(`export PATH=${quoted(plane.programs)}${delimiter}"$PATH"`);
  console.error(
    `\nIt has no nodes, so Pods stay Pending. Ctrl-C ends it${dir === undefined ? ' and forgets its state' : ''}.`,
  );
  await ended;
  await plane.stop();
}

run().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);
