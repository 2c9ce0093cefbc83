import { createServer as createHttp1, type IncomingHttpHeaders } from 'node:http';
import { createServer as createHttp2, type ServerHttp2Session } from 'node:http2';
import { setTimeout as after } from 'node:timers/promises';
import { obeyOrders } from '../../lab/program.ts';
import { type Arrived, appPorts, type BackendOrder, numberHeaders, podHeader } from './flows.ts';

/* Run as a process of its own, in the world of a network: the apps of all pods that have no proxy, each on its own address. */

interface Seen {
  all: number;
  readonly different: Set<string>;
}

const seen = new Map<string, Seen>();
const apps = new Map<string, () => void>();
/** Statuses of the apps that do not answer 200, by address. */
const statuses = new Map<string, number>();

/** When the last request of a flow came to an address. */
const last = new Map<string, number>();

function note(headers: IncomingHttpHeaders, address: string): void {
  last.set(`${address} ${headers[numberHeaders.flow]}`, Date.now());
  const key = `${headers[numberHeaders.section]} ${headers[numberHeaders.flow]}`;
  const entry = seen.get(key) ?? { all: 0, different: new Set<string>() };
  seen.set(key, entry);
  entry.all++;
  entry.different.add(String(headers[numberHeaders.number]));
}

async function open(address: string, pod: string): Promise<void> {
  const one = createHttp1({ keepAliveTimeout: 0 }, (request, response) => {
    note(request.headers, address);
    request.resume();
    response.statusCode = statuses.get(address) ?? 200;
    response.setHeader(podHeader, pod);
    response.end('ok');
  });
  const sessions = new Set<ServerHttp2Session>();
  const two = createHttp2((request, response) => {
    note(request.headers, address);
    request.resume();
    response.statusCode = statuses.get(address) ?? 200;
    response.setHeader(podHeader, pod);
    response.end('ok');
  });
  two.on('session', (session) => {
    sessions.add(session);
    session.on('close', () => sessions.delete(session));
    session.on('error', () => {});
  });
  apps.set(address, () => {
    // Those that are idle are ended at once, the others with their next answer.
    one.close();
    two.close();
    for (const session of sessions) session.close();
  });
  await Promise.all([
    new Promise<void>((done) => one.listen(appPorts.http, address, done)),
    new Promise<void>((done) => two.listen(appPorts.http2, address, done)),
  ]);
}

function arrived(): readonly Arrived[] {
  const counts = [...seen].map(([key, { all, different }]) => {
    const [, section = '', flow = ''] = /^(\d+) (.*)$/.exec(key) ?? [];
    return { flow, section: Number(section), all, different: different.size };
  });
  seen.clear();
  return counts;
}

async function left({ address, flows, quiet }: Extract<BackendOrder, { kind: 'left' }>): Promise<number> {
  for (;;) {
    const at = Math.max(0, ...flows.map((flow) => last.get(`${address} ${flow}`) ?? 0));
    const rest = at + quiet - Date.now();
    if (rest <= 0) return at;
    await after(rest);
  }
}

async function obey(order: BackendOrder): Promise<unknown> {
  switch (order.kind) {
    case 'open':
      await Promise.all(Object.entries(order.pods).map(([address, pod]) => open(address, pod)));
      return null;
    case 'end':
      apps.get(order.address)?.();
      apps.delete(order.address);
      return null;
    case 'left':
      return left(order);
    case 'answer':
      statuses.set(order.address, order.status);
      return null;
    case 'arrived':
      return arrived();
  }
}

obeyOrders(obey);
