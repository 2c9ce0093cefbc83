import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { atExit } from './cleanup.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
let made: string | undefined;

/** The operator's program as `npm run operator` and the image have it, bundled from this working copy once per process. */
export function operatorProgram(): string {
  made ??= bundled();
  return made;
}

function bundled(): string {
  // A folder of its own, so that tests which run together do not write over each other's.
  const dir = mkdtempSync(join(tmpdir(), 'sluice-lab-'));
  atExit(() => rmSync(dir, { recursive: true, force: true }));
  execFileSync(process.execPath, [join(root, 'scripts/bundle.ts'), join(dir, 'dist')]);
  for (const beside of ['package.json', 'crds']) symlinkSync(join(root, beside), join(dir, beside));
  return join(dir, 'dist/main.js');
}

/** How `npm run operator` starts Node: what it sets in the environment, and the flags. */
export function engine(): { readonly environment: readonly string[]; readonly flags: readonly string[] } {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const [, environment, flags] = /&& (.*) node (.*) dist\/main\.js/.exec(scripts.operator) ?? [];
  if (environment === undefined || flags === undefined)
    throw new Error('The script "operator" of package.json is not as expected.');
  return { environment: environment.split(' '), flags: flags.split(' ') };
}
