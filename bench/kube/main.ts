/* npm run bench:kube [-- --quick] [-- --json]: what a change costs on a real API server, beside the same writes by a bare client. */
import { parseArgs } from 'node:util';
import { runCase } from './case.ts';
import { goalsOf, report } from './report.ts';
import type { CaseResult } from './result.ts';

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
});
const results: CaseResult[] = [];
for (const size of values.quick ? [100] : [100, 1000]) {
  results.push(await runCase({ services: size, pods: size }, (doing) => console.error(`${size}: ${doing}`)));
}
const goals = goalsOf(results);
console.log(values.json ? JSON.stringify({ results, goals }, undefined, 2) : report(results, goals));
