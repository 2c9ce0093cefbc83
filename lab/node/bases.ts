import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { envoyBinary, envoyVersion } from '../envoy-binary.ts';
import { temporaryFolder } from '../folder.ts';
import { execute } from './execute.ts';
import { type Image, imageOf, noSettings } from './image.ts';
import { layer } from './layers.ts';

const suite = 'bookworm';
const usualMirror = 'http://deb.debian.org/debian';

/** The repository's top folder. */
const root = fileURLToPath(new URL('../../', import.meta.url));

let mirrorFound: Promise<string> | undefined;

/** Where this machine's own apt has Debian from, so that a mirror near it is used; Debian's usual address on a machine of another kind. */
async function mirror(): Promise<string> {
  mirrorFound ??= execute([
    'apt-get',
    'indextargets',
    '--format',
    '$(CODENAME) $(COMPONENT) $(REPO_URI)',
    'Created-By: Packages',
  ]).then(
    (said) => {
      const found = said
        .split('\n')
        .map((line) => line.split(' '))
        .find(([codename, component]) => codename === suite && component === 'main');
      return found?.[2]?.replace(/\/$/, '') ?? usualMirror;
    },
    () => usualMirror,
  );
  return mirrorFound;
}

/** The package of that program, unpacked; apt's lists are fetched where they lack it. */
const getDebootstrap = `cd "$0"
get() { apt-get -q -o APT::Sandbox::User=root download debootstrap; }
get || { apt-get -q update; get; }
dpkg -x debootstrap_*.deb .`;

/** Runs `debootstrap`, which apt brings; it is unpacked and not installed. */
async function debootstrap(into: string): Promise<void> {
  const work = await temporaryFolder();
  try {
    await execute(['sh', '-ec', getDebootstrap, work.dir]);
    const program = join(work.dir, 'usr/sbin/debootstrap');
    const scripts = `DEBOOTSTRAP_DIR=${join(work.dir, 'usr/share/debootstrap')}`;
    await execute(['env', scripts, program, '--variant=minbase', suite, into, await mirror()]);
  } catch (error) {
    throw new Error(
      `A base of Debian could not be made; this needs apt-get, dpkg and ${await mirror()}. ${error instanceof Error ? error.message : String(error)}`,
    );
  } finally {
    await work.remove();
  }
}

/** What an image has no use for, and what keeps packages from bringing it or from starting servers when they are installed. */
const slim = {
  'etc/dpkg/dpkg.cfg.d/slim': [
    'force-unsafe-io',
    'path-exclude /usr/share/doc/*',
    'path-exclude /usr/share/man/*',
    'path-exclude /usr/share/locale/*',
    '',
  ].join('\n'),
  'etc/apt/apt.conf.d/slim': 'Acquire::Languages "none";\nAPT::Install-Recommends "false";\n',
  'etc/resolv.conf': '',
} as const;

async function fillDebian(files: string): Promise<void> {
  // debootstrap wants a folder of its own, since it changes the mode of what it is given.
  const made = `${files}.debian`;
  await debootstrap(made);
  const gone = [
    'usr/share/doc',
    'usr/share/man',
    'usr/share/locale',
    'var/cache/apt',
    'var/lib/apt/lists',
    'var/log',
  ];
  for (const path of [...gone, 'debootstrap']) await rm(join(made, path), { recursive: true, force: true });
  for (const path of ['var/lib/apt/lists/partial', 'var/cache/apt/archives/partial', 'var/log/apt'])
    await mkdir(join(made, path), { recursive: true });
  // Device files need no place in a layer: every container has its own.
  await rm(join(made, 'dev'), { recursive: true, force: true });
  await mkdir(join(made, 'dev'));
  for (const [path, text] of Object.entries(slim)) await writeFile(join(made, path), text);
  await writeFile(join(made, 'usr/sbin/policy-rc.d'), '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  await rm(files, { recursive: true });
  await rename(made, files);
}

async function debian(): Promise<Image> {
  const of = [suite, await mirror(), JSON.stringify(slim)].join('\n');
  const made = await layer({ kind: 'debian', of, say: `image layer ${suite}` }, fillDebian);
  return { layers: [made], settings: { ...noSettings, cmd: ['bash'] } };
}

/** Debian with the Node that this repository brings. */
async function node(): Promise<Image> {
  const under = await debian();
  const binary = join(root, `node_modules/node-linux-${process.arch}/bin/node`);
  const { layers } = await imageOf('node', { 'usr/local/bin/node': binary });
  return { layers: [...under.layers, ...layers], settings: { ...under.settings, cmd: ['node'] } };
}

async function nodeVersion(): Promise<string> {
  const text = await readFile(join(root, 'package.json'), 'utf8');
  const { optionalDependencies }: { optionalDependencies: Record<string, string> } = JSON.parse(text);
  return optionalDependencies[`node-linux-${process.arch}`] ?? 'none';
}

async function makers(): Promise<Readonly<Record<string, () => Promise<Image>>>> {
  return {
    scratch: async () => ({ layers: [], settings: noSettings }),
    [`debian:${suite}-slim`]: debian,
    [`node:${await nodeVersion()}-${suite}-slim`]: node,
    [`envoyproxy/envoy:distroless-v${envoyVersion}`]: async () =>
      imageOf('envoy', { 'usr/local/bin/envoy': await envoyBinary() }),
  };
}

/** The names of the images that a Dockerfile may begin with here. Versions are part of them, so that one that asks for others is told. */
export const baseNames = async (): Promise<readonly string[]> => Object.keys(await makers());

/** One of those images, made from Debian packages, the Node of this repository or the Envoy of the tests. */
export async function base(name: string): Promise<Image> {
  const make = (await makers())[name];
  if (make !== undefined) return make();
  throw new Error(
    `there is no ${name} here; there are ${(await baseNames()).join(', ')} (lab/node/bases.ts)`,
  );
}
