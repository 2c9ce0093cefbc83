import {
  createServer as createHttp1,
  type IncomingHttpHeaders,
  type IncomingMessage,
  ServerResponse,
} from 'node:http';
import { createServer as createHttp2, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import { createServer, type Server, type Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { createServer as createTls, TLSSocket, type TlsOptions } from 'node:tls';
import type { Family } from '../src/inject/iptables.ts';
import { authorityCertificate, clientCertificate, newKey } from './control-plane/certificate.ts';
import { firstBytes, proxyVersionOf } from './proxy-header.ts';

/**
 * The ports an app listens on, on every address. `names` tells which pod an address stands for; an unknown address stands for itself.
 * On ports of `serverFirst` the server speaks before the client does. `families` are IPv4 alone unless given.
 */
export interface Listening {
  readonly ports: readonly number[];
  readonly serverFirst: readonly number[];
  readonly names: Readonly<Record<string, string>>;
  readonly families?: readonly Family[];
  /** PEM of the key of an authority: the server's certificate and those that clients are asked for are signed by it. */
  readonly authority?: string;
}

/** What the app saw of an HTTP request; it is the answer's body, as JSON. `sni` is the server name that the client asked for over TLS. */
export interface Seen {
  readonly pod: string;
  readonly port: number;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly remote: string;
  readonly sni?: string;
  /** The common name of the certificate that the client showed and the authority has signed. */
  readonly client?: string;
  /** The version of the PROXY header in front of the connection. */
  readonly proxyHeader?: string;
  /** Of what a collector of traces is sent. */
  readonly body?: string;
}

/** Where collectors of traces are sent spans, in Zipkin's form. They are remembered under `spansMark`, since no mark comes with them. */
const spansPath = '/api/v2/spans';
export const spansMark = 'spans';

/** A request with this header is remembered, so that copies of it can be asked for. */
export const markHeader = 'x-lab-mark';
const remembered: Seen[] = [];

/** What this app saw of requests with this mark. */
export const seenWith = (mark: string): readonly Seen[] =>
  remembered.filter((seen) => (seen.body === undefined ? seen.headers[markHeader] : spansMark) === mark);

type Request = IncomingMessage | Http2ServerRequest;
type Response = ServerResponse | Http2ServerResponse;
type Answerer = (request: Request, response: Response) => void;

function plainHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    const text = Array.isArray(value) ? value.join(', ') : value;
    if (name === ':authority') plain.host ??= text;
    else if (!name.startsWith(':')) plain[name] = text;
  }
  return plain;
}

const podAt = (names: Listening['names'], socket: Socket): string => {
  const address = socket.localAddress ?? '';
  return names[address] ?? address;
};

const shown = (socket: TLSSocket): Pick<Seen, 'sni' | 'client'> => ({
  ...(typeof socket.servername === 'string' ? { sni: socket.servername } : {}),
  ...(socket.authorized ? { client: [socket.getPeerCertificate().subject.CN].flat().join() } : {}),
});

function announced(socket: Socket): Pick<Seen, 'proxyHeader'> {
  const proxyHeader = proxyVersionOf(socket);
  return proxyHeader === undefined ? {} : { proxyHeader };
}

function answer(names: Listening['names']): Answerer {
  return (request, response) => {
    const { socket, method = '', url = '' } = request;
    const headers = plainHeaders(request.headers);
    const seen: Seen = {
      pod: podAt(names, socket),
      port: socket.localPort ?? 0,
      method,
      path: url,
      headers,
      remote: socket.remoteAddress ?? '',
      ...(socket instanceof TLSSocket ? shown(socket) : {}),
      ...announced(socket),
    };
    if (markHeader in headers) remembered.push(seen);
    if (tunnelHost.test(headers.host ?? '')) {
      answerInBody(request, response, `${seen.pod} ${headers.host}`);
      return;
    }
    const reply = (): void => {
      response.statusCode = Number(headers['x-answer-status'] ?? 200);
      response.setHeader('content-type', 'application/json');
      for (const [name, value] of Object.entries(headers)) {
        const [, wanted] = /^x-answer-header-(.+)$/.exec(name) ?? [];
        if (wanted !== undefined) response.setHeader(wanted, value);
      }
      if (headers['content-type'] === 'application/grpc') {
        response.setHeader('content-type', 'application/grpc');
        response.addTrailers({ 'grpc-status': headers['x-answer-grpc-status'] ?? '0' });
      }
      response.end(`${JSON.stringify(seen)}\n`);
    };
    if (url === spansPath) {
      let body = '';
      request.setEncoding('utf8');
      request.on('data', (chunk: string) => {
        body += chunk;
      });
      request.on('end', () => remembered.push({ ...seen, body }));
    }
    request.resume();
    const react = 'x-answer-reset' in headers ? () => socket.destroy() : reply;
    request.on('end', () => setTimeout(react, Number(headers['x-answer-delay-ms'] ?? 0)));
  };
}

