import { lstat, mkdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, posix } from 'node:path';
import { parseDockerfile, type Settings, type Stage, type Step } from './dockerfile.ts';
import { execute } from './execute.ts';
import { contentKey, type Layer, layer, layerOver } from './layers.ts';

/** An image: its layers, the lowest first, and what it says of the processes that are started from it. */
export interface Image {
  readonly layers: readonly Layer[];
  readonly settings: Settings;
}

/** What is built: a stage of the Dockerfile in `context`, the last one unless named. `bases` gives the images that its FROMs name. */
export interface Recipe {
  readonly context: string;
  readonly target?: string;
  readonly bases: (name: string) => Promise<Image>;
}

export const noSettings: Settings = {
  env: { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' },
  user: '',
  workdir: '/',
  entrypoint: [],
  cmd: [],
};

/** An image without a Dockerfile: files by the path that they have in it. */
export async function imageOf(
  name: string,
  files: Readonly<Record<string, string>>,
  settings: Partial<Settings> = {},
): Promise<Image> {
  const entries = Object.entries(files);
  const keys = await Promise.all(
    entries.map(async ([path, file]) => {
      // Programs of a hundred megabytes: their time tells that they are others sooner than their bytes.
      const { size, mtimeMs } = await stat(file);
      return [path, file, size, mtimeMs].join(' ');
    }),
  );
  const made = await layer({ kind: name, of: keys.join('\n'), say: `image layer ${name}` }, async (root) => {
    for (const [path, file] of entries) await copy(file, join(root, path));
  });
  return { layers: [made], settings: { ...noSettings, ...settings } };
}

async function copy(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await execute(['cp', '-r', '--preserve=mode,links', '--no-target-directory', from, to]);
}

/** Where a path of an image lies on this machine: in the highest of its layers that has it. */
async function within(image: Image, path: string): Promise<string> {
  for (const { dir } of image.layers.toReversed()) {
    const file = join(dir, path);
    const there = await lstat(file).then(
      () => true,
      () => false,
    );
    if (there) return file;
  }
  throw new Error(`the image has no ${path}`);
}

/** What Docker would not be sent must not be copied here either. */
async function refuseIgnored(context: string, source: string): Promise<void> {
  const text = await readFile(join(context, '.dockerignore'), 'utf8').catch(() => '');
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  if (!lines.includes('*')) return;
  const top = posix.normalize(source).split('/', 1)[0];
  if (lines.includes(`!${top}`)) return;
  throw new Error(`.dockerignore keeps ${source} from Docker; add !${top} to it`);
}

/** A build of one Dockerfile: images of its stages by name, and its steps. */
class Builder {
  readonly #recipe: Recipe;
  readonly #stages = new Map<string, Image>();

  constructor(recipe: Recipe) {
    this.#recipe = recipe;
  }

  image(name: string): Promise<Image> {
    const stage = this.#stages.get(name);
    return stage === undefined ? this.#recipe.bases(name) : Promise.resolve(stage);
  }

  async stage({ from, name, steps, settings }: Stage): Promise<Image> {
    let image = await this.image(from);
    for (const { step, workdir } of steps) {
      const made = await this.#step(image.layers, step, workdir);
      image = { ...image, layers: [...image.layers, made] };
    }
    const env = { ...image.settings.env, ...settings.env };
    // As Docker has it, the arguments of a base are not those of another entry point.
    const cmd = settings.entrypoint === undefined ? image.settings.cmd : [];
    const whole: Image = { ...image, settings: { ...image.settings, cmd, ...settings, env } };
    this.#stages.set(name, whole);
    return whole;
  }

  #step(below: readonly Layer[], step: Step, workdir: string): Promise<Layer> {
    switch (step.kind) {
      case 'copy':
        return this.#copy(step, workdir);
      case 'run':
        return ran(below, step.command, workdir);
      case 'workdir':
        return layer(
          { kind: 'workdir', of: step.path, say: `image layer WORKDIR ${step.path}` },
          async (root) => {
            await mkdir(join(root, step.path), { recursive: true });
          },
        );
    }
  }

  async #copy({ from, sources, to }: Step & { kind: 'copy' }, workdir: string): Promise<Layer> {
    const files = await Promise.all(sources.map((source) => this.#source(from, source)));
    // What another image has is known by the digests of all of its layers.
    const other = from === undefined ? [] : (await this.image(from)).layers;
    const keys =
      from === undefined
        ? await Promise.all(files.map(contentKey))
        : files.map(() => other.map(({ digest }) => digest).join(' '));
    const isFolder = await Promise.all(files.map(async (file) => (await lstat(file)).isDirectory()));
    const target = posix.resolve(workdir, to);
    const into = sources.length > 1 || to.endsWith('/') || to === '.';
    const of = [from ?? '', target, String(into), ...sources, ...keys];
    const say = `image layer COPY ${sources.join(' ')}`;
    return layer({ kind: 'copy', of: of.join('\n'), say }, async (root) => {
      for (const [index, file] of files.entries()) {
        // As Docker has it: of a folder the contents are copied.
        const name = into && isFolder[index] !== true ? join(target, basename(file)) : target;
        await copy(file, join(root, name));
      }
    });
  }

  async #source(from: string | undefined, source: string): Promise<string> {
    if (from !== undefined) return within(await this.image(from), source);
    await refuseIgnored(this.#recipe.context, source);
    return join(this.#recipe.context, source);
  }
}

/** What a command finds in place of an engine's own: the machine's names, processes and devices. */
const prepare = [
  'mount --bind /etc/resolv.conf "$0/etc/resolv.conf"',
  'mount -t proc proc "$0/proc"',
  'mount --rbind /dev "$0/dev"',
].join('; ');

/** npm's own images have it; this one has not, so it is npm of this machine that fills the folder. */
const outside = (command: string): boolean => /^npm\s/.test(command);

function ran(below: readonly Layer[], command: string, workdir: string): Promise<Layer> {
  const of = [command, workdir, ...below.map(({ digest }) => digest)].join('\n');
  const name = { kind: outside(command) ? 'npm' : 'run', of, say: `image layer RUN ${command.slice(0, 40)}` };
  return layerOver(below, name, (root) =>
    outside(command)
      ? ['sh', '-ec', `cd "$0${workdir}"; ${command}`, root]
      : ['sh', '-ec', `${prepare}; exec chroot "$0" sh -ec "$1"`, root, `cd ${workdir}; ${command}`],
  );
}

/** Builds an image as Docker would; what was built before from the same files and the same lines is taken from the cache. */
export async function buildImage(recipe: Recipe): Promise<Image> {
  const file = join(recipe.context, 'Dockerfile');
  const stages = parseDockerfile(await readFile(file, 'utf8'));
  const wanted = recipe.target ?? stages.at(-1)?.name;
  const builder = new Builder(recipe);
  try {
    for (const stage of stages) {
      const image = await builder.stage(stage);
      if (stage.name === wanted) return image;
    }
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  throw new Error(`${file} has no stage ${wanted}`);
}
