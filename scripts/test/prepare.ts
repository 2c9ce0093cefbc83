import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { prepareControlPlane } from '../../lab/control-plane.ts';
import { envoyBinary } from '../../lab/envoy.ts';
import { canUseNetns } from '../../lab/netns.ts';
import { canOpenNode, withoutNode } from '../../lab/node/ability.ts';
import { prepareNode } from '../../lab/node.ts';
import { environment, run } from '../stage.ts';

const oneLine = (text: string): string => text.trim().replaceAll(/\s*\n\s*/g, ' ');
const message = (error: unknown): string => oneLine(error instanceof Error ? error.message : String(error));
const tell = (what: string, said: string): void => console.log(`prepare  ${what}: ${said}`);

export async function prepareEnvoy(): Promise<void> {
  try {
    tell('Envoy', await envoyBinary());
  } catch (error) {
    tell('Envoy', `none, so the tests that start one will fail. ${message(error)}`);
  }
}

export async function prepareCluster(): Promise<void> {
  try {
    tell('control plane', await prepareControlPlane());
  } catch (error) {
    tell('control plane', `none, so the tests in test/kube will fail. ${message(error)}`);
  }
}

/** Whether PATH has a program of that name. */
async function isThere(program: string): Promise<boolean> {
  for (const directory of (environment.PATH ?? '').split(delimiter)) {
    const usable = await access(join(directory, program), constants.X_OK).then(
      () => true,
      () => false,
    );
    if (usable) return true;
  }
  return false;
}

/** Packages of Debian by a program of each. */
const tools = { iptables: 'iptables', ip: 'iproute2', unshare: 'util-linux', curl: 'curl' } as const;

/** Installs what the tests call of the system and is not there, where that can be done. */
async function installTools(): Promise<void> {
  const missing: string[] = [];
  for (const [program, name] of Object.entries(tools)) if (!(await isThere(program))) missing.push(name);
  if (missing.length === 0 || process.getuid?.() !== 0 || !(await isThere('apt-get'))) return;
  const packages = missing.join(' ');
  tell('tools', `installing ${packages} with apt-get`);
  const install = `DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends ${packages}`;
  const { ok, output } = await run(['sh', '-ec', `apt-get -q update; ${install}`]);
  if (!ok) tell('tools', `apt-get failed\n${output.trimEnd()}`);
}

export async function prepareNetwork(): Promise<void> {
  await installTools();
  const usable = canUseNetns();
  const said = usable === true ? 'ready' : `the tests that need them are skipped, because ${oneLine(usable)}`;
  tell('network namespaces', said);
}

/** What fetches much from elsewhere is tried twice. */
const tries = 2;

/** Builds what a node is made of. Gives false where a node could be opened here and its parts could not be had. */
export async function prepareClusterNode(): Promise<boolean> {
  const usable = canOpenNode();
  if (usable !== true) {
    tell('node', `the tests that need it are skipped, because ${usable}`);
    return true;
  }
  for (let round = 1; round <= tries; round++) {
    try {
      await prepareNode();
      tell('node', 'ready');
      return true;
    } catch (error) {
      tell('node', `its parts could not be had at attempt ${round} of ${tries}. ${message(error)}`);
    }
  }
  return false;
}

/** From here on the tests that need a node are skipped, for this reason. */
export function doWithoutNode(reason: string): void {
  tell('node', `the tests that need it are skipped, because ${reason}`);
  environment[withoutNode] = reason;
}
