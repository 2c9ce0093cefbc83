/*
 * npm run bench:node [-- --samples N] [-- --pods N] [-- --waves N] [-- --json]: how long an edit takes until a real pod obeys it, and how many sidecars one
 * node holds. Needs root.
 */
import { setTimeout as rest } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { clientOf } from '../../lab/kube.ts';
import { install } from '../../lab/node/install.ts';
import { runInPod } from '../../lab/node/pod-program.ts';
import { type ClusterNode, openNode } from '../../lab/node.ts';
import type { KubeClient } from '../../src/kube/client.ts';
import { type Crowd, crowd } from './crowd.ts';
import { bare, byRule, timed } from './edits.ts';
import { byHand, first, injected, prepare } from './stage.ts';

/** Between two edits that reach the same pod, in milliseconds: the kubelet makes a second one within a second wait. */
const apart = 1_500;
/** How much longer than the bare patches an edit may take, at the median. */
const ratioLimit = 1.3;

interface Times {
  readonly min: number;
  readonly median: number;
  readonly p99: number;
}

function times(samples: readonly number[]): Times {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { min: at(0), median: at(0.5), p99: at(0.99) };
}

interface Edits {
  readonly operator: Times;
  readonly bare: Times;
}

async function edits(node: ClusterNode, client: KubeClient, samples: number): Promise<Edits> {
  await prepare(node, client);
  const probes = [injected, byHand].map((namespace) =>
    runInPod(node, namespace, {
      name: 'probe-program',
      options: { url: `http://web.${injected}`, header: 'x-rule' },
    }),
  );
  const [ours, theirs] = probes;
  if (ours === undefined || theirs === undefined) throw new Error('There are no probes.');
  const rule = byRule(client, injected);
  const byTwoPatches = await bare(client, byHand, first);
  const taken: { operator: number[]; bare: number[] } = { operator: [], bare: [] };
  // Connections are warm and caches are filled after the first rounds.
  for (let round = -3; round < samples; round++) {
    const value = `round-${round + 4}`;
    await rest(apart);
    const operator = await timed(rule, value, ours);
    await rest(apart);
    const least = await timed(byTwoPatches, value, theirs);
    if (round < 0) continue;
    taken.operator.push(operator);
    taken.bare.push(least);
  }
  for (const probe of probes) probe.end();
  await Promise.all(probes.map(({ ended }) => ended));
  return { operator: times(taken.operator), bare: times(taken.bare) };
}

const ms = (value: number): string => `${value.toFixed(0)} ms`.padStart(8);
const row = (name: string, { min, median, p99 }: Times): string =>
  `${name.padEnd(44)} ${[min, median, p99].map(ms).join(' ')}`;

function say({ operator, bare: least }: Edits, samples: number): void {
  const ratio = operator.median / least.median;
  console.log(
    [
      `${`${samples} edits until the first answer by them`.padEnd(44)} ${['min', 'median', 'p99'].map((each) => each.padStart(8)).join(' ')}`,
      row('kubectl patch virtualservice', operator),
      row('the bare ConfigMap patch and poke', least),
      `${ratio <= ratioLimit ? 'met ' : 'MISS'} median ${ratio.toFixed(2)} × bare, goal ${ratioLimit}`,
    ].join('\n'),
  );
}

const inSeconds = (value: number | undefined): string => (value === undefined ? '–' : `${value} s`);

function sayCrowd({ pods, waves, restarts, ends, early, secondsEarly, secondsOthers }: Crowd): void {
  console.log(
    [
      `${restarts === 0 ? 'met ' : 'MISS'} ${pods} sidecars on one node, ${waves === 1 ? 'all at once' : `in ${waves} waves`}: ${restarts} restarts`,
      ...ends.map((end) => `     ${end}`),
      `${early} of ${pods} pods met the kubelet before their ConfigMaps; made to ready ${inSeconds(secondsEarly)} at the median, the others ${inSeconds(secondsOthers)}`,
    ].join('\n'),
  );
}

const { values } = parseArgs({
  options: {
    samples: { type: 'string', default: '20' },
    pods: { type: 'string', default: '60' },
    waves: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const node = await openNode();
const client = clientOf(node.kubeconfig);
try {
  await install(node);
  const samples = Number(values.samples);
  const edited = samples > 0 ? await edits(node, client, samples) : undefined;
  const pods = Number(values.pods);
  const crowded = pods > 0 ? await crowd(node, client, { pods, waves: Number(values.waves) }) : undefined;
  if (values.json) console.log(JSON.stringify({ edits: edited, crowd: crowded }, undefined, 2));
  else {
    if (edited !== undefined) say(edited, samples);
    if (crowded !== undefined) sayCrowd(crowded);
  }
} finally {
  await client.close();
  await node.stop();
}
