import { rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';

/*
 * Run as a process of its own inside a network namespace: `node relay.ts SOCKET PORT` passes every connection to the Unix socket on to
 * 127.0.0.1:PORT. A Unix socket with a path can be reached from every network namespace, so its callers need not be inside.
 */
const [path = '', port = ''] = process.argv.slice(2);
rmSync(path, { force: true });

createServer((client) => {
  const upstream = connect(Number(port), '127.0.0.1');
  client.pipe(upstream).pipe(client);
  client.on('error', () => upstream.destroy());
  upstream.on('error', () => client.destroy());
}).listen(path, () => process.stdout.write('listening\n'));
