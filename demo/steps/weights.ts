import { startLoad } from '../../lab/load.ts';
import type { Cleanup } from '../cleanup.ts';
import { withWeights } from '../folders.ts';
import type { StepResult } from '../result.ts';
import type { Screen } from '../screen.ts';
import { splitStep, versionOf, type Weights } from '../split.ts';
import type { Stage } from '../stage.ts';

const file = 'user-app-gateway-virtualservice.yaml';
const edits: readonly Weights[] = [
  [50, 50],
  [0, 100],
];

/** 90/10 as the article has it, then 50/50 and 0/100 by editing its file, under one load that never stops. */
export async function weights(
  stage: Stage,
  screen: Screen,
  cleaning: Cleanup,
): Promise<readonly StepResult[]> {
  const load = startLoad({
    target: stage.gateway,
    host: 'user-app.com',
    path: '/',
    connections: 16,
    ratePerSecond: 400,
    label: versionOf,
  });
  await cleaning.start(Promise.resolve(load), (running) => running.stop());
  screen.section('Weights 90 / 10, as in the article');
  const results = [await splitStep(load, screen, { name: 'weights 90/10', weights: [90, 10] })];
  for (const edited of edits) {
    screen.section(`${file} edited to ${edited.join(' / ')} under load`);
    const edit = () => stage.edit(file, (text) => withWeights(text, edited));
    results.push(
      await splitStep(load, screen, { name: `weights ${edited.join('/')}`, weights: edited, edit }),
    );
  }
  await load.stop();
  return results;
}
