/*
 * npm test: prepares what the tests need, runs vitest, and says last how many tests passed. Arguments go to vitest, which takes them as
 * filters. With --cluster the tests are those on a node of Kubernetes; with --all the usual ones and then the articles on a node.
 */
import {
  doWithoutNode,
  prepareCluster,
  prepareClusterNode,
  prepareEnvoy,
  prepareNetwork,
} from './test/prepare.ts';
import { type Counts, runSuite, type Suite } from './test/suite.ts';

const onNode = 'test/cluster/vitest.config.ts';
const minute = 60_000;

const written = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

async function prepare(kind: Kind): Promise<void> {
  await prepareEnvoy();
  // First, since it installs what a node needs too.
  await prepareNetwork();
  switch (kind) {
    case 'usual':
      return prepareCluster();
    case 'cluster': {
      await prepareCluster();
      if (!(await prepareClusterNode())) console.log('so the tests in test/cluster will fail');
      return;
    }
    case 'all': {
      // What both compile is compiled once; what the node fetches comes meanwhile.
      const [, hasParts] = await Promise.all([prepareCluster(), prepareClusterNode()]);
      if (!hasParts) doWithoutNode('its parts could not be had');
      return;
    }
  }
}

type Kind = 'usual' | 'cluster' | 'all';

function suitesOf(kind: Kind, filters: readonly string[]): readonly Suite[] {
  switch (kind) {
    case 'usual':
      return [{ arguments: filters }];
    case 'cluster':
      return [{ config: onNode, arguments: filters }];
    case 'all':
      return [{ arguments: filters }, { config: onNode, arguments: ['articles'], longest: 15 * minute }];
  }
}

const flags: Readonly<Record<string, Kind>> = { '--cluster': 'cluster', '--all': 'all' };
const given = process.argv.slice(2);
const kind = given.map((word) => flags[word]).find((each) => each !== undefined) ?? 'usual';
const suites = suitesOf(
  kind,
  given.filter((word) => flags[word] === undefined),
);

await prepare(kind);
const sum = { passed: 0, failed: 0, skipped: 0 };
for (const suite of suites) {
  const counts = await runSuite(suite);
  sum.passed += counts.passed;
  sum.failed += counts.failed;
  sum.skipped += counts.skipped;
  if (suites.length > 1) console.log(`\n${suite.config ?? 'vitest.config.ts'}: ${written(counts)}`);
}
if (sum.failed > 0 || sum.passed === 0) process.exitCode = 1;
console.log(`\n${written(sum)}`);
