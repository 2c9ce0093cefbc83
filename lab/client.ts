import { Agent, type IncomingMessage, request } from 'node:http';
import { connect as connectTwo } from 'node:http2';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { exchangeOverTls, type OverTls } from './tls-client.ts';

/**
 * What to send, to an IPv4 or IPv6 address, `times` times one after the other. With `raw` it is that text over TCP, and the answer is read up to
 * its first newline; `raw` may be empty where the server speaks first.
 */
export interface Sending {
  readonly address: string;
  readonly port: number;
  readonly times: number;
  /** How many of them are on the way at once, each over a connection of its own; 1 is over one kept connection. */
  readonly together?: number;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly raw?: string;
  /** A WebSocket: this text goes once the server has agreed, and the answer is the line that comes back. */
  readonly webSocket?: string;
  /** A gRPC call over HTTP/2; its status is the answer's header `grpc-status`, wherever that stands. */
  readonly grpc?: boolean;
  /** Over TLS, which HTTP/2 or `raw` can then be in as well. Connections are not kept. */
  readonly tls?: OverTls;
}

/** `status` is 0 where no HTTP answer came; `failure` then tells why. `closed` is a connection that ended without an answer. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly seconds: number;
  readonly closed: boolean;
  readonly failure?: string;
  /** What TLS came to. */
  readonly tls?: SecureAnswer;
}

/** `certificate` is the name that the server's is for, `protocol` what was chosen by ALPN, empty where nothing was. */
export interface SecureAnswer {
  readonly version: string;
  readonly cipher: string;
  readonly protocol: string;
  readonly certificate: string;
}

export type Outcome = Omit<Answer, 'seconds'>;

/** Milliseconds after which a request that was not answered has failed. */
export const patience = 15_000;

export const failed = (failure: string, closed: boolean): Outcome => ({
  status: 0,
  headers: {},
  body: '',
  closed,
  failure,
});

export const cut = (error: NodeJS.ErrnoException): boolean =>
  error.code === 'ECONNRESET' || error.code === 'EPIPE';

export function read(answer: IncomingMessage, done: (outcome: Outcome) => void): void {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(answer.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  const status = answer.statusCode ?? 0;
  let body = '';
  answer.setEncoding('utf8');
  answer.on('data', (chunk: string) => {
    body += chunk;
  });
  answer.on('end', () => done({ status, headers, body, closed: false }));
  answer.on('error', (error) =>
    done({ ...failed(`the answer broke off: ${error.message}`, false), status, headers, body }),
  );
}

const exchange = (sending: Sending, agent: Agent): Promise<Outcome> =>
  new Promise((resolve) => {
    const { address: host, port, method, path, headers } = sending;
    const asked = request({ host, port, method, path, headers, agent, timeout: patience }, (answer) =>
      read(answer, resolve),
    );
    asked.on('timeout', () => asked.destroy(new Error(`no answer in ${patience} ms`)));
    asked.on('error', (error) => resolve(failed(error.message, cut(error))));
    asked.end(sending.body);
  });

const exchangeRaw = ({ address: host, port, raw }: Sending): Promise<Outcome> =>
  readLine(connect({ host, port, timeout: patience }), raw ?? '');

/** Says something over a connection that is open or opens, and reads the answer's first line. */
export const readLine = (socket: Socket, raw: string): Promise<Outcome> =>
  new Promise((resolve) => {
    let body = '';
    const done = (outcome: Outcome): void => {
      resolve(outcome);
      socket.destroy();
    };
    // What is written before the connection is there waits for it.
    if (raw !== '') socket.write(raw);
    socket.on('data', (chunk) => {
      body += chunk.toString('utf8');
      const end = body.indexOf('\n');
      if (end >= 0) done({ status: 0, headers: {}, body: body.slice(0, end + 1), closed: false });
    });
    socket.on('end', () => done({ ...failed('closed without a line', body === ''), body }));
    socket.on('timeout', () => done({ ...failed(`no line in ${patience} ms`, false), body }));
    socket.on('error', (error) => done(failed(error.message, cut(error))));
  });

function exchangeBy(sending: Sending, agent: Agent): Promise<Outcome> {
  if (sending.tls !== undefined) return exchangeOverTls(sending, sending.tls);
  if (sending.raw !== undefined) return exchangeRaw(sending);
  if (sending.webSocket !== undefined) return exchangeFrames(sending);
  return sending.grpc === true ? call(sending) : exchange(sending, agent);
}

/** The frames of a WebSocket are nobody's business on the way, so lines of text stand in for them. */
const exchangeFrames = ({
  address: host,
  port,
  method,
  path,
  headers,
  webSocket,
}: Sending): Promise<Outcome> =>
  new Promise((resolve) => {
    const asking = { connection: 'upgrade', upgrade: 'websocket' };
    const asked = request({
      host,
      port,
      method,
      path,
      headers: { ...headers, ...asking },
      timeout: patience,
    });
    asked.on('response', (answer) => read(answer, resolve));
    asked.on('upgrade', (answer, socket) => {
      let body = '';
      socket.on('data', (chunk: Buffer) => {
        body += chunk.toString('utf8');
        if (!body.endsWith('\n')) return;
        resolve({
          status: answer.statusCode ?? 0,
          headers: { ...singles(answer.headers) },
          body,
          closed: false,
        });
        socket.destroy();
      });
      socket.write(webSocket ?? '');
    });
    asked.on('timeout', () => asked.destroy(new Error(`no answer in ${patience} ms`)));
    asked.on('error', (error) => resolve(failed(error.message, cut(error))));
    asked.end();
  });

const singles = (headers: IncomingMessage['headers']): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]));

