import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOf } from '../../lab/kube.ts';
import { canOpenNode } from '../../lab/node/ability.ts';
import { injected } from '../../src/cli/kube-inject.ts';
import { runOperator } from '../../src/cli/operator.ts';
import { version } from '../../src/cli/version.ts';
import { defaultSettings } from '../../src/inject/model.ts';
import type { KubeClient } from '../../src/kube/client.ts';
import { logger } from '../../src/log.ts';
import { openRoom, type Room } from './room.ts';

const usable = canOpenNode();
const root = join(import.meta.dirname, '..', '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const namespace = 'prepared';

/** As kube-inject would print it. */
function proxied(manifest: string): string {
  const { texts, told } = injected(
    [{ file: 'manifest', text: manifest }],
    namespace,
    defaultSettings(version()),
  );
  expect(told).toEqual([]);
  return texts.join('');
}

const job = `
apiVersion: batch/v1
kind: Job
metadata: { name: once }
spec:
  template:
    spec:
      restartPolicy: Never
      initContainers: [{ name: first, image: centos, command: [curl, -fsSi, 'http://user-app-svc'] }]
      containers: [{ name: once, image: centos, command: [curl, -fsSi, 'http://user-app-svc'] }]
`;

// Where there is no root the reason stands in the test's name.
describe.skipIf(usable !== true)(`injected pods${usable === true ? '' : ` (skipped: ${usable})`}`, () => {
  let room: Room;
  let client: KubeClient;
  let operator: Awaited<ReturnType<typeof runOperator>>;

  beforeAll(async () => {
    room = await openRoom(namespace);
    await room.kubectl('apply', '-k', join(root, 'crds'));
    await room.kubectl('wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s');
    client = clientOf(room.node.kubeconfig);
    operator = await runOperator(client, logger(process.env.LOG ?? 'error'));
    await room.apply(read('samples/user-app/user-app-svc.yaml'));
    await room.apply(proxied(read('samples/user-app/user-app-v1-deploy.yaml')));
    const toolbox = read('test/inject/classic-last/in.yaml');
    await room.apply(proxied(toolbox));
    const held = toolbox.replaceAll('toolbox', 'held').replace(/ +proxy\.istio\.io\/config.*\n/, '');
    await room.apply(proxied(held));
    for (const name of ['user-app-v1', 'toolbox', 'held'])
      await room.kubectl('rollout', 'status', `deployment/${name}`, '--timeout=240s');
  });

  afterAll(async () => {
    await operator?.stop();
    await client?.close();
    await room?.close();
  });

  it.each([
    ['user-app-v1', 'istio-init istio-proxy', 'user-app-v1'],
    ['toolbox', 'istio-init', 'toolbox istio-proxy'],
    ['held', 'istio-init', 'istio-proxy held'],
  ])('shows both containers of %s ready', async (name, init, containers) => {
    const label = name === 'user-app-v1' ? 'app=user-app' : `app=${name}`;
    expect(await room.kubectl('get', 'pods', '-l', label, '--no-headers')).toMatch(/ 2\/2 +Running /);
    const names = (list: string) =>
      room.kubectl('get', 'pods', '-l', label, '-o', `jsonpath={.items[*].spec.${list}[*].name}`);
    expect(await names('initContainers')).toBe(init);
    expect(await names('containers')).toBe(containers);
  });

  it.each(['toolbox', 'held'])(
    'leads what %s sends through its proxy, and kubectl to the app',
    async (name) => {
      const answer = await room.kubectl(
        'exec',
        `deployment/${name}`,
        '--',
        'curl',
        '-fsSi',
        'http://user-app-svc',
      );
      expect(answer).toMatch(/^server: envoy\r?$/m);
      expect(answer).toContain('user service for v1');
    },
  );

  it('tells what they called, asked through the API server', async () => {
    const options = { env: { ...process.env, KUBECONFIG: room.node.kubeconfig } };
    const program = join(root, 'src', 'main.ts');
    const suggest = [program, 'scope', 'suggest', '-n', namespace];
    const { stdout } = await promisify(execFile)(process.execPath, suggest, options);
    expect(stdout).toContain(`# ${namespace}: what 3 proxies called since `);
    expect(stdout).toContain(`- ./user-app-svc.${namespace}.svc.cluster.local\n`);
    expect(stdout).not.toContain('Not asked');
  });

  it('prints the rules in the log of istio-init', async () => {
    const log = await room.kubectl('logs', 'deployment/user-app-v1', '-c', 'istio-init');
    expect(log).toContain('-A ISTIO_OUTPUT -m owner --uid-owner 1337 -j RETURN\n');
  });

  it('lets a Job complete, whose init container is in the mesh as well', async () => {
    await room.apply(proxied(job));
    await room.kubectl('wait', '--for=condition=Complete', 'job/once', '--timeout=110s');
    for (const container of ['first', 'once'])
      expect(await room.kubectl('logs', 'job/once', '-c', container)).toMatch(/^server: envoy\r?$/m);
  });
});
