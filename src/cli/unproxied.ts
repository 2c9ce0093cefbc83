import type { Snapshot } from '../api/objects.ts';
import { type Problem, problemCodes } from '../api/problem.ts';
import { doubleClaims } from '../inject/claims.ts';
import { missingProxies } from '../inject/missing.ts';
import type { KubeClient } from '../kube/client.ts';
import { warningEvent } from '../kube/events.ts';
import { QueueStopped } from '../kube/lane.ts';
import { otherInjector } from '../kube/other-injector.ts';
import { watchSentence } from '../kube/watch.ts';
import type { WriteQueue } from '../kube/write.ts';
import { problemTeller } from './teller.ts';

interface Given {
  readonly client: KubeClient;
  readonly queue: Pick<WriteQueue, 'event'>;
  readonly warn: (line: string) => void;
}

/** Tells of pods that ask for a proxy and have none, and of namespaces that Istio injects too: in the log, and in events on them. */
export interface Unproxied {
  look(snapshot: Snapshot): void;
  stop(): Promise<void>;
}

export function unproxied({ client, queue, warn }: Given): Unproxied {
  let last: Snapshot | undefined;
  let told = new Set<string>();
  const missing = missingProxies();
  const tell = problemTeller(warn);
  const write = (problem: Problem, uid: string): void => {
    const { on, code, message } = problem;
    const content = warningEvent({ ...on, uid }, { reason: problemCodes[code], note: `${code}: ${message}` });
    queue.event(content).catch((error: unknown) => {
      if (error instanceof QueueStopped) return;
      warn(`event on ${on.kind} ${on.name}: ${error instanceof Error ? error.message : String(error)}`);
    });
  };
  const say = (): void => {
    if (last === undefined) return;
    const { pods, namespaces } = last;
    const problems = [
      ...missing(last).values(),
      ...doubleClaims([...injectors.table().values()], namespaces),
    ];
    tell(problems);
    const present = new Set<string>();
    for (const problem of problems) {
      const { kind, namespace, name } = problem.on;
      // kubectl describe looks for a namespace's events by its name.
      const uid = kind === 'Pod' ? (pods.get(`${namespace}/${name}`)?.uid ?? '') : name;
      const key = `${uid} ${problem.message}`;
      present.add(key);
      if (!told.has(key)) write(problem, uid);
    }
    told = present;
  };
  const injectors = otherInjector({
    client,
    changed: say,
    told: (event) => {
      const sentence = watchSentence(event);
      if (sentence !== undefined) warn(sentence);
    },
  });
  return {
    look: (snapshot) => {
      last = snapshot;
      say();
    },
    stop: () => injectors.stop(),
  };
}
