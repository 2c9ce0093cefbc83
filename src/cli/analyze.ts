import { Command, Option } from 'commander';
import type { Problem } from '../api/problem.ts';
import { analyzedCluster } from './analyzed-cluster.ts';
import { analyzedManifests } from './analyzed-manifests.ts';
import { writeProblems } from './findings.ts';
import { meshConfigOption } from './mesh-config-option.ts';

interface Options {
  readonly filename?: readonly string[];
  readonly meshConfig?: string;
  readonly namespace?: string;
  readonly output: 'table' | 'json';
}

export const analyze = (): Command =>
  new Command('analyze')
    .description(
      'Say what is wrong with manifests, or without -f with a cluster. Exits with 1 where there is an error.',
    )
    .option('-f, --filename <path...>', 'manifest files, or directories of them')
    .addOption(meshConfigOption())
    .option('-n, --namespace <namespace>', 'tell of the objects of this namespace alone')
    .addOption(
      new Option('-o, --output <format>', 'a table, or the problems as a list in JSON')
        .choices(['table', 'json'])
        .default('table'),
    )
    .action(async ({ filename, meshConfig, namespace, output }: Options, command: Command) => {
      if (filename === undefined && meshConfig !== undefined)
        command.error('error: --mesh-config goes with -f: a cluster has a mesh configuration of its own');
      const found = await (filename === undefined
        ? analyzedCluster()
        : analyzedManifests({ filename, meshConfig }));
      const problems = found.filter(({ on }) => namespace === undefined || placeOf(on) === namespace);
      writeProblems(problems, output);
      if (filename !== undefined && output === 'table' && problems.some(isMissing)) console.error(elsewhere);
      if (problems.some(({ severity }) => severity === 'error')) process.exitCode = 1;
    });

/** Whether a problem is that something is named and not there. */
const isMissing = ({ code }: Problem): boolean => code === 'IST0101' || code === 'IST0174';

const elsewhere =
  'The files count as all there is (IST0101, IST0174). What is missing may stand in others: name those as well, or leave out -f to look into the cluster of KUBECONFIG.';

const placeOf = ({ kind, namespace, name }: Problem['on']): string =>
  kind === 'Namespace' ? name : namespace;
