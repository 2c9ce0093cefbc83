import type { Problem } from '../api/problem.ts';
import type { ElectionEvent } from '../kube/election.ts';
import type { Retry, Room } from '../kube/lane.ts';
import type { Refusal } from '../kube/questions.ts';
import type { SinkEvent } from '../kube/sink.ts';
import type { OperatorEvent } from '../operator.ts';
import { problemLine } from './problems.ts';

/** Says what the operator tells in a line each; a problem once when it comes and once when it goes, and what fails again and again once. */
export function teller(log: (line: string) => void): (event: OperatorEvent) => void {
  const tellProblems = problemTeller(log);
  const failing = new Map<string, string>();
  return (event) => {
    switch (event.kind) {
      case 'translated':
        return tellProblems(event.problems);
      case 'step':
        failing.delete(event.scope);
        return log(
          `${event.scope}: ${event.phase}, ${event.proxies} ${event.proxies === 1 ? 'proxy' : 'proxies'}`,
        );
      case 'stuck':
        return log(
          `${event.scope}: what is wanted does not fit a ConfigMap; the proxies keep what they have`,
        );
      case 'covered':
        failing.delete(event.scope);
        return;
      case 'putBack':
        return log(`${event.scope}: ${event.file} is put back to what the proxies ran before`);
      case 'recalled':
        return log(
          `${event.scope}: ${event.file} stays what the proxies ran before, since that of pod ${event.by} refused what is wanted`,
        );
      case 'failed': {
        const why = reason(event.error);
        if (failing.get(event.what) !== why) log(`${event.what}: ${why}`);
        failing.set(event.what, why);
        return;
      }
    }
  };
}

/** Says a problem once when it comes and once when it goes. */
export function problemTeller(log: (line: string) => void): (problems: readonly Problem[]) => void {
  let known = new Set<string>();
  return (problems) => {
    const lines = new Set(problems.map(problemLine));
    for (const line of lines.difference(known)) log(line);
    for (const line of known.difference(lines)) log(`solved: ${line}`);
    known = lines;
  };
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** It is told by its scope's failure and on its pods. */
type Unwritten = Extract<SinkEvent, { kind: 'unwritten' }>;

/** What the queue of writes and the sink tell, as a sentence. */
export function eventSentence(event: Retry | Room | Exclude<SinkEvent, Unwritten>): string {
  switch (event.kind) {
    case 'retrying':
      return `${event.what}: not written, and tried again in ${Math.round(event.delay)} ms: ${reason(event.error)}`;
    case 'full':
      return `etcd is full, so nobody can write to the cluster (${reason(event.error)}). The proxies go on with what they have; what is to be written waits, with one try every 30 s at most. Make room: delete what is not needed, then compact and defragment etcd and disarm its alarm NOSPACE`;
    case 'room':
      return 'the cluster takes writes again, and what waited is written';
    case 'waiting':
      return `${event.scope}: the next step waits for ${some(event.pods)}, which do not show what was written yet`;
    case 'refusal':
      return refusalSentence(event.refusal);
    case 'restored':
      return `ConfigMap ${event.key} was edited or deleted by another hand and is put back`;
    case 'refused':
      return event.taken.message;
    case 'failed':
      return `${event.what}: ${reason(event.error)}`;
  }
}

/** What an election tells, as a line for the log. */
export function electionSentence(event: ElectionEvent): { readonly level: string; readonly message: string } {
  switch (event.kind) {
    case 'leading':
      return { level: 'info', message: `${event.identity} holds the lease, so this replica writes` };
    case 'following':
      return { level: 'info', message: `${event.leader} holds the lease; this replica watches` };
    case 'lost':
      return { level: 'warn', message: `the lease is lost, so this replica stops writing: ${event.why}` };
    case 'failed':
      return { level: 'warn', message: `the lease: ${reason(event.error)}` };
  }
}

const most = 3;
const some = (pods: readonly string[]): string =>
  pods.length <= most ? pods.join(', ') : `${pods.slice(0, most).join(', ')} and ${pods.length - most} more`;

const refusalSentence = ({ by, file }: Refusal): string => {
  const [namespace = '', name = ''] = by.split('/');
  return `The proxy of pod ${by} refused ${file} and goes on with what it had. Why, it says in its log: kubectl -n ${namespace} logs ${name} -c istio-proxy`;
};
