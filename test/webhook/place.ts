import { execFile } from 'node:child_process';
import { request } from 'node:https';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { promisify } from 'node:util';
import { transports } from 'winston';
import { parseAllDocuments } from 'yaml';
import { type ControlPlane, controlPlane } from '../../lab/control-plane.ts';
import { clientOf } from '../../lab/kube.ts';
import { type Fields, fields, items, text } from '../../src/api/read/fields.ts';
import type { KubeClient } from '../../src/kube/client.ts';
import { type Logger, logger } from '../../src/log.ts';
import type { Review, Verdict } from '../../src/server/review.ts';
import { type RunningWebhook, type Serving, serveWebhook } from '../../src/server/serving.ts';
import { namespace, until } from '../kube/cluster.ts';

const run = promisify(execFile);
const folder = (path: string): string => new URL(`../../${path}`, import.meta.url).pathname;
const account = 'system:serviceaccount:sluice-system:sluice';

export const configurationPath = '/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations/sluice';
const secretPath = '/api/v1/namespaces/sluice-system/secrets/sluice-webhook';

/** A control plane with the namespaces and the rights of the installation. */
export interface Place {
  readonly cluster: ControlPlane;
  readonly admin: KubeClient;
  /** What the webhooks told, in their order. */
  readonly log: readonly string[];
  /** Starts a replica, with the rights of config/webhook and no others. It ends with the place. */
  serve(given: Partial<Serving> & Pick<Serving, 'judge'>): Promise<RunningWebhook>;
  /** Applies config/local's configuration of the webhook, with this port. */
  configure(port: number): Promise<void>;
  /** Makes the namespace of a test. */
  namespace(name: string, labels?: Readonly<Record<string, string>>): Promise<string>;
  stop(): Promise<void>;
}

export async function openPlace(): Promise<Place> {
  const cluster = await controlPlane();
  const admin = clientOf(cluster.kubeconfig);
  await namespace(cluster, 'sluice-system');
  await cluster.kubectl('apply', '-f', folder('config/webhook/role.yaml'));
  const client = clientOf(await cluster.kubeconfigFor(account));
  const { log, lines } = recorder();
  const running = new Set<RunningWebhook>();
  return {
    cluster,
    admin,
    log: lines,
    serve: async (given) => {
      const limits = { drain: 0, ...given.limits };
      const webhook = await serveWebhook({ client, log, address: '127.0.0.1', port: 0, ...given, limits });
      running.add(webhook);
      return {
        port: webhook.port,
        stop: async () => {
          running.delete(webhook);
          await webhook.stop();
        },
      };
    },
    configure: async (port) => {
      const { failed, stderr } = await kubectl(
        cluster,
        ['apply', '-f', '-'],
        await configuration(cluster, port),
      );
      if (failed) throw new Error(stderr);
    },
    namespace: async (name, labels = {}) => {
      await namespace(cluster, name);
      const pairs = Object.entries(labels).map(([label, value]) => `${label}=${value}`);
      if (pairs.length > 0) await cluster.kubectl('label', 'namespace', name, ...pairs);
      return name;
    },
    stop: async () => {
      await Promise.all([...running].map((webhook) => webhook.stop()));
      await client.close();
      await admin.close();
      await cluster.stop();
    },
  };
}

function recorder(): { readonly log: Logger; readonly lines: readonly string[] } {
  const lines: string[] = [];
  const log = logger('debug');
  if (process.env.LOG === undefined) log.clear();
  const stream = new Writable({
    objectMode: true,
    write: ({ level, message }, _encoding, done) => {
      lines.push(`${level} ${message}`);
      done();
    },
  });
  log.add(new transports.Stream({ stream }));
  return { log, lines };
}

/** As kustomize builds it from config/local. */
async function configuration(cluster: ControlPlane, port: number): Promise<string> {
  const built = await cluster.kubectl('kustomize', folder('config/local'));
  const [configured] = parseAllDocuments(built).filter(
    (document) => fields(document.toJS()).kind === 'MutatingWebhookConfiguration',
  );
  return String(configured).replaceAll(':8443/', `:${port}/`);
}

/** Runs kubectl with an input and gives what it said on both outputs; `failed` where it did not end well. */
export async function kubectl(
  cluster: ControlPlane,
  args: readonly string[],
  input = '',
): Promise<{ readonly stdout: string; readonly stderr: string; readonly failed: boolean }> {
  const child = run(join(cluster.programs, 'kubectl'), args, {
    env: { ...process.env, KUBECONFIG: cluster.kubeconfig, KUBERC: 'off' },
  });
  child.child.stdin?.end(input);
  return child.then(
    (said) => ({ ...said, failed: false }),
    (error: { stdout?: string; stderr?: string }) => ({
      stdout: error.stdout ?? '',
      stderr: error.stderr ?? String(error),
      failed: true,
    }),
  );
}

/** A pod that no node will run, as a manifest. */
export const manifest = (name: string, metadata: object = {}, spec: object = {}): Fields => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, ...metadata },
  spec: { containers: [{ name: 'app', image: 'none' }], ...spec },
});

/** Makes a pod and gives it as the API server then has it. */
export const create = async (client: KubeClient, ns: string, body: object): Promise<Fields> =>
  fields(await client.request({ method: 'POST', path: `/api/v1/namespaces/${ns}/pods`, body }));

/** Puts a mark on every pod. */
export const marking = ({ pod }: Review): Verdict => {
  const annotations = { ...fields(fields(pod?.metadata).annotations), marked: 'yes' };
  return {
    allowed: true,
    warnings: [],
    patch: [{ op: 'add', path: '/metadata/annotations', value: annotations }],
  };
};

export const isMarked = (pod: Fields): boolean => fields(fields(pod.metadata).annotations).marked === 'yes';

/** Resolves when the webhook is asked about pods of this namespace, and answers. */
export async function untilMarked(client: KubeClient, ns: string, deadline = 30_000): Promise<void> {
  const body = { ...manifest(''), metadata: { generateName: 'probe-' } };
  const isAsked = () => create(client, ns, body).then(isMarked, () => false);
  await until(isAsked, deadline);
}

/** One request of a client that trusts anything. */
export function ask(
  port: number,
  path: string,
  body?: string,
): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST';
    const headers = body === undefined ? {} : { 'content-type': 'application/json' };
    const sent = request(
      { host: '127.0.0.1', port, path, method, headers, rejectUnauthorized: false, agent: false },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString() }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** The values of the webhook's Secret, decoded; none while it is not there. */
export async function secretTexts(client: KubeClient): Promise<ReadonlyMap<string, string>> {
  const { data } = fields(await client.request({ method: 'GET', path: secretPath }).catch(() => undefined));
  return new Map(
    Object.entries(fields(data)).map(([name, value]) => [
      name,
      Buffer.from(text(value) ?? '', 'base64').toString(),
    ]),
  );
}

/** What each webhook of the configuration trusts, decoded. */
export async function bundles(client: KubeClient): Promise<readonly string[]> {
  const { webhooks } = fields(await client.request({ method: 'GET', path: configurationPath }));
  return items(webhooks).map((each) =>
    Buffer.from(text(fields(fields(each).clientConfig).caBundle) ?? '', 'base64').toString(),
  );
}
