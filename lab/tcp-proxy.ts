import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import { atExit } from './cleanup.ts';

/** An answer in the server's place. `times` is how often it is given, by default once. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly times?: number;
}

/** What may happen between a client and a server. Each fault holds for the connections that it can reach, and is over when it says so. */
export interface TcpProxy {
  /** Plain HTTP on 127.0.0.1, so that the faults can look into what passes. */
  readonly url: string;
  /** The request lines that came, in their order, with the milliseconds of `performance.now()`. */
  readonly requests: readonly { readonly line: string; readonly at: number }[];
  /** How many connections have been opened so far. */
  connections(): number;
  /** Resets every connection; while `refuse` holds, new ones too. */
  cut(): void;
  refuse(isRefusing: boolean): void;
  /** Lets nothing through the connections there are, in either direction, and tells nobody. New ones work. */
  blackHole(): void;
  /** Holds each part that the server sends for so many milliseconds. */
  delay(milliseconds: number): void;
  /** The next part from the server in which `marker` stands is cut within it, and the connection ends: with the body's proper end, or without. */
  truncate(marker: string, end: 'proper' | 'abrupt'): void;
  /** The next part from the server in which `marker` stands is lost, and the connection goes on. */
  swallow(marker: string): void;
  /** Answers requests whose first line matches. */
  answer(request: RegExp, answer: Answer): void;
  close(): Promise<void>;
}

interface Fault {
  readonly marker: string;
  readonly kind: 'proper' | 'abrupt' | 'swallow';
}

/** A TCP proxy in front of a TLS server that speaks HTTP/1.1. `url` is the server's; `ca` is its authority as PEM. */
export async function tcpProxy({ url, ca }: { url: string; ca: string | Buffer }): Promise<TcpProxy> {
  const { hostname, port } = new URL(url);
  const proxy = new Between(() => connect({ host: hostname, port: Number(port), ca }));
  const listener = createServer((client) => proxy.accept(client)).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  const withdraw = atExit(() => proxy.cut());
  return Object.assign(proxy, {
    url: `http://127.0.0.1:${address.port}`,
    close: async () => {
      withdraw();
      proxy.cut();
      listener.close();
      await once(listener, 'close');
    },
  });
}

class Between {
  readonly requests: { readonly line: string; readonly at: number }[] = [];
  private readonly dial: () => TLSSocket;
  private readonly pairs = new Set<Pair>();
  private readonly answers: { readonly request: RegExp; readonly text: string; left: number }[] = [];
  private readonly faults = new Set<Fault>();
  private opened = 0;
  private isRefusing = false;
  private milliseconds = 0;

  constructor(dial: () => TLSSocket) {
    this.dial = dial;
  }

  accept(client: Socket): void {
    this.opened++;
    if (this.isRefusing) {
      client.resetAndDestroy();
      return;
    }
    const pair = new Pair(client, this.dial(), {
      up: (data) => this.answerTo(data),
      down: (data) => this.spoil(data),
      delay: () => this.milliseconds,
    });
    this.pairs.add(pair);
    pair.onClose(() => this.pairs.delete(pair));
  }

  connections(): number {
    return this.opened;
  }

  cut(): void {
    for (const pair of this.pairs) pair.reset();
  }

  refuse(isRefusing: boolean): void {
    this.isRefusing = isRefusing;
  }

  blackHole(): void {
    for (const pair of this.pairs) pair.freeze();
  }

  delay(milliseconds: number): void {
    this.milliseconds = milliseconds;
  }

  truncate(marker: string, end: 'proper' | 'abrupt'): void {
    this.faults.add({ marker, kind: end });
  }

  swallow(marker: string): void {
    this.faults.add({ marker, kind: 'swallow' });
  }

  answer(request: RegExp, { status, headers = {}, body = '', times = 1 }: Answer): void {
    const lines = Object.entries({ ...headers, 'Content-Length': String(Buffer.byteLength(body)) });
    const head = [`HTTP/1.1 ${status} Fault`, ...lines.map(([name, value]) => `${name}: ${value}`)].join(
      '\r\n',
    );
    this.answers.push({ request, text: `${head}\r\n\r\n${body}`, left: times });
  }

