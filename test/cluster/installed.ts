import { execFile } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder } from '../../lab/folder.ts';
import { install } from '../../lab/node/install.ts';
import type { ReachedNode } from '../../lab/node/reach.ts';
import { until } from '../../lab/process.ts';
import { removeNamespaces, sharedNode } from './room.ts';

const run = promisify(execFile);
export const root = join(import.meta.dirname, '..', '..');

/** The port of the gateway's Service on the node. */
export const nodePort = 31221;

/** The node with Sluice on it, as `kubectl apply -k config/default` installs it. */
export interface Installed {
  readonly node: ReachedNode;
  /**
   * Runs a line of shell as a person would type it: in the folder of the samples, with `kubectl` and `sluice` at hand. `namespace` is the one
   * that kubectl takes where the line names none. Gives what it said on both outputs; throws where it fails.
   */
  shell(line: string, namespace?: string): Promise<string>;
  /** Asks until the text that `shell` gives is one that is wanted, and gives that one. Throws with the last one after a minute or two. */
  becomes(line: string, wanted: RegExp, namespace?: string): Promise<string>;
  /** Makes a namespace, which goes with `close`; `injected` labels it. */
  namespace(name: string, injected?: boolean): Promise<void>;
  close(): Promise<void>;
}

export async function openInstalled(): Promise<Installed> {
  const node = sharedNode();
  await install(node);
  return withShell(node);
}

async function withShell(node: ReachedNode): Promise<Installed> {
  const { dir, remove } = await temporaryFolder();
  const programs = join(dir, 'programs');
  await mkdir(programs);
  await symlink(process.execPath, join(programs, 'node'));
  await symlink(join(root, 'src/main.ts'), join(programs, 'sluice'));
  const made: string[] = [];
  const path = [programs, node.programs, process.env.PATH].join(delimiter);
  const env = async (namespace: string): Promise<NodeJS.ProcessEnv> => ({
    ...process.env,
    PATH: path,
    KUBERC: 'off',
    KUBECONFIG: await kubeconfig(node, join(dir, `kubeconfig-${namespace}`), namespace),
    NODE: node.addresses.node,
  });
  const shell = async (line: string, namespace = 'default'): Promise<string> => {
    const options = { cwd: join(root, 'samples'), env: await env(namespace), maxBuffer: 64 * 1024 * 1024 };
    try {
      return (await run('bash', ['-euo', 'pipefail', '-c', `exec 2>&1; ${line}`], options)).stdout;
    } catch (error) {
      const said = error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error);
      throw new Error(`${line}\nfailed and said:\n${said}`);
    }
  };
  return {
    node,
    shell,
    becomes: (line, wanted, namespace) => becomes(() => shell(line, namespace), wanted, line),
    namespace: async (name, injected = false) => {
      // A test that is tried again finds its own.
      if (made.includes(name)) return;
      made.push(name);
      await node.kubectl('create', 'namespace', name);
      if (injected) await node.kubectl('label', 'namespace', name, 'istio-injection=enabled');
    },
    close: async () => {
      await removeNamespaces(node, made);
      await remove();
    },
  };
}

const patience = 120_000;

async function becomes(ask: () => Promise<string>, wanted: RegExp, line: string): Promise<string> {
  let last = '';
  return until(
    async () => {
      last = await ask().catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
      return wanted.test(last) ? last : undefined;
    },
    { patience, pause: 500, otherwise: () => `${line}\nnever said ${wanted}; last it said:\n${last}` },
  );
}

/** A kubeconfig in which kubectl stands in a namespace. */
async function kubeconfig(node: ReachedNode, file: string, namespace: string): Promise<string> {
  const text = await node.kubectl('config', 'view', '--raw', '--minify', '--flatten', '-o', 'json');
  const config: { contexts: { context: { namespace?: string } }[] } = JSON.parse(text);
  for (const { context } of config.contexts) context.namespace = namespace;
  await writeFile(file, JSON.stringify(config), { mode: 0o600 });
  return file;
}

/** How often each line stands in a text, by the line without the blanks around it. */
export function counted(text: string): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const line of text.split('\n').map((each) => each.trim()))
    if (line !== '') counts[line] = (counts[line] ?? 0) + 1;
  return counts;
}
