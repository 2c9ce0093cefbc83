import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError } from 'commander';
import { meshConfigReader } from '../analyze/mesh-config.ts';
import { structure } from '../analyze/structure.ts';
import type { KubeClient } from '../kube/client.ts';
import { type Election, election } from '../kube/election.ts';
import { type HeldConfigMaps, heldConfigMaps } from '../kube/held.ts';
import type { LeaseName } from '../kube/lease.ts';
import { Lifecycle, type Running } from '../kube/lifecycle.ts';
import { type KubeSource, kubeSource } from '../kube/source.ts';
import { type WatchEvent, watchSentence } from '../kube/watch-event.ts';
import { yamlValue } from '../local/parse.ts';
import { type Logger, logger } from '../log.ts';
import { schemaValidator } from '../schema.ts';
import { shipped } from '../shipped.ts';
import { type InjectionFlags, injectionOptions, injectionSettings } from './injection-settings.ts';
import { type Leading, leader } from './leader.ts';
import { electionSentence } from './teller.ts';
import { runWebhook, type WebhookFlags, webhookOptions } from './webhook.ts';

/**
 * Runs the operator against a cluster until it is stopped. With a lease it writes only while it holds that, and watches in any case, so that it
 * can take over at once.
 */
export async function runOperator(client: KubeClient, log: Logger, lease?: LeaseName): Promise<Running> {
  const { cluster, configMaps } = watching(client, log);
  const leading = { client, cluster, configMaps, log };
  const writing = lease === undefined ? leader(leading) : candidate(leading, lease);
  return {
    stop: async () => {
      await Promise.all([writing.stop(), cluster.stop(), configMaps.stop()]);
    },
  };
}

/** What a replica reads of the cluster, whether it writes or not. */
export function watching(
  client: KubeClient,
  log: Logger,
): { readonly cluster: KubeSource; readonly configMaps: HeldConfigMaps } {
  const told = (event: WatchEvent): void => {
    const sentence = watchSentence(event);
    if (sentence !== undefined) log.warn(sentence);
  };
  const validate = schemaValidator();
  const cluster = kubeSource({
    client,
    told,
    check: (kind, object) => structure({ ...object.raw, kind, metadata: object.on }, validate),
    meshConfig: meshConfigReader({ validate, yaml: yamlValue }),
  });
  return { cluster, configMaps: heldConfigMaps({ client, told }) };
}

/** Leads while it is elected. */
function candidate(leading: Leading, lease: LeaseName): Running {
  const replica: Election = election({
    client: leading.client,
    lease,
    // Two processes of one host are two replicas.
    identity: `${hostname()}_${randomUUID().slice(0, 8)}`,
    told: (event) => leading.log.log(electionSentence(event)),
    lead: async (signal) => {
      const running = leader({ ...leading, mayWrite: () => replica.leads() });
      await new Promise<void>((over) => signal.addEventListener('abort', () => over(), { once: true }));
      await running.stop();
    },
  });
  return replica;
}

interface Options extends WebhookFlags, InjectionFlags {
  readonly logLevel: string;
  readonly registerCrds?: true;
  readonly lease?: LeaseName;
}

/** The definitions that the operator's own build ships. */
function definitions(): string[] {
  const folder = fileURLToPath(shipped('crds/'));
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(folder, name));
}

function leaseName(value: string): LeaseName {
  const [namespace, name, ...more] = value.split('/');
  if (!namespace || !name || more.length > 0)
    throw new InvalidArgumentError('It is a namespace and a name, such as sluice-system/sluice.');
  return { namespace, name };
}

/** All replicas answer the webhook, whichever of them writes. */
async function runReplica(client: KubeClient, log: Logger, options: Options): Promise<Running> {
  const settings = injectionSettings(options);
  const webhook = await runWebhook(client, log, { flags: options, settings });
  const operator = await runOperator(client, log, options.lease);
  return {
    stop: async () => {
      await Promise.all([webhook.stop(), operator.stop()]);
    },
  };
}

const command = (): Command =>
  new Command('operator')
    .description('Run the operator against the cluster that KUBECONFIG names, or that the pod runs in.')
    .option('--log-level <level>', 'error, warn, info or debug', 'info')
    .option(
      '--register-crds',
      'make the custom resource definitions that are missing; those that are there stay as they are',
    )
    .option(
      '--lease <namespace/name>',
      'write only while holding this Lease, so that of several replicas one does',
      leaseName,
    );

export const operator = (): Command =>
  injectionOptions(webhookOptions(command())).action(async (options: Options) => {
    const log = logger(options.logLevel);
    const life = new Lifecycle(log, {
      run: (client) => runReplica(client, log, options),
      definitions: options.registerCrds === true ? definitions() : [],
    });
    await life.start();
    await new Promise<void>((done) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done());
    });
    await life.end();
  });
