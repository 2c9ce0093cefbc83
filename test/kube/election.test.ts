import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type ControlPlane, controlPlane } from '../../lab/control-plane.ts';
import { clientOf } from '../../lab/kube.ts';
import type { KubeClient } from '../../src/kube/client.ts';
import { election } from '../../src/kube/election.ts';
import { until } from './cluster.ts';

/** In milliseconds; short, so that the test is. */
const times = { duration: 3_000, deadline: 1_500, retry: 200 };

let cluster: ControlPlane;
const replicas: Replica[] = [];

beforeAll(async () => {
  cluster = await controlPlane({ controllerManager: false });
}, 600_000);
afterEach(async () => {
  await Promise.all(replicas.splice(0).map((replica) => replica.kill()));
  await cluster.kubectl('delete', 'lease', 'sluice', '--ignore-not-found');
});
afterAll(() => cluster?.stop());

interface Line {
  readonly at: number;
  readonly what: string;
}

class Replica {
  readonly lines: Line[] = [];
  private readonly child: ChildProcess;
  private readonly ended: Promise<unknown>;

  constructor(identity: string) {
    const script = fileURLToPath(new URL('./replica.ts', import.meta.url));
    const args = [script, identity, ...Object.values(times).map(String)];
    const env = { ...process.env, KUBECONFIG: cluster.kubeconfig };
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [at = '', what = ''] = line.split(' ');
      this.lines.push({ at: Number(at), what });
    });
    this.ended = new Promise((done) => child.once('close', done));
    this.child = child;
    replicas.push(this);
  }

  saw(what: string): Promise<void> {
    return until(async () => this.times(what).length > 0, 30_000);
  }

  times(what: string): readonly number[] {
    return this.lines.filter((line) => line.what === what).map((line) => line.at);
  }

  send(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }
}

/** The leader, and the one that waits. */
async function pair(): Promise<readonly [Replica, Replica]> {
  const first = new Replica('first');
  await first.saw('write');
  const second = new Replica('second');
  await second.saw('following');
  return [first, second];
}

const last = (times: readonly number[]): number => times.at(-1) ?? Number.NaN;

describe('of two replicas', () => {
  test('the second takes over when the first ends, and never before its last write', async () => {
    const [first, second] = await pair();
    expect(second.times('write')).toEqual([]);
    first.send('SIGTERM');
    await second.saw('write');
    await first.saw('over');
    expect(second.times('write')[0]).toBeGreaterThanOrEqual(last(first.times('write')));
    // It did not have to wait until the lease had run out.
    expect(Number(second.times('leading')[0]) - last(first.times('write'))).toBeLessThan(times.duration);
  }, 60_000);

  test('the second takes over from one that was killed', async () => {
    const [first, second] = await pair();
    await first.kill();
    await second.saw('write');
  }, 60_000);

  test('one that was stopped for a while, and lost the lease meanwhile, writes nothing more', async () => {
    const [first, second] = await pair();
    first.send('SIGSTOP');
    const stopped = Date.now();
    await second.saw('write');
    first.send('SIGCONT');
    await first.saw('lost');
    await first.saw('following');
    expect(first.times('write').filter((at) => at > stopped + 50)).toEqual([]);
  }, 60_000);

  test('one that cannot reach the API server stops writing before the other may begin', async () => {
    const only = new Replica('only');
    await only.saw('write');
    await cluster.restartApiServer(async () => {
      const down = Date.now();
      await only.saw('over');
      expect(last(only.times('write')) - down).toBeLessThan(times.duration);
    });
    await until(async () => only.times('leading').length === 2, 30_000);
  }, 60_000);
});

test('a Lease that a hand has changed is taken again; the holder and its terms stand in it', async () => {
  const only = new Replica('only');
  await only.saw('write');
  await cluster.kubectl(
    'patch',
    'lease',
    'sluice',
    '--type=merge',
    '-p',
    '{"spec":{"holderIdentity":"nobody"}}',
  );
  await only.saw('lost');
  await until(async () => only.times('leading').length === 2, 30_000);
  const spec = await cluster.kubectl('get', 'lease', 'sluice', '-o', 'jsonpath={.spec}');
  expect(JSON.parse(spec)).toMatchObject({
    holderIdentity: 'only',
    leaseDurationSeconds: 3,
    leaseTransitions: 2,
  });
}, 60_000);

test('a replica that ends while a renewal of its is on the way gives the Lease back', async () => {
  const client = clientOf(cluster.kubeconfig);
  const sent = Promise.withResolvers<void>();
  let isLosing = false;
  /** Its next write is made, and the answer never comes. */
  const losing: KubeClient = {
    ...client,
    request: async (call) => {
      const answer = await client.request(call);
      if (!isLosing || call.method === 'GET') return answer;
      isLosing = false;
      sent.resolve();
      return new Promise((_, reject) => {
        call.signal?.addEventListener('abort', () => reject(new Error('cut off')), { once: true });
      });
    },
  };
  const replica = election({
    client: losing,
    lease: { namespace: 'default', name: 'sluice' },
    identity: 'only',
    times,
    told: (event) => {
      isLosing ||= event.kind === 'leading';
    },
    lead: (signal) => new Promise((done) => signal.addEventListener('abort', () => done(), { once: true })),
  });
  await sent.promise;
  await replica.stop();
  await client.close();
  const holder = await cluster.kubectl('get', 'lease', 'sluice', '-o', 'jsonpath={.spec.holderIdentity}');
  expect(holder).toBe('');
}, 60_000);
