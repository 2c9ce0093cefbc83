/* node scripts/bundle.ts FOLDER: `src/main.ts` with what it needs of the packages and no more, as the image and `npm run operator` run it. */
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Plugin, rolldown } from 'rolldown';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Say where to: node scripts/bundle.ts FOLDER');

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const client = '@kubernetes/client-node';

/** What the base class of the operator imports, and what it gets of that; it is asked for nothing else here. */
const instead: Readonly<Record<string, string>> = {
  [client]: here('bundle/client-node.ts'),
  gaxios: here('bundle/gaxios.ts'),
};

const narrow: Plugin = {
  name: 'narrow',
  resolveId: (source, importer) =>
    importer?.includes('/@dot-i/k8s-operator/') === true ? instead[source] : undefined,
};

const bundle = await rolldown({
  input: here('../src/main.ts'),
  platform: 'node',
  plugins: [narrow],
  // Its modules only declare things, which its package.json does not say.
  treeshake: { moduleSideEffects: (id) => !id.includes(`/${client}/`) },
});
// Names stay, for the traces of errors.
await bundle.write({ dir: folder, format: 'esm', cleanDir: true, minify: false });
await bundle.close();
// The code looks for it beside itself.
await copyFile(here('../src/mesh-config.schema.yaml'), join(folder, 'mesh-config.schema.yaml'));
