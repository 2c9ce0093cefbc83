import { request } from 'node:http';
import { connect as connectHttp2, type IncomingHttpHeaders } from 'node:http2';
import { connect, type TLSSocket } from 'node:tls';
import {
  cut,
  failed,
  type Outcome,
  patience,
  read,
  readLine,
  type SecureAnswer,
  type Sending,
} from './client.ts';

/** With an empty `sni` no server name is asked for. The server's certificate is not verified. `version` is the only one to be offered. */
export interface OverTls {
  readonly sni: string;
  readonly alpn?: readonly string[];
  readonly version?: 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3';
  /** In OpenSSL's spelling. */
  readonly cipher?: string;
  readonly certificate?: string;
  readonly key?: string;
}

/** Sends over a connection of its own, by HTTP/2 where that was agreed on. */
export async function exchangeOverTls(sending: Sending, over: OverTls): Promise<Outcome> {
  const opened = await open(sending, over);
  if ('failure' in opened) return opened;
  const { socket } = opened;
  const tls = secured(socket);
  try {
    const outcome =
      sending.raw !== undefined
        ? await readLine(socket, sending.raw)
        : socket.alpnProtocol === 'h2'
          ? await byHttp2(sending, socket)
          : await byHttp1(sending, socket);
    return { ...outcome, tls };
  } finally {
    socket.destroy();
  }
}

const reason = (error: NodeJS.ErrnoException): string => `${error.code ?? ''} ${error.message}`.trim();

const open = (
  { address: host, port }: Sending,
  { sni, alpn, version, cipher, certificate, key }: OverTls,
): Promise<{ readonly socket: TLSSocket } | (Outcome & { readonly failure: string })> =>
  new Promise((resolve) => {
    const fail = (failure: string, closed: boolean): void => resolve({ ...failed(failure, closed), failure });
    const socket = connect({
      host,
      port,
      rejectUnauthorized: false,
      timeout: patience,
      ...(sni === '' ? {} : { servername: sni }),
      ...(alpn === undefined ? {} : { ALPNProtocols: [...alpn] }),
      ...(version === undefined ? {} : { minVersion: version, maxVersion: version }),
      ...(cipher === undefined ? {} : { ciphers: cipher }),
      ...(certificate === undefined ? {} : { cert: certificate, key }),
    });
    socket.once('secureConnect', () => resolve({ socket }));
    socket.on('error', (error: NodeJS.ErrnoException) => fail(reason(error), cut(error)));
    socket.once('timeout', () => fail(`no TLS in ${patience} ms`, false));
    socket.once('close', () => fail('closed before TLS was there', true));
  });

const secured = (socket: TLSSocket): SecureAnswer => ({
  version: socket.getProtocol() ?? '',
  cipher: socket.getCipher().name,
  protocol: socket.alpnProtocol || '',
  certificate: String(socket.getPeerCertificate().subject?.CN ?? ''),
});

const byHttp1 = (sending: Sending, socket: TLSSocket): Promise<Outcome> =>
  new Promise((resolve) => {
    const { method, path, headers } = sending;
    const asked = request({ method, path, headers, createConnection: () => socket }, (answer) =>
      read(answer, resolve),
    );
    socket.once('timeout', () => asked.destroy(new Error(`no answer in ${patience} ms`)));
    asked.on('error', (error: NodeJS.ErrnoException) => resolve(failed(reason(error), cut(error))));
    asked.end(sending.body);
  });

const plain = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value] as const],
    ),
  );

const byHttp2 = (sending: Sending, socket: TLSSocket): Promise<Outcome> =>
  new Promise((resolve) => {
    const { host = '', ...headers } = sending.headers;
    const fail = (error: NodeJS.ErrnoException): void => resolve(failed(reason(error), cut(error)));
    const session = connectHttp2(`https://${host}`, { createConnection: () => socket });
    session.on('error', fail);
    session.once('close', () => resolve(failed('closed without an answer', true)));
    const asked = session.request({
      ...headers,
      ':method': sending.method,
      ':path': sending.path,
      ':authority': host,
    });
    let status = 0;
    let body = '';
    let answered: Record<string, string> = {};
    asked.setEncoding('utf8');
    asked.on('response', (found) => {
      status = Number(found[':status'] ?? 0);
      answered = plain(found);
    });
    asked.on('data', (chunk: string) => {
      body += chunk;
    });
    asked.on('end', () => resolve({ status, headers: answered, body, closed: false }));
    asked.on('error', fail);
    asked.end(sending.body);
  });
