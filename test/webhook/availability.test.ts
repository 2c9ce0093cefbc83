import { X509Certificate } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:https';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../lab/folder.ts';
import { issue } from '../../src/server/authority.ts';
import { certificatesIn, isSignedBy } from '../../src/server/pair.ts';
import type { RunningWebhook } from '../../src/server/serving.ts';
import { until } from '../kube/cluster.ts';
import { type Balancer, openBalancer } from './balancer.ts';
import {
  ask,
  bundles,
  create,
  isMarked,
  kubectl,
  manifest,
  marking,
  openPlace,
  type Place,
  secretTexts,
  untilMarked,
} from './place.ts';

let place: Place;
let balancer: Balancer;
const replicas: RunningWebhook[] = [];

/** Short enough to see two renewals, and long enough for a busy machine. */
const times = { life: 40_000, ahead: 30_000, settle: 3_000 };

const replica = async (): Promise<RunningWebhook> => {
  const one = await place.serve({ judge: marking, times, limits: { drain: 3_000 } });
  replicas.push(one);
  balancer.add(one.port);
  return one;
};

beforeAll(async () => {
  place = await openPlace();
  balancer = await openBalancer();
  await place.namespace('shop', { 'istio-injection': 'enabled' });
  await place.namespace('plain');
}, 600_000);

afterAll(async () => {
  await balancer?.close();
  await place?.stop();
});

/** Makes so many pods at once twenty times a second; `stop` tells how many, and how those that failed did. */
function load(atOnce = 1): {
  readonly stop: () => Promise<{ readonly made: number; readonly failures: readonly string[] }>;
} {
  const failures: string[] = [];
  const open: Promise<void>[] = [];
  const one = async (): Promise<void> => {
    try {
      const pod = await create(place.admin, 'shop', { ...manifest(''), metadata: { generateName: 'load-' } });
      if (!isMarked(pod)) failures.push('not marked');
    } catch (error) {
      failures.push(String(error));
    }
  };
  const timer = setInterval(() => open.push(...Array.from({ length: atOnce }, one)), 50);
  return {
    stop: async () => {
      clearInterval(timer);
      await Promise.all(open);
      return { made: open.length, failures };
    },
  };
}

/** The certificate that a port shows, as PEM. */
const shown = (port: number): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false }, () => {
      resolve(new X509Certificate(socket.getPeerCertificate().raw).toString());
      socket.destroy();
    });
    socket.on('error', reject);
  });

/** Since when authorities were trusted and certificates shown, in milliseconds of `performance.now()`. */
class Sightings {
  private readonly authorities = new Map<string, number>();
  private readonly certificates = new Map<string, number>();

  trusted(bundle: string): void {
    for (const one of certificatesIn(bundle)) {
      if (!this.authorities.has(one)) this.authorities.set(one, performance.now());
    }
  }

  shown(certificate: string): void {
    if (!this.certificates.has(certificate)) this.certificates.set(certificate, performance.now());
  }

  shows(): number {
    return this.certificates.size;
  }

  /** The least time for which the authority of a certificate, the first apart, was trusted before it was shown. */
  shortest(): number {
    const waits = [...this.certificates].slice(1).map(([certificate, at]) => {
      const signer = [...this.authorities].find(([authority]) => isSignedBy(certificate, [authority]));
      return at - (signer?.[1] ?? at);
    });
    return Math.min(...waits);
  }
}

describe('two replicas', () => {
  test('start together and show one certificate', async () => {
    await Promise.all([replica(), replica()]);
    await until(async () => balancer.ready().length === 2, 30_000);
    const [one, other] = await Promise.all(balancer.ready().map(shown));
    expect(one).toBe(other);
    await place.configure(balancer.port);
    await untilMarked(place.admin, 'shop');
  });

  test('renew it twice while pods are made, and none of these fails', async () => {
    const [port = 0] = balancer.ready();
    const agent = new Agent({ keepAlive: true, maxSockets: 1, rejectUnauthorized: false });
    const before = await reused(port, agent);
    const since = new Sightings();
    const { stop } = load();
    await until(async () => {
      for (const bundle of await bundles(place.admin)) since.trusted(bundle);
      for (const each of balancer.ready()) since.shown(await shown(each));
      return since.shows() >= 3 && balancer.ready().length === 2;
    }, 100_000);
    const { made, failures } = await stop();
    expect(failures).toEqual([]);
    expect(made).toBeGreaterThan(200);
    // The API server learns of an authority some time after it is written.
    expect(since.shortest()).toBeGreaterThan(times.settle / 3);
    expect([before, await reused(port, agent)]).toEqual([false, true]);
    agent.destroy();
  }, 150_000);

  test('lose nothing when each of them is replaced', async () => {
    const { stop } = load(5);
    for (const old of replicas.splice(0)) {
      const { port } = await replica();
      await until(async () => balancer.ready().includes(port), 30_000);
      await old.stop();
    }
    const { made, failures } = await stop();
    expect(failures).toEqual([]);
    expect(made).toBeGreaterThan(100);
    expect(balancer.ready().length).toBe(2);
  }, 60_000);
});

