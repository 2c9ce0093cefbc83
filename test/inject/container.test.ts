import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { envoyBinary } from '../../lab/envoy-binary.ts';
import { temporaryFolder } from '../../lab/folder.ts';
import { canUseNetns, openNetwork } from '../../lab/netns.ts';
import { start, stop } from '../../lab/process.ts';
import { fields, items, texts } from '../../src/api/read/fields.ts';
import { injectTemplate, templateOf } from '../../src/inject/templates.ts';
import { writeFolder } from '../../src/local/folder.ts';
import { openCase, proxyOf } from '../golden-case.ts';
import { given, settings } from './cases.ts';

const usable = canUseNetns();

/** The injected proxy of a classic pod, which has both hooks. */
function proxyContainer() {
  const object = {
    kind: 'Pod',
    metadata: { name: 'one', annotations: { 'sidecar.istio.io/nativeSidecar': 'false' } },
    spec: { containers: [{ name: 'one', image: 'one' }], terminationGracePeriodSeconds: 1 },
  };
  const template = templateOf(object, 'default');
  const injection = template && injectTemplate(template, { settings, given });
  if (injection?.kind !== 'injected') throw new Error(`The pod is ${injection?.kind}.`);
  const container = items(fields(injection.pod.spec).containers)
    .map(fields)
    .find(({ name }) => name === 'istio-proxy');
  const hook = (name: string) => texts(fields(fields(fields(container?.lifecycle)[name]).exec).command);
  return { args: texts(container?.args), postStart: hook('postStart'), preStop: hook('preStop') };
}

/** The files of any sidecar. */
function files() {
  const proxy = proxyOf(openCase('article-user-app-weights-in-mesh'), 'default/user-app-v1-0');
  if (proxy === undefined) throw new Error('The case has no such proxy.');
  return proxy.files;
}

describe.skipIf(usable !== true)(`the proxy's container${usable === true ? '' : ` (${usable})`}`, () => {
  test('starts a real Envoy with its arguments, waits for it, and drains it before its end', async () => {
    const { args, postStart, preStop } = proxyContainer();
    const folder = await temporaryFolder();
    const network = openNetwork();
    try {
      await writeFolder(folder.dir, files());
      const netns = network.island();
      const command = [await envoyBinary(), ...args.slice(1)].map((arg) =>
        arg.replace('/etc/sluice', folder.dir),
      );
      const envoy = start({ netns }, command, ['ignore', 'ignore', 'pipe']);
      const exit = once(envoy, 'exit');
      const log = envoy.stderr === null ? Promise.resolve('') : text(envoy.stderr);
      const get = (path: string) => network.run(netns, ['curl', '-fsS', `http://127.0.0.1:15000${path}`]);

      network.run(netns, postStart);
      expect(get('/ready')).toBe('LIVE\n');
      expect(get('/server_info')).toMatch(
        /"concurrency": 2,[\s\S]*"drain_time": "45s"[\s\S]*"drain_strategy": "Immediate"/,
      );

      // Where Envoy does not take the order to drain, curl says so.
      const said = network.run(netns, ['/bin/sh', '-c', 'exec 2>&1; exec "$@"', 'sh', ...preStop]);
      expect(said).toBe('');
      // It goes on serving what the app sends.
      expect(get('/ready')).toBe('LIVE\n');

      await stop(envoy);
      await exit;
      expect((await log).split('\n').filter((line) => /\[(?:error|critical)\]/.test(line))).toEqual([]);
    } finally {
      network.close();
      await folder.remove();
    }
  });
});
