import { optional } from '../api/read/fields.ts';
import { caBundle } from '../kube/ca-bundle.ts';
import type { KubeClient } from '../kube/client.ts';
import { type SharedSecret, sharedSecret } from '../kube/secret.ts';
import { type WatchEvent, watchSentence } from '../kube/watch.ts';
import type { Logger } from '../log.ts';
import { CertificateKeeper } from './certificate-keeper.ts';
import { folderCertificate } from './folder-certificate.ts';
import type { Times } from './renewal.ts';
import type { Review, Verdict } from './review.ts';
import { sharedCertificate, usualTimes } from './shared-certificate.ts';
import type { CertificateSource } from './source.ts';
import { startWebhook, type WebhookLimits } from './webhook.ts';

export interface Serving {
  readonly client: KubeClient;
  readonly log: Logger;
  readonly judge: (review: Review) => Verdict;
  readonly address: string;
  readonly port: number;
  /** A folder with tls.crt and tls.key; without it a certificate is made and shared. */
  readonly certificates?: string;
  /** Milliseconds between two readings of that folder. */
  readonly often?: number;
  readonly times?: Times;
  readonly limits?: Partial<WebhookLimits>;
}

export interface RunningWebhook {
  readonly port: number;
  stop(): Promise<void>;
}

const namespace = 'sluice-system';
const service = 'sluice-webhook';
const configuration = 'sluice';

/** The Service's, and those of an API server on the same machine. */
const names: readonly string[] = [
  `${service}.${namespace}.svc`,
  `${service}.${namespace}.svc.cluster.local`,
  `${service}.${namespace}`,
  'localhost',
  '127.0.0.1',
  '::1',
];

/**
 * Answers the API server until `stop`, with a certificate that is kept fresh and that the configuration trusts. Throws where the port or a given
 * certificate cannot be had; a certificate of its own may come later.
 */
export async function serveWebhook(serving: Serving): Promise<RunningWebhook> {
  const { client, log, certificates } = serving;
  const told = (event: WatchEvent): void => {
    const sentence = watchSentence(event);
    if (sentence !== undefined) log.warn(sentence);
  };
  const changed = (): void => keeper.changed();
  const server = await startWebhook({ ...serving, told: (level, sentence) => log.log(level, sentence) });
  const trust = caBundle({ client, name: configuration, told, changed });
  const secret = certificates === undefined ? sharedSecret({ client, key, told, changed }) : undefined;
  const keeper = new CertificateKeeper({
    source: secret === undefined ? folder(serving) : shared(serving, secret),
    trust,
    serve: server.serve,
    told: (level, sentence) => log.log(level, sentence),
  });
  const end = async (): Promise<void> => {
    await Promise.all([server.stop(), keeper.stop(), trust.stop(), secret?.stop()]);
  };
  try {
    await keeper.start(certificates !== undefined);
  } catch (error) {
    await end();
    throw error;
  }
  log.info(`The webhook listens on port ${server.port}`);
  return { port: server.port, stop: end };
}

const key = `${namespace}/${service}`;

const folder = ({ certificates = '', log, often }: Serving): CertificateSource =>
  folderCertificate(certificates, {
    told: (level, sentence) => log.log(level, sentence),
    ...optional('often', often),
  });

const shared = ({ times = usualTimes, log }: Serving, secret: SharedSecret): CertificateSource =>
  sharedCertificate({ secret, key, names, times, told: (sentence) => log.info(sentence) });
