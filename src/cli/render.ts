import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { stringify } from 'yaml';
import { analyzer } from '../analyze/analyzer.ts';
import type { Pod, Table } from '../api/objects.ts';
import { isApart } from '../envoy/apart.ts';
import { withoutCertificates } from '../envoy/certificates.ts';
import type { ConfigFiles } from '../envoy/model.ts';
import { hash, regex, yaml } from '../given.ts';
import { writeFolder } from '../local/folder.ts';
import { loader } from '../local/manifests.ts';
import { schemaValidator } from '../schema.ts';
import { translator } from '../translate.ts';
import { configFile, type Given, meshConfigOption, readGiven } from './mesh-config-option.ts';
import { problemLine } from './problems.ts';
import { type ProxyFiles, proxyFiles, qualified } from './proxy.ts';

interface Options extends Given {
  readonly proxy: string;
  readonly out?: string;
  readonly format: 'folder' | 'configmap';
}

export const render = (): Command =>
  new Command('render')
    .description('Write the Envoy files of one proxy from manifests, without a cluster.')
    .requiredOption('-f, --filename <path...>', 'manifest files, or directories of them')
    .requiredOption('--proxy <ns/name>', 'the pod, or the workload whose pods share the files')
    .option('--out <dir>', 'the folder to lay the files out in, as a kubelet would')
    .addOption(meshConfigOption())
    .addOption(
      new Option('--format <format>', 'a folder, or the two ConfigMaps as YAML on stdout')
        .choices(['folder', 'configmap'])
        .default('folder'),
    )
    .action(async (options: Options, command: Command) => {
      if (options.format === 'folder' && options.out === undefined) {
        command.error('error: say where to with --out DIR, or print with --format configmap');
      }
      await run(options);
    });

async function run(options: Options): Promise<void> {
  const proxy = qualified(options.proxy);
  const documents = await readGiven(options);
  const load = loader({ validate: schemaValidator(), proxies: [proxy], ...configFile(options) });
  const { snapshot, problems, texts, beside } = load(documents);
  const names = proxyFiles(snapshot.pods, proxy);
  const translation = translator({ hash, regex })(snapshot);
  const found = analyzer({ yaml })({ snapshot, mesh: translation.mesh, ...beside() });
  const told = [...problems, ...translation.problems, ...found.filter(({ severity }) => severity !== 'info')];
  for (const problem of told) console.error(problemLine(problem));
  if (names === undefined) throw new Error(noSuchProxy(proxy, snapshot.pods));

  const scope = translation.scopes.get(names.shared);
  const shared: ConfigFiles = scope?.shared ?? new Map();
  const own: ConfigFiles = scope?.own.get(names.own) ?? new Map();
  if (options.format === 'configmap' || options.out === undefined) {
    process.stdout.write(configMaps(names, { shared, own: withoutCertificates(own) }));
    return;
  }
  const filled = [...own].map(([name, text]) => [name, texts.get(name) ?? text] as const);
  await writeFolder(options.out, new Map([...(isApart(own) ? [] : shared), ...filled]));
  console.log(
    `The files of ${proxy} are in ${options.out}. To run them: envoy -c ${resolve(options.out)}/..data/bootstrap.json`,
  );
}

function noSuchProxy(proxy: string, pods: Table<Pod>): string {
  const known = [...pods.keys()];
  if (known.length === 0) return `There is no pod ${proxy}: the manifests hold no pods and no workloads.`;
  const more = known.length > 20 ? ` and ${known.length - 20} more` : '';
  return `There is no pod or workload ${proxy} in the manifests. They hold ${known.slice(0, 20).join(', ')}${more}.`;
}

/** Both objects as YAML, the shared one first, as they are written to a cluster. */
function configMaps(names: ProxyFiles, files: { shared: ConfigFiles; own: ConfigFiles }): string {
  return (['shared', 'own'] as const)
    .map((part) => {
      const [namespace, name] = names[part].split('/', 2);
      const metadata = { name, namespace, labels: { 'sluice.dev/managed': 'true' } };
      return stringify(
        { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: Object.fromEntries(files[part]) },
        { lineWidth: 0 },
      );
    })
    .join('---\n');
}
