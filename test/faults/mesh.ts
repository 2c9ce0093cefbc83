import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ControlPlane, controlPlane } from '../../lab/control-plane.ts';
import { type Envoy, startEnvoy } from '../../lab/envoy.ts';
import { temporaryFolder } from '../../lab/folder.ts';
import { configOf } from '../../lab/kube.ts';
import { type Network, openNetwork } from '../../lab/netns.ts';
import { type OperatorOptions, type OperatorProcess, startOperator } from '../../lab/operator.ts';
import { openPassage } from '../../lab/passage.ts';
import { type Program, startProgram } from '../../lab/program.ts';
import { drawUid } from '../../lab/scene.ts';
import { type TcpProxy, tcpProxy } from '../../lab/tcp-proxy.ts';
import { keepVolumes, type Volumes } from '../../lab/volumes.ts';
import { annotations } from '../../src/api/objects.ts';
import { captureAll, natRules, restoreText } from '../../src/inject/iptables.ts';
import { type KubeClient, kubeClient } from '../../src/kube/client.ts';
import { install, namespace } from '../kube/cluster.ts';
import { createPod, createService, createSlice, makeReady } from '../kube/objects.ts';
import { appPorts, type BackendOrder, type SenderOrder } from './flows.ts';

/**
 * A real API server, real Envoys in network namespaces, and the operator as a process, which reaches the API server over a wire on which faults
 * can be made.
 */
export interface FaultMesh {
  readonly cluster: ControlPlane;
  readonly client: KubeClient;
  readonly ns: string;
  /** A folder that goes with the mesh. */
  readonly folder: string;
  readonly wire: TcpProxy;
  readonly volumes: Volumes;
  readonly backend: Program<BackendOrder>;
  /** What sends beside the pods, without a sidecar. */
  readonly outside: Program<SenderOrder>;
  /** Makes a service with ready pods whose apps answer; gives its address, and the pods by theirs. `pods` are labels by names. */
  apps(
    service: string,
    pods: Readonly<Record<string, Labels>>,
  ): Promise<{ readonly address: string; readonly pods: Readonly<Record<string, string>> }>;
  /** Makes the object of a pod and opens its app; gives its address. No service knows of it yet. */
  app(name: string, labels: Labels): Promise<string>;
  /** Makes a pod with a proxy, ready. */
  proxied(name: string, role: 'sidecar' | 'gateway'): Promise<ProxiedPod>;
  /** Starts a replica of the operator. It goes with the mesh. */
  operator(options?: Partial<OperatorOptions>): OperatorProcess;
  /** A kubeconfig whose server is the wire; `user` instead of the administrator's. */
  kubeconfig(user?: object): Promise<string>;
  close(): Promise<void>;
}

export type Labels = Readonly<Record<string, string>>;

export interface ProxiedPod {
  readonly name: string;
  readonly ip: string;
  readonly envoy: Envoy;
  readonly sender: Program<SenderOrder>;
}

export async function openFaultMesh(ns: string): Promise<FaultMesh> {
  const closers: (() => unknown)[] = [];
  const close = async (): Promise<void> => {
    for (const end of closers.splice(0).reverse()) await end();
  };
  try {
    return await new Opening(ns, closers).mesh(close);
  } catch (error) {
    await close();
    throw error;
  }
}

const senderFile = new URL('./sender.ts', import.meta.url);
const backendFile = new URL('./backend.ts', import.meta.url);

const servicePorts = [
  { name: 'http', number: appPorts.http },
  { name: 'http2', number: appPorts.http2 },
];

/** So small that it can be filled in seconds, and more than a whole run of the suite writes, in bytes. */
const etcdQuota = 400 * 1024 * 1024;

/** What there is while the mesh is open. */
class Opening {
  private readonly ns: string;
  private readonly closers: (() => unknown)[];
  private addresses = 1;

  constructor(ns: string, closers: (() => unknown)[]) {
    this.ns = ns;
    this.closers = closers;
  }

