import { hostname } from 'node:os';
import type { Snapshot } from '../api/objects.ts';
import type { Problem } from '../api/problem.ts';
import { withCertificateSteps } from '../envoy/certificate-rollout.ts';
import { refusals } from '../envoy/refused.ts';
import { type Rollout, rollout } from '../envoy/rollout.ts';
import { urgency } from '../envoy/urgency.ts';
import { hash, regex } from '../given.ts';
import type { KubeClient } from '../kube/client.ts';
import type { HeldConfigMaps } from '../kube/held.ts';
import { QueueStopped } from '../kube/lane.ts';
import type { Running } from '../kube/lifecycle.ts';
import { lastGoodKey, lastGoodWriter } from '../kube/mesh-config.ts';
import { statusWriter } from '../kube/report.ts';
import { kubeSink } from '../kube/sink.ts';
import type { KubeSource } from '../kube/source.ts';
import { type WriteQueue, writeQueue } from '../kube/write.ts';
import type { Logger } from '../log.ts';
import { type OperatorEvent, operate, type Source } from '../operator.ts';
import { translator } from '../translate.ts';
import { advice } from './advice.ts';
import { owner } from './owner.ts';
import { statuses } from './statuses.ts';
import { eventSentence, teller } from './teller.ts';
import { unwritten } from './unwritten.ts';

export interface Leading {
  readonly client: KubeClient;
  readonly cluster: KubeSource;
  readonly configMaps: HeldConfigMaps;
  readonly log: Logger;
  /** Asked before each request that goes out; always, where nobody else writes. */
  readonly mayWrite?: () => boolean;
  /** Which files come next; by steps of which each is safe, unless given. */
  readonly steps?: Rollout;
}

/** Writes what the cluster asks for, until it is stopped: ConfigMaps, pokes, statuses. One replica at a time does. */
export function leader({ cluster, configMaps, log, mayWrite, steps, ...given }: Leading): Running {
  const client = mayWrite === undefined ? given.client : fenced(given.client, mayWrite);
  let pods: Snapshot['pods'] = new Map();
  const say = (event: Parameters<typeof eventSentence>[0]): void => {
    log.warn(eventSentence(event));
  };
  const queue = writeQueue({ client, configMaps, told: say, instance: hostname() });
  const failed = (what: string, error: unknown): void => say({ kind: 'failed', what, error });
  const tellPods = unwritten({ queue, pods: () => pods, failed });
  const sink = kubeSink({
    client,
    queue,
    configMaps,
    secrets: cluster.secrets,
    pods: () => pods,
    urgency,
    owner: (workload) => owner(workload, pods),
    told: (event) => (event.kind === 'unwritten' ? tellPods(event) : say(event)),
  });
  const source: Source = {
    watch: cluster.watch,
    read: async () => {
      const { snapshot, problems, misshapen } = await cluster.read();
      pods = snapshot.pods;
      return { snapshot, misshapen, problems: [...problems, ...sink.takenNames().map(takenName)] };
    },
  };
  const keepGood = lastGoodWriter({ queue, failed });
  const report = statusWriter({ queue, failed });
  const advised = advice({
    client,
    queue,
    warn: (line) => log.warn(line),
    configUid: () => cluster.config().uid,
  });
  const status = statuses({
    states: sink.states,
    problems: advised.problems,
    write: (reports) => report.write(reports),
  });
  let stopped = false;
  const later = afterWrites(queue, () => stopped);
  sink.onState(() => later(() => status.look()));
  sink.onRefused((scope, refusal) => later(() => status.refused(scope, refusal)));
  const tell = teller((line) => log.info(line));
  const operator = operate({
    source,
    sink: { ...sink, remove: (keep) => sink.remove(new Set([...keep, lastGoodKey])) },
    translate: translator({ hash, regex }),
    rollout: steps ?? withCertificateSteps(rollout(hash), hash),
    refusals: refusals(hash),
    told: (event) =>
      later(() => {
        if (event.kind === 'translated') {
          sink.members(event.translation.workloads);
          advised.look(event);
          keepGood(cluster.config());
        }
        if (!isEnd(event)) tell(event);
        status.take(event);
      }),
  });
  return {
    stop: async () => {
      stopped = true;
      status.stop();
      report.stop();
      sink.stop();
      await Promise.all([queue.stop(), operator.stop(), advised.stop()]);
      configMaps.rest();
    },
  };
}

/** How long what is only said of writes waits for them, in milliseconds. */
const patience = 500;

/** Does in its order what nobody waits for, when the API server has answered what proxies wait for: an answer is read as soon as it comes. */
function afterWrites({ calm }: Pick<WriteQueue, 'calm'>, isOver: () => boolean): (act: () => void) => void {
  let waiting: (() => void)[] = [];
  return (act) => {
    waiting.push(act);
    if (waiting.length > 1) return;
    void calm(patience).then(() => {
      const ready = waiting;
      waiting = [];
      for (const each of ready) if (!isOver()) each();
    });
  };
}

/** Requests that go out only while this process may write; else they are told as what waits when the queue stops is. */
const fenced = (client: KubeClient, mayWrite: () => boolean): KubeClient => ({
  ...client,
  request: async (call) => {
    if (!mayWrite()) throw new QueueStopped(call.path);
    return client.request(call);
  },
});

/** What waits when the operator is stopped is not written, which is no failure. */
const isEnd = (event: OperatorEvent): boolean =>
  event.kind === 'failed' &&
  (event.error instanceof QueueStopped ||
    (event.error instanceof Error && event.error.name === 'AbortError'));

const takenName = ({ on, message }: { readonly on: Problem['on']; readonly message: string }): Problem => ({
  code: on.kind === 'Secret' ? 'SLU0206' : 'SLU0204',
  severity: 'error',
  on,
  path: 'metadata.name',
  message,
});