/** Whether a request that was answered went over a connection that was open already. */
const reused = (port: number, agent: Agent): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path: '/readyz', agent }, (answer) => {
      answer.resume();
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve(sent.reusedSocket) : reject(new Error('not ready')),
      );
    });
    sent.on('error', reject);
    sent.end();
  });

describe('with no replica left', () => {
  const asking = { labels: { 'sidecar.istio.io/inject': 'true' } };
  const prepared = { annotations: { 'sluice.dev/config-map-of': 'template' } };
  const made = (ns: string, metadata: object) =>
    kubectl(
      place.cluster,
      ['-n', ns, 'create', '-f', '-'],
      JSON.stringify({ ...manifest(''), metadata: { ...metadata, generateName: 'down-' } }),
    );

  beforeAll(async () => {
    await Promise.all(replicas.splice(0).map((one) => one.stop()));
  });

  test.each([
    ['a pod of a namespace that asks', 'shop', {}],
    ['a pod that asks', 'plain', asking],
  ])('%s is refused', async (_, ns, metadata) => {
    const { failed, stderr } = await made(ns, metadata);
    expect(failed).toBe(true);
    expect(stderr).toContain('failed calling webhook');
  });

  test.each([
    ['another pod', 'plain', {}],
    ['a pod that kube-inject prepared', 'plain', prepared],
    ['a pod of kube-system, whatever it says', 'kube-system', asking],
    ["a pod of the operator's namespace", 'sluice-system', asking],
  ])('%s is made', async (_, ns, metadata) => {
    expect(await made(ns, metadata)).toMatchObject({ failed: false });
  });
});

describe('a certificate that is given', () => {
  const hour = 3600_000;

  test('and has expired is told, and replaced without a restart', async () => {
    const { dir, remove } = await temporaryFolder();
    const put = async (end: number): Promise<void> => {
      const terms = {
        names: ['127.0.0.1'],
        from: new Date(Date.now() - 2 * hour),
        until: new Date(Date.now() + end),
      };
      const { certificate, key, authority } = await issue(terms);
      await writeFile(join(dir, 'ca.crt'), authority);
      await writeFile(join(dir, 'tls.crt'), certificate);
      await writeFile(join(dir, 'tls.key'), key);
    };
    try {
      await put(-hour);
      const webhook = await place.serve({ judge: marking, certificates: dir, often: 100 });
      expect(place.log).toContainEqual(
        expect.stringMatching(/^error The webhook's certificate .* expired at .* Put a new/),
      );
      expect(await ask(webhook.port, '/readyz')).toMatchObject({
        status: 503,
        text: expect.stringContaining('expired'),
      });
      await place.configure(webhook.port);
      await until(async () => {
        const { stderr } = await kubectl(
          place.cluster,
          ['-n', 'shop', 'create', '-f', '-'],
          JSON.stringify(manifest('late')),
        );
        return stderr.includes('certificate has expired');
      }, 30_000);
      await put(48 * hour);
      await untilMarked(place.admin, 'shop');
      expect((await ask(webhook.port, '/readyz')).status).toBe(200);
      await webhook.stop();
    } finally {
      await remove();
    }
  }, 90_000);

  test('in a folder without one ends the start', async () => {
    await expect(place.serve({ judge: marking, certificates: '/nowhere' })).rejects.toThrow(
      /--webhook-cert-dir/,
    );
  });
});

describe('a Secret of that name', () => {
  test('that is somebody else’s is left alone and told, until it goes', async () => {
    const key = ['-n', 'sluice-system', 'secret', 'sluice-webhook'];
    await place.cluster.kubectl('delete', ...key);
    await place.cluster.kubectl(
      '-n',
      'sluice-system',
      'create',
      'secret',
      'generic',
      'sluice-webhook',
      '--from-literal=a=b',
    );
    const webhook = await place.serve({ judge: marking });
    await until(async () =>
      place.log.some((line) => line.includes('is somebody else') && line.includes('Delete it')),
    );
    expect([...(await secretTexts(place.admin)).keys()]).toEqual(['a']);
    await place.cluster.kubectl('delete', ...key);
    await place.configure(webhook.port);
    await untilMarked(place.admin, 'shop');
  }, 60_000);
});
