import { mkdir, readFile } from 'node:fs/promises';
import { get as getPlain } from 'node:http';
import { type Agent, get as getSecure } from 'node:https';
import { join } from 'node:path';
import { clientFiles, type Endpoint, type Keys } from './access.ts';
import type { Binaries } from './binaries.ts';
import { type Daemon, freePort, startDaemon } from './daemon.ts';

/** Where the parts of one control plane keep their data. */
export interface Site {
  readonly dir: string;
  readonly logs: string;
  readonly programs: Binaries;
  readonly keys: Keys;
}

/** Cluster addresses of Services; nothing routes there unless there is a node. */
const serviceAddresses = '198.19.0.0/16';

/** The address where no node is to reach the API server. */
const loopback = '127.0.0.1';

/** Where the API server keeps its serving certificate, which names its address. */
const servingFolder = ({ dir }: Site, address: string): string =>
  join(dir, address === loopback ? 'serving' : `serving-${address}`);

interface Question {
  readonly url: string;
  readonly certificates?: string;
  readonly token?: string;
}

/** Whether a GET is answered with 200; undefined where it is not, whatever the reason. */
function answers({ url, certificates, token }: Question): Promise<true | undefined> {
  const get = certificates === undefined ? getPlain : getSecure;
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const agent: Agent | false = false;
  const options = {
    headers,
    agent,
    timeout: 2000,
    ...(certificates === undefined ? {} : { ca: certificates }),
  };
  return new Promise((resolve) => {
    const request = get(url, options, (response) => {
      response.resume();
      resolve(response.statusCode === 200 ? true : undefined);
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(undefined));
  });
}

/** Starts etcd on 127.0.0.1 and waits until it is healthy. */
export async function startEtcd(
  { dir, logs, programs }: Site,
  quota?: number,
): Promise<{ url: string; etcd: Daemon }> {
  const url = `http://127.0.0.1:${await freePort()}`;
  const peer = `http://127.0.0.1:${await freePort()}`;
  const etcd = startDaemon(
    [
      programs.etcd,
      `--data-dir=${join(dir, 'etcd')}`,
      `--listen-client-urls=${url}`,
      `--advertise-client-urls=${url}`,
      `--listen-peer-urls=${peer}`,
      `--initial-advertise-peer-urls=${peer}`,
      `--initial-cluster=default=${peer}`,
      // A killed process loses nothing by it; only a machine that crashes would.
      '--unsafe-no-fsync',
      ...(quota === undefined ? [] : [`--quota-backend-bytes=${quota}`]),
      '--log-level=warn',
    ],
    join(logs, 'etcd.log'),
  );
  try {
    await etcd.ready(() => answers({ url: `${url}/health` }));
  } catch (error) {
    await etcd.stop();
    throw error;
  }
  return { url, etcd };
}

/** On another `address` than 127.0.0.1 it serves nodes, and pods reach it as the Service `kubernetes`. */
export interface ApiServerOptions {
  readonly etcdUrl: string;
  readonly address: string;
  readonly port: number;
  readonly enabled: readonly string[];
  readonly disabled: readonly string[];
  readonly compactionSeconds: number | undefined;
}

/** What it needs beyond where there are nodes: who they are, and who it is to their kubelets. */
async function nodeFlags({ dir, keys }: Site, address: string): Promise<string[]> {
  if (address === loopback)
    return [
      '--authorization-mode=RBAC',
      // The Service "kubernetes" may not have a loopback address, and would only be complained about every few seconds.
      '--endpoint-reconciler-type=none',
    ];
  const kubelets = await clientFiles(join(dir, 'keys', 'kubelets'), keys, 'kube-apiserver', [
    'system:masters',
  ]);
  return [
    '--authorization-mode=Node,RBAC',
    '--enable-admission-plugins=NodeRestriction',
    `--kubelet-client-certificate=${kubelets.certificate}`,
    `--kubelet-client-key=${kubelets.key}`,
    '--kubelet-preferred-address-types=InternalIP',
  ];
}

async function apiServerFlags(site: Site, options: ApiServerOptions): Promise<string[]> {
  const { keys } = site;
  const plugins = (flag: string, names: readonly string[]): string[] =>
    names.length > 0 ? [`--${flag}=${names.join(',')}`] : [];
  return [
    `--etcd-servers=${options.etcdUrl}`,
    `--bind-address=${options.address}`,
    `--secure-port=${options.port}`,
    `--advertise-address=${options.address}`,
    `--cert-dir=${servingFolder(site, options.address)}`,
    `--token-auth-file=${keys.tokenFile}`,
    `--client-ca-file=${keys.authorityFile}`,
    '--service-account-issuer=https://kubernetes.default.svc',
    `--service-account-key-file=${keys.serviceAccountKeyFile}`,
    `--service-account-signing-key-file=${keys.serviceAccountKeyFile}`,
    `--service-cluster-ip-range=${serviceAddresses}`,
    '--allow-privileged=true',
    '--profiling=false',
    ...(options.compactionSeconds === undefined
      ? []
      : [`--etcd-compaction-interval=${options.compactionSeconds}s`]),
    ...(await nodeFlags(site, options.address)),
    ...plugins('enable-admission-plugins', options.enabled),
    ...plugins('disable-admission-plugins', options.disabled),
  ];
}

/**
 * Starts kube-apiserver and waits until it is ready. It makes its own serving certificate in the data folder, or takes the
 * one that is there.
 */
export async function startApiServer(
  site: Site,
  options: ApiServerOptions,
): Promise<{ server: Daemon; endpoint: Endpoint }> {
  const serving = servingFolder(site, options.address);
  await mkdir(serving, { recursive: true, mode: 0o700 });
  const url = `https://${options.address}:${options.port}`;
  const server = startDaemon(
    [site.programs.apiServer, ...(await apiServerFlags(site, options))],
    join(site.logs, 'kube-apiserver.log'),
  );
  const ready = async (): Promise<Endpoint | undefined> => {
    const certificates = await readFile(join(serving, 'apiserver.crt'), 'utf8').catch(() => '');
    if (certificates === '') return undefined;
    const { token } = site.keys;
    const all = ['/readyz', '/api/v1/namespaces/default'].map((path) =>
      answers({ url: `${url}${path}`, certificates, token }),
    );
    return (await Promise.all(all)).every((answer) => answer) ? { url, certificates } : undefined;
  };
  try {
    return { server, endpoint: await server.ready(ready) };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Where there is no kubelet, what looks after nodes would take away the pods of tests and benches. */
const nodeControllers = [
  'node-lifecycle-controller',
  'node-ipam-controller',
  'taint-eviction-controller',
  'device-taint-eviction-controller',
  'pod-garbage-collector-controller',
];

/** Where nodes are looked after, pods are given what they need to trust the API server; addresses of pods are the node's own business. */
function managedFlags(site: Site, address: string): string[] {
  const without = address === loopback ? nodeControllers : ['node-ipam-controller'];
  const controllers = `--controllers=${['*', ...without.map((name) => `-${name}`)].join(',')}`;
  return address === loopback
    ? [controllers]
    : [controllers, `--root-ca-file=${join(servingFolder(site, address), 'apiserver.crt')}`];
}

/** Starts kube-controller-manager and waits until Pods can be made, which needs the default service account. */
export async function startControllerManager(
  site: Site,
  { endpoint, kubeconfig, address }: { endpoint: Endpoint; kubeconfig: string; address: string },
): Promise<Daemon> {
  const { logs, programs, keys } = site;
  const program = programs.controllerManager;
  if (program === undefined)
    throw new Error(
      `${programs.folder} has no kube-controller-manager; put one there, or unset KUBEBUILDER_ASSETS to have all built.`,
    );
  const manager = startDaemon(
    [
      program,
      `--kubeconfig=${kubeconfig}`,
      `--service-account-private-key-file=${keys.serviceAccountKeyFile}`,
      ...managedFlags(site, address),
      '--leader-elect=false',
      '--secure-port=0',
      // With the default of 20 a second the first service accounts come seconds later.
      '--kube-api-qps=500',
      '--kube-api-burst=1000',
    ],
    join(logs, 'kube-controller-manager.log'),
  );
  const account = `${endpoint.url}/api/v1/namespaces/default/serviceaccounts/default`;
  try {
    await manager.ready(() =>
      answers({ url: account, certificates: endpoint.certificates, token: keys.token }),
    );
  } catch (error) {
    await manager.stop();
    throw error;
  }
  return manager;
}