  async mesh(close: () => Promise<void>): Promise<FaultMesh> {
    const { ns, closers } = this;
    const cluster = await controlPlane({ etcdQuota });
    closers.push(() => cluster.stop());
    const network = openNetwork();
    closers.push(() => network.close());
    const config = configOf(cluster.kubeconfig);
    const client = kubeClient(config);
    closers.push(() => client.close());
    await install(cluster, 'crds');
    await namespace(cluster, ns);
    const ca = Buffer.from(config.getCurrentCluster()?.caData ?? '', 'base64');
    const wire = await tcpProxy({ url: cluster.url, ca });
    closers.push(() => wire.close());
    const passage = await openPassage(network.world, Number(new URL(wire.url).port));
    closers.push(() => passage.close());
    const { dir, remove } = await temporaryFolder();
    closers.push(remove);
    const volumes = keepVolumes({ client, root: join(dir, 'volumes') });
    closers.push(() => volumes.close());
    const backend = this.program<BackendOrder>(backendFile, network.world);
    const kubeconfig = async (user: object = config.getCurrentUser() ?? {}): Promise<string> =>
      writeConfig(join(dir, `kubeconfig-${this.addresses++}`), wire.url, user);
    const admin = await kubeconfig();
    const place = { client, ns };
    const app: FaultMesh['app'] = async (name, labels) => {
      const ip = this.address();
      await createPod(place, { name, labels, ip, annotations: {} });
      await makeReady(place, name, ip);
      await backend.ask({ kind: 'open', pods: { [ip]: name } });
      return ip;
    };
    return {
      cluster,
      client,
      ns,
      folder: dir,
      wire,
      volumes,
      backend,
      outside: this.program<SenderOrder>(senderFile, network.world),
      app,
      apps: async (service, pods) => {
        const address = await createService(place, service, { ports: servicePorts });
        const names: Record<string, string> = {};
        for (const [name, labels] of Object.entries(pods)) names[await app(name, labels)] = name;
        await createSlice(place, { service, ports: servicePorts, pods: names });
        return { address, pods: names };
      },
      proxied: (name, role) => this.proxied({ client, network, volumes }, name, role),
      operator: (options = {}) => {
        const operator = startOperator({
          kubeconfig: admin,
          netns: network.world,
          flags: ['--no-webhook'],
          ...options,
        });
        closers.push(() => operator.stop());
        return operator;
      },
      kubeconfig,
      close,
    };
  }

  private address(): string {
    return `198.18.7.${this.addresses++}`;
  }

  private program<Order>(file: URL, netns: string): Program<Order> {
    const program = startProgram<Order>({ netns }, file);
    this.closers.push(() => program.stop());
    return program;
  }

  private async proxied(
    { client, network, volumes }: { client: KubeClient; network: Network; volumes: Volumes },
    name: string,
    role: 'sidecar' | 'gateway',
  ): Promise<ProxiedPod> {
    const place = { client, ns: this.ns };
    const ip = this.address();
    const uid = drawUid();
    const netns = network.pod(ip);
    if (role === 'sidecar') network.restore(netns, restoreText(natRules(captureAll(uid), 'ipv4'), []));
    await createPod(place, {
      name,
      labels: { app: name },
      ip,
      annotations: {
        [annotations.configMap]: `sluice-${name}`,
        [annotations.sharedConfigMap]: role === 'sidecar' ? 'sluice-scope' : `sluice-scope-${name}`,
        ...(role === 'gateway' ? { 'inject.istio.io/templates': 'gateway' } : {}),
      },
    });
    const sender = this.program<SenderOrder>(senderFile, netns);
    const dir = await volumes.mounted(`${this.ns}/${name}`);
    const envoy = await startEnvoy({ dir, netns, uid, gid: 1337, patience: 60_000 });
    this.closers.push(() => envoy.stop());
    await makeReady(place, name, ip);
    return { name, ip, envoy, sender };
  }
}

async function writeConfig(file: string, server: string, user: object): Promise<string> {
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    // The wire is plain HTTP.
    clusters: [{ name: 'wire', cluster: { server, 'insecure-skip-tls-verify': true } }],
    users: [{ name: 'user', user }],
    contexts: [{ name: 'wire', context: { cluster: 'wire', user: 'user' } }],
    'current-context': 'wire',
  };
  await writeFile(file, JSON.stringify(config), { mode: 0o600 });
  return file;
}
