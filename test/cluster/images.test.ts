import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../lab/folder.ts';
import { canOpenNode } from '../../lab/node/ability.ts';
import { openRoom, type Room } from './room.ts';

const usable = canOpenNode();
const root = join(import.meta.dirname, '..', '..');

const restricted =
  '{ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, runAsNonRoot: true, capabilities: { drop: [ALL] }, seccompProfile: { type: RuntimeDefault } }';

const pods = (version: string): string => `
apiVersion: v1
kind: Pod
metadata: { name: operator }
spec:
  restartPolicy: Never
  securityContext: { runAsUser: 12345, runAsGroup: 54321 }
  containers: [{ name: operator, image: "sluice/operator:${version}", args: [operator, --help], securityContext: ${restricted} }]
---
apiVersion: v1
kind: ConfigMap
metadata: { name: bootstrap }
data:
  bootstrap.json: '{"admin": {"address": {"socket_address": {"address": "127.0.0.1", "port_value": 15000}}}}'
---
apiVersion: v1
kind: Pod
metadata: { name: proxy }
spec:
  terminationGracePeriodSeconds: 0
  initContainers:
    - name: istio-init
      image: sluice/proxy:${version}
      args: [istio-iptables, -p, "15001", -z, "15006", -u, "1337", -m, REDIRECT, -i, "*", -x, "", -b, "*", -d, "15090,15021,15020"]
      securityContext: { runAsUser: 0, runAsGroup: 0, allowPrivilegeEscalation: false, capabilities: { add: [NET_ADMIN, NET_RAW], drop: [ALL] } }
  containers:
    - name: proxy
      image: sluice/proxy:${version}
      securityContext: ${restricted}
      volumeMounts: [{ name: files, mountPath: /etc/sluice, readOnly: true }]
  volumes: [{ name: files, projected: { sources: [{ configMap: { name: bootstrap } }] } }]
`;

// Where there is no root the reason stands in the test's name.
describe.skipIf(usable !== true)(`images${usable === true ? '' : ` (skipped: ${usable})`}`, () => {
  let room: Room;
  const phaseBecomes = (pod: string, phase: string): Promise<string> =>
    room.kubectl('wait', `--for=jsonpath={.status.phase}=${phase}`, `pod/${pod}`, '--timeout=120s');
  const inProxy = (command: string): Promise<string> =>
    room.kubectl('exec', 'proxy', '-c', 'proxy', '--', 'sh', '-c', command);

  beforeAll(async () => {
    room = await openRoom('images');
    const { version }: { version: string } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    await room.apply(pods(version));
    for (const sample of ['samples/user-app/user-app-svc.yaml', 'samples/hello/hello-apps.yaml'])
      await room.kubectl('apply', '-f', join(root, sample));
    for (const name of ['v1', 'v2'])
      await room.kubectl('apply', '-f', join(root, `samples/user-app/user-app-${name}-deploy.yaml`));
  });

  afterAll(() => room?.close());

  it('of the operator runs as any user, on a file system that is read-only', async () => {
    await phaseBecomes('operator', 'Succeeded');
    expect(await room.kubectl('logs', 'operator')).toContain('Usage: sluice operator');
  });

  it('of the proxy runs Envoy on its files, as user and group 1337', async () => {
    await room.kubectl('wait', '--for=condition=Ready', 'pod/proxy', '--timeout=120s');
    expect(await inProxy('id -u; id -g')).toBe('1337\n1337\n');
    expect(await inProxy('curl -s --retry 20 --retry-all-errors --retry-delay 1 127.0.0.1:15000/ready')).toBe(
      'LIVE\n',
    );
  });

  it('of the proxy lays the rules of a pod', async () => {
    expect(await room.kubectl('logs', 'proxy', '-c', 'istio-init')).toContain(
      '-A ISTIO_OUTPUT ! -d 127.0.0.1/32 -o lo -m owner --uid-owner 1337 -j ISTIO_IN_REDIRECT',
    );
  });

  it('of the proxy has what people type in it', async () => {
    expect(await inProxy('ps -ef')).toMatch(
      /^istio-p\+ .* envoy -c \/etc\/sluice\/\.\.data\/bootstrap\.json$/m,
    );
    expect(await inProxy('netstat -lnt')).toContain('127.0.0.1:15000');
  });

  it('of the articles do what the articles show', async () => {
    for (const name of ['user-app-v1', 'user-app-v2', 'hello', 'hello-new', 'client'])
      await room.kubectl('rollout', 'status', `deployment/${name}`, '--timeout=120s');
    const many = 'for i in $(seq 40); do curl -s user-app-svc; done';
    const answers = await room.kubectl('exec', 'deploy/user-app-v2', '--', 'sh', '-c', many);
    expect([...new Set(answers.trim().split('\n'))].sort()).toEqual([
      'user service for v1',
      'user service for v2',
    ]);
    const hello = await room.kubectl('exec', 'deploy/client', '--', 'wget', '-q', '-O', '-', 'hello');
    expect(hello).toMatch(/^ Hello World(\(new\))? \n$/);
  });

  it('are loaded while the node runs', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder.dir, 'said'));
    await writeFile(join(folder.dir, 'said', 'words'), 'from a file\n');
    const lines = ['FROM debian:bookworm-slim', 'COPY said /said', 'RUN rm /etc/debian_version', 'USER 7:8'];
    const command = 'CMD cat /said/words; id -u; test ! -e /etc/debian_version';
    await writeFile(join(folder.dir, 'Dockerfile'), [...lines, command].join('\n'));
    await room.node.loadImage('example.test/own/image:2', { context: folder.dir });
    await room.kubectl('run', 'own', '--image=example.test/own/image:2', '--restart=Never');
    await phaseBecomes('own', 'Succeeded');
    expect(await room.kubectl('logs', 'own')).toBe('from a file\n7\n');
    await folder.remove();
  });
});
