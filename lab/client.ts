import { Agent, type IncomingMessage, request } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import { connect } from 'node:net';

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
  /** HTTP over TLS, with this server name or, where it is empty, without one; the certificate is not verified. */
  readonly sni?: string;
}

/** `status` is 0 where no HTTP answer came; `failure` then tells why. `closed` is a connection that ended without an answer. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly seconds: number;
  readonly closed: boolean;
  readonly failure?: string;
}

type Outcome = Omit<Answer, 'seconds'>;

/** Milliseconds after which a request that was not answered has failed. */
const patience = 15_000;

const failed = (failure: string, closed: boolean): Outcome => ({
  status: 0,
  headers: {},
  body: '',
  closed,
  failure,
});

const cut = (error: NodeJS.ErrnoException): boolean => error.code === 'ECONNRESET' || error.code === 'EPIPE';

function read(answer: IncomingMessage, done: (outcome: Outcome) => void): void {
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
    const { address: host, port, method, path, headers, sni } = sending;
    const options = { host, port, method, path, headers, agent, timeout: patience };
    const done = (answer: IncomingMessage): void => read(answer, resolve);
    const asked =
      sni === undefined
        ? request(options, done)
        : tlsRequest({ ...options, servername: sni, rejectUnauthorized: false }, done);
    asked.on('timeout', () => asked.destroy(new Error(`no answer in ${patience} ms`)));
    asked.on('error', (error) => resolve(failed(error.message, cut(error))));
    asked.end(sending.body);
  });

const exchangeRaw = ({ address: host, port, raw }: Sending): Promise<Outcome> =>
  new Promise((resolve) => {
    const socket = connect({ host, port, timeout: patience });
    let body = '';
    const done = (outcome: Outcome): void => {
      resolve(outcome);
      socket.destroy();
    };
    socket.on('connect', () => raw !== '' && socket.write(raw ?? ''));
    socket.on('data', (chunk) => {
      body += chunk.toString('utf8');
      const end = body.indexOf('\n');
      if (end >= 0) done({ status: 0, headers: {}, body: body.slice(0, end + 1), closed: false });
    });
    socket.on('end', () => done({ ...failed('closed without a line', body === ''), body }));
    socket.on('timeout', () => done({ ...failed(`no line in ${patience} ms`, false), body }));
    socket.on('error', (error) => done(failed(error.message, cut(error))));
  });

/** `{n}` in the path and in headers is the number of the request, from 0. */
const numbered = (sending: Sending, n: number): Sending => ({
  ...sending,
  path: sending.path.replaceAll('{n}', String(n)),
  headers: Object.fromEntries(
    Object.entries(sending.headers).map(([name, value]) => [name, value.replaceAll('{n}', String(n))]),
  ),
});

/** Sends all of it and gives an answer for each; a failure is an answer too. */
export async function send(sending: Sending): Promise<readonly Answer[]> {
  const { times, together = 1 } = sending;
  let sent = 0;
  const kept = { keepAlive: true, maxSockets: together };
  const agent = sending.sni === undefined ? new Agent(kept) : new TlsAgent(kept);
  const once = async (): Promise<Answer> => {
    const begin = performance.now();
    const mine = numbered(sending, sent++);
    const outcome = sending.raw === undefined ? await exchange(mine, agent) : await exchangeRaw(mine);
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
