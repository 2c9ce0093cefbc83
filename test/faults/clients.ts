import { type ClientHttp2Session, connect } from 'node:http2';
import { Pool } from 'undici';
import type { Flow } from './flows.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** Sends GET requests with these headers, one at each call; rejects where no answer comes. */
export type Exchange = (headers: Readonly<Record<string, string>>) => Promise<Answer>;

/** A loaded machine may be slow; what takes longer than this is lost. In milliseconds. */
const patience = 20_000;

/** Over HTTP/2 so many requests share a connection at most. */
const perSession = 8;

export function exchangeOf(flow: Flow): Exchange {
  return flow.protocol === 'h2' ? overHttp2(flow) : overHttp1(flow);
}

function overHttp1({ address, port, host, together, protocol }: Flow): Exchange {
  const pool = new Pool(`http://${address}:${port}`, { connections: together, pipelining: 1 });
  return async (headers) => {
    const {
      statusCode,
      headers: got,
      body,
    } = await pool.request({
      method: 'GET',
      path: '/',
      headers: { ...headers, host },
      reset: protocol === 'new',
      headersTimeout: patience,
      bodyTimeout: patience,
    });
    await body.dump();
    return { status: statusCode, headers: got };
  };
}

function overHttp2({ address, port, host, together }: Flow): Exchange {
  const sessions: (ClientHttp2Session | undefined)[] = Array.from({
    length: Math.ceil(together / perSession),
  });
  let turn = 0;
  const session = (): ClientHttp2Session => {
    const at = turn++ % sessions.length;
    const there = sessions[at];
    if (there !== undefined && !there.closed && !there.destroyed) return there;
    const made = connect(`http://${address}:${port}`);
    // Its streams tell of it.
    made.on('error', () => {});
    sessions[at] = made;
    return made;
  };
  return (headers) =>
    new Promise((resolve, reject) => {
      const stream = session().request({ ...headers, ':path': '/', ':authority': host });
      let answer: Answer | undefined;
      stream.setTimeout(patience, () => stream.destroy(new Error('timeout')));
      stream.on('response', ({ ':status': status = 0, ...got }) => {
        answer = { status, headers: got };
      });
      stream.on('error', reject);
      stream.on('end', () => {
        if (answer === undefined) reject(new Error('no answer'));
        else resolve(answer);
      });
      stream.resume();
      stream.end();
    });
}
