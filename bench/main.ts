import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import type { CaseResult } from './case.ts';
import { goalsOf } from './goals.ts';
import type { MeshSize } from './mesh.ts';
import { report } from './table.ts';

const run = promisify(execFile);
const caseFile = fileURLToPath(new URL('./case.ts', import.meta.url));
/** No case takes this long, in milliseconds. */
const longest = 120_000;

/** Measures one mesh in a process of its own. */
async function measure({ services, proxies }: MeshSize): Promise<CaseResult> {
  const args = ['--expose-gc', caseFile, String(services), String(proxies)];
  const { stdout } = await run(process.execPath, args, { timeout: longest });
  return JSON.parse(stdout) as CaseResult;
}

const { values } = parseArgs({ options: { quick: { type: 'boolean' }, json: { type: 'boolean' } } });
const sizes = (values.quick ? [100, 1000] : [100, 1000, 5000]).flatMap((services) =>
  [1, 1000].map((proxies) => ({ services, proxies })),
);
const results: CaseResult[] = [];
for (const size of sizes) {
  if (process.stderr.isTTY) process.stderr.write(`${size.services} services, ${size.proxies} proxies …\n`);
  results.push(await measure(size));
}
const goals = goalsOf(results);
console.log(values.json ? JSON.stringify({ results, goals }, undefined, 2) : report(results, goals));