const call = ({ address, port, path, headers, body }: Sending): Promise<Outcome> =>
  new Promise((resolve) => {
    const { host, ...rest } = headers;
    const session = connectTwo(`http://${address}:${port}`);
    const end = (outcome: Outcome): void => {
      resolve(outcome);
      session.destroy();
    };
    session.on('error', (error) => end(failed(error.message, cut(error))));
    const stream = session.request({
      ':method': 'POST',
      ':path': path,
      ':authority': host ?? address,
      'content-type': 'application/grpc',
      te: 'trailers',
      ...rest,
    });
    const found: Record<string, string> = {};
    let text = '';
    const note = (more: Readonly<Record<string, unknown>>): void => {
      for (const [name, value] of Object.entries(more)) found[name] = String(value);
    };
    stream.setEncoding('utf8');
    stream.setTimeout(patience, () => end(failed(`no answer in ${patience} ms`, false)));
    stream.on('response', note);
    stream.on('trailers', note);
    stream.on('data', (chunk: string) => {
      text += chunk;
    });
    stream.on('error', (error) => end(failed(error.message, cut(error))));
    stream.on('end', () =>
      end({ status: Number(found[':status']), headers: found, body: text, closed: false }),
    );
    stream.end(body);
  });

/** `{n}` in the path and in headers is the number of the request, from 0. */
const numbered = (sending: Sending, n: number): Sending => ({
  ...sending,
  path: sending.path.replaceAll('{n}', String(n)),
  headers: Object.fromEntries(
    Object.entries(sending.headers).map(([name, value]) => [name, value.replaceAll('{n}', String(n))]),
  ),
});

/** A connection can end in ways of which no event tells; twice the patience is then the end of the wait. */
async function inTime(exchanged: Promise<Outcome>): Promise<Outcome> {
  const stop = new AbortController();
  const { signal } = stop;
  const overdue = wait(2 * patience, failed(`nothing in ${2 * patience} ms`, false), { signal });
  overdue.catch(() => {});
  try {
    return await Promise.race([exchanged, overdue]);
  } finally {
    stop.abort();
  }
}

/** Sends all of it and gives an answer for each; a failure is an answer too. */
export async function send(sending: Sending): Promise<readonly Answer[]> {
  const { times, together = 1 } = sending;
  let sent = 0;
  const agent = new Agent({ keepAlive: true, maxSockets: together });
  const once = async (): Promise<Answer> => {
    const begin = performance.now();
    const mine = numbered(sending, sent++);
    const outcome = await inTime(exchangeBy(mine, agent));
    return { ...outcome, seconds: (performance.now() - begin) / 1000 };
  };
  const answers: Answer[] = [];
  while (answers.length < times) {
    const many = Math.min(together, times - answers.length);
    answers.push(...(await Promise.all(Array.from({ length: many }, once))));
  }
  agent.destroy();
  return answers;
}
