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
import { staged, told } from './test/stages.ts';
import { type Counts, runSuite, type Suite } from './test/suite.ts';

const usually = 'vitest.config.ts';
const onNode = 'test/cluster/vitest.config.ts';
const minute = 60_000;

const written = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

async function prepare(kind: Kind): Promise<void> {
  // First, since it installs what a node needs too.
  await staged('tools', prepareNetwork);
  const envoy = staged('Envoy', prepareEnvoy);
  const cluster = staged('control plane', prepareCluster);
  if (kind === 'usual') {
    await Promise.all([envoy, cluster]);
    return;
  }
  // Programs are compiled one after another, since that takes all processors; what the node fetches comes meanwhile.
  const node = staged('node', prepareClusterNode);
  const [hasParts] = await Promise.all([node, envoy, cluster]);
  if (hasParts) return;
  if (kind === 'all') doWithoutNode('its parts could not be had');
  else console.log('so the tests in test/cluster will fail');
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
  const counts = await staged(`tests of ${suite.config ?? usually}`, () => runSuite(suite));
  sum.passed += counts.passed;
  sum.failed += counts.failed;
  sum.skipped += counts.skipped;
  if (suites.length > 1) console.log(`\n${suite.config ?? usually}: ${written(counts)}`);
  if (counts.isCutShort) break;
}
console.log(`\n${told()}`);
if (sum.failed > 0 || sum.passed === 0) process.exitCode = 1;
console.log(`\n${written(sum)}`);
