/*
 * npm test: prepares what the tests need, runs vitest, and says last how many tests passed. Arguments go to vitest, which takes them as
 * filters. With --cluster the tests are those on a node of Kubernetes.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, constants, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { prepareControlPlane } from '../lab/control-plane.ts';
import { envoyBinary } from '../lab/envoy.ts';
import { canUseNetns } from '../lab/netns.ts';
import { canOpenNode, prepareNode } from '../lab/node.ts';
import { environment, root, run } from './stage.ts';

/** What is read of vitest's JSON report. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly FileReport[];
}

interface FileReport {
  readonly status: string;
  readonly assertionResults: readonly { readonly status: string }[];
}

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Where a program lies that PATH has; undefined where it has none of that name. */
async function found(program: string): Promise<string | undefined> {
  for (const directory of (environment.PATH ?? '').split(delimiter)) {
    const path = join(directory, program);
    const usable = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (usable) return path;
  }
  return undefined;
}

const oneLine = (text: string): string => text.trim().replaceAll(/\s*\n\s*/g, ' ');
const message = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function prepareEnvoy(): Promise<void> {
  try {
    console.log(`prepare  Envoy: ${await envoyBinary()}`);
  } catch (error) {
    console.log(`prepare  Envoy: none, so the tests that start one will fail. ${oneLine(message(error))}`);
  }
}

async function prepareCluster(): Promise<void> {
  try {
    console.log(`prepare  control plane: ${await prepareControlPlane()}`);
  } catch (error) {
    console.log(
      `prepare  control plane: none, so the tests in test/kube will fail. ${oneLine(message(error))}`,
    );
  }
}

async function installNetworkTools(): Promise<void> {
  const missing = (await found('iptables')) === undefined || (await found('ip')) === undefined;
  if (!missing || process.getuid?.() !== 0 || (await found('apt-get')) === undefined) return;
  console.log('prepare  network tools: installing iptables and iproute2 with apt-get');
  const packages = 'apt-get -q install -y --no-install-recommends iptables iproute2';
  const { ok, output } = await run([
    'sh',
    '-ec',
    `apt-get -q update; DEBIAN_FRONTEND=noninteractive ${packages}`,
  ]);
  if (!ok) console.log(`prepare  network tools: apt-get failed\n${output.trimEnd()}`);
}

async function prepareNetwork(): Promise<void> {
  await installNetworkTools();
  const usable = canUseNetns();
  const said = usable === true ? 'ready' : `the tests that need them are skipped, because ${oneLine(usable)}`;
  console.log(`prepare  network namespaces: ${said}`);
}

async function prepareClusterNode(): Promise<void> {
  const usable = canOpenNode();
  if (usable !== true) {
    console.log(`prepare  node: the tests that need it are skipped, because ${usable}`);
    return;
  }
  try {
    await prepareNode();
    console.log('prepare  node: ready');
  } catch (error) {
    console.log(`prepare  node: none, so the tests in test/cluster will fail. ${oneLine(message(error))}`);
  }
}

/** Runs vitest with both reporters; true where it ended well. */
async function vitest(filters: readonly string[], outputFile: string): Promise<boolean> {
  const names = ['default', join(root, 'scripts/second-tries.ts'), 'json'];
  const reporters = [...names.map((name) => `--reporter=${name}`), `--outputFile.json=${outputFile}`];
  const child = spawn('vitest', ['run', ...reporters, ...filters], {
    cwd: root,
    env: environment,
    stdio: 'inherit',
  });
  // A terminal sends SIGINT to vitest as well, which ends in order; this script has only to outlive it.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  const [code] = await once(child, 'close');
  return code === 0;
}

/** A file that failed outside its tests (it cannot be loaded, a hook threw) counts as one failed test. */
async function count(outputFile: string): Promise<Counts> {
  const text = await readFile(outputFile, 'utf8').catch(() => undefined);
  if (text === undefined) return { passed: 0, failed: 0, skipped: 0 };
  const report: Report = JSON.parse(text);
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

const given = process.argv.slice(2);
const onNode = given.includes('--cluster');
const filters = given.filter((word) => word !== '--cluster');
await prepareEnvoy();
await prepareCluster();
if (onNode) await prepareClusterNode();
else await prepareNetwork();
const folder = await mkdtemp(join(tmpdir(), 'sluice-test-'));
try {
  const outputFile = join(folder, 'report.json');
  const ok = await vitest(
    onNode ? ['--config', 'test/cluster/vitest.config.ts', ...filters] : filters,
    outputFile,
  );
  const { passed, failed, skipped } = await count(outputFile);
  if (!ok || failed > 0 || passed === 0) process.exitCode = 1;
  if (passed + failed === 0) console.log('\nNo test was run.');
  else if (!ok && failed === 0) console.log('\nvitest failed outside the tests; what it said stands above.');
  console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
