import { setTimeout as after } from 'node:timers/promises';
import { Pool } from 'undici';
import { type Counts, sum, tally } from './tally.ts';

export type { Counts } from './tally.ts';

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface Pace {
  /** How many requests are on the way at most. */
  readonly connections: number;
  /** At which pace requests start; without it, as fast as answers come. */
  readonly ratePerSecond?: number;
  /** Which answers are right; status 200 where nothing is said. */
  readonly expected?: (answer: Answer) => boolean;
  /** The heading under which a right answer is counted; its body where nothing is said. */
  readonly label?: (answer: Answer) => string;
  /** Bounds: the load ends by itself at the first of them. By default 200 000 requests, 120 seconds. */
  readonly maxRequests?: number;
  readonly maxSeconds?: number;
}

/** GET requests for `path` with this Host header. */
export interface LoadOptions extends Pace {
  readonly target: { readonly address: string; readonly port: number };
  readonly host: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** How long one answer may take, in seconds; 5 by default. */
  readonly timeoutSeconds?: number;
}

/** A request counts into the section in which it began, however late it ends. */
export interface Load {
  /** The present section, requests on their way among `sent`. */
  counts(): Counts;
  /** Ends the section: later requests count into a new one. Resolves with the old one when the last of its requests has ended. */
  cut(): Promise<Counts>;
  /** Sends no more; resolves with the counts since the start when every request has ended. */
  stop(): Promise<Counts>;
}

/**
 * Keeps making the exchange until it is stopped or a bound is reached, and counts every one. An exchange that rejects and an answer that
 * is not expected are failures.
 */
export function repeat(exchange: () => Promise<Answer>, pace: Pace): Load {
  const sections = [tally()];
  let now = sections[0] ?? tally();
  const began = performance.now();
  const ends = began + (pace.maxSeconds ?? 120) * 1000;
  const halt = new AbortController();
  let begun = 0;

  const once = async (): Promise<void> => {
    const section = now;
    section.begin();
    try {
      const answer = await exchange();
      section.answered(answer.status);
      if (pace.expected?.(answer) ?? answer.status === 200)
        section.right(pace.label?.(answer) ?? answer.body);
      else section.wrong(`${answer.status} ${answer.body.slice(0, 80)}`);
    } catch (error) {
      section.wrong(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
    } finally {
      section.end();
    }
  };
  const worker = async (): Promise<void> => {
    while (!halt.signal.aborted && begun < (pace.maxRequests ?? 200_000) && performance.now() < ends) {
      const due = pace.ratePerSecond === undefined ? 0 : began + (begun * 1000) / pace.ratePerSecond;
      begun++;
      const early = due - performance.now();
      if (early > 0) await after(early, undefined, { signal: halt.signal }).catch(() => {});
      if (!halt.signal.aborted) await once();
    }
  };
  const workers = Promise.all(Array.from({ length: pace.connections }, worker));

  return {
    counts: () => now.counts(),
    cut: async () => {
      const ended = now;
      now = tally();
      sections.push(now);
      await ended.idle();
      return ended.counts();
    },
    stop: async () => {
      halt.abort();
      await workers;
      return sum(sections.map((section) => section.counts()));
    },
  };
}

const freshShare = 10;

/**
 * Loads an HTTP server over `connections` connections that are kept; every tenth request asks for its connection to be closed, so that
 * new ones are made throughout. Resets, refused connections and time-outs are failures. Never throws on account of the target.
 */
export function startLoad(options: LoadOptions): Load {
  const { target, host, path, headers, timeoutSeconds = 5, connections } = options;
  const pool = new Pool(`http://${target.address}:${target.port}`, { connections, pipelining: 1 });
  let asked = 0;
  const exchange = async (): Promise<Answer> => {
    const response = await pool.request({
      method: 'GET',
      path,
      headers: { ...headers, host },
      reset: ++asked % freshShare === 0,
      signal: AbortSignal.timeout(timeoutSeconds * 1000),
    });
    return { status: response.statusCode, body: await response.body.text(), headers: response.headers };
  };
  const load = repeat(exchange, options);
  let stopped: Promise<Counts> | undefined;
  const stop = async (): Promise<Counts> => {
    const counts = await load.stop();
    await pool.close();
    return counts;
  };
  return {
    ...load,
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}
