import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Document, readManifests, watchManifests } from '../../src/local/manifests.ts';

let dir: string;
const open: { close(): void }[] = [];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sluice-watch-'));
});
afterEach(async () => {
  for (const watching of open.splice(0)) watching.close();
  await rm(dir, { recursive: true, force: true });
});

/** Reads again whenever told to, as an operator does; `seen` resolves once a reading satisfies the condition. */
function follow(paths: readonly string[]) {
  let readings: readonly Document[] = [];
  let waiting: { until: (documents: readonly Document[]) => boolean; resolve: () => void }[] = [];
  let queue = Promise.resolve();
  const look = () => {
    queue = queue.then(async () => {
      readings = await readManifests(paths).catch(() => []);
      for (const each of waiting) if (each.until(readings)) each.resolve();
      waiting = waiting.filter((each) => !each.until(readings));
    });
  };
  open.push(watchManifests(paths, look));
  return {
    seen: (until: (documents: readonly Document[]) => boolean) =>
      new Promise<void>((resolve) => {
        if (until(readings)) resolve();
        else waiting.push({ until, resolve });
      }),
  };
}

const holds = (text: string) => (documents: readonly Document[]) =>
  documents.some((each) => each.text === text);

describe('a save is seen', () => {
  test('in a directory, in one made later, and in one made anew', async () => {
    const { seen } = follow([dir]);
    await writeFile(join(dir, 'a.yaml'), 'one');
    await seen(holds('one'));
    await mkdir(join(dir, 'deep', 'deeper'), { recursive: true });
    await writeFile(join(dir, 'deep', 'deeper', 'b.yml'), 'two');
    await seen(holds('two'));
    await writeFile(join(dir, 'deep', 'deeper', 'b.yml'), 'three');
    await seen(holds('three'));
    await rm(join(dir, 'deep'), { recursive: true });
    await seen((documents) => documents.length === 1);
    await mkdir(join(dir, 'deep'));
    await writeFile(join(dir, 'deep', 'c.json'), 'four');
    await seen(holds('four'));
    await writeFile(join(dir, 'deep', 'c.json'), 'five');
    await seen(holds('five'));
  });

  test('that renames over the file, again and again, by file or by directory', async () => {
    const path = join(dir, 'a.yaml');
    await writeFile(path, '0');
    const byFile = follow([path]);
    const byDirectory = follow([dir]);
    for (let i = 1; i <= 5; i++) {
      await writeFile(`${path}~`, `${i}`);
      await rename(`${path}~`, path);
      await byFile.seen(holds(`${i}`));
      await byDirectory.seen(holds(`${i}`));
    }
  });

  test('when the whole directory is replaced', async () => {
    const path = join(dir, 'manifests');
    await mkdir(path);
    const { seen } = follow([path]);
    for (const text of ['one', 'two']) {
      await rm(path, { recursive: true });
      await mkdir(path);
      await writeFile(join(path, 'a.yaml'), text);
      await seen(holds(text));
    }
    await writeFile(join(path, 'a.yaml'), 'three');
    await seen(holds('three'));
  });
});

describe('reading', () => {
  test('takes manifests below a directory in order, each once, and no hidden ones', async () => {
    await mkdir(join(dir, 'b'));
    await mkdir(join(dir, '.git'));
    for (const file of [
      'c.yaml',
      'b/x.json',
      'a.yml',
      'notes.txt',
      '.hidden.yaml',
      '.git/x.yaml',
      'a.yaml~',
    ]) {
      await writeFile(join(dir, file), file);
    }
    await symlink(dir, join(dir, 'ring'));
    const documents = await readManifests([join(dir, 'c.yaml'), dir]);
    expect(documents.map(({ text }) => text)).toEqual(['c.yaml', 'a.yml', 'b/x.json']);
  });

  test('takes a file that is named whatever its ending, and says which path is not there', async () => {
    await writeFile(join(dir, 'notes.txt'), 'text');
    expect(await readManifests([join(dir, 'notes.txt')])).toHaveLength(1);
    await expect(readManifests([join(dir, 'nowhere')])).rejects.toThrow(
      `no file or directory ${join(dir, 'nowhere')}`,
    );
  });
});
