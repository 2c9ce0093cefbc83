import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { base } from './bases.ts';
import { buildImage, type Image, imageOf } from './image.ts';
import { pauseImage } from './settings.ts';

/** Images that stand in for those of registries which this machine may not reach, by the folder of their Dockerfile. */
const standIns: readonly (readonly [folder: string, names: readonly string[]])[] = [
  ['nginx', ['nginx', 'nginx:1.18-alpine']],
  ['centos', ['centos']],
  ['busybox', ['busybox']],
];

/** The repository's top folder, whose Dockerfile has the product's own images as stages. */
const root = fileURLToPath(new URL('../../', import.meta.url));
const product = ['operator', 'proxy'] as const;

const here = (folder: string): string => fileURLToPath(new URL(`./images/${folder}/`, import.meta.url));

/** The file system that the node itself has. */
export const machineImage = (): Promise<Image> => buildImage({ context: here('machine'), bases: base });

/** An image, and the name under which a registry has it. */
export type Named = readonly [name: string, image: Image];

/** The images of what the cluster itself runs in pods. */
export async function clusterImages(programs: string): Promise<readonly Named[]> {
  const pause = await imageOf('pause', { pause: join(programs, 'pause') }, { entrypoint: ['/pause'] });
  const dns = await imageOf('coredns', { coredns: join(programs, 'coredns') }, { entrypoint: ['/coredns'] });
  return [
    [pauseImage, pause],
    ['registry.k8s.io/coredns/coredns:v1.14.7', dns],
  ];
}

/** The images by the names of a public registry that every node has in its own. */
export async function standInImages(): Promise<readonly Named[]> {
  const images: Named[] = [];
  for (const [folder, names] of standIns) {
    const image = await buildImage({ context: here(folder), bases: base });
    images.push(...names.map((name) => [name, image] as const));
  }
  return images;
}

/** `sluice/operator` and `sluice/proxy` of this working copy, under the version that manifests and injected pods name. */
export async function productImages(): Promise<readonly Named[]> {
  const { version }: { version: string } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const images: Named[] = [];
  for (const target of product)
    images.push([`sluice/${target}:${version}`, await buildImage({ context: root, target, bases: base })]);
  return images;
}
