import { setTimeout as after } from 'node:timers/promises';
import { type Answer, type Load, type LoadOptions, startLoad } from '../../lab/load.ts';
import { type Asked, ask } from '../ask.ts';
import { barsOf } from '../chart.ts';
import type { Cleanup } from '../cleanup.ts';
import { failures, type StepResult, unlikely } from '../result.ts';
import type { Screen } from '../screen.ts';
import type { Stage } from '../stage.ts';

const host = 'xingren.upup';
/** A request without the injected delay takes milliseconds, one with it 10 seconds: anything between tells them apart. */
const delayedAfter = 1500;
const mostTries = 90;
const seconds = 2;

const subsets = ['latest', 'new'] as const;

const subsetOf = (body: string): string => (body.includes('(new)') ? 'new' : 'latest');

async function helloLoad(
  stage: Stage,
  cleaning: Cleanup,
  options: Pick<LoadOptions, 'connections'> & Partial<LoadOptions>,
): Promise<Load> {
  const load = startLoad({
    target: stage.gateway,
    host,
    path: '/',
    label: (answer) => subsetOf(answer.body),
    ...options,
  });
  return cleaning.start(Promise.resolve(load), (running) => running.stop());
}

/** Without the header: 70 % latest, 30 % new, one request after another so that the circuit breaker has nothing to do. */
async function shares(stage: Stage, screen: Screen, cleaning: Cleanup): Promise<StepResult> {
  const name = 'hello 70/30';
  screen.section('hello without a header: 70 / 30');
  const load = await helloLoad(stage, cleaning, { connections: 1 });
  const settle = screen.live(() => barsOf(subsets, load.counts().byLabel));
  await after(seconds * 1000);
  const counts = await load.stop();
  const { sent, answered, failed, byLabel } = counts;
  settle(barsOf(subsets, byLabel));
  screen.line(`${sent} requests sent, ${failed} failed`);
  const wrong = [...failures(name, counts), ...unlikely(name, byLabel, { latest: 0.7, new: 0.3 })];
  return { name, sent, answered, failed, split: byLabel, wrong };
}

interface Delayed {
  readonly answers: readonly Asked[];
  readonly waiting: Promise<Asked> | undefined;
}

/** Asks one after another until a request is held back, which one in ten is. */
async function untilDelayed(stage: Stage): Promise<Delayed> {
  const answers: Asked[] = [];
  while (answers.length < mostTries) {
    const question = ask(stage.gateway, { host, headers: { version: 'new' } });
    const giveUp = new AbortController();
    const held = after(delayedAfter, undefined, { signal: giveUp.signal }).catch(() => undefined);
    const first = await Promise.race([question, held]);
    giveUp.abort();
    if (first === undefined) return { answers, waiting: question };
    answers.push(first);
  }
  return { answers, waiting: undefined };
}

function headerResult(name: string, answers: readonly Asked[], slow: Asked | undefined): StepResult {
  const all = slow === undefined ? answers : [...answers, slow];
  const right = all.filter((answer) => answer.status === 200 && subsetOf(answer.body) === 'new');
  const wrong: string[] = [];
  if (right.length < all.length)
    wrong.push(`${name}: ${all.length - right.length} of ${all.length} answers were not from new.`);
  if (slow === undefined) wrong.push(`${name}: none of ${answers.length} requests was delayed.`);
  else if (slow.seconds < 9.9 || slow.seconds > 13)
    wrong.push(`${name}: the delayed request took ${slow.seconds.toFixed(1)} s.`);
  return {
    name,
    sent: all.length,
    answered: all.length,
    failed: all.length - right.length,
    split: { new: right.length },
    wrong,
  };
}

const outcomes = ['200', '503 overflow'] as const;

const refused = (answer: Answer): boolean =>
  answer.status === 503 && answer.headers['x-envoy-overloaded'] === 'true';

/** Four requests at a time at one connection and one waiting request: the proxy refuses the rest, and this is what it is for. */
async function breaker(stage: Stage, screen: Screen, cleaning: Cleanup): Promise<StepResult> {
  const name = 'hello circuit breaker';
  screen.section('hello, four requests at a time: the circuit breaker');
  const label = (answer: Answer): string => (refused(answer) ? '503 overflow' : '200');
  const expected = (answer: Answer): boolean => answer.status === 200 || refused(answer);
  const load = await helloLoad(stage, cleaning, { connections: 4, label, expected });
  const settle = screen.live(() => barsOf(outcomes, load.counts().byLabel));
  await after(seconds * 1000);
  const counts = await load.stop();
  settle(barsOf(outcomes, counts.byLabel));
  screen.line(
    'The rule allows one connection and one waiting request per subset. What comes beside them the proxy answers',
  );
  screen.line(
    'itself, at once: 503, x-envoy-overloaded: true, flag UO in its log. Nothing of it reaches the application.',
  );
  const wrong = [...failures(name, counts)];
  for (const kind of outcomes)
    if ((counts.byLabel[kind] ?? 0) === 0) wrong.push(`${name}: no answer was "${kind}".`);
  const { sent, answered, failed, byLabel } = counts;
  return { name, sent, answered, failed, split: byLabel, wrong };
}

/** The hello sample: shares, the header with its delay, the circuit breaker. The breaker runs while the delayed request waits. */
export async function hello(stage: Stage, screen: Screen, cleaning: Cleanup): Promise<readonly StepResult[]> {
  const name = 'hello version: new';
  const split = await shares(stage, screen, cleaning);
  screen.section('hello with the header "version: new": the new subset, one in ten after 10 seconds');
  const { answers, waiting } = await untilDelayed(stage);
  screen.line(
    `${answers.length} requests answered at once; ${waiting ? 'the next is held back' : 'none was held back'}`,
  );
  // The breaker's own wait comes first, so a rejection here must already have somebody who looks at it.
  const later = Promise.allSettled(waiting === undefined ? [] : [waiting]);
  const overflow = await breaker(stage, screen, cleaning);
  const [slow] = await later;
  if (slow?.status === 'rejected') throw slow.reason;
  const result = headerResult(name, answers, slow?.value);
  if (slow !== undefined) {
    screen.section('hello, the request that was held back');
    screen.line(
      `${slow.value.status} after ${slow.value.seconds.toFixed(1)} s, though the timeout is 5 s: it counts from`,
    );
    screen.line(
      'the moment the request is sent on to the application, and the injected delay comes before that.',
    );
  }
  return [split, result, overflow];
}
