import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const root = new URL('../', import.meta.url).pathname;

const pages = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
  ...['lab', 'test/golden'].map((folder) => join(folder, 'README.md')),
];

/** The files and folders that a page links to, as they are written there. */
const linked = (text: string): readonly string[] =>
  [...text.matchAll(/\]\(([^()\s#]+)(?:#[^()\s]*)?\)/g)].flatMap(([, path = '']) =>
    /^[a-z]+:/.test(path) ? [] : [path],
  );

test.each(pages)('each link of %s leads somewhere', (page) => {
  const text = readFileSync(join(root, page), 'utf8');
  expect(linked(text).filter((path) => !existsSync(join(root, dirname(page), path)))).toEqual([]);
});

test('links are found', () => {
  expect(linked('[a](docs/a.md), [b](b.md#c) and [d](https://e.test/)')).toEqual(['docs/a.md', 'b.md']);
});
