import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Family } from '../inject/iptables.ts';

/** One of the two ways into the kernel's tables. `variant` names its programs; where an image has no variants it is the plain name's own. */
export interface Backend {
  readonly variant: 'nft' | 'legacy' | 'plain';
  readonly restore: string;
  readonly save: string;
}

/** What came of a program: its standard output, or why it failed. */
export type Outcome =
  | { readonly ok: true; readonly output: string }
  | { readonly ok: false; readonly why: string };

// Containers may come with a PATH that has no sbin, where Debian and Alpine keep these programs.
const searched = { ...process.env, PATH: `${process.env.PATH ?? '/usr/bin:/bin'}:/usr/sbin:/sbin` };

/** Runs a program to its end; undefined where there is none of that name. */
export function run(program: string, args: readonly string[], input = ''): Outcome | undefined {
  const { error, status, stdout, stderr } = spawnSync(program, args, {
    input,
    encoding: 'utf8',
    env: searched,
  });
  if (error !== undefined) {
    return 'code' in error && error.code === 'ENOENT' ? undefined : { ok: false, why: error.message };
  }
  return status === 0
    ? { ok: true, output: stdout }
    : { ok: false, why: stderr.trim() || `exit status ${status}` };
}

const prefix = { ipv4: 'iptables', ipv6: 'ip6tables' } as const;

const programs = (family: Family, variant: Backend['variant']): Backend => {
  const name = variant === 'plain' ? prefix[family] : `${prefix[family]}-${variant}`;
  return { variant, restore: `${name}-restore`, save: `${name}-save` };
};

/** The tables that the legacy backend has in this namespace. Its own program would make them only by looking. */
function legacyTables(family: Family): string {
  try {
    return readFileSync(
      family === 'ipv4' ? '/proc/net/ip_tables_names' : '/proc/net/ip6_tables_names',
      'utf8',
    );
  } catch {
    return '';
  }
}

/** How much of its rules speaks for a backend: nothing, some rules, or these rules of a run before. */
type Claim = 0 | 1 | 2;

/** Undefined where there is no such program. What a backend holds and does not show speaks for it too: it is not to be passed by. */
function claim(family: Family, backend: Backend): Claim | undefined {
  if (run(backend.save, ['--version']) === undefined) return undefined;
  if (backend.variant === 'legacy' && legacyTables(family).trim() === '') return 0;
  const saved = run(backend.save, []);
  if (saved?.ok !== true) return backend.variant === 'legacy' ? 1 : 0;
  const rules = saved.output.split('\n').filter((line) => line.startsWith('-A '));
  if (rules.some((line) => / ISTIO_\w+/.test(line))) return 2;
  return rules.length > 0 ? 1 : 0;
}

/**
 * The backends to try, in order. One that has rules is the only one, since the kernel would ask both; else it is nft, then legacy, or the
 * one behind the plain name where an image has no other.
 */
export function backends(family: Family): readonly Backend[] {
  const found = (['nft', 'legacy', 'plain'] as const).flatMap((variant) => {
    const backend = programs(family, variant);
    const claimed = claim(family, backend);
    return claimed === undefined ? [] : [{ backend, claimed }];
  });
  const variants = found.filter(({ backend }) => backend.variant !== 'plain');
  const usable = variants.length > 0 ? variants : found;
  const [first] = usable.toSorted((a, b) => b.claimed - a.claimed);
  if (first !== undefined && first.claimed > 0) return [first.backend];
  return usable.map(({ backend }) => backend);
}
