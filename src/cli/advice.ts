import { analyzer } from '../analyze/analyzer.ts';
import { podGroups } from '../analyze/rules/pod-groups.ts';
import { objectKey, type Snapshot } from '../api/objects.ts';
import { type ObjectRef, type Problem, problemCodes } from '../api/problem.ts';
import { meshConfigMap } from '../api/read/meshconfig.ts';
import { yaml } from '../given.ts';
import type { KubeClient } from '../kube/client.ts';
import { type EventContent, warningEvent } from '../kube/events.ts';
import { QueueStopped } from '../kube/lane.ts';
import { otherInjector } from '../kube/other-injector.ts';
import { watchSentence } from '../kube/watch.ts';
import type { WriteQueue } from '../kube/write.ts';
import { memo } from '../mesh/incremental.ts';
import type { OperatorEvent } from '../operator.ts';
import { objectName } from './problems.ts';
import { problemTeller } from './teller.ts';

type Translated = Extract<OperatorEvent, { kind: 'translated' }>;

interface Given {
  readonly client: KubeClient;
  readonly queue: Pick<WriteQueue, 'event'>;
  readonly warn: (line: string) => void;
  /** The uid of the mesh configuration's ConfigMap, empty where there is none. */
  readonly configUid: () => string;
}

/** What is told beside what a translation tells: in the log, and in events on objects that have no status of Istio's. */
export interface Advice {
  /** Takes in what was translated last. */
  look(event: Translated): void;
  /** All that is wrong with it, and what is good to know. */
  problems(event: Translated): readonly Problem[];
  stop(): Promise<void>;
}

/** Deployments and others are not followed: their pods are. */
const unread = new Map<string, never>();

/** Nobody waits for advice: translations that follow one another are looked at together, after so many milliseconds. */
const quiet = 50;

export function advice({ client, queue, warn, configUid }: Given): Advice {
  let last: Translated | undefined;
  let timer: NodeJS.Timeout | undefined;
  const analyze = analyzer({ yaml });
  const tell = problemTeller(warn);
  const write = eventWriter({ queue, warn, configUid });
  const once = memo(({ snapshot, translation }: Translated, known: ReturnType<typeof injectors.table>) =>
    analyze({ snapshot, mesh: translation.mesh, injectors: known, holders: unread }),
  );
  const found = (event: Translated): readonly Problem[] => once(event, injectors.table());
  const say = (): void => {
    timer = undefined;
    if (last === undefined) return;
    const advised = found(last).filter(({ severity }) => severity !== 'info');
    tell(advised);
    write([...last.problems, ...advised], last.snapshot);
  };
  const soon = (): void => {
    timer ??= setTimeout(say, quiet);
  };
  const injectors = otherInjector({
    client,
    changed: soon,
    told: (event) => {
      const sentence = watchSentence(event);
      if (sentence !== undefined) warn(sentence);
    },
  });
  return {
    look: (event) => {
      last = event;
      soon();
    },
    problems: (event) => [...event.problems, ...found(event)],
    stop: () => {
      clearTimeout(timer);
      return injectors.stop();
    },
  };
}

/** Writes an event for each problem of an object that has no status of Istio's, once while it lasts. */
function eventWriter({ queue, warn, configUid }: Pick<Given, 'queue' | 'warn' | 'configUid'>) {
  let told = new Set<string>();
  return (problems: readonly Problem[], snapshot: Snapshot): void => {
    const present = new Set<string>();
    for (const problem of problems) {
      const place = placeOf(problem.on, snapshot, configUid());
      if (place === undefined) continue;
      const key = `${place.on.uid} ${problem.code} ${problem.path} ${problem.message}`;
      present.add(key);
      if (told.has(key)) continue;
      const note = `${problem.code}: ${place.prefix}${problem.message}`;
      const content = warningEvent(place.on, { reason: problemCodes[problem.code], note });
      queue.event(content).catch((error: unknown) => {
        if (error instanceof QueueStopped) return;
        const why = error instanceof Error ? error.message : String(error);
        warn(`event on ${objectName(place.on)}: ${why}`);
      });
    }
    told = present;
  };
}

interface Place {
  readonly on: Omit<EventContent['on'], 'apiVersion'>;
  /** What the note says first. */
  readonly prefix: string;
}

/** Where people look for an event: what is wrong with a pod template, on a pod of it, since only pods are read. */
function placeOf(on: ObjectRef, { pods, services }: Snapshot, configUid: string): Place | undefined {
  const key = `${on.namespace}/${on.name}`;
  switch (on.kind) {
    case 'Pod':
      return { on: { ...on, uid: pods.get(key)?.uid ?? '' }, prefix: '' };
    case 'Service':
      return { on: { ...on, uid: services.get(key)?.uid ?? '' }, prefix: '' };
    case 'ConfigMap':
      return key === objectKey(meshConfigMap) ? { on: { ...on, uid: configUid }, prefix: '' } : undefined;
    case 'Namespace':
      // kubectl describe looks for a namespace's events by its name.
      return { on: { ...on, uid: on.name }, prefix: '' };
    default: {
      const pod = podGroups(pods).get(`${on.kind} ${key}`)?.pod;
      if (pod === undefined) return undefined;
      const { namespace, name } = pod.meta;
      return { on: { kind: 'Pod', namespace, name, uid: pod.uid ?? '' }, prefix: `${objectName(on)}: ` };
    }
  }
}
