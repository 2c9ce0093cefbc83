#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { type Cleanup, cleanup, Interrupted } from './cleanup.ts';
import type { StepResult } from './result.ts';
import { type Screen, screen } from './screen.ts';
import { type Stage, setStage } from './stage.ts';
import { article } from './steps/article.ts';
import { hello } from './steps/hello.ts';
import { mesh } from './steps/mesh.ts';
import { rewrite } from './steps/rewrite.ts';
import { weights } from './steps/weights.ts';

const usage = `npm run demo -- [--keep] [--json]

The samples, unchanged, obeyed by a real Envoy on this machine.
  --keep  leave everything running afterwards, until Ctrl-C
  --json  print one JSON object and nothing else: { steps: [{ name, sent, answered, failed, split }], seconds }
`;

interface Options {
  readonly keep: boolean;
  readonly json: boolean;
}

function readOptions(): Options {
  try {
    const { values } = parseArgs({
      options: { keep: { type: 'boolean' }, json: { type: 'boolean' }, help: { type: 'boolean' } },
    });
    if (values.help === true) {
      process.stdout.write(usage);
      process.exit(0);
    }
    return { keep: values.keep === true, json: values.json === true };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    process.exit(2);
  }
}

const steps = [article, weights, rewrite, hello, mesh] as const;

async function runSteps(stage: Stage, show: Screen, cleaning: Cleanup): Promise<readonly StepResult[]> {
  const results: StepResult[] = [];
  for (const step of steps) results.push(...(await step(stage, show, cleaning)));
  return results;
}

function introduce(stage: Stage, show: Screen): void {
  show.section('Sluice: the samples, unchanged, obeyed by a real Envoy on this machine');
  for (const { pod, address, port } of stage.backends)
    show.line(`${pod.padEnd(24)} answers at ${address}:${port}`);
  const { address, port } = stage.gateway;
  show.line(
    `${'gateway Envoy'.padEnd(24)} answers at ${address}:${port}, configured by ${stage.configuration}`,
  );
}

function conclude(results: readonly StepResult[], seconds: number, json: boolean): void {
  const wrong = results.flatMap((result) => result.wrong);
  if (json) {
    const steps = results.map(({ wrong: _, ...seen }) => seen);
    process.stdout.write(`${JSON.stringify({ steps, seconds: Math.round(seconds * 10) / 10 })}\n`);
  }
  for (const sentence of wrong) process.stderr.write(`wrong: ${sentence}\n`);
  if (wrong.length > 0) process.exitCode = 1;
}

/** Brings the article's weights back, for the user to edit. */
async function inviteToPlay(stage: Stage): Promise<void> {
  await stage.apply('user-app-gateway');
  const { address, port } = stage.gateway;
  process.stderr.write(`
Everything is left running. Ctrl-C ends it.
   ask    curl -i -H "Host: user-app.com" ${address}:${port}
          curl -i -H "Host: xingren.upup" -H "version: new" ${address}:${port}
   edit   the two weights in ${stage.manifests}/user-app-gateway-virtualservice.yaml; what is saved is live at once
   look   at what Envoy reads in ${stage.configuration}/..data
          and at what it runs with: curl 127.0.0.1:15000/config_dump
`);
}

/** The first signal ends the demo in order, a second one at once. */
function interruption(): Promise<'interrupted'> {
  return new Promise((resolve) => {
    let signals = 0;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (signals++ > 0) process.exit(130);
        resolve('interrupted');
      });
    }
  });
}

async function main(): Promise<void> {
  const options = readOptions();
  const show = screen(options.json);
  const cleaning = cleanup();
  const log: string[] = [];
  const began = performance.now();
  const interrupted = interruption();
  let kept = false;
  const play = async (): Promise<'done'> => {
    const stage = await setStage(cleaning, (line) => log.push(line));
    introduce(stage, show);
    const results = await runSteps(stage, show, cleaning);
    const seconds = (performance.now() - began) / 1000;
    show.section(`Done in ${seconds.toFixed(0)} seconds`);
    conclude(results, seconds, options.json);
    if (!options.keep) return 'done';
    await inviteToPlay(stage);
    kept = true;
    await interrupted;
    return 'done';
  };
  try {
    const ended = await Promise.race([play(), interrupted]);
    if (ended === 'interrupted' && !kept) process.exitCode = 130;
  } catch (error) {
    if (!(error instanceof Interrupted)) {
      process.exitCode = 1;
      process.stderr.write(`\n${error instanceof Error ? error.message : error}\n`);
      for (const line of log.slice(-20)) process.stderr.write(`   ${line}\n`);
    }
  }
  for (const left of await cleaning.all()) process.stderr.write(`could not be ended: ${left}\n`);
  process.exit();
}

await main();
