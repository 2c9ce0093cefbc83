import { type Problem, problemCodes, type Severity } from '../api/problem.ts';
import { objectName } from './problems.ts';

const weight: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

const place = ({ on, path, code }: Problem): string => `${objectName(on)} ${path} ${code}`;

/** The gravest first, then by object and field; what several ways found is said once. */
export function ordered(problems: readonly Problem[]): readonly Problem[] {
  const byPlace = new Map<string, Problem>();
  for (const problem of problems) {
    const key = `${place(problem)} ${problem.code === 'IST0101' ? problem.message : ''}`;
    const before = byPlace.get(key);
    if (before === undefined || weight[problem.severity] < weight[before.severity]) byPlace.set(key, problem);
  }
  return [...byPlace.values()].sort(
    (a, b) => weight[a.severity] - weight[b.severity] || (place(a) < place(b) ? -1 : 1),
  );
}

/** The problems on stdout, and in a table how many there are on stderr. */
export function writeProblems(problems: readonly Problem[], format: 'table' | 'json'): void {
  const all = ordered(problems);
  if (format === 'json') {
    process.stdout.write(`${JSON.stringify(all.map(jsonOf), undefined, 2)}\n`);
    return;
  }
  if (all.length > 0) process.stdout.write(table(all));
  console.error(counted(all));
}

const jsonOf = ({ code, severity, on, path, message }: Problem): object => ({
  code,
  name: problemCodes[code],
  severity,
  object: on,
  path,
  message,
});

const heads = ['SEVERITY', 'CODE', 'OBJECT', 'FIELD', 'MESSAGE'] as const;

function table(problems: readonly Problem[]): string {
  const rows = problems.map(({ severity, code, on, path, message }) => [
    severity,
    code,
    objectName(on),
    path,
    message.replaceAll(/\s*\n\s*/g, ' '),
  ]);
  const widths = heads.map((head, i) =>
    Math.max(...[heads, ...rows].map((row) => row[i]?.length ?? 0), head.length),
  );
  const lines = [heads, ...rows].map((row) =>
    row.map((cell, i) => (i === heads.length - 1 ? cell : cell.padEnd(widths[i] ?? 0))).join('  '),
  );
  return `${lines.join('\n')}\n`;
}

function counted(problems: readonly Problem[]): string {
  if (problems.length === 0) return 'Nothing is wrong.';
  const of = (severity: Severity, one: string): string => {
    const count = problems.filter((problem) => problem.severity === severity).length;
    return `${count} ${one}${count === 1 ? '' : 's'}`;
  };
  return `${of('error', 'error')}, ${of('warning', 'warning')}, ${of('info', 'note')}.`;
}
