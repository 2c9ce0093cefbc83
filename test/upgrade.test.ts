import { afterEach, describe, expect, test } from 'vitest';
import { canUseNetns } from '../lab/netns.ts';
import { until } from '../lab/process.ts';
import { openScene, type Scene } from '../lab/scene.ts';
import { notLoaded } from '../lab/subscriptions.ts';
import type { ConfigFiles, ScopeFiles } from '../src/envoy/model.ts';
import { rollout } from '../src/envoy/rollout.ts';
import { behind, showsAwaited, subscriptions, versionsIn } from '../src/envoy/shown.ts';
import { hash } from '../src/given.ts';
import {
  awaitedOf,
  formerFiles,
  type Proxied,
  podOf,
  presentFiles,
  proxies,
  volumeOf,
} from './upgrade/files.ts';
import { keepSending } from './upgrade/traffic.ts';

const usable = canUseNetns();
if (usable !== true) process.stderr.write(`not run: upgrades under load, because ${usable}\n`);

const patience = 60_000;

let scene: Scene | undefined;
afterEach(async () => {
  await scene?.close();
  scene = undefined;
});

async function shows(open: Scene, proxy: Proxied, files: ConfigFiles) {
  const page = await open.envoys
    .get(podOf(proxy))
    ?.admin('/stats?type=TextReadouts&filter=version_text&format=json');
  return versionsIn(JSON.parse(page ?? ''), subscriptions(files));
}

/** Goes from the one to the other as the operator does it: each step is written when the proxy shows what it waits for. Gives the steps. */
async function roll(
  open: Scene,
  proxy: Proxied,
  [from, to]: readonly [ScopeFiles, ScopeFiles],
): Promise<readonly string[]> {
  const next = rollout(hash);
  const phases: string[] = [];
  let live = from;
  for (;;) {
    const step = next(live, to);
    const volume = volumeOf(live, proxy);
    if (step === undefined) {
      await waitFor(async () => behind(await shows(open, proxy, volume), volume).length === 0);
      return phases;
    }
    if (step.phase === 'stuck' || phases.length > 10)
      throw new Error(`It does not end: ${phases.join(', ')}`);
    await waitFor(async () => showsAwaited(await shows(open, proxy, volume), awaitedOf(step, proxy)));
    await open.write(podOf(proxy), volumeOf(step.files, proxy));
    phases.push(step.phase);
    live = step.files;
  }
}

const waitFor = (condition: () => Promise<boolean>): Promise<true> =>
  until(async () => ((await condition()) ? true : undefined), {
    patience,
    otherwise: () => 'A proxy does not show what was written.',
  });

describe.skipIf(usable !== true)('files of an earlier operator', () => {
  for (const commit of ['68a26e3'])
    test(`of ${commit} give way to those of today and come back, and nothing is lost`, async () => {
      const { snapshot, of } = presentFiles();
      const running = proxies.map((proxy) => {
        const pod = snapshot.pods.get(podOf(proxy));
        if (pod === undefined) throw new Error(`in.yaml has no pod ${proxy}.`);
        const role = proxy === 'edge' ? 'gateway' : 'sidecar';
        return [podOf(proxy), { pod, role, files: volumeOf(formerFiles(commit, proxy), proxy) }] as const;
      });
      const open = await openScene({ snapshot, proxies: new Map(running), ports: [] });
      scene = open;
      const sending = keepSending(open, snapshot);
      const steps = await Promise.all(
        proxies.map(async (proxy) => {
          const former = formerFiles(commit, proxy);
          const ways = [
            [former, of(proxy)],
            [of(proxy), former],
          ] as const;
          const phases: (readonly string[])[] = [];
          // More than once, since proxies load the files of one step in an order that differs.
          for (const way of [...ways, ...ways, ...ways]) {
            phases.push(await roll(open, proxy, way));
            await sending.more(100);
          }
          return phases;
        }),
      );
      const { requests, wrong } = await sending.end();
      expect(wrong).toEqual([]);
      expect(requests).toBeGreaterThan(500);
      // Else nothing was tried.
      expect(steps.flat().every((phases) => phases.length > 0)).toBe(true);
      for (const proxy of proxies) {
        const envoy = open.envoys.get(podOf(proxy));
        if (envoy !== undefined)
          expect(await notLoaded(envoy, volumeOf(formerFiles(commit, proxy), proxy))).toEqual([]);
      }
    }, 240_000);
});
