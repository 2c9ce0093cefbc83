import { readdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { parse } from 'yaml';
import { reporter, written } from '../analyze/reports.ts';
import { structure } from '../analyze/structure.ts';
import type { Snapshot } from '../api/objects.ts';
import type { Problem } from '../api/problem.ts';
import { rollout } from '../envoy/rollout.ts';
import { urgency } from '../envoy/urgency.ts';
import { hash, regex } from '../given.ts';
import type { KubeClient } from '../kube/client.ts';
import { heldConfigMaps } from '../kube/held.ts';
import { QueueStopped } from '../kube/lane.ts';
import { Lifecycle, type Running } from '../kube/lifecycle.ts';
import { statusWriter } from '../kube/report.ts';
import { kubeSink } from '../kube/sink.ts';
import { kubeSource } from '../kube/source.ts';
import { type WatchEvent, watchSentence } from '../kube/watch-event.ts';
import { writeQueue } from '../kube/write.ts';
import { type Logger, logger } from '../log.ts';
import { type OperatorEvent, operate, type Source } from '../operator.ts';
import { schemaValidator } from '../schema.ts';
import { translator } from '../translate.ts';
import { owner } from './owner.ts';
import { eventSentence, teller } from './teller.ts';

/** Runs the operator against a cluster until it is stopped. */
export async function runOperator(client: KubeClient, log: Logger): Promise<Running> {
  const told = (event: WatchEvent): void => {
    const sentence = watchSentence(event);
    if (sentence !== undefined) log.warn(sentence);
  };
  const validate = schemaValidator();
  const cluster = kubeSource({
    client,
    told,
    check: (kind, object) => structure({ ...object.raw, kind, metadata: object.on }, validate),
    yaml: parse,
  });
  let pods: Snapshot['pods'] = new Map();
  const configMaps = heldConfigMaps({ client, told });
  const say = (event: Parameters<typeof eventSentence>[0]): void => {
    log.warn(eventSentence(event));
  };
  const queue = writeQueue({ client, configMaps, told: say, instance: hostname() });
  const sink = kubeSink({
    client,
    queue,
    configMaps,
    pods: () => pods,
    urgency,
    owner: (workload) => owner(workload, pods),
    told: say,
  });
  const source: Source = {
    watch: cluster.watch,
    read: async () => {
      const { snapshot, problems } = await cluster.read();
      pods = snapshot.pods;
      return { snapshot, problems: [...problems, ...sink.takenNames().map(takenName)] };
    },
  };
  const reports = reporter();
  const report = statusWriter({ queue, failed: (what, error) => say({ kind: 'failed', what, error }) });
  const tell = teller((line) => log.info(line));
  const operator = operate({
    source,
    sink,
    translate: translator({ hash, regex }),
    rollout: rollout(hash),
    told: (event) => {
      if (!isEnd(event)) tell(event);
      if (event.kind === 'translated') report(reports(event.snapshot, event.problems, written));
    },
  });
  return {
    stop: async () => {
      sink.stop();
      await Promise.all([queue.stop(), operator.stop(), cluster.stop(), configMaps.stop()]);
    },
  };
}

/** What waits when the operator is stopped is not written, which is no failure. */
const isEnd = (event: OperatorEvent): boolean =>
  event.kind === 'failed' &&
  (event.error instanceof QueueStopped ||
    (event.error instanceof Error && event.error.name === 'AbortError'));

const takenName = ({ on, message }: { readonly on: Problem['on']; readonly message: string }): Problem => ({
  code: 'SLU0204',
  severity: 'error',
  on,
  path: 'metadata.name',
  message,
});

interface Options {
  readonly logLevel: string;
  readonly registerCrds?: true;
}

/** The definitions that the operator's own build ships. */
function definitions(): string[] {
  const folder = fileURLToPath(new URL('../../crds/', import.meta.url));
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml') && name !== 'kustomization.yaml')
    .sort()
    .map((name) => join(folder, name));
}

export const operator = (): Command =>
  new Command('operator')
    .description('Run the operator against the cluster that KUBECONFIG names, or that the pod runs in.')
    .option('--log-level <level>', 'error, warn, info or debug', 'info')
    .option(
      '--register-crds',
      'make the custom resource definitions that are missing; those that are there stay as they are',
    )
    .action(async ({ logLevel, registerCrds }: Options) => {
      const log = logger(logLevel);
      const life = new Lifecycle(log, {
        run: (client) => runOperator(client, log),
        definitions: registerCrds === true ? definitions() : [],
      });
      await life.start();
      await new Promise<void>((done) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done());
      });
      await life.end();
    });
