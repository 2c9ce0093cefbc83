import { resolve } from 'node:path';
import { Command } from 'commander';
import { analyzer } from '../analyze/analyzer.ts';
import { withCertificateSteps } from '../envoy/certificate-rollout.ts';
import { rollout } from '../envoy/rollout.ts';
import { hash, regex, yaml } from '../given.ts';
import { loader, watchManifests } from '../local/manifests.ts';
import { folderOf, folderSink } from '../local/sink.ts';
import { logger } from '../log.ts';
import { type Operator, operate } from '../operator.ts';
import { schemaValidator } from '../schema.ts';
import { translator } from '../translate.ts';
import { configFile, type Given, meshConfigOption, pathsOf, readGiven } from './mesh-config-option.ts';
import { proxyFiles, qualified } from './proxy.ts';
import { teller } from './teller.ts';

export interface LocalRun {
  readonly paths: readonly string[];
  /** A file with the mesh configuration, in place of that among the manifests. */
  readonly meshConfig?: string | undefined;
  /** Below it each proxy has a folder, `<namespace>/<own ConfigMap>`. */
  readonly out: string;
  /** Proxies besides those that the manifests' labels ask for, as `namespace/pod` or `namespace/workload`. */
  readonly proxies?: readonly string[];
  readonly log?: (line: string) => void;
  /** Whether a proxy at an address may be asked what it runs; by default, one on this machine. */
  readonly reaches?: (address: string) => boolean;
}

export interface LocalOperator extends Operator {
  /** The folder of the proxy `namespace/pod` or `namespace/workload`. Throws where the manifests hold none of that name. */
  folderOf(proxy: string): string;
}

/** Runs the operator over directories of manifests; resolves when they have been read for the first time. */
export async function runLocal({
  paths,
  meshConfig,
  out,
  proxies = [],
  log = () => {},
  ...rest
}: LocalRun): Promise<LocalOperator> {
  const given = { filename: paths, meshConfig };
  const load = loader({ validate: schemaValidator(), proxies, ...configFile(given) });
  const read = async () => load(await readGiven(given));
  let last = await read();
  const source = {
    read: async () => {
      last = await read();
      return last;
    },
    watch: (changed: () => void) => watchManifests(pathsOf(given), changed),
  };
  const sink = folderSink({
    out: resolve(out),
    pods: () => last.snapshot.pods,
    texts: () => last.texts,
    ...rest,
  });
  const analyze = analyzer({ yaml });
  const tell = teller(log);
  const operator = operate({
    source,
    sink,
    translate: translator({ hash, regex }),
    rollout: withCertificateSteps(rollout(hash), hash),
    told: (event) => {
      if (event.kind !== 'translated') return tell(event);
      const { snapshot, translation, problems } = event;
      const found = analyze({ snapshot, mesh: translation.mesh, ...last.beside() });
      tell({ ...event, problems: [...problems, ...found.filter(({ severity }) => severity !== 'info')] });
    },
  });
  return {
    ...operator,
    folderOf: (proxy) => {
      const files = proxyFiles(last.snapshot.pods, proxy);
      if (files === undefined) throw new Error(`There is no proxy ${proxy} in the manifests.`);
      return folderOf(resolve(out), files.own);
    },
  };
}

interface Options extends Given {
  readonly out: string;
  readonly proxy: readonly string[];
}

export const local = (): Command =>
  new Command('local')
    .description('Watch manifests and keep the Envoy files of their proxies up to date, without a cluster.')
    .requiredOption('-f, --filename <path...>', 'manifest files, or directories of them')
    .requiredOption('--out <dir>', 'the directory below which each proxy has a folder')
    .addOption(meshConfigOption())
    .option(
      '--proxy <ns/name...>',
      'pods or workloads that are proxies besides those that ask for injection',
      [],
    )
    .action(async ({ filename, meshConfig, out, proxy }: Options) => {
      const log = logger();
      const proxies = proxy.map(qualified);
      const operator = await runLocal({
        paths: filename,
        meshConfig,
        out,
        proxies,
        log: (line) => log.info(line),
      });
      for (const one of proxies) log.info(`${one}: envoy -c ${operator.folderOf(one)}/..data/bootstrap.json`);
      await new Promise<void>((done) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done());
      });
      await operator.stop();
    });
