import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Certificates } from '../../lab/certificates.ts';
import { type Problem, problemCodes } from '../../src/api/problem.ts';
import { problemsOf } from '../../src/cli/analyzed-manifests.ts';
import { ordered } from '../../src/cli/findings.ts';
import { injected } from '../../src/cli/kube-inject.ts';
import { defaultSettings } from '../../src/inject/model.ts';
import { schemaValidator } from '../../src/schema.ts';

/** What a problem is told of, without its words. */
interface Expected {
  readonly code: string;
  readonly severity: string;
  /** `Kind/namespace/name` */
  readonly object: string;
  readonly path: string;
}

/** Codes that manifests alone do not lead to, each with the test that has both cases of it. */
const elsewhere: Readonly<Record<string, readonly [file: string, test: string]>> = {
  SLU0204: ['../kube/sink.test.ts', 'a name that is taken is told and does not stop the others'],
  SLU0205: ['../kube/gateway.test.ts', 'namespace whose Secrets may not be read'],
  SLU0206: ['../kube/gateway.test.ts', 'SLU0206'],
};

const validate = schemaValidator();
const certificates = new Certificates();
const folder = (code: string): URL => new URL(`${code}/`, import.meta.url);
const text = (code: string, file: string): string => readFileSync(new URL(file, folder(code)), 'utf8');
const folders = readdirSync(new URL('.', import.meta.url)).filter((name) =>
  existsSync(new URL('bad.yaml', folder(name))),
);

const expectedOf = ({ code, severity, on, path }: Problem): Expected => ({
  code,
  severity,
  object: [on.kind, on.namespace, on.name].join('/'),
  path,
});

const found = (code: string, file: string): readonly Problem[] =>
  ordered(problemsOf([{ file, text: certificates.filledIn(text(code, file)) }], { validate }));

it('has a good and a bad case for every code', () => {
  const all = Object.keys(problemCodes).sort();
  expect(
    [...folders, 'SLU0305', ...Object.keys(elsewhere)]
      .filter((code, i, list) => list.indexOf(code) === i)
      .sort(),
  ).toEqual(all);
});

describe.each(folders.filter((code) => code !== 'SLU0305'))('%s', (code) => {
  it('is told of the bad case, and nothing else is', () => {
    const expected = parse(text(code, 'problems.yaml')) as readonly Expected[];
    const problems = found(code, 'bad.yaml');
    expect(problems.map(expectedOf)).toEqual(expect.arrayContaining([...expected]));
    expect(problems.map(expectedOf)).toHaveLength(expected.length);
    expect(expected.map((one) => one.code)).toContain(code);
  });

  it('says in sentences what is wrong', () => {
    for (const { message } of found(code, 'bad.yaml'))
      expect(message).toMatch(/^(bad\.yaml:\d+: )?\S.*(\.|\?|kubectl .*)$/s);
  });

  it('is not told of the good case, nor is anything else', () => {
    expect(found(code, 'good.yaml')).toEqual([]);
  });
});

describe('SLU0305', () => {
  it.each([
    ['bad.yaml', ['warning SLU0305 Deployment default/web:']],
    ['good.yaml', []],
  ])('is told by kube-inject of what %s holds', (file, expected) => {
    const { told } = injected([{ file, text: text('SLU0305', file) }], 'default', defaultSettings('0'));
    expect(told.map((line) => line.slice(0, line.indexOf(':') + 1))).toEqual(expected);
  });
});

it.each(Object.entries(elsewhere))('%s is tested where an API server is', (_, [file, test]) => {
  expect(readFileSync(new URL(file, import.meta.url), 'utf8')).toContain(test);
});
