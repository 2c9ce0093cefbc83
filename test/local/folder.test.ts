import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readFolder, writeFolder } from '../../src/local/folder.ts';

let parent: string;
let dir: string;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'sluice-folder-'));
  dir = join(parent, 'proxy');
});
afterEach(() => rm(parent, { recursive: true, force: true }));

const files = (entries: Readonly<Record<string, string>>) => new Map(Object.entries(entries));
const live = () => readlink(join(dir, '..data'));

describe('the layout', () => {
  test('is the one of a projected volume', async () => {
    await writeFolder(dir, files({ 'cds.json': '{}', 'lds.json': '[]' }));
    const folder = await live();
    expect(folder).toMatch(/^\.\.\d{4}_\d{2}_\d{2}_\d{2}_\d{2}_\d{2}\./);
    expect((await readdir(dir)).sort()).toEqual(['..data', folder, 'cds.json', 'lds.json'].sort());
    expect(await readlink(join(dir, 'cds.json'))).toBe('..data/cds.json');
    expect(await readFile(join(dir, 'lds.json'), 'utf8')).toBe('[]');
    expect((await stat(join(dir, folder))).mode & 0o777).toBe(0o755);
    expect((await stat(join(dir, 'lds.json'))).mode & 0o777).toBe(0o644);
  });

  test('follows a change: new links, no stale links, and of dated folders the live and the former one', async () => {
    await writeFolder(dir, files({ 'cds.json': '1', 'rds.80.json': '1' }));
    const before = await live();
    await writeFolder(dir, files({ 'cds.json': '2', 'rds.90.json': '2' }));
    const after = await live();
    expect(after).not.toBe(before);
    expect((await readdir(dir)).sort()).toEqual(['..data', before, after, 'cds.json', 'rds.90.json'].sort());
    expect(await readFolder(dir)).toEqual(files({ 'cds.json': '2', 'rds.90.json': '2' }));
  });

  test('is not swapped when nothing changed', async () => {
    await writeFolder(dir, files({ 'cds.json': '1' }));
    const before = await live();
    await writeFolder(dir, files({ 'cds.json': '1' }));
    expect(await live()).toBe(before);
  });

  test('is mended after a writer that was interrupted at any point', async () => {
    await writeFolder(dir, files({ 'cds.json': '1' }));
    await mkdir(join(dir, '..2020_01_01_00_00_00.abc'));
    await writeFile(join(dir, '..2020_01_01_00_00_00.abc', 'cds.json'), 'half');
    await utimes(join(dir, '..2020_01_01_00_00_00.abc'), 1_577_836_800, 1_577_836_800);
    await symlink('..2020_01_01_00_00_00.abc', join(dir, '..data_tmp'));
    await rm(join(dir, 'cds.json'));
    const before = await live();
    await writeFolder(dir, files({ 'cds.json': '2' }));
    expect((await readdir(dir)).sort()).toEqual(['..data', before, await live(), 'cds.json'].sort());
    expect(await readFile(join(dir, 'cds.json'), 'utf8')).toBe('2');
  });

  test("leaves other things in the directory alone, and refuses to take a user's file for its own", async () => {
    await mkdir(dir);
    await writeFile(join(dir, 'notes.txt'), 'mine');
    await writeFolder(dir, files({ 'cds.json': '1' }));
    expect(await readFile(join(dir, 'notes.txt'), 'utf8')).toBe('mine');
    await expect(writeFolder(dir, files({ 'notes.txt': '' }))).rejects.toThrow('notes.txt is in the way');
    expect(await readFile(join(dir, 'notes.txt'), 'utf8')).toBe('mine');
    expect(await readFolder(dir)).toEqual(files({ 'cds.json': '1' }));
  });

  test('takes no name that leads out of it', async () => {
    for (const name of ['../x', '..data', '.', 'a/b', '']) {
      await expect(writeFolder(dir, files({ [name]: '' }))).rejects.toThrow("cannot be a file's name");
    }
  });
});

describe('paths inside', () => {
  const text = JSON.stringify({
    path_config_source: {
      path: '/etc/sluice/..data/cds.json',
      watched_directory: { path: '/etc/sluice' },
    },
    match: { path: '/etc/sluice' },
  });

  test('refer to the directory, and back to the mount when read; what a user matches stays', async () => {
    await writeFolder(dir, files({ 'lds.json': text }));
    expect(JSON.parse(await readFile(join(dir, 'lds.json'), 'utf8'))).toEqual({
      path_config_source: { path: `${dir}/..data/cds.json`, watched_directory: { path: dir } },
      match: { path: '/etc/sluice' },
    });
    expect(await readFolder(dir)).toEqual(files({ 'lds.json': text }));
  });

  test('hold in a directory with quotes and dollars in its name', async () => {
    dir = join(parent, 'a "b" $& $1');
    await writeFolder(dir, files({ 'lds.json': text }));
    expect(JSON.parse(await readFile(join(dir, 'lds.json'), 'utf8'))).toMatchObject({
      path_config_source: { path: `${dir}/..data/cds.json`, watched_directory: { path: dir } },
    });
    expect(await readFolder(dir)).toEqual(files({ 'lds.json': text }));
  });
});

test('a folder that was never written reads as undefined', async () => {
  expect(await readFolder(dir)).toBeUndefined();
  await mkdir(dir);
  expect(await readFolder(dir)).toBeUndefined();
});

/** Reads as fast as it can in a thread of its own until it is told to stop; answers with how often it read and what went wrong. */
const reader = `
const { parentPort, workerData } = require('node:worker_threads');
const { readFileSync } = require('node:fs');
const stop = new Int32Array(workerData.stop);
let reads = 0;
const wrong = [];
while (Atomics.load(stop, 0) === 0) {
  for (const file of ['cds.json', 'lds.json']) {
    try {
      const text = readFileSync(workerData.dir + '/..data/' + file, 'utf8');
      if (!/^\\d+x{20000}$/.test(text)) wrong.push('half of ' + file);
    } catch (error) {
      wrong.push(error.code + ' ' + file);
    }
    reads++;
  }
  if (reads === 2) parentPort.postMessage('running');
}
parentPort.postMessage({ reads, wrong });
`;

test('a reader through ..data finds whole files during 200 swaps', async () => {
  const version = (i: number) => `${i}${'x'.repeat(20_000)}`;
  const write = (i: number) => writeFolder(dir, files({ 'cds.json': version(i), 'lds.json': version(i) }));
  await write(0);
  const stop = new SharedArrayBuffer(4);
  const worker = new Worker(reader, { eval: true, workerData: { dir, stop } });
  try {
    await new Promise((resolve) => worker.once('message', resolve));
    for (let i = 1; i <= 200; i++) await write(i);
    const result = new Promise<{ reads: number; wrong: string[] }>((resolve) =>
      worker.once('message', resolve),
    );
    Atomics.store(new Int32Array(stop), 0, 1);
    const { reads, wrong } = await result;
    expect(wrong).toEqual([]);
    expect(reads).toBeGreaterThan(200);
  } finally {
    await worker.terminate();
  }
}, 60_000);
