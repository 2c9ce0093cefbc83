import { randomInt } from 'node:crypto';
import { networkInterfaces } from 'node:os';
import { type Command, InvalidArgumentError } from 'commander';
import { optional } from '../api/read/fields.ts';
import { yaml } from '../given.ts';
import type { InjectionSettings } from '../inject/model.ts';
import { isInCluster, type KubeClient } from '../kube/client.ts';
import type { Running } from '../kube/lifecycle.ts';
import type { Logger } from '../log.ts';
import { admission } from '../server/admission.ts';

export interface WebhookFlags {
  /** Absent: in a cluster only. */
  readonly webhook?: boolean;
  readonly webhookAddress?: string;
  readonly webhookPort: number;
  readonly webhookCertDir?: string;
}

export const webhookOptions = (command: Command): Command =>
  command
    .option('--webhook', 'answer the injection webhook; in a cluster that is the default')
    .option('--no-webhook', 'do not')
    .option('--webhook-port <port>', 'where it listens', port, 8443)
    .option('--webhook-address <address>', 'of which interface (default: all in a cluster, else 127.0.0.1)')
    .option(
      '--webhook-cert-dir <folder>',
      'with tls.crt, tls.key and, where the webhook configuration is to trust it, ca.crt; without it a certificate is made and kept in the Secret sluice-webhook',
    );

/** Serves the webhook, where the flags or the place ask for it, until `stop`. Throws where the port or the given certificate cannot be had. */
export async function runWebhook(
  client: KubeClient,
  log: Logger,
  { flags, settings }: { readonly flags: WebhookFlags; readonly settings: InjectionSettings },
): Promise<Running> {
  if (!(flags.webhook ?? isInCluster())) return { stop: async () => {} };
  // Its packages would cost every other command a part of a second.
  const { serveWebhook } = await import('../server/serving.ts');
  return serveWebhook({
    client,
    log,
    judge: admission({
      settings,
      given: { yaml },
      random,
      told: (level, sentence) => log.log(level, sentence),
    }),
    address: flags.webhookAddress ?? (isInCluster() ? everywhere() : '127.0.0.1'),
    port: flags.webhookPort,
    ...optional('certificates', flags.webhookCertDir),
  });
}

/** All interfaces, of which some kernels have none for IPv6. */
const everywhere = (): string =>
  Object.values(networkInterfaces()).some((each) => each?.some(({ family }) => family === 'IPv6'))
    ? '::'
    : '0.0.0.0';

const span = 2 ** 32;
const random = (): number => randomInt(span) / span;

function port(value: string): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number > 0 && number < 65_536) return number;
  throw new InvalidArgumentError('It is a number from 1 to 65535.');
}
