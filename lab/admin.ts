import { once } from 'node:events';
import { request } from 'node:http';
import { join } from 'node:path';
import { temporaryFolder } from './folder.ts';
import { start, stop } from './process.ts';

/** Envoy's admin page. `get` answers the body; a status other than 200 or a connection that fails is an error. */
export interface Admin {
  get(path: string): Promise<string>;
  close(): Promise<void>;
}

type Target = { readonly socketPath: string } | { readonly host: string; readonly port: number };

const patience = 5000;

function get(target: Target, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request({ ...target, path, agent: false, timeout: patience }, (answer) => {
      let body = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => {
        body += chunk;
      });
      answer.on('error', reject);
      answer.on('end', () =>
        answer.statusCode === 200
          ? resolve(body)
          : reject(new Error(`${path}: ${answer.statusCode} ${body}`)),
      );
    });
    asked.on('timeout', () => asked.destroy(new Error(`${path}: no answer in ${patience} ms`)));
    asked.on('error', reject);
    asked.end();
  });
}

/** The admin page on 127.0.0.1:`port`, inside the network namespace where one is named. */
export async function openAdmin(port: number, netns?: string): Promise<Admin> {
  if (netns === undefined) {
    return { get: (path) => get({ host: '127.0.0.1', port }, path), close: async () => {} };
  }
  const { dir, remove } = await temporaryFolder();
  const socketPath = join(dir, 'socket');
  const relay = new URL('./relay.ts', import.meta.url).pathname;
  const child = start(
    { netns },
    [process.execPath, relay, socketPath, String(port)],
    ['ignore', 'pipe', 'inherit'],
  );
  const close = async (): Promise<void> => {
    await stop(child);
    await remove();
  };
  const { stdout } = child;
  if (stdout === null) throw new Error('the admin relay has no output');
  const listening = await Promise.race([
    once(stdout, 'data').then(() => true),
    once(child, 'exit').then(() => false),
  ]);
  if (listening) return { get: (path) => get({ socketPath }, path), close };
  await close();
  throw new Error(`the admin relay in network namespace ${netns} did not start`);
}
