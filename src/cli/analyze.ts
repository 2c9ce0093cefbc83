import { Command, Option } from 'commander';
import type { Problem } from '../api/problem.ts';
import { analyzedCluster } from './analyzed-cluster.ts';
import { analyzedManifests } from './analyzed-manifests.ts';
import { writeProblems } from './findings.ts';

interface Options {
  readonly filename?: readonly string[];
  readonly namespace?: string;
  readonly output: 'table' | 'json';
}

export const analyze = (): Command =>
  new Command('analyze')
    .description(
      'Say what is wrong with manifests, or without -f with a cluster. Exits with 1 where there is an error.',
    )
    .option('-f, --filename <path...>', 'manifest files, or directories of them')
    .option('-n, --namespace <namespace>', 'tell of the objects of this namespace alone')
    .addOption(
      new Option('-o, --output <format>', 'a table, or the problems as a list in JSON')
        .choices(['table', 'json'])
        .default('table'),
    )
    .action(async ({ filename, namespace, output }: Options) => {
      const found = await (filename === undefined ? analyzedCluster() : analyzedManifests(filename));
      const problems = found.filter(({ on }) => namespace === undefined || placeOf(on) === namespace);
      writeProblems(problems, output);
      if (problems.some(({ severity }) => severity === 'error')) process.exitCode = 1;
    });

const placeOf = ({ kind, namespace, name }: Problem['on']): string =>
  kind === 'Namespace' ? name : namespace;
