import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';

/** What a folder of src, or a file at its top, may import. `packages` that begin with `node:` are Node's own. */
interface Row {
  readonly of: string;
  /** Folders, or single files of them, of src. */
  readonly imports: readonly string[];
  readonly packages: readonly string[];
  readonly because: string;
}

const pure = ['api', 'mesh', 'proxy', 'envoy', 'analyze', 'inject'] as const;

const table: readonly Row[] = [
  {
    of: 'api',
    imports: [],
    packages: [],
    because: 'It is what all others speak of, and speaks of none of them.',
  },
  {
    of: 'mesh',
    imports: ['api'],
    packages: [],
    because: 'What manifests mean is decided before anyone asks which proxy needs it or how Envoy spells it.',
  },
  {
    of: 'proxy',
    imports: ['mesh', 'api'],
    packages: [],
    because: "A proxy's view is derived from the mesh, and its spelling comes after.",
  },
  {
    of: 'envoy',
    imports: [
      'proxy',
      'mesh/incremental.ts',
      'mesh/model.ts',
      'mesh/names.ts',
      'api/objects.ts',
      'api/problem.ts',
      'api/read/fields.ts',
    ],
    packages: [],
    because:
      'It spells views and reads what Envoy says of itself: of the mesh it knows the words, and of the API labels and problems.',
  },
  {
    of: 'analyze',
    imports: ['mesh', 'proxy/model.ts', 'api', 'inject'],
    packages: [],
    because:
      'What is wrong with a manifest does not depend on how Envoy spells it; what is wrong with a pod is what injection would say.',
  },
  {
    of: 'inject',
    imports: ['api', 'mesh/duration.ts', 'mesh/incremental.ts', 'proxy/model.ts', 'envoy/model.ts'],
    packages: [],
    because:
      "Injection changes a pod, and all it shares with the rest is the proxy's ports, the place of its files, how durations are written and how what did not change is kept.",
  },
  {
    of: 'translate.ts',
    imports: ['api', 'mesh', 'proxy', 'envoy'],
    packages: [],
    because: 'It joins the pure stages, and is pure like them.',
  },
  {
    of: 'given.ts',
    imports: ['mesh/matches.ts'],
    packages: ['node:crypto', 're2js', 'yaml'],
    because:
      'It is what the pure folders are handed: a hash, a check of regular expressions, a reader of YAML.',
  },
  {
    of: 'shipped.ts',
    imports: [],
    packages: [],
    because: 'It says where the package lies, and knows nothing of what is in it.',
  },
  {
    of: 'schema.ts',
    imports: ['shipped.ts', 'api', 'analyze'],
    packages: ['node:fs', 'ajv', 'yaml'],
    because: 'It is the schema validator that the pure folders are handed.',
  },
  {
    of: 'ask.ts',
    imports: [],
    packages: ['node:net', 'undici'],
    because: 'One place asks a proxy for its versions, for the cluster and for a directory alike.',
  },
  {
    of: 'credential.ts',
    imports: ['api'],
    packages: ['node:crypto'],
    because: 'One place judges certificates and keys, for the cluster and for a directory alike.',
  },
  {
    of: 'operator.ts',
    imports: ['api', 'mesh', 'envoy', 'analyze', 'translate.ts', 'scope-rollout.ts'],
    packages: [],
    because: 'The loop knows no cluster and no directory: sources and sinks are handed to it.',
  },
  {
    of: 'scope-rollout.ts',
    imports: ['mesh', 'envoy'],
    packages: [],
    because: 'It is the part of the loop that takes one scope from step to step.',
  },
  {
    of: 'log.ts',
    imports: [],
    packages: ['winston'],
    because: 'One place says how lines are logged.',
  },
  {
    of: 'local',
    imports: [...pure, 'ask.ts', 'credential.ts'],
    packages: ['node:', 'undici', 'yaml'],
    because:
      'It stands in for a cluster, so nothing of what it feeds may be known to it but the pure folders.',
  },
  {
    of: 'kube',
    imports: [
      'api',
      'envoy/certificates.ts',
      'envoy/fragment.ts',
      'envoy/model.ts',
      'envoy/shown.ts',
      'mesh/model.ts',
      'ask.ts',
      'credential.ts',
    ],
    packages: [
      'node:',
      '@bufbuild/protobuf/wire',
      '@kubernetes/client-node',
      '@dot-i/k8s-operator',
      'undici',
    ],
    because:
      'It talks to the API server and to proxies, and knows of the stages only the types that it is handed, files and workloads, and how to read what a proxy shows.',
  },
  {
    of: 'interception',
    imports: ['inject'],
    packages: ['node:'],
    because: 'It runs before each pod starts, so it loads no more than it needs to apply rules.',
  },
  {
    of: 'istio-iptables.ts',
    imports: ['interception'],
    packages: [],
    because: 'It starts within a pod, where the other commands and their packages would only cost time.',
  },
  {
    of: 'server',
    imports: [...pure, 'kube', 'log.ts'],
    packages: ['node:', '@peculiar/x509', 'fastify', 'reflect-metadata', 'rfc6902'],
    because: 'It is what listens: of the cluster it needs what its certificate needs, and no command.',
  },
  {
    of: 'cli',
    imports: [
      ...pure,
      'interception',
      'local',
      'kube',
      'server',
      'given.ts',
      'schema.ts',
      'shipped.ts',
      'translate.ts',
      'operator.ts',
      'log.ts',
    ],
    packages: ['node:', 'commander', 'yaml'],
    because: 'It puts the parts together and prints.',
  },
  {
    of: 'main.ts',
    imports: ['cli'],
    packages: ['commander'],
    because: 'It is the table of commands.',
  },
];

