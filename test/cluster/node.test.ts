import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canOpenNode } from '../../lab/node/ability.ts';
import { until } from '../../lab/process.ts';
import { openRoom, type Room } from './room.ts';

const usable = canOpenNode();

const client = `
apiVersion: v1
kind: ConfigMap
metadata: { name: own }
data: { own.txt: first }
---
apiVersion: v1
kind: Pod
metadata: { name: client }
spec:
  terminationGracePeriodSeconds: 0
  containers:
    - name: client
      image: centos
      command: [sh, -c, "echo started; exec tail -f /dev/null"]
      volumeMounts: [{ name: files, mountPath: /files }]
  volumes:
    - name: files
      projected:
        sources:
          - configMap: { name: shared, optional: true }
          - configMap: { name: own }
`;

const web = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: nginx }
spec:
  selector: { matchLabels: { app: nginx } }
  template:
    metadata: { labels: { app: nginx } }
    spec:
      terminationGracePeriodSeconds: 0
      containers: [{ name: nginx, image: nginx, imagePullPolicy: Always }]
---
apiVersion: v1
kind: Service
metadata: { name: nginx }
spec:
  type: NodePort
  selector: { app: nginx }
  ports: [{ name: http, port: 80, nodePort: 31221 }]
`;

// Where there is no root the reason stands in the test's name.
describe.skipIf(usable !== true)(`a node${usable === true ? '' : ` (skipped: ${usable})`}`, () => {
  let room: Room;
  const inClient = (...command: string[]): Promise<string> =>
    room.kubectl('exec', 'client', '--', ...command);

  beforeAll(async () => {
    room = await openRoom('plain');
    await room.apply(client);
    await room.apply(web);
    await room.kubectl('wait', '--for=condition=Ready', 'pod/client', '--timeout=120s');
    await room.kubectl('rollout', 'status', 'deployment/nginx', '--timeout=120s');
  });

  afterAll(() => room?.close());

  it('is ready, under its own name', async () => {
    const said = await room.kubectl('get', 'nodes', '--no-headers');
    expect(said).toMatch(/^sluice-node +Ready .* v1\.36\.3\n$/);
  });

  it('runs a pod whose logs and whose shell can be reached', async () => {
    expect(await room.kubectl('logs', 'client')).toBe('started\n');
    expect(await inClient('sh', '-c', 'echo $((6 * 7))')).toBe('42\n');
  });

  it('pulls nginx each time it is asked to, from a registry of its own', async () => {
    const events = await room.kubectl(
      'get',
      'events',
      '-o',
      'jsonpath={range .items[*]}{.message}{"\\n"}{end}',
    );
    expect(events).toMatch(/Successfully pulled image "nginx"/);
  });

  it('serves Services: by name to pods, by address to this machine', async () => {
    const page = await inClient('curl', '-s', '--max-time', '10', 'http://nginx');
    expect(page).toContain('<title>Welcome to nginx!</title>');
    await expect(inClient('curl', '-s', '--max-time', '10', 'http://no-such-service')).rejects.toThrow();
    const address = await room.kubectl('get', 'service', 'nginx', '-o', 'jsonpath={.spec.clusterIP}');
    expect((await fetch(`http://${address}/`)).status).toBe(200);
  });

  it('opens node ports to this machine', async () => {
    const answer = await fetch(`http://${room.node.addresses.node}:31221/`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('server')).toMatch(/^nginx/);
  });

  it('keeps an unknown image away, and says so', async () => {
    await room.kubectl('run', 'unknown', '--image=example.test/unknown', '--restart=Never');
    const reason = [
      'get',
      'pod',
      'unknown',
      '-o',
      'jsonpath={.status.containerStatuses[0].state.waiting.reason}',
    ];
    await until(async () => (/Err/.test(await room.kubectl(...reason)) ? true : undefined), {
      patience: 60_000,
      pause: 200,
      otherwise: () => 'The image was not refused.',
    });
    await room.kubectl('delete', 'pod', 'unknown', '--now');
  });

  it('renews a projected volume when the pod is poked', async () => {
    expect(await inClient('sh', '-c', 'cat /files/..data/*')).toBe('first');
    await room.kubectl('create', 'configmap', 'shared', '--from-literal=shared.txt=shared,');
    await room.kubectl('patch', 'configmap', 'own', '--patch', '{"data": {"own.txt": "second,"}}');
    await room.kubectl('annotate', 'pod', 'client', 'sluice.dev/config-version=2');
    let seen = '';
    const arrived = async (): Promise<true | undefined> => {
      seen = await inClient('sh', '-c', 'cat /files/..data/*');
      return seen === 'second,shared,' ? true : undefined;
    };
    // Without the poke the kubelet looks again after 20 to 80 s.
    await until(arrived, { patience: 15_000, pause: 100, otherwise: () => `The files are still ${seen}` });
  });

  it('leaves the network and the mounts of this machine alone', async () => {
    expect(await room.node.enter('iptables', '-t', 'nat', '-S', 'KUBE-SERVICES')).toContain(
      'kube-system/kube-dns:dns',
    );
    expect(await room.node.enter('cat', '/proc/1/comm')).toBe('pause\n');
    expect(await readFile('/proc/self/mounts', 'utf8')).not.toMatch(/\/sluice\/node|kubelet|containerd/);
  });
});