/** What a WebSocket becomes once it is agreed: lines, each answered. */
function upgrade(names: Listening['names']): (request: IncomingMessage, socket: Duplex) => void {
  return (request, socket) => {
    const { upgrade: protocol = '' } = request.headers;
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: ${protocol}\r\n\r\n`);
    socket.on('error', () => socket.destroy());
    answerLines(socket, podAt(names, request.socket));
  };
}

/** Hosts that begin so are the far ends of tunnels, whose lines come in the body of a request. */
const tunnelHost = /^tunnel\./;

/** The end of a tunnel: lines, each answered with the address that the tunnel was asked for. */
function tunnel(names: Listening['names']): (request: IncomingMessage, socket: Duplex) => void {
  return (request, socket) => {
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    socket.on('error', () => socket.destroy());
    answerLines(socket, `${podAt(names, request.socket)} ${request.url ?? ''}`);
  };
}

function answerInBody(request: Request, response: Response, pod: string): void {
  if (response instanceof ServerResponse) response.flushHeaders();
  const lines = Duplex.from({ readable: request, writable: response });
  lines.on('error', () => lines.destroy());
  answerLines(lines, pod);
}

function answerLines(socket: Duplex, pod: string): void {
  let rest = '';
  socket.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString('utf8')).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) socket.write(`${pod} ${line}\n`);
  });
}

const http1 = /^(?:GET|HEAD|POST|PUT|DELETE|CONNECT|OPTIONS|TRACE|PATCH) /;
const http2 = /^PRI \* HTTP\/2/;

/** What the server shows: of an authority a certificate that it has signed, else one of its own. */
function identity(authority: string | undefined): TlsOptions {
  const key = newKey();
  if (authority === undefined) return { key, cert: authorityCertificate(key) };
  const signed = clientCertificate(authority, 'app', []);
  const asking = { requestCert: true, rejectUnauthorized: false };
  return { key: signed.key, cert: signed.certificate, ca: authorityCertificate(authority), ...asking };
}

/** The first byte of TLS. */
const handshake = 0x16;

/** Listens and answers HTTP/1.1, HTTP/2 without TLS, and lines of text on the same ports, by the first bytes that come; over TLS HTTP/1.1. */
export async function listen({
  ports,
  serverFirst,
  names,
  families = ['ipv4'],
  authority,
}: Listening): Promise<readonly Server[]> {
  const one = createHttp1({ keepAliveTimeout: 60_000 }, answer(names));
  one.on('upgrade', upgrade(names));
  one.on('connect', tunnel(names));
  const two = createHttp2(answer(names));
  const secure = createTls(identity(authority), (socket) => one.emit('connection', socket));
  const accept = (socket: Socket): void => {
    socket.on('error', () => socket.destroy());
    const pod = podAt(names, socket);
    if (serverFirst.includes(socket.localPort ?? 0)) {
      socket.write(`hello from ${pod}\n`);
      answerLines(socket, pod);
      return;
    }
    firstBytes(socket, (first) => {
      socket.pause();
      socket.unshift(first);
      const text = first.toString('latin1');
      // HTTP/2 and TLS read the connection's handle themselves, from which nothing may flow past them.
      if (http2.test(text)) two.emit('connection', socket);
      else if (first[0] === handshake) secure.emit('connection', socket);
      else {
        if (http1.test(text)) one.emit('connection', socket);
        else answerLines(socket, [pod, proxyVersionOf(socket) ?? []].flat().join(' '));
        socket.resume();
      }
    });
  };
  const all = [...new Set([...ports, ...serverFirst])];
  return Promise.all(families.flatMap((family) => all.map((port) => open(family, port, accept))));
}

const open = (family: Family, port: number, accept: (socket: Socket) => void): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer(accept);
    server.once('error', reject);
    const host = family === 'ipv4' ? '0.0.0.0' : '::';
    server.listen({ port, host, ipv6Only: family === 'ipv6' }, () => resolve(server));
  });