/** What pure code does not say: a clock, chance, the process, output, waiting. */
const impure = /(?<![.\w$])(?:Date|process|console|async|await|setTimeout|performance)\b|\bMath\.random\b/g;
const isPure = (owner: string): boolean =>
  pure.some((folder) => folder === owner) || owner === 'translate.ts';

const statement = /^\s*(?:import|export)\s(?:[^'";]*?\sfrom\s*)?'([^']+)'|\bimport\(\s*'([^']+)'/gm;

/** The code of a module without its comments and strings; of a template only what it evaluates stays. */
const bare = (text: string): string =>
  text.replace(
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g,
    (found) => [...found.matchAll(/^`|\$\{([^}]*)\}/g)].map(([, code]) => code ?? '').join(' '),
  );

const ownerOf = (path: string): string => path.split('/', 1)[0] ?? '';

/** What a module of src does that the table does not allow, in sentences. `path` is relative to src. */
function violations(path: string, text: string): string[] {
  const owner = ownerOf(path);
  const row = table.find(({ of }) => of === owner);
  if (row === undefined)
    return [`${path}: ${owner} has no row in the table of imports. Add one and say why.`];
  const told = (what: string): string => `${path} ${what}. ${row.because}`;
  const imported = [...text.matchAll(statement)].map(([, one, two]) => one ?? two ?? '');
  const forbidden = imported.flatMap((specifier) => {
    if (!specifier.startsWith('.')) {
      const allowed = row.packages.some((name) =>
        name.endsWith(':') ? specifier.startsWith(name) : specifier === name,
      );
      return allowed ? [] : [told(`imports the package ${specifier}`)];
    }
    const target = posix.join(posix.dirname(path), specifier);
    const allowed = [row.of, ...row.imports].some((name) => target === name || target.startsWith(`${name}/`));
    return allowed ? [] : [told(`imports ${target}`)];
  });
  const said = isPure(owner) ? [...new Set(bare(text).match(impure))] : [];
  return [
    ...forbidden,
    ...said.map((word) => `${path} says ${word}, and pure code depends on its arguments alone.`),
  ];
}

describe('the table of imports', () => {
  const src = new URL('../src/', import.meta.url);
  const modules = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.ts'),
  );

  test('holds', () => {
    const found = modules.flatMap((path) => violations(path, readFileSync(new URL(path, src), 'utf8')));
    expect(found.join('\n')).toBe('');
  });

  test('has no row for what is gone', () => {
    const owners = new Set(modules.map(ownerOf));
    expect(table.map(({ of }) => of).filter((name) => !owners.has(name))).toEqual([]);
  });

  test('has no two folders that import each other', () => {
    const imports = (one: string, other: string): boolean =>
      table.find(({ of }) => of === one)?.imports.some((name) => ownerOf(name) === other) ?? false;
    const mutual = table.flatMap(({ of }) =>
      table.filter((other) => other.of !== of && imports(of, other.of) && imports(other.of, of)),
    );
    expect(mutual).toEqual([]);
  });
});

describe('the search for violations', () => {
  test.each([
    ['mesh/model.ts', "import type { View } from '../proxy/model.ts';", 'imports proxy/model.ts'],
    ['proxy/view.ts', "import {\n  one,\n} from '../envoy/files.ts';", 'imports envoy/files.ts'],
    ['envoy/files.ts', "export * from '../mesh/resolve.ts';", 'imports mesh/resolve.ts'],
    ['mesh/names.ts', "import { join } from 'node:path';", 'imports the package node:path'],
    ['api/problem.ts', "const later = import('yaml');", 'imports the package yaml'],
    ['local/sink.ts', "import '../operator.ts';", 'imports operator.ts'],
    ['cli/proxy.ts', "import { startEnvoy } from '../../lab/envoy.ts';", 'imports ../lab/envoy.ts'],
    ['mesh/age.ts', 'const age = (at: number) => Date.now() - at;', 'says Date'],
    ['mesh/age.ts', 'const text = `' + '$' + '{Math.random()}`;', 'says Math.random'],
    ['proxy/view.ts', 'export async function view() {}', 'says async'],
    ['novel/a.ts', '', 'novel has no row'],
  ])('finds that of %s: %s', (path, text, what) => {
    expect(violations(path, text).join('\n')).toContain(what);
  });

  test.each([
    ['mesh/a.ts', "// Date\nconst told = 'async'; /* console */ const kind = one.process;"],
    ['envoy/a.ts', "import { memo } from '../mesh/incremental.ts';\nimport { one } from './b.ts';"],
    ['local/a.ts', "import { readFile } from 'node:fs/promises';"],
  ])('finds nothing in %s: %s', (path, text) => {
    expect(violations(path, text)).toEqual([]);
  });
});
