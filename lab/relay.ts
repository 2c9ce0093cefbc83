import { rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';

/*
 * Run as a process of its own: `node relay.ts FROM TO` passes every connection on, where each is the path of a Unix socket or a port of
 * 127.0.0.1. A Unix socket with a path can be reached from every network namespace, so its callers need not be inside.
 */
const [from = '', to = ''] = process.argv.slice(2);
const isPort = (end: string): boolean => /^\d+$/.test(end);
if (!isPort(from)) rmSync(from, { force: true });

const server = createServer((client) => {
  const upstream = isPort(to) ? connect(Number(to), '127.0.0.1') : connect(to);
  client.pipe(upstream).pipe(client);
  client.on('error', () => upstream.destroy());
  upstream.on('error', () => client.destroy());
});
const ready = (): void => void process.stdout.write('listening\n');
if (isPort(from)) server.listen(Number(from), '127.0.0.1', ready);
else server.listen(from, ready);
