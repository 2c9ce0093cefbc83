/*
 * npm run cluster [-- --data DIR | -- --node]: a Kubernetes control plane on this machine that runs until it is stopped. --data keeps its
 * state; with --node it has a node that runs pods (needs root).
 */
import { once } from 'node:events';
import { delimiter } from 'node:path';
import { parseArgs } from 'node:util';
import { type ControlPlane, controlPlane } from '../lab/control-plane.ts';
import { openNode } from '../lab/node.ts';

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

interface Wanted {
  readonly data?: string;
  readonly node?: boolean;
}

function wanted(): Wanted {
  try {
    const { values } = parseArgs({ options: { data: { type: 'string' }, node: { type: 'boolean' } } });
    if (values.data !== undefined && values.node === true)
      throw new Error('A cluster with a node starts empty each time; leave out --data or --node.');
    return values;
  } catch (error) {
    throw new Error(
      `${error instanceof Error ? error.message : String(error)}\nUse: npm run cluster [-- --data DIR | -- --node]`,
    );
  }
}

/** What runs, and what is to be said of it. */
async function begin({ data, node }: Wanted): Promise<{ plane: ControlPlane; about: string }> {
  if (node === true) {
    const plane = await openNode({ wait: false });
    const { node: address, machine } = plane.addresses;
    return {
      plane,
      about: `Node ports are at ${address}; pods reach this machine at ${machine}. Ctrl-C ends it and forgets its state.`,
    };
  }
  const plane = await controlPlane(data === undefined ? {} : { dir: data });
  const forgets = data === undefined ? ' and forgets its state' : '';
  return { plane, about: `It has no nodes, so Pods stay Pending. Ctrl-C ends it${forgets}.` };
}

async function run(): Promise<void> {
  const began = performance.now();
  const { plane, about } = await begin(wanted());
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const ended = Promise.race(
    (['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map((signal) => once(process, signal)),
  );
  console.error(`The API server is ready at ${plane.url} after ${seconds} s. In another terminal:\n`);
  console.log(`export KUBECONFIG=${quoted(plane.kubeconfig)}`);
  console.log(`export PATH=${quoted(plane.programs)}${delimiter}"$PATH"`);
  console.error(`\n${about}`);
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
