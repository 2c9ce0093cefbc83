import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { engine } from '../../lab/bundle.ts';
import { baseNames } from '../../lab/node/bases.ts';
import { parseDockerfile } from '../../lab/node/dockerfile.ts';

const root = join(import.meta.dirname, '..', '..');

describe('a Dockerfile', () => {
  it('is read as Docker reads it', () => {
    const text = [
      '# a comment',
      'FROM base:1 AS first',
      'RUN one && \\',
      '    # a comment between',
      '    two',
      'FROM scratch',
      'ENV A=1 B="two words"',
      'WORKDIR /app',
      'COPY --from=first /out/a /out/b ./',
      'USER 1:2',
      'ENTRYPOINT ["run", "it"]',
      'CMD serve',
    ];
    expect(parseDockerfile(text.join('\n'))).toEqual([
      {
        from: 'base:1',
        name: 'first',
        steps: [{ step: { kind: 'run', command: 'one && two' }, workdir: '/' }],
        settings: {},
      },
      {
        from: 'scratch',
        name: '1',
        steps: [
          { step: { kind: 'workdir', path: '/app' }, workdir: '/app' },
          { step: { kind: 'copy', from: 'first', sources: ['/out/a', '/out/b'], to: './' }, workdir: '/app' },
        ],
        settings: {
          env: { A: '1', B: 'two words' },
          workdir: '/app',
          user: '1:2',
          entrypoint: ['run', 'it'],
          cmd: ['/bin/sh', '-c', 'serve'],
        },
      },
    ]);
  });

  it.each([
    ['FROM a\nADD x y', 'ADD x y: it is not understood here'],
    ['RUN x', 'RUN x: a FROM must come first'],
    ['FROM a\nCOPY --chown=1 x y', 'COPY --chown=1 x y: of its options only --from is understood'],
    ['FROM a\nCOPY x', 'COPY x: it needs a source and a destination'],
    ['FROM a\nCMD [1]', 'CMD [1]: [1] is not a list of strings'],
  ])('is refused where it says what would be built otherwise: %j', (text, message) => {
    expect(() => parseDockerfile(text)).toThrow(message);
  });

  it('of the product begins with the Node and the Envoy that everything is tested with', async () => {
    const stages = parseDockerfile(await readFile(join(root, 'Dockerfile'), 'utf8'));
    const names = await baseNames();
    expect(stages.map(({ from }) => from).filter((from) => !names.includes(from))).toEqual([]);
    expect(stages.map(({ name }) => name)).toEqual(['bundle', 'envoy', 'operator', 'proxy']);
  });

  it('of the product starts the operator as npm run operator does', async () => {
    const stages = parseDockerfile(await readFile(join(root, 'Dockerfile'), 'utf8'));
    const { settings } = stages.find(({ name }) => name === 'operator') ?? {};
    const { environment, flags } = engine();
    expect(settings?.entrypoint).toEqual(['node', ...flags, '/app/dist/main.js']);
    const set = Object.entries(settings?.env ?? {}).map(([name, value]) => `${name}=${value}`);
    expect(set).toEqual(expect.arrayContaining([...environment]));
  });
});
