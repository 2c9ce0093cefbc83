import { randomUUID } from 'node:crypto';
import { chown } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { markHeader } from '../lab/backend.ts';
import { startEnvoy } from '../lab/envoy.ts';
import { copyMismatches, type Expectation, mismatches } from '../lab/expectation.ts';
import { temporaryFolder } from '../lab/folder.ts';
import { canUseIpv6, canUseNetns, type Network, openNetwork } from '../lab/netns.ts';
import { until } from '../lab/process.ts';
import { drawUid, hasIpv6, openScene, type ProxiedPod, type Scene } from '../lab/scene.ts';
import { notLoaded } from '../lab/subscriptions.ts';
import { podsToRun, portsNamed, sendingOf } from '../lab/traffic.ts';
import type { ConfigFiles } from '../src/envoy/model.ts';
import { writeFolder } from '../src/local/folder.ts';
import {
  certificates,
  type ExpectedProblem,
  type GoldenCase,
  goldenCases,
  objectOf,
  openCase,
  produced,
  proxyOf,
  record,
  recorded,
  runnable,
} from './golden-case.ts';

const usable = canUseNetns();
const usable6 = usable === true ? canUseIpv6() : usable;
if (usable !== true) process.stderr.write(`not run: the traffic of the golden cases, because ${usable}\n`);
else if (usable6 !== true)
  process.stderr.write(`not run: the traffic of the golden cases with IPv6, because ${usable6}\n`);

/** Starts an Envoy with nothing around it, where root allows in a network namespace without a way out, and tells what it did not load. */
async function loadAlone(files: ConfigFiles): Promise<readonly string[]> {
  const network: Network | undefined = usable === true ? openNetwork() : undefined;
  const { dir, remove } = await temporaryFolder();
  try {
    const place = network && { netns: network.island(), uid: drawUid(), gid: 1337 };
    if (place !== undefined) await chown(dir, place.uid, place.gid);
    await writeFolder(dir, files);
    const envoy = await startEnvoy({ dir, ...place });
    try {
      return await notLoaded(envoy, files);
    } finally {
      await envoy.stop();
    }
  } finally {
    network?.close();
    await remove();
  }
}

function proxiesOf(given: GoldenCase): ReadonlyMap<string, ProxiedPod> {
  const proxies = new Map<string, ProxiedPod>();
  for (const key of given.traffic === undefined ? [] : podsToRun(given.traffic)) {
    const proxy = proxyOf(given, key);
    if (proxy === undefined) throw new Error(`traffic.yaml: ${key} is no pod with a proxy`);
    proxies.set(key, proxy);
  }
  return proxies;
}

/** A copy goes its own way, so it is waited for. */
async function copiesArrive(
  scene: Scene,
  mark: string,
  expected: NonNullable<Expectation['copies']>,
): Promise<void> {
  let wrong: readonly string[] = [];
  await until(
    async () => {
      wrong = copyMismatches(expected, await scene.seen(mark));
      return wrong.length === 0 ? true : undefined;
    },
    { patience: 10_000, otherwise: () => wrong.join('\n') },
  );
}

function meetsExpectedProblems(given: GoldenCase, expected: readonly ExpectedProblem[]): void {
  const line = ({ code, object, path }: ExpectedProblem): string => `${code} ${object} ${path}`.trim();
  const found = given.problems.map((problem) => ({ ...problem, object: objectOf(problem) }));
  const errors = found.filter(({ severity }) => severity === 'error').map(line);
  if (expected.length === 0) expect(errors, 'no error is expected').toEqual([]);
  const lines = found.map(line);
  const missing = expected.map(line).filter((one) => !lines.includes(one));
  expect(missing, `expected problems are missing; found were\n${lines.join('\n')}\n`).toEqual([]);
}

for (const name of goldenCases()) {
  describe(name, () => {
    let scene: Scene | undefined;
    // A case that cannot even be opened must fail by itself and leave the others alone.
    let given: GoldenCase;
    try {
      given = openCase(name);
    } catch (error) {
      test('translates', () => {
        throw error;
      });
      return;
    }
    const { traffic, snapshot } = given;
    const runs = traffic !== undefined && (hasIpv6(snapshot) ? usable6 : usable) === true;

    test('translates', () => {
      const files = produced(given);
      if (process.env.UPDATE_GOLDEN === '1') record(given, files);
      expect(Object.fromEntries(files)).toEqual(Object.fromEntries(recorded(given)));
    });

    const { expectedProblems } = given;
    if (expectedProblems !== undefined) {
      test('finds the problems', () => meetsExpectedProblems(given, expectedProblems));
    }

    describe.skipIf(given.workloads.size === 0 && traffic === undefined)('a real Envoy', () => {
      beforeAll(async () => {
        if (runs)
          scene = await openScene({
            snapshot,
            proxies: proxiesOf(given),
            ports: portsNamed(traffic),
            closed: traffic.closed,
            names: traffic.names,
          });
      }, 60_000);
      afterAll(() => scene?.close());

      for (const { key, pods } of given.workloads.values()) {
        test(`loads ${key}`, async () => {
          const running = pods.map((pod) => scene?.envoys.get(pod)).find((envoy) => envoy !== undefined);
          const files = runnable(given, key);
          expect(await (running === undefined ? loadAlone(files) : notLoaded(running, files))).toEqual([]);
        }, 60_000);
      }

      for (const request of traffic?.requests ?? []) {
        test.skipIf(!runs)(
          `answers: ${request.title}`,
          async () => {
            if (scene === undefined) throw new Error('the scene is not open');
            const { copies } = request.expect;
            const mark = randomUUID();
            const sending = sendingOf(request, snapshot, { certificates, names: traffic?.names ?? {} });
            const headers = { ...sending.headers, ...(copies === undefined ? {} : { [markHeader]: mark }) };
            const answers = await scene.send(request.from, { ...sending, headers });
            expect(mismatches(request.expect, answers, request.send.raw !== undefined)).toEqual([]);
            if (copies !== undefined) await copiesArrive(scene, mark, copies);
          },
          60_000,
        );
      }
    });
  });
}
