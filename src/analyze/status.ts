import { type Problem, type ProblemCode, problemCodes } from '../api/problem.ts';

export interface Condition {
  readonly type: 'Accepted' | 'ResolvedRefs' | 'Programmed';
  readonly status: 'True' | 'False' | 'Unknown';
  readonly reason: string;
  readonly message: string;
}

/** A message in the shape of Istio's status, with the text that Istio leaves out. */
export interface ValidationMessage {
  readonly type: { readonly name: string; readonly code: ProblemCode };
  readonly level: 'ERROR' | 'WARNING' | 'INFO';
  readonly path: string;
  readonly text: string;
}

export interface ObjectStatus {
  readonly conditions: readonly Condition[];
  readonly validationMessages: readonly ValidationMessage[];
}

/** How far an object's effect has come to the proxies that it touches. */
export type Progress = { readonly kind: 'written' };

/** Codes of references that lead nowhere: what names them is accepted, and its share answers 503. */
const unresolved: ReadonlySet<ProblemCode> = new Set(['IST0101']);

/** The status of one object, from its own problems and its progress. */
export function statusOf(problems: readonly Problem[], progress: Progress): ObjectStatus {
  const errors = problems.filter((problem) => problem.severity === 'error');
  const dangling = errors.filter((problem) => unresolved.has(problem.code));
  const refused = errors.filter((problem) => !unresolved.has(problem.code));
  return {
    conditions: [
      verdict('Accepted', refused, 'Every rule is served as written.'),
      verdict('ResolvedRefs', dangling, 'Every host, subset, port and gateway that it names exists.'),
      programmed(progress),
    ],
    validationMessages: problems.map(({ code, severity, path, message }) => ({
      type: { name: problemCodes[code], code },
      level: levels[severity],
      path,
      text: message,
    })),
  };
}

const levels = { error: 'ERROR', warning: 'WARNING', info: 'INFO' } as const;

function verdict(type: Condition['type'], against: readonly Problem[], fine: string): Condition {
  const [first, ...more] = against;
  if (first === undefined) return { type, status: 'True', reason: type, message: fine };
  const others = more.length === 0 ? '' : ` And ${more.length} more.`;
  return {
    type,
    status: 'False',
    reason: problemCodes[first.code],
    message: `${first.path}: ${first.message}${others}`,
  };
}

function programmed(progress: Progress): Condition {
  switch (progress.kind) {
    case 'written':
      return {
        type: 'Programmed',
        status: 'Unknown',
        reason: 'Written',
        message: 'The configuration is written; no proxy has been asked.',
      };
  }
}
