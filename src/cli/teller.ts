import type { Problem } from '../api/problem.ts';
import type { OperatorEvent } from '../operator.ts';
import { problemLine } from './problems.ts';

/** Says what the operator tells in a line each; a problem once when it comes and once when it goes. */
export function teller(log: (line: string) => void): (event: OperatorEvent) => void {
  const tellProblems = problemTeller(log);
  return (event) => {
    switch (event.kind) {
      case 'translated':
        return tellProblems(event.problems);
      case 'step':
        return log(
          `${event.scope}: ${event.phase}, ${event.proxies} ${event.proxies === 1 ? 'proxy' : 'proxies'}`,
        );
      case 'stuck':
        return log(
          `${event.scope}: what is wanted does not fit a ConfigMap; the proxies keep what they have`,
        );
      case 'failed':
        return log(
          `${event.what}: ${event.error instanceof Error ? event.error.message : String(event.error)}`,
        );
    }
  };
}

function problemTeller(log: (line: string) => void): (problems: readonly Problem[]) => void {
  let known = new Set<string>();
  return (problems) => {
    const lines = new Set(problems.map(problemLine));
    for (const line of lines.difference(known)) log(line);
    for (const line of known.difference(lines)) log(`solved: ${line}`);
    known = lines;
  };
}
