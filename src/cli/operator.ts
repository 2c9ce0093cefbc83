import { hostname } from 'node:os';
import type { KubeConfig } from '@kubernetes/client-node';
import { Command } from 'commander';
import { parse } from 'yaml';
import { reporter, written } from '../analyze/reports.ts';
import { structure } from '../analyze/structure.ts';
import { rollout } from '../envoy/rollout.ts';
import { urgency } from '../envoy/urgency.ts';
import { hash, regex } from '../given.ts';
import { kubeClient } from '../kube/client.ts';
import { heldConfigMaps } from '../kube/held.ts';
import { Lifecycle, type Running } from '../kube/lifecycle.ts';
import { statusWriter } from '../kube/report.ts';
import { kubeSink } from '../kube/sink.ts';
import { kubeSource } from '../kube/source.ts';
import { watchSentence } from '../kube/watch-event.ts';
import { writeQueue } from '../kube/write.ts';
import { type Logger, logger } from '../log.ts';
import { operate } from '../operator.ts';
import { schemaValidator } from '../schema.ts';
import { translator } from '../translate.ts';
import { owner } from './owner.ts';
import { teller } from './teller.ts';

/** Runs the operator against a cluster until it is stopped. */
export async function runOperator(config: KubeConfig, log: Logger): Promise<Running> {
  const client = kubeClient(config);
  const say = (sentence: string | undefined): void => {
    if (sentence !== undefined) log.warn(sentence);
  };
  const watching = {
    client,
    told: (event: Parameters<typeof watchSentence>[0]) => say(watchSentence(event)),
  };
  const validate = schemaValidator();
  const source = kubeSource({
    ...watching,
    check: (kind, object) => structure({ ...object.raw, kind, metadata: object.on }, validate),
    yaml: parse,
  });
  let pods = new Map() as Awaited<ReturnType<typeof source.read>>['snapshot']['pods'];
  const configMaps = heldConfigMaps(watching);
  const queue = writeQueue({
    client,
    configMaps,
    told: (retry) => say(retrySentence(retry)),
    instance: hostname(),
  });
  const sink = kubeSink({
    client,
    queue,
    configMaps,
    pods: () => pods,
    urgency,
    owner: (workload) => owner(workload, pods),
    told: (event) => say(sinkSentence(event)),
  });
  const reports = reporter();
  const report = statusWriter({ queue, failed: (what, error) => say(`${what}: ${sentenceOf(error)}`) });
  const tell = teller((line) => log.info(line));
  const operator = operate({
    source,
    sink,
    translate: translator({ hash, regex }),
    rollout: rollout(hash),
    told: (event) => {
      tell(event);
      if (event.kind !== 'translated') return;
      pods = event.snapshot.pods;
      report(reports(event.snapshot, event.problems, written));
    },
  });
  return {
    stop: async () => {
      sink.stop();
      await operator.stop();
      await queue.stop();
      await Promise.all([source.stop(), configMaps.stop()]);
      await client.close();
    },
  };
}

const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

type Retry = Parameters<Parameters<typeof writeQueue>[0]['told']>[0];
const retrySentence = (retry: Retry): string => JSON.stringify(retry);

type SinkEvent = Parameters<Parameters<typeof kubeSink>[0]['told']>[0];

function sinkSentence(event: SinkEvent): string {
  switch (event.kind) {
    case 'restored':
      return `ConfigMap ${event.key} was edited or deleted by another hand and is put back`;
    case 'refused':
      return event.taken.message;
    case 'failed':
      return `${event.what}: ${sentenceOf(event.error)}`;
  }
}

interface Options {
  readonly logLevel: string;
}

export const operator = (): Command =>
  new Command('operator')
    .description('Run the operator against the cluster that KUBECONFIG names, or that the pod runs in.')
    .option('--log-level <level>', 'error, warn, info or debug', 'info')
    .action(async ({ logLevel }: Options) => {
      const log = logger(logLevel);
      const life = new Lifecycle(log, (config) => runOperator(config, log));
      await life.start();
      await new Promise<void>((done) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done());
      });
      await life.end();
    });
