import { type Problem, type ProblemCode, problemCodes } from '../api/problem.ts';
import type { Progress } from './parts.ts';

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
  /** It is about to change by itself, most likely within a second. */
  readonly isPassing: boolean;
}

/** Codes of references that lead nowhere: what names them is accepted, and its share answers 503. */
const unresolved: ReadonlySet<ProblemCode> = new Set(['IST0101']);

/** The status of one object, from its own problems and its progress. */
export function statusOf(problems: readonly Problem[], progress: Progress): ObjectStatus {
  const errors = problems.filter((problem) => problem.severity === 'error');
  const dangling = errors.filter((problem) => unresolved.has(problem.code));
  const refused = errors.filter((problem) => !unresolved.has(problem.code));
  const notServed = progress.kind === 'noProxies' && errors.length > 0;
  return {
    conditions: [
      verdict('Accepted', refused, 'Every rule is served as written.'),
      verdict('ResolvedRefs', dangling, 'Every host, subset, port and gateway that it names exists.'),
      notServed ? servedNowhere : programmed(progress),
    ],
    isPassing: progress.kind === 'partly' && ['propagating', 'unreachable'].includes(progress.why),
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

const condition = (status: Condition['status'], reason: string, message: string): Condition => ({
  type: 'Programmed',
  status,
  reason,
  message,
});

const servedNowhere = condition(
  'False',
  'NotServed',
  'No proxy has anything of it, for the reasons that the other conditions give.',
);

function programmed(progress: Progress): Condition {
  switch (progress.kind) {
    case 'written':
      return condition('Unknown', 'Written', 'The configuration is written; no proxy has been asked.');
    case 'noProxies':
      return condition(
        'True',
        'NoProxies',
        'No running proxy needs anything of it, so there is none to wait for.',
      );
    case 'live':
      return condition('True', 'Live', `${count(progress.all, progress.all)} it.`);
    case 'partly':
      return partly(progress);
  }
}

function partly({ live, all, why, behind, file }: Extract<Progress, { kind: 'partly' }>): Condition {
  const counted = `${count(live, all)} it`;
  switch (why) {
    case 'propagating':
      return condition('Unknown', 'Propagating', `${counted}; not yet: ${some(behind)}.`);
    case 'unreachable': {
      const advice =
        'The operator must reach port 15021 of their addresses: a NetworkPolicy must let it in from its namespace.';
      return condition('Unknown', 'Unreachable', `${counted}; not to be asked: ${some(behind)}. ${advice}`);
    }
    case 'tooLarge': {
      const advice = 'What is wanted does not fit a ConfigMap, and the proxies keep what they have.';
      return condition('False', 'TooLarge', `${counted}; not: ${some(behind)}. ${advice}`);
    }
    case 'refused': {
      const [first = ''] = behind;
      const [namespace, name] = first.split('/');
      const advice = `Envoy refused ${file ?? 'a file'}, and what it ran before stays in force. The reason is in its log: kubectl -n ${namespace} logs ${name} -c istio-proxy`;
      return condition('False', 'Refused', `${counted}; not: ${some(behind)}. ${advice}`);
    }
  }
}

const count = (live: number, all: number): string =>
  `${live} of ${all} ${all === 1 ? 'proxy serves' : 'proxies serve'}`;

const most = 3;
const some = (pods: readonly string[]): string =>
  pods.length <= most ? pods.join(', ') : `${pods.slice(0, most).join(', ')} and ${pods.length - most} more`;
