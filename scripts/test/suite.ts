import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { environment, root } from '../stage.ts';

/** Tests of one configuration of vitest; `arguments` go to vitest, which takes them as filters. */
export interface Suite {
  readonly config?: string;
  readonly arguments: readonly string[];
  /** Milliseconds after which it is ended, and counts as failed. */
  readonly longest?: number;
}

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Whether a signal ended it, so that nothing is to follow. */
  readonly isCutShort?: boolean;
}

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

/** Runs vitest with both reporters; `ok` where it ended well. */
async function vitest(suite: Suite, outputFile: string): Promise<{ ok: boolean; isCutShort: boolean }> {
  const names = ['default', join(root, 'scripts/second-tries.ts'), 'json'];
  const reporters = [...names.map((name) => `--reporter=${name}`), `--outputFile.json=${outputFile}`];
  const config = suite.config === undefined ? [] : ['--config', suite.config];
  const child = spawn('vitest', ['run', ...reporters, ...config, ...suite.arguments], {
    cwd: root,
    // Half of the time in which an app of the lab starts is for compiling what hundreds before it compiled.
    env: { ...environment, NODE_COMPILE_CACHE: join(dirname(outputFile), 'compiled') },
    stdio: 'inherit',
  });
  const end = (): void => {
    console.log('\nThe tests took too long and are ended.');
    child.kill('SIGTERM');
  };
  const timer = suite.longest === undefined ? undefined : setTimeout(end, suite.longest);
  // A terminal sends SIGINT to vitest as well, which ends in order; this script has only to outlive it.
  let isCutShort = false;
  const stay = (): void => {
    isCutShort = true;
  };
  const pass = (signal: NodeJS.Signals): void => {
    isCutShort = true;
    child.kill(signal);
  };
  process.on('SIGINT', stay).on('SIGTERM', pass).on('SIGHUP', pass);
  const [code] = await once(child, 'close');
  process.off('SIGINT', stay).off('SIGTERM', pass).off('SIGHUP', pass);
  clearTimeout(timer);
  return { ok: code === 0, isCutShort };
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

/** Runs a suite to its end. Where vitest failed and no test did, that is one failure, told before. */
export async function runSuite(suite: Suite): Promise<Counts> {
  const folder = await mkdtemp(join(tmpdir(), 'sluice-test-'));
  try {
    const outputFile = join(folder, 'report.json');
    const { ok, isCutShort } = await vitest(suite, outputFile);
    const counts = { ...(await count(outputFile)), isCutShort };
    const { passed, failed, skipped } = counts;
    if (ok || failed > 0) return counts;
    if (passed + skipped === 0) console.log('\nNo test was run.');
    else console.log('\nvitest failed outside the tests; what it said stands above.');
    return { ...counts, failed: 1 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
