import { rmSync } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { atExit } from '../lab/cleanup.ts';

const samples = fileURLToPath(new URL('../samples/', import.meta.url));

/** A folder of its own, readable for the proxy's user too, and gone when the demo is, however it ends. */
export async function temporaryFolder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'sluice-demo-'));
  atExit(() => rmSync(path, { recursive: true, force: true }));
  await chmod(path, 0o755);
  return path;
}

/** Copies the manifests of a sample into a folder; one that is there under the same name is replaced. */
export async function copySample(sample: string, into: string): Promise<void> {
  await mkdir(into, { recursive: true });
  for (const file of await readdir(join(samples, sample))) {
    if (!file.endsWith('.yaml')) continue;
    const copy = join(into, file);
    await copyFile(join(samples, sample, file), `${copy}~`);
    await rename(`${copy}~`, copy);
  }
}

/** Replaces the text of a file by rename, as editors do, so that no reader finds half of it. */
export async function changeFile(path: string, change: (text: string) => string): Promise<void> {
  await writeFile(`${path}~`, change(await readFile(path, 'utf8')));
  await rename(`${path}~`, path);
}

/** The text with its first weights replaced in their order, as a user would type them. */
export function withWeights(text: string, weights: readonly number[]): string {
  const left = [...weights];
  return text.replace(/weight: \d+/g, (old) => {
    const next = left.shift();
    return next === undefined ? old : `weight: ${next}`;
  });
}