  private answerTo(data: Buffer): string | undefined {
    const line = /^[A-Z]+ \S+ HTTP/.exec(data.toString('latin1'))?.[0];
    if (line === undefined) return undefined;
    this.requests.push({ line, at: performance.now() });
    const answer = this.answers.find(({ request, left }) => left > 0 && request.test(line));
    if (answer === undefined) return undefined;
    answer.left--;
    return answer.text;
  }

  private spoil(data: Buffer): { readonly data: Buffer; readonly isLast: boolean } {
    const text = data.toString('latin1');
    for (const fault of this.faults) {
      const at = text.indexOf(fault.marker);
      if (at === -1) continue;
      this.faults.delete(fault);
      if (fault.kind === 'swallow') return { data: Buffer.alloc(0), isLast: false };
      const part = text.slice(0, at + Math.ceil(fault.marker.length / 2));
      const sent = fault.kind === 'abrupt' ? part : properlyEnded(part);
      return { data: Buffer.from(sent, 'latin1'), isLast: true };
    }
    return { data, isLast: false };
  }
}

/** Makes the last, cut chunk of a chunked body a whole one, and ends the body. The part must begin with a chunk. */
function properlyEnded(part: string): string {
  let rest = part;
  let whole = '';
  for (;;) {
    const [head = '', size = ''] = /^([0-9a-f]+)\r\n/.exec(rest) ?? [];
    if (size === '') throw new Error(`This is not the beginning of a chunk: ${rest.slice(0, 40)}`);
    const end = head.length + Number.parseInt(size, 16) + 2;
    if (end > rest.length) {
      const cut = rest.slice(head.length);
      return `${whole}${cut.length.toString(16)}\r\n${cut}\r\n0\r\n\r\n`;
    }
    whole += rest.slice(0, end);
    rest = rest.slice(end);
  }
}

interface Ways {
  /** An answer in the server's place; undefined lets the data through. */
  readonly up: (data: Buffer) => string | undefined;
  readonly down: (data: Buffer) => { readonly data: Buffer; readonly isLast: boolean };
  readonly delay: () => number;
}

/** One connection of a client, and the one to the server that belongs to it. */
class Pair {
  private readonly client: Socket;
  private readonly server: TLSSocket;
  private isFrozen = false;
  /** Parts of the server's that wait, in their order, which a connection keeps however long each is held. */
  private readonly held: { readonly due: number; readonly pass: () => void }[] = [];

  constructor(client: Socket, server: TLSSocket, ways: Ways) {
    this.client = client;
    this.server = server;
    client.on('data', (data) => {
      if (this.isFrozen) return;
      const answer = ways.up(data);
      if (answer === undefined) server.write(data);
      else client.write(answer);
    });
    server.on('data', (data: Buffer) => {
      const delay = ways.delay();
      if (delay === 0 && this.held.length === 0) this.pass(ways.down(data));
      else this.hold(() => this.pass(ways.down(data)), delay);
    });
    for (const socket of [client, server]) {
      socket.setNoDelay(true);
      socket.on('error', () => {});
      socket.on('close', () => this.end());
    }
  }

  onClose(closed: () => void): void {
    this.client.once('close', closed);
  }

  reset(): void {
    this.client.resetAndDestroy();
    this.server.destroy();
  }

  freeze(): void {
    this.isFrozen = true;
  }

  private hold(pass: () => void, milliseconds: number): void {
    this.held.push({ due: performance.now() + milliseconds, pass });
    if (this.held.length === 1) this.release();
  }

  private release(): void {
    for (let [next] = this.held; next !== undefined; [next] = this.held) {
      const rest = next.due - performance.now();
      if (rest > 0) {
        setTimeout(() => this.release(), rest);
        return;
      }
      next.pass();
      this.held.shift();
    }
  }

  private pass({ data, isLast }: { readonly data: Buffer; readonly isLast: boolean }): void {
    if (this.isFrozen || this.client.destroyed) return;
    this.client.write(data);
    if (isLast) this.client.end();
  }

  /** A black hole does not tell one side that the other has gone, apart from the client's own end. */
  private end(): void {
    if (this.isFrozen && !this.client.destroyed) return;
    this.client.end();
    this.server.destroy();
  }
}
