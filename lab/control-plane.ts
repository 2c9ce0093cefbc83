import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { keysIn, writeKubeconfig } from './control-plane/access.ts';
import { type Binaries, binaries } from './control-plane/binaries.ts';
import { clientCertificate } from './control-plane/certificate.ts';
import { type Daemon, freePort } from './control-plane/daemon.ts';
import { lock } from './control-plane/lock.ts';
import { type Site, startApiServer, startControllerManager, startEtcd } from './control-plane/servers.ts';
import { temporaryFolder } from './folder.ts';

const run = promisify(execFile);

/**
 * `admissionPlugins` are enabled besides the default ones. The controller manager (which makes service accounts, collects what owners
 * leave, and empties namespaces that are deleted) runs unless `controllerManager` is false. `dir` keeps the state, and starts from the
 * state that is there; without it the state goes with `stop`. With `address`, one of this machine's, it serves nodes that reach it there.
 * `etcdQuota`, in bytes, is how much etcd may hold before it takes no more writes. `compactionSeconds` is how often the API server has etcd
 * forget former revisions, 300 unless given.
 */
export interface ControlPlaneOptions {
  readonly admissionPlugins?: readonly string[];
  readonly controllerManager?: boolean;
  readonly dir?: string;
  readonly address?: string;
  readonly etcdQuota?: number;
  readonly compactionSeconds?: number;
}

/** A running etcd, kube-apiserver and, unless left out, kube-controller-manager. */
export interface ControlPlane {
  /** The path of the administrator's kubeconfig. */
  readonly kubeconfig: string;
  /** Where the API server answers: https, on 127.0.0.1 or the address that was given. */
  readonly url: string;
  /** Where etcd answers: http, on 127.0.0.1, its API as JSON included. */
  readonly etcd: string;
  /** The process of etcd, for signals. */
  readonly etcdProcess: number;
  /** The folder of the programs, kubectl among them, for a PATH. */
  readonly programs: string;
  /** The path of the certificate of the authority that signs the certificates of users. */
  readonly clientAuthority: string;
  /** Runs kubectl as the administrator and gives its standard output. Throws with what it said on the other. */
  kubectl(...args: string[]): Promise<string>;
  /** The path of a kubeconfig for this user in these groups, who may do what RBAC grants and no more. */
  kubeconfigFor(user: string, groups?: readonly string[]): Promise<string>;
  /** Stops the API server, does what is to be done `meanwhile`, and starts it on the same port; resolves when it is ready again. */
  restartApiServer(meanwhile?: () => Promise<void>): Promise<void>;
  /** Ends all of it and removes what it kept, unless `dir` was given. */
  stop(): Promise<void>;
}

/** Makes sure that the programs are there: builds them where they are not, which takes minutes. Gives the folder they are in. */
export async function prepareControlPlane(): Promise<string> {
  return (await binaries()).folder;
}

/** Runs kubectl on the control plane that keeps its state in `dir`, as `kubectl` of a ControlPlane does. */
export async function runKubectl(program: string, dir: string, args: readonly string[]): Promise<string> {
  const env = {
    ...process.env,
    KUBECONFIG: join(dir, 'kubeconfig'),
    KUBECACHEDIR: join(dir, 'kubectl-cache'),
    KUBERC: 'off',
  };
  try {
    const { stdout } = await run(program, args, { env, maxBuffer: 256 * 1024 * 1024 });
    return stdout;
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
    throw new Error(said === '' ? `kubectl ${args.join(' ')}: ${String(error)}` : said);
  }
}

/** A folder that goes in the end, or the given one, which no other control plane may use meanwhile. */
async function dataFolder(
  given: string | undefined,
): Promise<{ readonly dir: string; remove(): Promise<void> }> {
  if (given === undefined) return temporaryFolder();
  const dir = resolve(given);
  await mkdir(dir, { recursive: true });
  const held = await lock(join(dir, 'lock'), { wait: false });
  if (held === undefined)
    throw new Error(`Another control plane runs on ${dir}; end it, or take another folder.`);
  return { dir, remove: held.release };
}

async function siteIn(dir: string, programs: Binaries): Promise<Site> {
  const logs = join(dir, 'logs');
  await mkdir(logs, { recursive: true });
  return { dir, logs, programs, keys: await keysIn(join(dir, 'keys')) };
}

/** What runs, in the order in which it was started; it is stopped in the reverse order. */
type Running = { etcd?: Daemon; server?: Daemon; manager?: Daemon };

async function stopAll(running: Running): Promise<void> {
  await running.manager?.stop();
  await running.server?.stop();
  await running.etcd?.stop();
}

async function startIn(
  site: Site,
  running: Running,
  { admissionPlugins = [], controllerManager = true, address = '127.0.0.1', ...given }: ControlPlaneOptions,
): Promise<Omit<ControlPlane, 'stop'>> {
  const { dir, keys, programs } = site;
  const { url: etcdUrl, etcd } = await startEtcd(site, given.etcdQuota);
  running.etcd = etcd;
  // Nobody else makes service accounts, and no Pod is admitted without its own.
  const disabled = controllerManager ? [] : ['ServiceAccount'];
  const options = {
    etcdUrl,
    address,
    port: await freePort(),
    enabled: admissionPlugins,
    disabled,
    compactionSeconds: given.compactionSeconds,
  };
  const { server, endpoint } = await startApiServer(site, options);
  running.server = server;
  const kubeconfig = await writeKubeconfig(join(dir, 'kubeconfig'), endpoint, { token: keys.token });
  if (controllerManager)
    running.manager = await startControllerManager(site, { endpoint, kubeconfig, address });
  let users = 0;
  return {
    kubeconfig,
    url: endpoint.url,
    etcd: etcdUrl,
    etcdProcess: etcd.pid,
    programs: programs.folder,
    clientAuthority: keys.authorityFile,
    kubectl: (...args) => runKubectl(programs.kubectl, dir, args),
    kubeconfigFor: (user, groups = []) => {
      users += 1;
      const file = join(dir, `kubeconfig-${users}`);
      return writeKubeconfig(file, endpoint, clientCertificate(keys.authorityKey, user, groups));
    },
    restartApiServer: async (meanwhile = async () => {}) => {
      // It would wait long for the controller manager's watches.
      await running.server?.stop(500);
      await meanwhile();
      running.server = (await startApiServer(site, options)).server;
    },
  };
}

/**
 * Starts a control plane of its own on free ports of 127.0.0.1, and resolves when it is ready for work. It ends with this process.
 * Throws with the end of a program's log where one does not start; nothing is left by then.
 */
export async function controlPlane(options: ControlPlaneOptions = {}): Promise<ControlPlane> {
  const programs = await binaries();
  const { dir, remove } = await dataFolder(options.dir);
  const running: Running = {};
  const stop = async (): Promise<void> => {
    await stopAll(running);
    await remove();
  };
  try {
    return { ...(await startIn(await siteIn(dir, programs), running, options)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
