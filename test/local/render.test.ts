import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { readFolder } from '../../src/local/folder.ts';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const samples = fileURLToPath(new URL('../../samples/user-app', import.meta.url));

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sluice-render-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const sluice = (...args: readonly string[]) =>
  new Promise<{ code: unknown; out: string; err: string }>((resolve) => {
    execFile(process.execPath, [main, ...args], (error, out, err) =>
      resolve({ code: error?.code ?? 0, out, err }),
    );
  });

test('lays out the files of a workload, which go by its pods too', async () => {
  const byWorkload = join(dir, 'workload');
  const { code, out } = await sluice(
    'render',
    '-f',
    samples,
    '--proxy',
    'default/user-app-v1',
    '--out',
    byWorkload,
  );
  expect(code).toBe(0);
  expect(out).toContain(`envoy -c ${byWorkload}/..data/bootstrap.json`);
  const files = await readFolder(byWorkload);
  expect([...(files?.keys() ?? [])]).toEqual(
    expect.arrayContaining(['bootstrap.json', 'cds.json', 'lds.json']),
  );
  const byPod = join(dir, 'pod');
  await sluice('render', '-f', samples, '--proxy', 'user-app-v1-0', '--out', byPod);
  expect(await readFolder(byPod)).toEqual(files);
});

test('prints the two ConfigMaps, of which the files are the sum', async () => {
  const { code, out } = await sluice(
    'render',
    '-f',
    samples,
    '--proxy',
    'default/user-app-v1',
    '--format',
    'configmap',
  );
  expect(code).toBe(0);
  const objects = parseAllDocuments(out).map((each) => each.toJS());
  expect(objects).toMatchObject([
    {
      kind: 'ConfigMap',
      metadata: {
        name: 'sluice-scope-default',
        namespace: 'default',
        labels: { 'sluice.dev/managed': 'true' },
      },
    },
    { kind: 'ConfigMap', metadata: { name: 'sluice-user-app-v1', namespace: 'default' } },
  ]);
  await sluice('render', '-f', samples, '--proxy', 'default/user-app-v1', '--out', dir);
  const folder = await readFolder(dir);
  expect(new Map(Object.entries({ ...objects[0].data, ...objects[1].data }))).toEqual(folder);
});

test('names the pods there are when the proxy is none of them', async () => {
  const { code, out, err } = await sluice(
    'render',
    '-f',
    samples,
    '--proxy',
    'default/user',
    '--out',
    join(dir, 'x'),
  );
  expect(code).toBe(1);
  expect(out).toBe('');
  expect(err).toContain(
    'sluice: There is no pod or workload default/user in the manifests. They hold default/user-app-v1-0, default/user-app-v2-0.',
  );
  expect(await readdir(dir)).toEqual([]);
});

test('tells a problem on a line of its own and goes on', async () => {
  const broken = join(dir, 'broken.yaml');
  await writeFile(broken, 'kind: [\n');
  const args = ['-f', samples, broken, '--proxy', 'default/user-app-v1', '--format', 'configmap'];
  const { code, err } = await sluice('render', ...args);
  expect(code).toBe(0);
  expect(err.split('\n')).toContainEqual(expect.stringMatching(/^error SLU0001 File .*broken\.yaml:\d+: /));
});

test('says what is missing: the place to write to, a file, the manifests', async () => {
  const proxy = ['--proxy', 'default/user-app-v1'];
  const noOut = await sluice('render', '-f', samples, ...proxy);
  expect(noOut).toMatchObject({ code: 1, err: expect.stringContaining('--out DIR') });
  const nowhere = await sluice('render', '-f', join(dir, 'nowhere'), ...proxy, '--out', dir);
  expect(nowhere).toMatchObject({
    code: 1,
    err: `sluice: There is no file or directory ${join(dir, 'nowhere')}.\n`,
  });
  expect((await sluice('render', ...proxy)).code).toBe(1);
});
