import { ask } from '../ask.ts';
import type { StepResult } from '../result.ts';
import type { Screen } from '../screen.ts';
import type { Stage } from '../stage.ts';

const host = 'user-app.com';
const expected = [
  { path: '/v1', version: 'v1' },
  { path: '/v2', version: 'v2' },
  { path: '/', version: 'v1' },
] as const;

/** The rewrite sample takes the place of the weights: the applications know only `/`, so a rewrite that fails is a 404. */
export async function rewrite(stage: Stage, screen: Screen): Promise<readonly StepResult[]> {
  const name = 'rewrite';
  screen.section('user-app-rewrite: the version in the path');
  await stage.apply('user-app-rewrite');
  const wrong: string[] = [];
  const split: Record<string, number> = {};
  for (const { path, version } of expected) {
    const answer = await ask(stage.gateway, { host, path });
    const body = answer.body.trimEnd();
    screen.line(`${path.padEnd(3)}  ${answer.status}  ${body}`);
    if (answer.status === 200 && body.endsWith(version)) split[version] = (split[version] ?? 0) + 1;
    else wrong.push(`${name}: ${path} was answered with ${answer.status} "${body}", and not by ${version}.`);
  }
  return [{ name, sent: expected.length, answered: expected.length, failed: wrong.length, split, wrong }];
}
