import { rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { startEnvoy } from '../../lab/envoy.ts';
import { temporaryFolder } from '../../lab/folder.ts';
import { startLoad } from '../../lab/load.ts';
import type { Rollout } from '../../src/envoy/rollout.ts';
import { rollout } from '../../src/envoy/rollout.ts';
import { hash, regex } from '../../src/given.ts';
import { readFolder } from '../../src/local/folder.ts';
import { loader, readManifests, watchManifests } from '../../src/local/manifests.ts';
import { folderOf, folderSink } from '../../src/local/sink.ts';
import { operate } from '../../src/operator.ts';
import { schemaValidator } from '../../src/schema.ts';
import { translator } from '../../src/translate.ts';
import { answersIn, appPort, apps, gatewayPort, manifests, type State, states } from './edits.ts';

/*
 * A program of its own, so that it can run inside a network namespace: a gateway Envoy under load, the operator over a file of manifests, and
 * edits of that file. `node drive.ts ROUNDS steps|one-swap` prints what it counted as JSON.
 */
const [rounds = '1', mode = 'steps'] = process.argv.slice(2);

const careful = rollout(hash);
/** What `step` is there to avoid: everything at once. */
const oneSwap: Rollout = (live, wanted) =>
  careful(live, wanted) === undefined
    ? undefined
    : { phase: 'switch', files: wanted, after: new Map(), afterOwn: new Map() };

const servers = await Promise.all(
  Object.entries(apps).map(
    ([name, address]) =>
      new Promise<ReturnType<typeof createServer>>((resolve) => {
        const server = createServer((_, response) => response.end(name));
        server.listen(appPort, address, () => resolve(server));
      }),
  ),
);

const folder = await temporaryFolder();
const file = join(folder.dir, 'mesh.yaml');
const out = join(folder.dir, 'proxies');
const gateway = 'default/sluice-gateway';
async function apply(state: State): Promise<void> {
  await writeFile(`${file}.tmp`, manifests(state));
  await rename(`${file}.tmp`, file);
}

const [first, ...rest] = states;
if (first === undefined) throw new Error('There is no state to begin with.');
await apply(first);

const load = loader({ validate: schemaValidator() });
const read = async () => load(await readManifests([file]));
let last = await read();
const steps: string[] = [];
const operator = operate({
  source: {
    read: async () => {
      last = await read();
      return last;
    },
    watch: (changed) => watchManifests([file], changed),
  },
  sink: folderSink({ out, pods: () => last.snapshot.pods }),
  translate: translator({ hash, regex }),
  rollout: mode === 'one-swap' ? oneSwap : careful,
  told: (event) => {
    if (event.kind === 'step') steps.push(event.phase);
    if (event.kind === 'failed') process.stderr.write(`${event.what}: ${String(event.error)}\n`);
  },
});
await operator.settled();
const envoy = await startEnvoy({ dir: folderOf(out, gateway) });
const traffic = startLoad({
  target: { address: '127.0.0.1', port: gatewayPort },
  host: 'shop.test',
  path: '/',
  connections: 24,
  maxSeconds: 200,
  maxRequests: 2_000_000,
});

interface Count {
  readonly title: string;
  readonly sent: number;
  readonly failed: number;
  readonly wrong: number;
}
const counted: Count[] = [];

/** Resolves when the present section has so many answers. */
async function answers(enough: number): Promise<void> {
  const end = performance.now() + 30_000;
  while (traffic.counts().answered < enough && performance.now() < end)
    await new Promise((resolve) => setTimeout(resolve, 5));
}

for (let round = 0; round < Number(rounds); round++) {
  for (const state of [...rest, first]) {
    await traffic.cut();
    await apply(state);
    await operator.settled();
    const during = await traffic.cut();
    await answers(300);
    const after = await traffic.cut();
    const right = answersIn(state);
    const wrong = Object.entries(after.byLabel).filter(([name]) => !right.includes(name));
    counted.push({
      title: state.title,
      sent: during.sent + after.sent,
      failed: during.failed + after.failed,
      wrong: wrong.reduce((sum, [, count]) => sum + count, 0),
    });
  }
}
const total = await traffic.stop();
const updates = await envoy.stats('(update_rejected|update_failure)$');
const files = (await readFolder(folderOf(out, gateway))) ?? new Map<string, string>();
/** A listener that drains misses its route file, which is no refusal: only files that exist can be refused. */
const isGone = (stat: string): boolean => {
  const route = /\.rds\.(.+)\.update_\w+$/.exec(stat)?.[1];
  return route !== undefined && !files.has(`rds.${route}.json`);
};
await operator.stop();
await envoy.stop();
for (const server of servers) {
  server.closeAllConnections();
  server.close();
}
await folder.remove();
console.log(
  JSON.stringify({
    edits: counted,
    sent: total.sent,
    answered: total.answered,
    failed: total.failed,
    wrong: counted.reduce((sum, one) => sum + one.wrong, 0),
    steps: steps.length,
    refusals: [...updates]
      .filter(([name, value]) => Number(value) > 0 && !isGone(name))
      .map(([name, value]) => `${name} ${value}`),
    failures: total.reasons ?? [],
  }),
);
