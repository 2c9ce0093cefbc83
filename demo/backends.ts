import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An application of a sample: `page` is what its web server has at `/` and `/index.html`; every other path is 404. */
export interface Application {
  /** `namespace/name` of the pod it stands for. */
  readonly pod: string;
  readonly service: string;
  readonly address: string;
  readonly page: string;
  /** How long it works on an answer, in milliseconds. */
  readonly worksFor: number;
}

export interface Backend extends Application {
  readonly port: number;
  stop(): Promise<void>;
}

/** The samples' pods with their answers as the articles show them, each at a loopback address of its own. */
export const applications: readonly Application[] = [
  {
    pod: 'default/user-app-v1-0',
    service: 'user-app-svc',
    address: '127.0.0.11',
    page: 'user service for v1\n',
    worksFor: 0,
  },
  {
    pod: 'default/user-app-v2-0',
    service: 'user-app-svc',
    address: '127.0.0.12',
    page: 'user service for v2\n',
    worksFor: 0,
  },
  {
    pod: 'default/hello-0',
    service: 'hello',
    address: '127.0.0.21',
    page: ' Hello World \n',
    worksFor: 5,
  },
  {
    pod: 'default/hello-new-0',
    service: 'hello',
    address: '127.0.0.22',
    page: ' Hello World(new) \n',
    worksFor: 5,
  },
];

function serve(application: Application): Server {
  const server = createServer((request, response) => {
    const found = request.url === '/' || request.url === '/index.html';
    const body = found ? application.page : 'not found\n';
    const headers = { 'content-type': 'text/html', 'content-length': Buffer.byteLength(body) };
    const answer = () => response.writeHead(found ? 200 : 404, headers).end(body);
    if (application.worksFor > 0) setTimeout(answer, application.worksFor);
    else answer();
  });
  // Node's 5 seconds would close idle connections under the proxy's hands; nginx waits this long.
  server.keepAliveTimeout = 75_000;
  return server;
}

/** Starts the application on a free port of its address; fails with Node's error when the address is not this machine's. */
export async function startBackend(application: Application): Promise<Backend> {
  const server = serve(application);
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, application.address, () => {
      const bound: AddressInfo | string | null = server.address();
      if (bound === null || typeof bound === 'string') reject(new Error(`${application.pod} has no port`));
      else resolve(bound.port);
    });
  });
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { ...application, port, stop };
}
