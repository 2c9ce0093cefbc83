import { afterEach, describe, expect, test } from 'vitest';
import { canUseNetns } from '../lab/netns.ts';
import { until } from '../lab/process.ts';
import { openScene, type Scene } from '../lab/scene.ts';
import { portsNamed, sendingOf } from '../lab/traffic.ts';
import { openCase, proxyOf } from './golden-case.ts';

const usable = canUseNetns();
if (usable !== true) process.stderr.write(`not run: names that move, because ${usable}\n`);

const client = 'default/client';
let scene: Scene | undefined;
afterEach(async () => {
  await scene?.close();
  scene = undefined;
});

describe.skipIf(usable !== true)('a name that gets another address', () => {
  test.each([
    ['service-entry-dns', 'api.example.test', 'http'],
    ['service-entry-dns', 'one.example.test', 'http'],
    // Requests go on over a connection that stands, whatever the name says by then; these are connections of their own.
    ['service-entry-dynamic-dns', 'a.example.test', 'https'],
  ])(
    '%s: %s is called there by %s, and nothing fails meanwhile',
    async (name, host, scheme) => {
      const given = openCase(name);
      const { traffic, snapshot } = given;
      const proxy = proxyOf(given, client);
      if (traffic === undefined || proxy === undefined) return expect.fail(`${name} has no ${client}`);
      const { names } = traffic;
      const send = { to: `${scheme}://198.18.9.9/`, host, sni: host };
      const sending = sendingOf({ title: host, from: client, send, expect: {} }, snapshot);
      const opened = await openScene({
        snapshot,
        names,
        ports: portsNamed(traffic),
        proxies: new Map([[client, proxy]]),
      });
      scene = opened;
      const answering = async (): Promise<unknown> => {
        const [answer] = await opened.send(client, sending);
        expect(answer?.status, answer?.body).toBe(200);
        return JSON.parse(answer?.body ?? '{}').pod;
      };
      const before = await answering();
      expect([names[host], names['us.example.test']]).toContain(before);
      await opened.resolve({ ...names, [host]: '198.18.9.8', 'us.example.test': '198.18.9.8' });
      await until(async () => ((await answering()) === '198.18.9.8' ? true : undefined), {
        patience: 60_000,
        pause: 200,
        otherwise: () => `${host} is still called at ${String(before)}`,
      });
    },
    120_000,
  );
});
