import { createServer as createHttp1, type IncomingHttpHeaders } from 'node:http';
import { createServer as createHttp2, type ServerHttp2Session } from 'node:http2';
import { obeyOrders } from '../../lab/program.ts';
import { type Arrived, appPorts, type BackendOrder, numberHeaders, podHeader } from './flows.ts';

/* Run as a process of its own, in the world of a network: the apps of all pods that have no proxy, each on its own address. */

interface Seen {
  all: number;
  readonly different: Set<string>;
}

const seen = new Map<string, Seen>();
const apps = new Map<string, () => void>();

function note(headers: IncomingHttpHeaders): void {
  const key = `${headers[numberHeaders.section]} ${headers[numberHeaders.flow]}`;
  const entry = seen.get(key) ?? { all: 0, different: new Set<string>() };
  seen.set(key, entry);
  entry.all++;
  entry.different.add(String(headers[numberHeaders.number]));
}

async function open(address: string, pod: string): Promise<void> {
  const one = createHttp1({ keepAliveTimeout: 0 }, (request, response) => {
    note(request.headers);
    request.resume();
    response.setHeader(podHeader, pod);
    response.end('ok');
  });
  const sessions = new Set<ServerHttp2Session>();
  const two = createHttp2((request, response) => {
    note(request.headers);
    request.resume();
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

async function obey(order: BackendOrder): Promise<unknown> {
  switch (order.kind) {
    case 'open':
      await Promise.all(Object.entries(order.pods).map(([address, pod]) => open(address, pod)));
      return null;
    case 'end':
      apps.get(order.address)?.();
      apps.delete(order.address);
      return null;
    case 'arrived':
      return arrived();
  }
}

obeyOrders(obey);
