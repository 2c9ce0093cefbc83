import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { injected } from '../../src/cli/kube-inject.ts';
import { uninjected } from '../../src/cli/uninject.ts';
import { settings } from './cases.ts';

const root = join(import.meta.dirname, '..', '..');
const dir = mkdtempSync(join(tmpdir(), 'sluice-inject-'));
afterAll(() => rmSync(dir, { recursive: true }));

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function sluice(args: readonly string[], input = ''): Promise<Run> {
  const child = spawn(process.execPath, [join(root, 'src/main.ts'), ...args], { cwd: dir });
  child.stdin.end(input);
  const closed = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? -1)));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), closed]);
  return { code, out, err };
}

function written(name: string, content: string): string {
  writeFileSync(join(dir, name), content);
  return name;
}

const article = readFileSync(join(root, 'samples/kube-inject/deploy.yaml'), 'utf8');
describe("the articles' commands", () => {
  test('kube-inject deploy.yaml -o deploy-new.yaml', async () => {
    written('deploy.yaml', article);
    const { code, out, err } = await sluice(['kube-inject', 'deploy.yaml', '-o', 'deploy-new.yaml']);
    expect({ code, out, err }).toEqual({ code: 0, out: '', err: '' });
    const result = readFileSync(join(dir, 'deploy-new.yaml'), 'utf8');
    expect(result).toContain('        - -d\n            - 15090,15021,15020\n'.trimStart());
    const runs = [
      sluice(['kube-inject', '-f', 'deploy.yaml']),
      sluice(['kube-inject', '-f', '-'], article),
      sluice(['kube-inject'], article),
    ];
    for (const run of runs) expect((await run).out).toBe(result);
  });

  test('an unreadable or refused manifest leaves no output file', async () => {
    written('bad.yaml', `${article}---\n${article.replace('- name: nginx', '- name: istio-proxy')}`);
    const { code, out, err } = await sluice(['kube-inject', '-f', 'bad.yaml', '-o', 'bad-new.yaml']);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('SLU0302 Deployment default/nginx spec.template.spec.containers[0].name: ');
    expect(existsSync(join(dir, 'bad-new.yaml'))).toBe(false);
    const greedy = await sluice(['kube-inject', '--proxy-cpu', '3', 'bad.yaml']);
    expect(greedy).toMatchObject({ code: 1, out: '' });
    expect(greedy.err).toContain("The proxy's cpu request 3 is above its limit 2.");
    const missing = await sluice(['kube-inject', '-f', 'missing.yaml']);
    expect(missing).toMatchObject({ code: 1, out: '' });
    expect(missing.err).toContain('There is no file missing.yaml.');
    const nowhere = await sluice(['kube-inject', '-o', 'missing/new.yaml'], article);
    expect(nowhere).toMatchObject({ code: 1, out: '' });
    expect(nowhere.err).toContain('missing/new.yaml cannot be written: its folder is not there.');
  });

  test('uninject deploy-new.yaml', async () => {
    expect((await sluice(['uninject'], inject(article))).out).toBe(article);
  });
});

/** As kube-inject does. */
function inject(manifest: string): string {
  const { texts, told, failed } = injected([{ file: 'a.yaml', text: manifest }], 'default', settings);
  if (failed) throw new Error(told.join('\n'));
  return texts.join('');
}

const told = (manifest: string): readonly string[] =>
  injected([{ file: 'a.yaml', text: manifest }], 'default', settings).told;

test('a template names the same ConfigMap whenever it is applied, and another template another one', () => {
  const name = (manifest: string) => /sluice\.dev\/config-map: (.*)/.exec(inject(manifest))?.[1];
  const known = name(article);
  const line = '          image: nginx\n';
  expect(known).toMatch(/^sluice-[0-9a-f]{16}$/);
  expect(name(`# reordered\n${article.replace(line, '').trimEnd()}\n${line}`)).toBe(known);
  expect(name(article.replace('image: nginx', 'image: nginx:2'))).not.toBe(known);
  expect(name(article.replace('name: nginx\n', 'name: other\n'))).not.toBe(known);
  expect(name(article.replace('kind: Deployment', 'kind: StatefulSet'))).not.toBe(known);
});

