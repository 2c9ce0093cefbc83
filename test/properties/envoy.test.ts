import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Envoy, startEnvoy } from '../../lab/envoy.ts';
import { temporaryFolder } from '../../lab/folder.ts';
import { canUseNetns, openNetwork } from '../../lab/netns.ts';
import { until } from '../../lab/process.ts';
import { drawUid } from '../../lab/scene.ts';
import { filesFor } from '../../src/envoy/apart.ts';
import { versionIn } from '../../src/envoy/fragment.ts';
import type { ConfigFiles, ScopeFiles } from '../../src/envoy/model.ts';
import { rollout } from '../../src/envoy/rollout.ts';
import { hash, regex } from '../../src/given.ts';
import { writeFolder } from '../../src/local/folder.ts';
import { translator } from '../../src/translate.ts';
import { mesh } from './mesh.ts';
import { runs } from './runs.ts';

const usable = canUseNetns();
if (usable !== true) process.stderr.write(`not run: random meshes on a real Envoy, because ${usable}\n`);

const proxy = 'the proxy';

/** The files of one proxy of this role out of each of many random meshes, as if they were its own one after another. */
function randomFiles(role: 'sidecar' | 'gateway'): ScopeFiles[] {
  const { numRuns = 1, seed } = runs(60);
  return fc.sample(mesh, { numRuns, ...(seed === undefined ? {} : { seed }) }).flatMap((snapshot) => {
    const { scopes, workloads } = translator({ hash, regex })(snapshot);
    const found = [...workloads.values()].find((workload) => workload.role === role);
    const scope = scopes.get(found?.scope ?? '');
    const own = scope?.own.get(found?.key ?? '');
    return scope === undefined || own === undefined
      ? []
      : [{ shared: scope.shared, own: new Map([[proxy, own]]) }];
  });
}

const merged = (files: ScopeFiles): ConfigFiles => filesFor(files, proxy);

/** The safe steps from each of these to the next. */
function* steps(all: readonly ScopeFiles[]): Generator<ConfigFiles> {
  const next = rollout(hash);
  let live: ScopeFiles = { shared: new Map(), own: new Map() };
  for (const wanted of all) {
    for (let step = next(live, wanted); step !== undefined; step = next(live, wanted)) {
      if (step.phase === 'stuck') throw new Error('A random mesh does not fit a ConfigMap.');
      live = step.files;
      yield merged(live);
    }
  }
}

/** Resolves with what Envoy refuses, when it runs these clusters and listeners or has refused something. */
async function refusals(envoy: Envoy, files: ConfigFiles): Promise<string[]> {
  const wanted = new Map([
    ['cluster_manager.cds.version_text', versionIn(files.get('cds.json') ?? '')],
    ['listener_manager.lds.version_text', versionIn(files.get('lds.json') ?? '')],
  ]);
  return until(
    async () => {
      const all = await envoy.stats('(version_text|update_rejected)$');
      const refused = [...all].filter(
        ([name, value]) => name.endsWith('update_rejected') && Number(value) > 0,
      );
      const there = [...wanted].every(([name, version]) => all.get(name) === version);
      return there || refused.length > 0 ? refused.map(([name]) => name) : undefined;
    },
    { patience: 30_000, otherwise: () => 'Envoy does not take up the files.' },
  );
}

describe.skipIf(usable !== true).each(['sidecar', 'gateway'] as const)(
  'random meshes, one after another in one %s',
  (role) => {
    test('a real Envoy refuses no file of any step', async () => {
      const network = openNetwork();
      const { dir, remove } = await temporaryFolder();
      let envoy: Envoy | undefined;
      let taken = 0;
      try {
        for (const files of steps(randomFiles(role))) {
          await writeFolder(dir, files);
          envoy ??= await startEnvoy({ dir, netns: network.island(), uid: drawUid(), gid: 1337 });
          const { log } = envoy;
          const wrong = await refusals(envoy, files).catch((error: unknown) => [String(error)]);
          const told =
            wrong.length === 0 ? '' : `${log()}\n${[...files].map((file) => file.join(': ')).join('\n')}`;
          expect(wrong, told).toEqual([]);
          taken++;
        }
      } finally {
        await envoy?.stop();
        network.close();
        await remove();
      }
      expect(taken).toBeGreaterThan(30);
    }, 300_000);
  },
);