describe('uninject takes out what was put in, to the byte', async () => {
  const paths = async (folder: string) =>
    (await readdir(join(root, folder), { recursive: true })).map((file) => join(folder, file));
  const files = [...(await paths('samples')), ...(await paths('test/inject/manifests'))].filter((file) =>
    file.endsWith('.yaml'),
  );
  test.each(files)('of %s', (file) => {
    const before = readFileSync(join(root, file), 'utf8');
    const proxied = inject(before);
    expect(inject(proxied)).toBe(proxied);
    expect(uninjected({ file, text: proxied }).text).toBe(before);
  });
});

describe('every other line of a manifest stays as it is', () => {
  test.each(['styles.yaml', 'list.yaml'])('of %s', (file) => {
    const before = readFileSync(join(import.meta.dirname, 'manifests', file), 'utf8');
    const proxied = inject(before);
    const values = (text: string): readonly unknown[] =>
      parseAllDocuments(text, { version: '1.1' }).map((each) => each.toJS());
    const added = proxied.split('\n');
    for (const line of before.split('\n').filter((each) => !/[{[]|: auto$/.test(each))) {
      expect(added).toContain(line);
      added.splice(added.indexOf(line), 1);
    }
    expect(values(proxied)).not.toEqual(values(before));
  });
});

test('JSON stays JSON', () => {
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'a' },
    spec: { containers: [{ name: 'a' }] },
  };
  const before = `${JSON.stringify(pod, undefined, 4)}\n`;
  const proxied = inject(before);
  expect(proxied).toContain('\n    "apiVersion"');
  expect(JSON.parse(proxied).spec.initContainers).toHaveLength(2);
  expect(uninjected({ file: 'a.json', text: proxied }).text).toBe(before);
});

test('what an alias stands for is written out, and the selector keeps its labels', () => {
  const aliased = article
    .replace('matchLabels:\n', 'matchLabels: &labels\n')
    .replace('labels:\n        app: nginx\n    spec', 'labels: *labels\n    spec');
  expect(aliased).toContain('*labels');
  const [object] = parseAllDocuments(inject(aliased)).map((each) => each.toJS());
  expect(object.spec.selector.matchLabels).toEqual({ app: 'nginx' });
  expect(Object.keys(object.spec.template.metadata.labels)).toHaveLength(3);
});

describe('what is told', () => {
  test.each([
    ['no template', 'kind: Service\napiVersion: v1\n', /^a\.yaml: there is no pod and no pod template in it/],
    ['no YAML', 'kind: [', /^error SLU0001 File a\.yaml: Line 1: /],
    ['no object', 'just words\n', /^error SLU0001 File a\.yaml: Line 1: the document holds no object\./],
    [
      'no wish',
      article.replace(
        'app: nginx\n    spec',
        'app: nginx\n        sidecar.istio.io/inject: "false"\n    spec',
      ),
      /^Deployment default\/nginx stays as it is: /,
    ],
    [
      'many pods',
      article.replace('replicas: 1', 'replicas: 17'),
      /^warning SLU0305 Deployment default\/nginx: .*17 pods/,
    ],
    [
      'an unnamed namespace',
      article.replace('name: nginx\n', 'name: nginx\n  namespace: kube-system\n'),
      /stays as it is: Nothing is injected in the namespace kube-system/,
    ],
  ])('of %s', (_, manifest, line) => {
    expect(told(manifest)).toEqual([expect.stringMatching(line)]);
  });

  test('of sixteen pods nothing', () =>
    expect(told(article.replace('replicas: 1', 'replicas: 16'))).toEqual([]));
});
